import { useState } from "react";
import { useMe } from "~/app/me";
import { usePathPart } from "~/app/place";
import { signInAddress } from "~/app/signInAddress";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { StateChip } from "~/kit/Chip";
import { DescriptionList } from "~/kit/DescriptionList";
import { Columns, Row, Section, Stack } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Money } from "~/kit/Money";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { RadioGroup } from "~/kit/RadioGroup";
import { Table } from "~/kit/Table";
import { When } from "~/kit/When";
import { type Reply, useAct, useRead } from "~/kit/api";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { isGoing } from "./attempt";

type PracticeSet = Reply<"/api/practice/{practice}">;
type Mode = "exam" | "study";

/** A practice set: as an exam against the clock, or in study mode with the reasons at once. */
export default function PracticePage() {
    const practice = usePathPart("practice");
    const reading = useRead("/api/practice/{practice}", { path: { practice } });
    return <Loaded reading={reading}>{(set) => <Practice set={set} />}</Loaded>;
}

function Practice({ set }: { readonly set: PracticeSet }) {
    const words = useWords();
    const { person } = useMe();
    return (
        <>
            <PageHeader
                title={set.title}
                lead={words("delivery.practice.about")}
                crumbs={[{ name: words("delivery.practice.title"), href: "/practice" }]}
            />
            <Columns>
                <Stack gap={6}>
                    {person ? <Start set={set} /> : (
                        <Notice actions={<LinkButton look="primary" href={signInAddress(`/practice/${set.id}`)}>{words("delivery.practice.sign_in")}</LinkButton>}>
                            {words("delivery.practice.signed_out")}
                        </Notice>
                    )}
                    {person ? <Before practice={set.id} /> : null}
                </Stack>
                <Card>
                    <DescriptionList
                        facts={[
                            { term: words("delivery.practice.fact.questions"), value: set.items },
                            { term: words("delivery.practice.fact.time"), value: words("delivery.practice.minutes", { minutes: set.minutes }) },
                            { term: words("delivery.practice.fact.price"), value: <Money cents={set.price.cents} currency={set.price.currency} /> },
                        ]}
                    />
                </Card>
            </Columns>
        </>
    );
}

function Start({ set }: { readonly set: PracticeSet }) {
    const words = useWords();
    const [mode, setMode] = useState<Mode>("exam");
    const start = useAct("post", "/api/practice/{practice}/attempts", {
        // The player is a page of its own.
        done: ({ attempt }) => location.assign(`/player/${attempt}`),
    });
    return (
        <Section title={words("delivery.practice.how")}>
            <RadioGroup
                label={words("delivery.practice.mode")}
                look="cards"
                value={mode}
                onChange={(value) => setMode(value === "study" ? "study" : "exam")}
                choices={[
                    { id: "exam", name: words("delivery.practice.mode.exam"), note: words("delivery.practice.mode.exam_about") },
                    { id: "study", name: words("delivery.practice.mode.study"), note: words("delivery.practice.mode.study_about") },
                ]}
            />
            {start.failure ? <Notice kind="bad">{problem(words, start.failure)}</Notice> : null}
            <Row>
                <Button
                    look="primary"
                    isPending={start.isPending}
                    onPress={() => start.run({ path: { practice: set.id }, body: { mode } })}
                >
                    {words("delivery.practice.start")}
                </Button>
            </Row>
        </Section>
    );
}

/** What this person did with the set before, and what is still open. */
function Before({ practice }: { readonly practice: string }) {
    const words = useWords();
    const reading = useRead("/api/attempts");
    const rows = reading.data?.items.filter((attempt) => attempt.practice === practice) ?? [];
    if (rows.length === 0) {
        return null;
    }
    return (
        <Section title={words("delivery.practice.before")}>
            <Table
                label={words("delivery.practice.before")}
                rows={rows}
                rowKey={(row) => row.id}
                columns={[
                    { id: "when", title: words("delivery.practice.when"), cell: (row) => <When at={row.started_at ?? row.created_at} /> },
                    {
                        id: "mode",
                        title: words("delivery.practice.mode"),
                        cell: (row) => words(row.feedback === "study" ? "delivery.practice.mode.study" : "delivery.practice.mode.exam"),
                    },
                    {
                        id: "phase",
                        title: words("delivery.attempts.phase"),
                        cell: (row) => <StateChip state={row.phase}>{words(`delivery.phase.${row.phase}`)}</StateChip>,
                    },
                    {
                        id: "go",
                        title: words("delivery.practice.go"),
                        align: "actions",
                        cell: (row) => isGoing(row)
                            ? <Link href={`/player/${row.id}`}>{words("delivery.practice.go_on")}</Link>
                            : row.phase === "submitted"
                            ? <Link href={`/practice-results/${row.id}`}>{words("delivery.practice.result")}</Link>
                            : null,
                    },
                ]}
            />
        </Section>
    );
}
