import { Chip, StateChip } from "~/kit/Chip";
import { timeWords } from "~/kit/instants";
import { useWords } from "~/kit/words/Words";
import { type DayEntry, groupOf, isSilent, minutesSince, promisedMinutes } from "./desk";

/** How somebody stands, in chips: waiting since when, how far the exam is, or how late. */
export function Standing({ entry, now }: { readonly entry: DayEntry; readonly now: Date }) {
    const words = useWords();
    const { attempt } = entry;
    if (attempt?.phase === "awaiting_proctor") {
        const minutes = minutesSince(attempt.asked_at ?? attempt.created_at, now);
        return <Chip kind={minutes < promisedMinutes ? "warn" : "bad"}>{words("proctoring.row.waiting", { minutes })}</Chip>;
    }
    if (attempt) {
        const runs = attempt.phase === "in_progress" || attempt.phase === "paused";
        return (
            <>
                <StateChip state={attempt.phase}>{words(`delivery.phase.${attempt.phase}`)}</StateChip>
                {runs
                    ? (
                        <span className="soft small numeric">
                            {words("proctoring.row.progress", {
                                answered: attempt.answered,
                                items: attempt.items,
                                minutes: Math.ceil(attempt.seconds_left / 60),
                            })}
                        </span>
                    )
                    : null}
                {isSilent(entry, now)
                    ? (
                        <Chip kind="bad">
                            {words("proctoring.row.silent", {
                                minutes: minutesSince(attempt.heard_at ?? "", now),
                                since: timeWords(new Date(attempt.heard_at ?? now), entry.zone, words.locale),
                            })}
                        </Chip>
                    )
                    : null}
            </>
        );
    }
    if (entry.minutes_late > 0) {
        return <Chip kind="warn">{words("proctoring.row.late", { minutes: entry.minutes_late })}</Chip>;
    }
    return groupOf(entry) === "expected"
        ? <Chip>{words("proctoring.row.expected")}</Chip>
        : <StateChip state={entry.state}>{words(`proctoring.state.${entry.state}`)}</StateChip>;
}
