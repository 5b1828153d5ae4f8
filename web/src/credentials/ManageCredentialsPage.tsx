import { useState } from "react";
import { useAsked } from "~/app/place";
import { type Reply, useRead } from "~/kit/api";
import { StateChip } from "~/kit/Chip";
import { EmptyState } from "~/kit/EmptyState";
import { Row, Stack } from "~/kit/layout";
import { Link } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Pagination } from "~/kit/Pagination";
import { Select } from "~/kit/Select";
import { Simulated } from "~/kit/Simulated";
import { Table } from "~/kit/Table";
import { useWords } from "~/kit/words/Words";
import { Day } from "./Day";

type State = Reply<"/api/manage/credentials">["items"][number]["credential"]["state"];
const states: readonly State[] = ["active", "expiring", "expired", "suspended", "revoked", "superseded"];
const everyState = "all";

/** Every credential of the programme, in the state of this moment. */
export default function ManageCredentialsPage() {
    const words = useWords();
    const asked = useAsked();
    const state = states.find((one) => one === asked.get("state"));
    const [trail, setTrail] = useState<readonly string[]>([]);
    const after = trail.at(-1);
    const reading = useRead("/api/manage/credentials", {
        query: { ...(state === undefined ? {} : { state }), ...(after === undefined ? {} : { after }) },
    });
    return (
        <>
            <PageHeader title={words("credentials.manage.title")} lead={words("credentials.manage.lead")} />
            <Stack gap={5}>
                <Row>
                    <Select
                        label={words("credentials.manage.state")}
                        value={state ?? everyState}
                        choices={[
                            { id: everyState, name: words("credentials.manage.every") },
                            ...states.map((one) => ({ id: one, name: words(`credentials.state.${one}`) })),
                        ]}
                        onChange={(next) => {
                            setTrail([]);
                            asked.set({ state: next === everyState ? "" : next });
                        }}
                    />
                </Row>
                <Loaded reading={reading}>
                    {({ items, next }) => (
                        <>
                            {items.length === 0
                                ? <EmptyState icon="medal" title={words(next ? "credentials.manage.noneHere" : "credentials.manage.none")} />
                                : (
                                    <Table
                                        label={words("credentials.manage.title")}
                                        rows={items}
                                        rowKey={(row) => row.credential.id}
                                        columns={[
                                            {
                                                id: "name",
                                                title: words("credentials.verify.holder"),
                                                cell: (row) => (
                                                    <>
                                                        <Link href={`/manage/credentials/${row.credential.id}`}>
                                                            {row.name || words("credentials.verify.erased")}
                                                        </Link>
                                                        <Simulated who={row} />
                                                    </>
                                                ),
                                            },
                                            { id: "title", title: words("credentials.verify.title"), cell: (row) => row.credential.title },
                                            {
                                                id: "state",
                                                title: words("credentials.manage.state"),
                                                cell: (row) => (
                                                    <StateChip state={row.credential.state}>
                                                        {words(`credentials.state.${row.credential.state}`)}
                                                    </StateChip>
                                                ),
                                            },
                                            { id: "passed", title: words("credentials.passedOn"), cell: (row) => <Day on={row.credential.passed_on} /> },
                                            { id: "until", title: words("credentials.verify.until"), cell: (row) => <Day on={row.credential.expires_on} /> },
                                        ]}
                                    />
                                )}
                            <Pagination
                                page={trail.length + 1}
                                hasMore={!!next}
                                onPage={(page) => setTrail(page > trail.length + 1 && next ? [...trail, next] : trail.slice(0, -1))}
                            />
                        </>
                    )}
                </Loaded>
            </Stack>
        </>
    );
}
