import type { Reply } from "~/kit/api";
import { Bars } from "~/kit/Bars";
import { Chip } from "~/kit/Chip";
import { Row, Stack } from "~/kit/layout";
import { Link } from "~/kit/Link";
import { Simulated } from "~/kit/Simulated";
import { Table } from "~/kit/Table";
import { useWords } from "~/kit/words/Words";

type Line = Reply<"/api/manage/key-corrections/{correction}">["lines"][number];

/** How many change, and which way, of all who sat a form with the item. */
export function Movement({ results, changed, raised, lowered, holders }: {
    readonly results?: number;
    readonly changed: number;
    readonly raised: number;
    readonly lowered: number;
    readonly holders?: number;
}) {
    const words = useWords();
    const all = results ?? changed;
    const share = (count: number) => (all === 0 ? 0 : (100 * count) / all);
    const bar = (id: string, count: number, kind: "accent" | "good" | "bad" | "brass") => ({
        id, name: words(`scoring.correct.bar.${id}`), value: share(count), text: words("scoring.correct.of_all", { count, all }), kind,
    });
    return (
        <Stack gap={3}>
            <Bars
                label={words("scoring.correct.who")}
                bars={[
                    bar("changed", changed, "accent"),
                    bar("raised", raised, "good"),
                    bar("lowered", lowered, "bad"),
                    ...(holders === undefined ? [] : [bar("holders", holders, "brass")]),
                ]}
            />
        </Stack>
    );
}

/** Everyone who is touched: points and outcome before and after. */
export function CorrectedTable({ lines, followed }: { readonly lines: readonly Line[]; readonly followed?: boolean }) {
    const words = useWords();
    const outcome = (passed: boolean) => words(passed ? "scoring.manage.passed" : "scoring.manage.failed");
    return (
        <Table
            label={words("scoring.correct.who")}
            rows={lines}
            rowKey={(line) => line.result}
            columns={[
                {
                    id: "name",
                    title: words("scoring.manage.candidate"),
                    cell: (line) => (
                        <>
                            <Link href={`/manage/results/${line.result}`}>{line.name || words("scoring.manage.erased")}</Link>
                            <Simulated who={line} />
                        </>
                    ),
                },
                {
                    id: "points",
                    title: words("scoring.manage.points"),
                    cell: (line) => words("scoring.correct.points", {
                        before: line.raw_before, all_before: line.all_right_before, after: line.raw_after, all_after: line.all_right_after,
                    }),
                },
                { id: "score", title: words("scoring.manage.score"), cell: (line) => words("scoring.correct.change", { before: line.scaled_before, after: line.scaled_after }) },
                {
                    id: "outcome",
                    title: words("scoring.correct.outcome"),
                    cell: (line) => (
                        <Row gap={2}>
                            <Chip kind={line.passed_before === line.passed_after ? "plain" : line.passed_after ? "good" : line.kept ? "plain" : "bad"}>
                                {line.passed_before === line.passed_after
                                    ? outcome(line.passed_after)
                                    : words("scoring.correct.moves", { before: outcome(line.passed_before), after: outcome(line.passed_after) })}
                            </Chip>
                            {line.kept ? <Chip kind="brass">{words("scoring.correct.kept")}</Chip> : null}
                            {line.holds ? <Chip kind="brass">{words("scoring.correct.holds")}</Chip> : null}
                        </Row>
                    ),
                },
                ...(followed
                    ? [{
                        id: "told",
                        title: words("scoring.correct.followed"),
                        cell: (line: Line) => (
                            <Row gap={2}>
                                {line.kept ? null : <Chip kind={line.told_at ? "good" : "warn"}>{words(line.told_at ? "scoring.correct.told" : "scoring.correct.not_told")}</Chip>}
                                {line.follows
                                    ? <Chip kind={line.followed_at ? "good" : "warn"}>{words(line.followed_at ? "scoring.correct.credential" : "scoring.correct.no_credential")}</Chip>
                                    : null}
                            </Row>
                        ),
                    }]
                    : []),
            ]}
        />
    );
}
