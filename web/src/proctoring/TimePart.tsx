import { useRead } from "~/kit/api";
import { DescriptionList } from "~/kit/DescriptionList";
import { timeWords } from "~/kit/instants";
import { Section } from "~/kit/layout";
import { useWords, type Words } from "~/kit/words/Words";
import { hasSpan, minutesOf, type TimeLine } from "./timeBank";

/** The exam's time as a ledger: what it began with, every change with its reason, and what is left. */
export function TimePart({ attempt, zone }: { readonly attempt: string; readonly zone: string }) {
    const words = useWords();
    const { data: bank } = useRead("/api/manage/attempts/{attempt}/time-bank", { path: { attempt } });
    if (!bank) {
        return null;
    }
    return (
        <Section title={words("proctoring.time.title")} gap={3}>
            <DescriptionList
                facts={[
                    {
                        term: words("proctoring.time.exam"),
                        value: words("proctoring.time.exam_value", { minutes: bank.minutes, extra: bank.extra_minutes }),
                    },
                    { term: words("proctoring.time.used"), value: words("proctoring.minutes", { minutes: minutesOf(bank.used_seconds) }) },
                    { term: words("proctoring.time.left"), value: words("proctoring.minutes", { minutes: minutesOf(bank.left_seconds) }) },
                ]}
            />
            {bank.lines.length === 0
                ? <p className="soft">{words("proctoring.time.none")}</p>
                : (
                    <ul className="incidents" role="list">
                        {bank.lines.map((line) => <Line key={line.number} line={line} zone={zone} words={words} />)}
                    </ul>
                )}
        </Section>
    );
}

function Line({ line, zone, words }: { readonly line: TimeLine; readonly zone: string; readonly words: Words }) {
    // On the wall clock of the place alone: a ledger in two zones is hard to follow.
    const at = (instant: string) => <time dateTime={instant}>{timeWords(new Date(instant), zone, words.locale)}</time>;
    const span = {
        from: at(line.from),
        until: line.until ? at(line.until) : words("proctoring.time.now"),
    };
    return (
        <li>
            <div className="strong">{words(`proctoring.time.${line.kind}`, { minutes: minutesOf(line.seconds), seconds: line.seconds })}</div>
            {line.code ? <div>{words(`delivery.reason.${line.code}`)}</div> : null}
            {line.reason === "" ? null : <p>{line.reason}</p>}
            <div className="faint">
                {words.rich(hasSpan(line) ? "proctoring.time.span" : "proctoring.time.at", span)}
                {line.by === "" ? null : ` · ${line.by}`}
            </div>
        </li>
    );
}
