import { parseDate } from "@internationalized/date";
import { useState } from "react";
import { useAsked } from "~/app/place";
import { Chip, StateChip } from "~/kit/Chip";
import { DatePicker } from "~/kit/DatePicker";
import { EmptyState } from "~/kit/EmptyState";
import { Link } from "~/kit/Link";
import { Row, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Pagination } from "~/kit/Pagination";
import { Select } from "~/kit/Select";
import { Table } from "~/kit/Table";
import { When } from "~/kit/When";
import { type Reply, useRead } from "~/kit/api";
import { installationNow } from "~/kit/clock";
import { Simulated } from "~/kit/Simulated";
import { useWords } from "~/kit/words/Words";
import { stateName } from "./parts";

type BookingRow = Reply<"/api/manage/bookings">["items"][number];
const online = "online";
const centresShown = 200;

/** Who sits where on a day: a centre's, or the online ones. */
export default function DeskPage() {
    const words = useWords();
    const asked = useAsked();
    const centre = asked.get("centre") || online;
    const day = asked.get("day") || installationNow().toISOString().slice(0, 10);
    const centres = useRead("/api/centres", { query: { limit: centresShown } });
    return (
        <>
            <PageHeader title={words("scheduling.desk.title")} lead={words("scheduling.desk.lead")} />
            <Stack gap={5}>
                <Row align="end">
                    <Select
                        label={words("scheduling.desk.where")}
                        value={centre}
                        onChange={(chosen) => asked.set({ centre: chosen })}
                        choices={[
                            { id: online, name: words("scheduling.online") },
                            ...(centres.data?.items ?? []).map((one) => ({ id: one.id, name: one.title })),
                        ]}
                    />
                    <DatePicker
                        label={words("scheduling.desk.day")}
                        value={parseDate(day)}
                        onChange={(chosen) => asked.set({ day: chosen?.toString() ?? "" })}
                    />
                </Row>
                <Day key={`${centre} ${day}`} centre={centre} day={day} />
            </Stack>
        </>
    );
}

function Day({ centre, day }: { readonly centre: string; readonly day: string }) {
    const words = useWords();
    const [trail, setTrail] = useState<readonly string[]>([]);
    const after = trail.at(-1);
    const reading = useRead("/api/manage/bookings", {
        query: { day, ...(centre === online ? {} : { centre }), ...(after === undefined ? {} : { after }) },
    });
    return (
        <Loaded reading={reading}>
            {({ items, next }) => items.length === 0
                ? <EmptyState icon="calendar" title={words("scheduling.desk.none")}>{words("scheduling.desk.noneNext")}</EmptyState>
                : (
                    <>
                        <Bookings rows={items} />
                        <Pagination
                            page={trail.length + 1}
                            hasMore={Boolean(next)}
                            onPage={(page) => setTrail(page > trail.length && next ? [...trail, next] : trail.slice(0, -1))}
                        />
                    </>
                )}
        </Loaded>
    );
}

function Bookings({ rows }: { readonly rows: readonly BookingRow[] }) {
    const words = useWords();
    return (
        <Table
            label={words("scheduling.desk.title")}
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
                {
                    id: "person",
                    title: words("scheduling.desk.person"),
                    cell: (row) => (
                        <>
                            <Link href={`/manage/bookings/${row.id}`}>{row.person.legal_name || words("scheduling.desk.erased")}</Link>
                            <Simulated who={row.person} />
                        </>
                    ),
                },
                { id: "start", title: words("scheduling.facts.start"), cell: (row) => <When at={row.starts_at} zone={row.zone} show="time" /> },
                { id: "exam", title: words("scheduling.facts.exam"), cell: (row) => row.exam_title },
                {
                    id: "seat",
                    title: words("scheduling.facts.seat"),
                    cell: (row) => row.room ? words("scheduling.facts.seatOf", { room: row.room, seat: row.seat ?? 0 }) : words("scheduling.online"),
                },
                {
                    id: "state",
                    title: words("scheduling.desk.state"),
                    cell: (row) => (
                        <Row gap={1}>
                            <StateChip state={row.state}>{stateName(words, row.state)}</StateChip>
                            {row.extra_minutes > 0 ? <Chip>{words("scheduling.desk.extra", { count: row.extra_minutes })}</Chip> : null}
                            {row.waived ? <Chip>{words("scheduling.desk.waived")}</Chip> : null}
                        </Row>
                    ),
                },
            ]}
        />
    );
}
