import { useState } from "react";
import { useAsked } from "~/app/place";
import { type Reply, useAct, useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { Chip } from "~/kit/Chip";
import { Countdown } from "~/kit/Countdown";
import { EmptyState } from "~/kit/EmptyState";
import { HiddenText, Row, Stack } from "~/kit/layout";
import { Link } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { Pagination } from "~/kit/Pagination";
import { Select } from "~/kit/Select";
import { Simulated } from "~/kit/Simulated";
import { Table } from "~/kit/Table";
import { toast } from "~/kit/Toast";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { HoldDialog } from "./HoldDialog";

type Managed = Reply<"/api/manage/results">["items"][number];
type State = Managed["result"]["state"];
type ReleaseRow = Reply<"/api/manage/releases", "post">[number];
const states: readonly State[] = ["provisional", "held", "official", "rescored", "voided"];

/** The results of everybody, by state: release them, hold one with a reason. */
export default function ManageResultsPage() {
    const words = useWords();
    const asked = useAsked();
    const state = states.find((one) => one === asked.get("state")) ?? "provisional";
    const [trail, setTrail] = useState<readonly string[]>([]);
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
    const [holding, setHolding] = useState<Managed>();
    const [refused, setRefused] = useState<readonly ReleaseRow[]>([]);
    const after = trail.at(-1);
    const reading = useRead("/api/manage/results", { query: { state, ...(after === undefined ? {} : { after }) } });
    const release = useAct("post", "/api/manage/releases", {
        done: (rows) => {
            const good = rows.filter((row) => row.released).length;
            setRefused(rows.filter((row) => !row.released));
            setChosen(new Set());
            if (good > 0) {
                toast(words("scoring.manage.released", { count: good }));
            }
        },
    });
    const open = state === "provisional" || state === "held" || state === "rescored";
    const choose = (id: string, on: boolean) =>
        setChosen((before) => {
            const next = new Set(before);
            if (on) {
                next.add(id);
            } else {
                next.delete(id);
            }
            return next;
        });
    return (
        <>
            <PageHeader title={words("scoring.manage.title")} lead={words("scoring.manage.lead")} />
            <Stack gap={5}>
                <Row align="end" spread>
                    <Select
                        label={words("scoring.manage.state")}
                        value={state}
                        choices={states.map((one) => ({ id: one, name: words(`scoring.state.${one}`) }))}
                        onChange={(next) => {
                            setTrail([]);
                            setChosen(new Set());
                            asked.set({ state: next });
                        }}
                    />
                    {open
                        ? (
                            <Button
                                look="primary"
                                isDisabled={chosen.size === 0}
                                isPending={release.isPending}
                                onPress={() => release.run({ body: { results: [...chosen] } })}
                            >
                                {words("scoring.manage.release", { count: chosen.size })}
                            </Button>
                        )
                        : null}
                </Row>
                {refused.length === 0 ? null : (
                    <Notice kind="warn" title={words("scoring.manage.notReleased", { count: refused.length })}>
                        <ul>{refused.map((row) => <li key={row.result}>{row.detail}</li>)}</ul>
                    </Notice>
                )}
                <Loaded reading={reading}>
                    {({ items, next }) => items.length === 0 && trail.length === 0
                        ? <EmptyState icon="check" title={words("scoring.manage.none")} />
                        : (
                            <>
                                <Table
                                    label={words("scoring.manage.title")}
                                    rows={items}
                                    rowKey={(row) => row.result.id}
                                    columns={[
                                        {
                                            id: "name",
                                            title: words("scoring.manage.candidate"),
                                            cell: (row) => (
                                                <Row gap={2}>
                                                    {open
                                                        ? (
                                                            <Checkbox
                                                                isSelected={chosen.has(row.result.id)}
                                                                onChange={(on) => choose(row.result.id, on)}
                                                            >
                                                                <HiddenText>
                                                                    {words("scoring.manage.choose", { name: row.name || words("scoring.manage.erased") })}
                                                                </HiddenText>
                                                            </Checkbox>
                                                        )
                                                        : null}
                                                    <Link href={`/manage/results/${row.result.id}`}>
                                                        {row.name || words("scoring.manage.erased")}
                                                    </Link>
                                                    <Simulated who={row} />
                                                </Row>
                                            ),
                                        },
                                        { id: "exam", title: words("scoring.result.exam"), cell: (row) => row.result.exam_title },
                                        {
                                            id: "score",
                                            title: words("scoring.manage.score"),
                                            cell: (row) => (
                                                <Row gap={2}>
                                                    <span className="numeric">{words("scoring.scale.number", { value: row.result.scaled })}</span>
                                                    <Chip kind={row.result.passed ? "good" : "plain"}>
                                                        {words(row.result.passed ? "scoring.manage.passed" : "scoring.manage.failed")}
                                                    </Chip>
                                                </Row>
                                            ),
                                        },
                                        { id: "when", title: words("scoring.result.taken"), cell: (row) => <When at={row.result.submitted_at} /> },
                                        { id: "due", title: words("scoring.manage.due"), cell: (row) => <Due row={row} /> },
                                        {
                                            id: "actions",
                                            title: words("scoring.manage.actions"),
                                            align: "actions",
                                            cell: (row) => row.result.state === "provisional" || row.result.state === "held"
                                                ? (
                                                    <Button look="quiet" size="small" onPress={() => setHolding(row)}>
                                                        {words(row.result.state === "held" ? "scoring.manage.holdOn" : "scoring.manage.hold")}
                                                    </Button>
                                                )
                                                : null,
                                        },
                                    ]}
                                />
                                <Pagination
                                    page={trail.length + 1}
                                    hasMore={!!next}
                                    onPage={(page) => setTrail(page > trail.length + 1 && next ? [...trail, next] : trail.slice(0, -1))}
                                />
                            </>
                        )}
                </Loaded>
            </Stack>
            {holding ? <HoldDialog key={holding.result.id} result={holding.result.id} name={holding.name} onClose={() => setHolding(undefined)} /> : null}
        </>
    );
}

function Due({ row: { result } }: { readonly row: Managed }) {
    const words = useWords();
    if (result.state === "provisional") {
        return <Countdown until={result.release_due} />;
    }
    if (result.state === "held") {
        return <Countdown until={result.held_until ?? result.promised_by} over={words("scoring.manage.overdue")} />;
    }
    return result.official_at ? <When at={result.official_at} /> : words("scoring.manage.notOfficial");
}
