import { useQueryClient } from "@tanstack/react-query";
import { useAsked } from "~/app/place";
import { StateChip } from "~/kit/Chip";
import { EmptyState } from "~/kit/EmptyState";
import { Row, Stack } from "~/kit/layout";
import { Link } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Select } from "~/kit/Select";
import { Table } from "~/kit/Table";
import { When } from "~/kit/When";
import { useRead } from "~/kit/api";
import { Simulated } from "~/kit/Simulated";
import { useWords } from "~/kit/words/Words";
import { useLive } from "./live";
import { LiveSign } from "./LiveSign";

const lookMilliseconds = { live: 60_000, reconnecting: 10_000 } as const;
const phases = [
    "created", "checked_in", "awaiting_proctor", "authorised", "in_progress", "paused", "submitted", "declined", "aborted", "expired",
    "voided",
] as const;
const kinds = ["exam", "practice"] as const;

const among = <T extends string>(all: readonly T[], asked: string): T | undefined => all.find((one) => one === asked);

/** All attempts, newest first, for the programme manager. */
export default function AttemptsPage() {
    const words = useWords();
    const asked = useAsked();
    const phase = among(phases, asked.get("phase"));
    const kind = among(kinds, asked.get("kind"));
    const after = asked.get("after");
    const known = useQueryClient();
    const liveness = useLive("/api/manage/attempts/live", () => {
        void known.invalidateQueries({ queryKey: ["/api/manage/attempts"] });
    });
    const reading = useRead("/api/manage/attempts", {
        query: { ...(phase ? { phase } : {}), ...(kind ? { kind } : {}), ...(after === "" ? {} : { after }) },
    }, { refetchInterval: lookMilliseconds[liveness] });
    const all = { id: "", name: words("delivery.attempts.all") };
    return (
        <>
            <PageHeader title={words("delivery.attempts.title")} lead={words("delivery.attempts.lead")} />
            <Stack gap={5}>
                <LiveSign liveness={liveness} isStale={reading.isError} every={lookMilliseconds.reconnecting / 1000} />
                <Row>
                    <Select
                        label={words("delivery.attempts.kind")}
                        value={kind ?? ""}
                        onChange={(value) => asked.set({ kind: value, after: "" })}
                        choices={[all, ...kinds.map((id) => ({ id, name: words(`delivery.kind.${id}`) }))]}
                    />
                    <Select
                        label={words("delivery.attempts.phase")}
                        value={phase ?? ""}
                        onChange={(value) => asked.set({ phase: value, after: "" })}
                        choices={[all, ...phases.map((id) => ({ id, name: words(`delivery.phase.${id}`) }))]}
                    />
                </Row>
                <Loaded reading={reading}>
                    {({ items, next }) => items.length === 0
                        ? <EmptyState title={words("delivery.attempts.none")} />
                        : (
                            <>
                                <Table
                                    label={words("delivery.attempts.title")}
                                    rows={items}
                                    rowKey={(row) => row.id}
                                    columns={[
                                        {
                                            id: "who",
                                            title: words("delivery.attempts.who"),
                                            cell: (row) => (
                                                <>
                                                    <Link href={`/manage/attempts/${row.id}`}>{row.name || words("delivery.attempts.erased")}</Link>
                                                    <Simulated who={row} />
                                                </>
                                            ),
                                        },
                                        { id: "what", title: words("delivery.attempts.what"), cell: (row) => words("delivery.attempts.of", { kind: row.kind, exam: row.exam }) },
                                        { id: "when", title: words("delivery.attempts.when"), cell: (row) => <When at={row.started_at ?? row.created_at} /> },
                                        {
                                            id: "phase",
                                            title: words("delivery.attempts.phase"),
                                            cell: (row) => <StateChip state={row.phase}>{words(`delivery.phase.${row.phase}`)}</StateChip>,
                                        },
                                    ]}
                                />
                                <Row spread>
                                    {after === "" ? <span /> : <Link href="/manage/attempts">{words("delivery.attempts.first")}</Link>}
                                    {next
                                        ? <Link href={`/manage/attempts?${new URLSearchParams({ kind: kind ?? "", phase: phase ?? "", after: next }).toString()}`}>{words("delivery.attempts.next")}</Link>
                                        : null}
                                </Row>
                            </>
                        )}
                </Loaded>
            </Stack>
        </>
    );
}
