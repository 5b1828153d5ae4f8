import { usePathPart } from "~/app/place";
import { Card } from "~/kit/Card";
import { DescriptionList } from "~/kit/DescriptionList";
import { Columns, Row, Section, Stack } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { Table } from "~/kit/Table";
import { When } from "~/kit/When";
import { type Reply, useRead } from "~/kit/api";
import { Failure } from "~/kit/failure";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import "./receipt.css";

type Receipt = Reply<"/api/attempts/{attempt}/receipt">["receipt"];

/** What the server signed of an attempt that is over, for its candidate. */
export default function ReceiptPage() {
    const words = useWords();
    const attempt = usePathPart("attempt");
    const reading = useRead("/api/attempts/{attempt}/receipt", { path: { attempt } });
    if (reading.error instanceof Failure && reading.error.status === 409) {
        return (
            <>
                <PageHeader title={words("delivery.receipt.none")} />
                <Notice actions={<Answers attempt={attempt} />}>{problem(words, reading.error)}</Notice>
            </>
        );
    }
    return <Loaded reading={reading}>{({ receipt }) => <Paper receipt={receipt} />}</Loaded>;
}

function Answers({ attempt }: { readonly attempt: string }) {
    const words = useWords();
    return (
        <LinkButton href={`/api/attempts/${attempt}/answers`} download={`answers-${attempt}.json`} look="quiet">
            {words("delivery.receipt.answers")}
        </LinkButton>
    );
}

function Paper({ receipt }: { readonly receipt: Receipt }) {
    const words = useWords();
    const { attempt, exam, issuer, time } = receipt;
    return (
        <>
            <PageHeader
                title={words("delivery.receipt.title")}
                lead={words("delivery.receipt.lead", { issuer: issuer.name })}
                actions={
                    <>
                        <LinkButton href={`/api/attempts/${attempt}/receipt`} download={`receipt-${attempt}.json`}>
                            {words("delivery.receipt.file")}
                        </LinkButton>
                        <LinkButton href={`/api/attempts/${attempt}/receipt.pdf`} download={`receipt-${attempt}.pdf`}>
                            {words("delivery.receipt.pdf")}
                        </LinkButton>
                    </>
                }
            />
            <Columns>
                <Stack gap={5}>
                    <Section title={words("delivery.receipt.held")}>
                        <p className="soft">{words("delivery.receipt.numbers")}</p>
                        <Table
                            label={words("delivery.receipt.held")}
                            rows={receipt.answers}
                            rowKey={(row) => row.question}
                            columns={[
                                {
                                    id: "question",
                                    title: words("delivery.receipt.question"),
                                    cell: (row) => <span className="numeric">{row.question}</span>,
                                },
                                {
                                    id: "answer",
                                    title: words("delivery.receipt.answer"),
                                    cell: (row) => row.answer ?? <span className="faint">{words("delivery.receipt.nothing")}</span>,
                                },
                                {
                                    id: "recorded",
                                    title: words("delivery.receipt.recorded"),
                                    cell: (row) => row.recorded_at
                                        ? (
                                            <>
                                                <When at={row.recorded_at} />
                                                {row.late ? <span className="faint">, {words("delivery.receipt.late")}</span> : null}
                                            </>
                                        )
                                        : null,
                                },
                            ]}
                        />
                    </Section>
                    <Credits time={time} />
                </Stack>
                <Stack gap={4}>
                    <Card>
                        <DescriptionList
                            facts={[
                                { term: words("delivery.receipt.candidate"), value: receipt.candidate },
                                { term: words("delivery.receipt.exam", { kind: exam.kind }), value: exam.title },
                                ...(receipt.started_at ? [{ term: words("delivery.receipt.started"), value: <When at={receipt.started_at} /> }] : []),
                                ...(receipt.ended_at ? [{ term: words("delivery.receipt.ended"), value: <Ended receipt={receipt} /> }] : []),
                                {
                                    term: words("delivery.receipt.answered"),
                                    value: words("delivery.receipt.of", { answered: receipt.answered, questions: receipt.answers.length }),
                                },
                                {
                                    term: words("delivery.receipt.used"),
                                    value: words("delivery.receipt.minutes", {
                                        used: Math.ceil(time.used_seconds / 60), allowed: Math.floor(time.allowed_seconds / 60),
                                    }),
                                },
                            ]}
                        />
                    </Card>
                    <Section title={words("delivery.receipt.proof")}>
                        <p>{words.rich("delivery.receipt.proof_text", { check: (text) => <Link href="/receipts/check">{text}</Link> })}</p>
                        <DescriptionList
                            facts={[
                                { term: words("delivery.receipt.entries"), value: <span className="numeric">{receipt.entries}</span> },
                                { term: words("delivery.receipt.head"), value: <code className="seal">{receipt.head}</code> },
                                { term: words("delivery.receipt.key"), value: <code className="seal">{issuer.key}</code> },
                                { term: words("delivery.receipt.issued"), value: <When at={receipt.issued_at} /> },
                            ]}
                        />
                        <Row><Answers attempt={attempt} /></Row>
                    </Section>
                </Stack>
            </Columns>
        </>
    );
}

function Ended({ receipt }: { readonly receipt: Receipt }) {
    const words = useWords();
    const at = <When at={receipt.ended_at ?? receipt.issued_at} />;
    return receipt.ended_because
        ? <>{words.rich("delivery.receipt.because", { at, why: receipt.ended_because })}</>
        : at;
}

/** Only what was not planned before the start. */
function Credits({ time }: { readonly time: Receipt["time"] }) {
    const words = useWords();
    const lines = time.ledger.filter(({ kind }) => kind !== "exam_time");
    return lines.length === 0 ? null : (
        <Section title={words("delivery.receipt.time")}>
            <ul>
                {lines.map((line) => (
                    <li key={`${line.at}${line.kind}`}>
                        <When at={line.at} />{": "}
                        {words("delivery.receipt.time_line", { kind: line.kind, minutes: Math.round(line.seconds / 60) })}
                        {line.reason === "" ? null : <span className="faint"> {line.reason}</span>}
                    </li>
                ))}
            </ul>
        </Section>
    );
}
