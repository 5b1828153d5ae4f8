import { duration, offerHref } from "~/catalog/offer";
import { usePathPart } from "~/app/place";
import { type Reply, useRead } from "~/kit/api";
import { LinkCard } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { Icon } from "~/kit/Icon";
import { Columns, Row, Section, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Money } from "~/kit/Money";
import { PageHeader } from "~/kit/PageHeader";
import { ProgressBar } from "~/kit/ProgressBar";
import { Prose } from "~/kit/Prose";
import { useWords } from "~/kit/words/Words";
import "./learning.css";

type Path = Reply<"/api/paths/{path}">;
type Step = Path["steps"][number];

export default function PathPage() {
    const path = usePathPart("path");
    const reading = useRead("/api/paths/{path}", { path: { path } });
    return <Loaded reading={reading} lines={8}>{(found) => <Found path={found} />}</Loaded>;
}

function Found({ path }: { readonly path: Path }) {
    const words = useWords();
    return (
        <>
            <PageHeader
                title={path.title}
                lead={path.summary}
                lang={path.text_language}
                crumbs={[{ name: words("catalog.name"), href: "/catalogue" }]}
                chips={
                    <>
                        <Chip kind="accent">{words("catalog.kind.path")}</Chip>
                        <Chip>{words(`catalog.level.${path.level}`)}</Chip>
                        <Chip>{path.role}</Chip>
                        <Chip>{duration(words, path.minutes)}</Chip>
                    </>
                }
            />
            <Columns>
                <Section title={words("learning.path.title")}>
                    <ProgressBar
                        label={words("learning.progress")}
                        value={path.steps.length === 0 ? 0 : path.done * 100 / path.steps.length}
                        text={words("learning.path.steps", { done: path.done, steps: path.steps.length })}
                    />
                    <ol className="way" role="list">
                        {path.steps.map((step, at) => <StepLine key={`${step.kind} ${step.id}`} step={step} number={at + 1} />)}
                    </ol>
                </Section>
                <Section title={words("learning.course.about")}><Prose html={path.about_html} lang={path.text_language} /></Section>
            </Columns>
        </>
    );
}

function StepLine({ step, number }: { readonly step: Step; readonly number: number }) {
    const words = useWords();
    const href = step.kind === "exam" ? `/readiness/${step.id}` : offerHref(step.kind, step.id);
    return (
        <li className="way-step">
            <span className="way-mark" data-state={step.state} aria-hidden="true">
                {step.state === "done" ? <Icon name="check" /> : number}
            </span>
            <LinkCard title={step.title} href={href}>
                <Stack gap={3}>
                    <p className="soft">{step.summary}</p>
                    <Row gap={2}>
                        <Chip kind={step.kind === "exam" ? "brass" : "accent"}>{words(`learning.step.${step.kind}`)}</Chip>
                        {step.minutes ? <Chip>{duration(words, step.minutes)}</Chip> : null}
                        <Chip><Money cents={step.price.cents} currency={step.price.currency || "EUR"} /></Chip>
                        {step.state === "not_started"
                            ? null
                            : <Chip kind={step.state === "done" ? "good" : "info"}>{words(`learning.stepState.${step.state}`)}</Chip>}
                    </Row>
                    {step.percent !== null && step.percent !== undefined && step.state === "in_progress"
                        ? <ProgressBar label={words("learning.progress")} value={step.percent} />
                        : null}
                </Stack>
            </LinkCard>
        </li>
    );
}
