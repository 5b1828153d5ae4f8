import { usePathPart } from "~/app/place";
import { useRead } from "~/kit/api";
import { Card } from "~/kit/Card";
import { Chip, StateChip } from "~/kit/Chip";
import { DescriptionList } from "~/kit/DescriptionList";
import { Icon } from "~/kit/Icon";
import { Columns, Section, Stack } from "~/kit/layout";
import { LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { Domains } from "./Domains";
import { Next } from "./Next";
import { ResultPromise } from "./Promise";
import type { ResultLine } from "./result";
import { ScoreScale } from "./ScoreScale";

/** The score report: the verdict first, then what it rests on, then what to do. */
export default function ResultPage() {
    const result = usePathPart("result");
    const reading = useRead("/api/results/{result}", { path: { result } }, { refetchInterval: 60_000 });
    return <Loaded reading={reading}>{(shown) => <Report result={shown} />}</Loaded>;
}

function Report({ result }: { readonly result: ResultLine }) {
    const words = useWords();
    const voided = result.state === "voided";
    const verdict = voided ? "scoring.verdict.voided" : result.passed ? "scoring.verdict.passed" : "scoring.verdict.notPassed";
    return (
        <>
            <PageHeader
                title={words(verdict, { exam: result.exam_title })}
                crumbs={[{ name: words("scoring.results.title"), href: "/results" }]}
                chips={
                    <>
                        <StateChip state={result.state}>{words(`scoring.state.${result.state}`)}</StateChip>
                        {result.proctored ? null : <Chip>{words("scoring.unproctored")}</Chip>}
                    </>
                }
                actions={
                    <LinkButton href={`/api/results/${result.id}/report`} download>
                        <Icon name="download" />
                        {words("scoring.result.report")}
                    </LinkButton>
                }
            />
            <Columns>
                <Stack gap={6}>
                    <ResultPromise result={result} />
                    {voided ? null : (
                        <Card>
                            <ScoreScale result={result} />
                            <p className="reading">
                                {words(result.passed ? "scoring.scale.passed" : "scoring.scale.notPassed", {
                                    scaled: result.scaled,
                                    pass: result.pass_mark,
                                })}
                            </p>
                        </Card>
                    )}
                    <Section title={words("scoring.domain.title")}>
                        <Card><Domains domains={result.domains} /></Card>
                        <p className="faint reading">{words("scoring.domain.explained")}</p>
                    </Section>
                </Stack>
                <Stack gap={5}>
                    <Next result={result} />
                    <Card look="sunken">
                        <DescriptionList
                            facts={[
                                { term: words("scoring.result.exam"), value: `${result.exam_title} (${result.exam_code})` },
                                { term: words("scoring.result.taken"), value: <When at={result.submitted_at} /> },
                                { term: words("scoring.result.where"), value: words(`scoring.mode.${result.mode}`) },
                                {
                                    term: words("scoring.result.proctor"),
                                    value: words(result.proctored ? "scoring.result.withProctor" : "scoring.result.withoutProctor"),
                                },
                            ]}
                        />
                    </Card>
                </Stack>
            </Columns>
        </>
    );
}
