import { usePathPart } from "~/app/place";
import { type Reply, useRead } from "~/kit/api";
import { Chip } from "~/kit/Chip";
import { EmptyState } from "~/kit/EmptyState";
import { Link } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { type Column, Table } from "~/kit/Table";
import { useWords } from "~/kit/words/Words";
import { When } from "~/kit/When";

type Line = Reply<"/api/manage/exams/{exam}/forms">["items"][number];

/** The forms of an exam, every version: a form somebody has sat is never edited. */
export default function FormsPage() {
    const words = useWords();
    const exam = usePathPart("exam");
    const reading = useRead("/api/manage/exams/{exam}/forms", { path: { exam } });
    const columns: readonly Column<Line>[] = [
        {
            id: "name",
            title: words("itembank.form"),
            cell: (form) => <Link href={`/manage/forms/${form.id}`}>{words("itembank.formName", { name: form.name, number: form.number })}</Link>,
        },
        {
            id: "state",
            title: words("itembank.state"),
            cell: (form) => <Chip kind={form.current ? "good" : "plain"}>{words(form.current ? "itembank.current" : "itembank.earlier")}</Chip>,
        },
        { id: "scored", title: words("itembank.scored"), align: "end", cell: (form) => form.scored },
        { id: "pretest", title: words("itembank.pretest"), align: "end", cell: (form) => form.items - form.scored },
        { id: "anchors", title: words("itembank.anchors"), align: "end", cell: (form) => form.anchors },
        { id: "cut", title: words("itembank.cut"), align: "end", cell: (form) => form.cut },
        {
            id: "delivered",
            title: words("itembank.delivered"),
            cell: (form) => form.delivered_at ? <When at={form.delivered_at} show="day" /> : words("itembank.never"),
        },
    ];
    return (
        <>
            <PageHeader
                title={words("itembank.forms")}
                lead={words("itembank.formsLead")}
                crumbs={[{ name: words("catalog.exams.title"), href: "/manage/exams" }]}
            />
            <Loaded reading={reading}>
                {({ items }) => items.length === 0
                    ? <EmptyState title={words("itembank.none")}>{words("itembank.noneNext")}</EmptyState>
                    : <Table label={words("itembank.forms")} columns={columns} rows={items} rowKey={(form) => form.id} />}
            </Loaded>
        </>
    );
}
