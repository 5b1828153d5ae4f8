import { useRead } from "~/kit/api";
import { StateChip } from "~/kit/Chip";
import { EmptyState } from "~/kit/EmptyState";
import { Icon } from "~/kit/Icon";
import { Grid, Row, Section, Stack } from "~/kit/layout";
import { LinkCard } from "~/kit/Card";
import { LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Table } from "~/kit/Table";
import { Link } from "~/kit/Link";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { Verdict } from "./Verdict";

/** Everything a candidate has sat: exams first, practice below. */
export default function ResultsPage() {
    const words = useWords();
    const results = useRead("/api/results");
    const practice = useRead("/api/practice-results");
    return (
        <>
            <PageHeader
                title={words("scoring.results.title")}
                lead={words("scoring.results.lead")}
                actions={
                    <LinkButton href="/transcript">
                        <Icon name="book" />
                        {words("scoring.results.transcript")}
                    </LinkButton>
                }
            />
            <Stack gap={7}>
                <Loaded reading={results}>
                    {({ items }) => items.length === 0
                        ? (
                            <EmptyState
                                icon="medal"
                                title={words("scoring.results.none")}
                                action={<LinkButton href="/catalogue" look="primary">{words("scoring.results.choose")}</LinkButton>}
                            >
                                {words("scoring.results.noneNext")}
                            </EmptyState>
                        )
                        : (
                            <Grid>
                                {items.map((result) => (
                                    <LinkCard key={result.id} level={2} title={result.exam_title} href={`/results/${result.id}`}>
                                        <Row gap={2}>
                                            <Verdict result={result} />
                                            <StateChip state={result.state}>{words(`scoring.state.${result.state}`)}</StateChip>
                                        </Row>
                                        <span className="faint"><When at={result.submitted_at} /></span>
                                    </LinkCard>
                                ))}
                            </Grid>
                        )}
                </Loaded>
                <Loaded reading={practice}>
                    {({ items }) => items.length === 0 ? null : (
                        <Section title={words("scoring.practice.list")}>
                            <Table
                                label={words("scoring.practice.list")}
                                rows={items}
                                rowKey={(one) => one.attempt}
                                columns={[
                                    {
                                        id: "title",
                                        title: words("scoring.practice.set"),
                                        cell: (one) => <Link href={`/practice-results/${one.attempt}`}>{one.title}</Link>,
                                    },
                                    {
                                        id: "points",
                                        title: words("scoring.practice.points"),
                                        align: "end",
                                        cell: (one) => words("scoring.practice.of", { raw: one.raw, all: one.all_right }),
                                    },
                                    {
                                        id: "when",
                                        title: words("scoring.result.taken"),
                                        cell: (one) => <When at={one.submitted_at} />,
                                    },
                                ]}
                            />
                        </Section>
                    )}
                </Loaded>
            </Stack>
        </>
    );
}
