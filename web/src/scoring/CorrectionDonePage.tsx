import { usePathPart } from "~/app/place";
import { type Reply, useRead } from "~/kit/api";
import { Card } from "~/kit/Card";
import { DescriptionList } from "~/kit/DescriptionList";
import { Section, Stack } from "~/kit/layout";
import { Link } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { ProgressBar } from "~/kit/ProgressBar";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { CorrectedTable, Movement } from "./CorrectedTable";

type Detail = Reply<"/api/manage/key-corrections/{correction}">;
const againMilliseconds = 2000;

function isDone({ correction }: Detail): boolean {
    return correction.told >= correction.changed && correction.followed >= correction.to_follow;
}

function share(count: number, all: number): number {
    return all === 0 ? 100 : (100 * count) / all;
}

/** A correction that was made: everyone it touched, and how far mail and credentials have come. */
export default function CorrectionDonePage() {
    const correction = usePathPart("correction");
    const first = useRead("/api/manage/key-corrections/{correction}", { path: { correction } });
    const waits = first.data !== undefined && !isDone(first.data);
    // The same reading, asked again until all have heard.
    useRead("/api/manage/key-corrections/{correction}", { path: { correction } }, { enabled: waits, ...(waits ? { refetchInterval: againMilliseconds } : {}) });
    return <Loaded reading={first} lines={8}>{(detail) => <Shown detail={detail} />}</Loaded>;
}

function Shown({ detail }: { readonly detail: Detail }) {
    const words = useWords();
    const { correction, lines } = detail;
    return (
        <>
            <PageHeader
                title={words("scoring.corrections.of", { name: correction.item_name, number: correction.number })}
                crumbs={[{ name: words("scoring.corrections.title"), href: "/manage/key-corrections" }]}
            />
            <Stack gap={6}>
                <div role="status">
                    {isDone(detail)
                        ? <Notice kind="good" title={words("scoring.corrections.done")}>{words("scoring.corrections.done_text")}</Notice>
                        : <Notice title={words("scoring.corrections.under_way")}>{words("scoring.corrections.under_way_text")}</Notice>}
                </div>
                <Card>
                    <Stack gap={4}>
                        <ProgressBar
                            label={words("scoring.corrections.told")}
                            value={share(correction.told, correction.changed)}
                            text={words("scoring.correct.of_all", { count: correction.told, all: correction.changed })}
                        />
                        <ProgressBar
                            label={words("scoring.corrections.followed")}
                            value={share(correction.followed, correction.to_follow)}
                            text={words("scoring.correct.of_all", { count: correction.followed, all: correction.to_follow })}
                        />
                    </Stack>
                </Card>
                <DescriptionList
                    facts={[
                        { term: words("scoring.correct.remedy"), value: words(`scoring.remedy.${correction.remedy}`) },
                        { term: words("scoring.corrections.item"), value: <Link href={`/manage/bank/items/${correction.item_name}`}>{correction.item_name}</Link> },
                        { term: words("scoring.corrections.demotions"), value: words(`scoring.demotions.${correction.demotions}`) },
                        { term: words("scoring.corrections.kept"), value: String(correction.kept) },
                        { term: words("scoring.manage.by"), value: correction.by || words("scoring.manage.erased") },
                        { term: words("scoring.manage.at"), value: <When at={correction.applied_at} /> },
                        { term: words("scoring.correct.reason"), value: correction.reason },
                    ]}
                />
                <Section title={words("scoring.correct.who")}>
                    <Movement changed={correction.changed} raised={correction.raised} lowered={correction.lowered} />
                    {lines.length === 0 ? <p className="soft">{words("scoring.correct.nobody")}</p> : <CorrectedTable lines={lines} followed />}
                </Section>
            </Stack>
        </>
    );
}
