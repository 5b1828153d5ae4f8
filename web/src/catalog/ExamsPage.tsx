import { NothingYet } from "~/app/NothingYet";
import { type Reply, useRead } from "~/kit/api";
import { Chip } from "~/kit/Chip";
import { Link } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { type Column, Table } from "~/kit/Table";
import { useWords } from "~/kit/words/Words";
import { duration, languageName } from "./offer";

type Line = Reply<"/api/manage/exams">[number];

export default function ExamsPage() {
    const words = useWords();
    const reading = useRead("/api/manage/exams");
    const columns: readonly Column<Line>[] = [
        { id: "title", title: words("catalog.fact.exam"), cell: (exam) => <Link href={`/manage/exams/${exam.id}`}>{exam.title}</Link> },
        { id: "code", title: words("catalog.exams.code"), cell: (exam) => exam.code },
        {
            id: "status",
            title: words("catalog.schemes.status"),
            cell: (exam) => <Chip kind={exam.status === "open" ? "good" : "info"}>{words(`catalog.status.${exam.status}`)}</Chip>,
        },
        { id: "language", title: words("catalog.fact.language"), cell: (exam) => languageName(words, exam.language) },
        { id: "time", title: words("catalog.fact.time"), cell: (exam) => duration(words, exam.minutes) },
        { id: "mark", title: words("catalog.fact.passMark"), align: "end", cell: (exam) => exam.pass_mark },
        { id: "version", title: words("catalog.schemes.version"), align: "end", cell: (exam) => exam.version },
    ];
    return (
        <>
            <PageHeader title={words("catalog.exams.title")} lead={words("catalog.exams.lead")} />
            <Loaded reading={reading}>
                {(exams) => exams.length === 0
                    ? <NothingYet />
                    : <Table label={words("catalog.exams.title")} columns={columns} rows={exams} rowKey={(exam) => exam.id} />}
            </Loaded>
        </>
    );
}
