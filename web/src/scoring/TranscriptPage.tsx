import type { ReactNode } from "react";
import { Day } from "~/credentials/Day";
import { useRead } from "~/kit/api";
import { StateChip } from "~/kit/Chip";
import { Icon } from "~/kit/Icon";
import { Row, Section, Stack } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Table } from "~/kit/Table";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { Verdict } from "./Verdict";

/** Everything the record holds of a person's way, on one page and as a PDF. */
export default function TranscriptPage() {
    const words = useWords();
    const reading = useRead("/api/transcript");
    return (
        <Loaded reading={reading}>
            {(transcript) => (
                <>
                    <PageHeader
                        title={words("scoring.transcript.title")}
                        lead={words("scoring.transcript.lead", { name: transcript.name })}
                        crumbs={[{ name: words("scoring.results.title"), href: "/results" }]}
                        actions={
                            <LinkButton href="/api/transcript/document" download>
                                <Icon name="download" />
                                {words("scoring.transcript.document")}
                            </LinkButton>
                        }
                    />
                    <Stack gap={7}>
                        <Part title={words("scoring.transcript.credentials")} none={words("scoring.transcript.noCredentials")} count={transcript.credentials.length}>
                            <Table
                                label={words("scoring.transcript.credentials")}
                                rows={transcript.credentials}
                                rowKey={(one) => one.id}
                                columns={[
                                    {
                                        id: "title",
                                        title: words("scoring.transcript.certification"),
                                        cell: (one) => (
                                            <Row gap={2}>
                                                <Link href={`/credentials/${one.id}`}>{one.title}</Link>
                                                <StateChip state={one.state}>{words(`credentials.state.${one.state}`)}</StateChip>
                                            </Row>
                                        ),
                                    },
                                    { id: "earned", title: words("scoring.transcript.earned"), cell: (one) => <Day on={one.passed_on} /> },
                                    { id: "until", title: words("scoring.transcript.until"), cell: (one) => <Day on={one.expires_on} /> },
                                ]}
                            />
                        </Part>
                        <Part title={words("scoring.transcript.exams")} none={words("scoring.transcript.noExams")} count={transcript.results.length}>
                            <Table
                                label={words("scoring.transcript.exams")}
                                rows={transcript.results}
                                rowKey={(one) => one.id}
                                columns={[
                                    {
                                        id: "exam",
                                        title: words("scoring.result.exam"),
                                        cell: (one) => <Link href={`/results/${one.id}`}>{one.exam_title}</Link>,
                                    },
                                    { id: "taken", title: words("scoring.result.taken"), cell: (one) => <When at={one.submitted_at} /> },
                                    {
                                        id: "result",
                                        title: words("scoring.manage.score"),
                                        cell: (one) => (
                                            <Row gap={2}>
                                                <Verdict result={one} />
                                                <StateChip state={one.state}>{words(`scoring.state.${one.state}`)}</StateChip>
                                            </Row>
                                        ),
                                    },
                                ]}
                            />
                        </Part>
                        <Part title={words("scoring.transcript.credits")} none={words("scoring.transcript.noCredits")} count={transcript.credits.length}>
                            <Table
                                label={words("scoring.transcript.credits")}
                                rows={transcript.credits}
                                rowKey={(one) => one.id}
                                columns={[
                                    { id: "title", title: words("scoring.transcript.activity"), cell: (one) => one.title },
                                    { id: "done", title: words("scoring.transcript.done"), cell: (one) => <Day on={one.done_on} /> },
                                    {
                                        id: "credits",
                                        title: words("scoring.transcript.creditsTitle"),
                                        align: "end",
                                        cell: (one) => words("scoring.transcript.number", { value: one.credits }),
                                    },
                                ]}
                            />
                        </Part>
                        <Part title={words("scoring.transcript.training")} none={words("scoring.transcript.noTraining")} count={transcript.training.length}>
                            <Table
                                label={words("scoring.transcript.training")}
                                rows={transcript.training}
                                rowKey={(one) => one.course + one.completed_at}
                                columns={[
                                    {
                                        id: "course",
                                        title: words("scoring.transcript.course"),
                                        cell: (one) => <Link href={`/courses/${one.course}`}>{one.title}</Link>,
                                    },
                                    { id: "done", title: words("scoring.transcript.done"), cell: (one) => <When at={one.completed_at} show="day" /> },
                                ]}
                            />
                        </Part>
                    </Stack>
                </>
            )}
        </Loaded>
    );
}

function Part({ title, none, count, children }: {
    readonly title: string;
    readonly none: string;
    readonly count: number;
    readonly children: ReactNode;
}) {
    return <Section title={title}>{count === 0 ? <p className="faint">{none}</p> : children}</Section>;
}
