import { useState } from "react";
import { useAsked } from "~/app/place";
import { type Reply, useRead } from "~/kit/api";
import { EmptyState } from "~/kit/EmptyState";
import { Row, Stack } from "~/kit/layout";
import { Link } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Pagination } from "~/kit/Pagination";
import { Button } from "~/kit/Button";
import { SearchField } from "~/kit/SearchField";
import { type Column, Table } from "~/kit/Table";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { PersonShown } from "./labels";

type Line = Reply<"/api/bank/views">["items"][number];

/** Who of the staff looked at which live item: what to read when one has leaked. */
export default function ViewsPage() {
    const words = useWords();
    const asked = useAsked();
    const item = asked.get("item");
    const person = asked.get("person");
    const [typed, setTyped] = useState(item);
    const [starts, setStarts] = useState<readonly string[]>([""]);
    const after = starts.at(-1) ?? "";
    const reading = useRead("/api/bank/views", {
        query: { limit: 100, ...(item === "" ? {} : { item }), ...(person === "" ? {} : { person }), ...(after === "" ? {} : { after }) },
    });
    const narrow = (changes: Record<string, string>) => {
        setStarts([""]);
        asked.set(changes);
    };
    const columns: readonly Column<Line>[] = [
        { id: "person", title: words("itembank.views.person"), cell: (line) => <PersonShown person={line.person} /> },
        { id: "item", title: words("itembank.item"), cell: (line) => <Link href={`/manage/bank/items/${line.item}`}>{line.item}</Link> },
        { id: "version", title: words("itembank.one.version"), align: "end", cell: (line) => line.version ?? "–" },
        { id: "place", title: words("itembank.views.place"), cell: (line) => words(`itembank.views.place.${line.place}`) },
        { id: "at", title: words("itembank.views.at"), cell: (line) => <When at={line.at} /> },
        {
            id: "only",
            title: words("itembank.views.only"),
            align: "actions",
            cell: (line) => <Button size="small" look="quiet" aria-label={words("itembank.views.only_of", { name: line.person.name })} onPress={() => narrow({ person: line.person.id })}>{words("itembank.views.only")}</Button>,
        },
    ];
    return (
        <>
            <PageHeader title={words("itembank.views.title")} lead={words("itembank.views.lead")} crumbs={[{ name: words("itembank.bank.title"), href: "/manage/bank" }]} />
            <Stack gap={5}>
                <Row>
                    <SearchField label={words("itembank.views.item")} value={typed} onChange={setTyped} onSubmit={(to) => narrow({ item: to.trim() })} onClear={() => narrow({ item: "" })} />
                    {person === "" ? null : <Button size="small" onPress={() => narrow({ person: "" })}>{words("itembank.views.everybody")}</Button>}
                </Row>
                <Loaded reading={reading} lines={8}>
                    {({ items, next }) => items.length === 0
                        ? <EmptyState icon="check" title={words("itembank.views.none")} />
                        : (
                            <Stack gap={4}>
                                <Table
                                    label={words("itembank.views.title")}
                                    columns={columns}
                                    rows={items}
                                    rowKey={(line) => `${line.at}|${line.item}|${line.version ?? ""}|${line.person.id}|${line.place}`}
                                />
                                <Pagination
                                    page={starts.length}
                                    hasMore={typeof next === "string"}
                                    onPage={(page) => setStarts(page > starts.length ? [...starts, next ?? ""] : starts.slice(0, page))}
                                />
                            </Stack>
                        )}
                </Loaded>
            </Stack>
        </>
    );
}
