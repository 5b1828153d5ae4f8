import { NothingYet } from "~/app/NothingYet";
import { type Reply, useRead } from "~/kit/api";
import { Chip } from "~/kit/Chip";
import { Link } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Money } from "~/kit/Money";
import { PageHeader } from "~/kit/PageHeader";
import { type Column, Table } from "~/kit/Table";
import { useWords } from "~/kit/words/Words";

type Line = Reply<"/api/manage/schemes">[number];

export default function SchemesPage() {
    const words = useWords();
    const reading = useRead("/api/manage/schemes");
    const columns: readonly Column<Line>[] = [
        {
            id: "title",
            title: words("catalog.schemes.certification"),
            cell: (line) => <Link href={`/manage/schemes/${line.certification}`}>{line.title}</Link>,
        },
        { id: "level", title: words("catalog.filters.level"), cell: (line) => words(`catalog.level.${line.level}`) },
        {
            id: "status",
            title: words("catalog.schemes.status"),
            cell: (line) => <Chip kind={line.status === "open" ? "good" : "info"}>{words(`catalog.status.${line.status}`)}</Chip>,
        },
        {
            id: "price",
            title: words("catalog.fact.price"),
            cell: (line) => <Money cents={line.price.cents} currency={line.price.currency || "EUR"} />,
        },
        { id: "version", title: words("catalog.schemes.version"), align: "end", cell: (line) => line.version },
    ];
    return (
        <>
            <PageHeader title={words("catalog.schemes.title")} lead={words("catalog.schemes.lead")} />
            <Loaded reading={reading}>
                {(lines) => lines.length === 0
                    ? <NothingYet />
                    : <Table label={words("catalog.schemes.title")} columns={columns} rows={lines} rowKey={(line) => line.certification} />}
            </Loaded>
        </>
    );
}
