import { NothingYet } from "~/app/NothingYet";
import { type Reply, useRead } from "~/kit/api";
import { Link } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Money } from "~/kit/Money";
import { PageHeader } from "~/kit/PageHeader";
import { type Column, Table } from "~/kit/Table";
import { useWords } from "~/kit/words/Words";

type Line = Reply<"/api/manage/courses">[number];

/** How courses are taken. A number about few people is not shown: it would say too much about each of them. */
export default function CoursesPage() {
    const words = useWords();
    const reading = useRead("/api/manage/courses");
    const people = (count: number | null | undefined) => count ?? words("learning.courses.few");
    const columns: readonly Column<Line>[] = [
        { id: "title", title: words("catalog.kind.course"), cell: (course) => <Link href={`/courses/${course.id}`}>{course.title}</Link> },
        {
            id: "price",
            title: words("catalog.fact.price"),
            cell: (course) => <Money cents={course.price.cents} currency={course.price.currency || "EUR"} />,
        },
        { id: "version", title: words("catalog.schemes.version"), align: "end", cell: (course) => course.version },
        { id: "enrolments", title: words("learning.courses.enrolments"), align: "end", cell: (course) => people(course.enrolments) },
        { id: "completions", title: words("learning.courses.completions"), align: "end", cell: (course) => people(course.completions) },
    ];
    return (
        <>
            <PageHeader title={words("learning.courses.title")} lead={words("learning.courses.lead")} />
            <Loaded reading={reading}>
                {(courses) => courses.length === 0
                    ? <NothingYet />
                    : <Table label={words("learning.courses.title")} columns={columns} rows={courses} rowKey={(course) => course.id} />}
            </Loaded>
        </>
    );
}
