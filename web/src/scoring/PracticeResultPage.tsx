import { lazy, Suspense } from "react";
import { usePathPart } from "~/app/place";
import { type Reply, useRead } from "~/kit/api";
import { Bars } from "~/kit/Bars";
import { Card } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { Columns, HiddenText, Row, Section } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Prose } from "~/kit/Prose";
import { useWords } from "~/kit/words/Words";
import type { Explained } from "~/player/core/server";
import { explainedIn } from "~/player/core/tongues";
import type { Item as PlayerItem } from "~/player/core/wire";
import { TongueSwitch, useTongue } from "~/player/items/Tongues";
import { pairsOf, percent, rightParts } from "./practice";

const Composed = lazy(() => import("./ComposedAnswer"));

type Detail = Reply<"/api/practice-results/{attempt}">;
type Item = Detail["items"][number];

/** A practice attempt: points by domain, and every question with why its answer is right. */
export default function PracticeResultPage() {
    const attempt = usePathPart("attempt");
    const reading = useRead("/api/practice-results/{attempt}", { path: { attempt } });
    return <Loaded reading={reading}>{(detail) => <Practice detail={detail} />}</Loaded>;
}

function Practice({ detail: { result, items, language } }: { readonly detail: Detail }) {
    const words = useWords();
    return (
        <>
            <PageHeader
                title={result.title}
                lang={language}
                lead={<span lang={words.language}>{words("scoring.practice.lead", { raw: result.raw, all: result.all_right })}</span>}
                crumbs={[{ name: words("scoring.results.title"), href: "/results" }]}
                actions={<LinkButton href={`/readiness/${result.exam}`} look="primary">{words("scoring.practice.readiness")}</LinkButton>}
            />
            <Columns>
                <Section title={words("scoring.practice.questions")}>
                    {items.map((item, at) => <Question key={item.item.id} whole={item} language={language} number={at + 1} />)}
                </Section>
                <Section title={words("scoring.practice.domains")}>
                    <Card>
                        <Bars
                            label={words("scoring.practice.domains")}
                            bars={result.domains.map((domain) => ({
                                id: domain.domain,
                                name: domain.title,
                                value: percent(domain.raw, domain.all_right),
                                text: words("scoring.practice.of", { raw: domain.raw, all: domain.all_right }),
                            }))}
                        />
                    </Card>
                </Section>
            </Columns>
        </>
    );
}

function Question({ whole, language, number }: { readonly whole: Item; readonly language: string; readonly number: number }) {
    const words = useWords();
    const { tongue, choose, shown } = useTongue(whole.item as PlayerItem, language);
    const explanation = explainedIn(whole.explanation as Explained, tongue.language) as Item["explanation"];
    const item: Item = { ...whole, item: shown as Item["item"], explanation };
    const verdict = !item.response ? "blank" : explanation.right ? "right" : "wrong";
    return (
        <Card>
            <Row spread>
                <h3>{words("scoring.practice.question", { number })}</h3>
                <Chip kind={verdict === "right" ? "good" : "warn"}>{words(`scoring.practice.${verdict}`)}</Chip>
            </Row>
            <TongueSwitch item={whole.item as PlayerItem} source={language} tongue={tongue} onChoose={choose} single />
            {item.item.kind === "composite"
                ? <Suspense fallback={null}><Composed item={item} /></Suspense>
                : (
                    <>
                        <Prose html={item.item.stem_html} lang={tongue.language} />
                        {item.item.prompts.length === 0 ? <Options item={item} lang={tongue.language} /> : <Pairs item={item} lang={tongue.language} />}
                    </>
                )}
            {explanation.explanation_html === "" ? null : <Prose html={explanation.explanation_html} lang={tongue.language} />}
            <p className="faint">
                {words.rich("scoring.practice.source", {
                    source: explanation.source.url === ""
                        ? <span key="source" lang={language}>{explanation.source.title}</span>
                        : <Link key="source" href={explanation.source.url}><span lang={language}>{explanation.source.title}</span></Link>,
                })}
            </p>
        </Card>
    );
}

/** Options of a choice; steps of an ordering in the right order. */
function Options({ item, lang }: { readonly item: Item; readonly lang: string }) {
    const words = useWords();
    const { right, mine } = rightParts(item);
    const whys = new Map(item.explanation.options.map((option) => [option.id, option.why_html]));
    const ordered = item.item.kind === "ordering";
    const List = ordered ? "ol" : "ul";
    const texts = new Map(item.item.options.map((option) => [option.id, option.html]));
    return (
        <List className="answers" role="list">
            {(ordered ? right : item.item.options.map((option) => option.id)).map((id, at) => (
                <li key={id} className="answer" data-right={ordered || right.includes(id) || undefined} data-mine={!ordered && mine.includes(id) || undefined}>
                    <Row gap={2}>
                        <Prose html={texts.get(id) ?? ""} inline lang={lang} />
                        {!ordered && mine.includes(id) ? <Chip>{words("scoring.practice.yours")}</Chip> : null}
                        {!ordered && right.includes(id) ? <Chip kind="good">{words("scoring.practice.isRight")}</Chip> : null}
                        {ordered && mine[at] === id ? <HiddenText>{words("scoring.practice.placedRight")}</HiddenText> : null}
                        {ordered && mine.length > 0 && mine[at] !== id
                            ? <Chip kind="warn">{words("scoring.practice.place", { place: mine.indexOf(id) + 1 })}</Chip>
                            : null}
                    </Row>
                    {whys.get(id) ? <div className="faint"><Prose html={whys.get(id) ?? ""} lang={lang} /></div> : null}
                </li>
            ))}
        </List>
    );
}

function Pairs({ item, lang }: { readonly item: Item; readonly lang: string }) {
    const words = useWords();
    const texts = new Map(item.item.options.map((option) => [option.id, option.html]));
    const right = pairsOf(item.explanation.answer);
    const mine = pairsOf(item.response);
    return (
        <ul className="answers" role="list">
            {item.item.prompts.map((prompt) => {
                const wanted = right.get(prompt.id) ?? "";
                const given = mine.get(prompt.id);
                return (
                    <li key={prompt.id} className="answer" data-right>
                        <strong><Prose html={prompt.html} inline lang={lang} /></strong>
                        <Row gap={2}>
                            <Prose html={texts.get(wanted) ?? ""} inline lang={lang} />
                            {given === wanted ? <Chip kind="good">{words("scoring.practice.right")}</Chip> : null}
                        </Row>
                        {given !== undefined && given !== wanted
                            ? <Row gap={2}><Chip kind="warn">{words("scoring.practice.yours")}</Chip><Prose html={texts.get(given) ?? ""} inline lang={lang} /></Row>
                            : null}
                    </li>
                );
            })}
        </ul>
    );
}
