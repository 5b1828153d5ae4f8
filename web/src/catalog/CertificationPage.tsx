import { useMe } from "~/app/me";
import { usePathPart } from "~/app/place";
import { type Reply, useRead } from "~/kit/api";
import { Card } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { DescriptionList, type Fact } from "~/kit/DescriptionList";
import { Columns, Grid, Section, Stack } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Money } from "~/kit/Money";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { Prose } from "~/kit/Prose";
import { useWords, type Words } from "~/kit/words/Words";
import { duration, languageName } from "./offer";
import { OfferCard } from "./OfferCard";
import { Outline } from "./Outline";
import { ruleWords } from "./ruleWords";
import "./catalogue.css";

type Certification = Reply<"/api/certifications/{certification}">;

export default function CertificationPage() {
    const certification = usePathPart("certification");
    const reading = useRead("/api/certifications/{certification}", { path: { certification } });
    return <Loaded reading={reading} lines={8}>{(found) => <Found certification={found} />}</Loaded>;
}

function Found({ certification }: { readonly certification: Certification }) {
    const words = useWords();
    const { person } = useMe();
    const { exam } = certification;
    const isOpen = certification.status === "open" && exam !== null && exam !== undefined;
    return (
        <>
            <PageHeader
                title={certification.title}
                lead={certification.summary}
                lang={certification.text_language}
                crumbs={[{ name: words("catalog.name"), href: "/catalogue" }]}
                chips={
                    <>
                        <Chip kind="brass">{words("catalog.kind.certification")}</Chip>
                        <Chip>{words(`catalog.level.${certification.level}`)}</Chip>
                        {certification.status === "announced" ? <Chip kind="info">{words("catalog.announced")}</Chip> : null}
                    </>
                }
                actions={isOpen
                    ? (
                        <LinkButton look="primary" href={person ? `/readiness/${exam.id}` : "/sign-up"}>
                            {words(person ? "catalog.certification.ready" : "catalog.certification.begin")}
                        </LinkButton>
                    )
                    : undefined}
            />
            <Stack gap={6}>
                {isOpen ? null : <Notice title={words("catalog.certification.announcedTitle")}>{words("catalog.certification.announcedText")}</Notice>}
                <DescriptionList look="tiles" facts={factsOf(words, certification)} />
                <Columns>
                    <Stack gap={6}>
                        {exam
                            ? <Section title={words("catalog.certification.outline")}><div lang={exam.text_language ?? exam.language}><Outline domains={exam.domains} /></div></Section>
                            : null}
                        <Rules certification={certification} />
                    </Stack>
                    <Stack gap={5}>
                        {isOpen ? <NextSteps certification={certification} exam={exam.id} /> : null}
                        <Relations certification={certification} />
                    </Stack>
                </Columns>
                {certification.prepare.length === 0 ? null : (
                    <Section title={words("catalog.certification.prepare")}>
                        <Grid>
                            {certification.prepare.map((offer) => (
                                <OfferCard key={`${offer.kind} ${offer.id}`} offer={offer} level={3} />
                            ))}
                        </Grid>
                    </Section>
                )}
                <Section title={words("catalog.certification.guide")}><Prose html={certification.guide_html} lang={certification.text_language} /></Section>
            </Stack>
        </>
    );
}

function factsOf(words: Words, { exam, price, validity_months, languages, unproctored_online, status }: Certification): Fact[] {
    const valid = { term: words("catalog.fact.validity"), value: words("catalog.fact.months", { months: validity_months }) };
    if (!exam) {
        return [valid];
    }
    return [
        { term: words("catalog.fact.exam"), value: exam.code },
        { term: words("catalog.fact.time"), value: duration(words, exam.minutes) },
        { term: words("catalog.fact.passMark"), value: words("catalog.fact.ofThousand", { mark: exam.pass_mark }) },
        ...(status === "open"
            ? [{ term: words("catalog.fact.price"), value: <Money cents={price.cents} currency={price.currency || "EUR"} /> }]
            : []),
        valid,
        { term: words("catalog.fact.language"), value: languages.map((code) => languageName(words, code)).join(", ") },
        { term: words("catalog.fact.where"), value: words(unproctored_online ? "catalog.fact.centreOrHome" : "catalog.fact.centreOrProctor") },
    ];
}

function NextSteps({ certification, exam }: { readonly certification: Certification; readonly exam: string }) {
    const words = useWords();
    const path = certification.prepare.find((offer) => offer.kind === "path");
    const course = certification.prepare.find((offer) => offer.kind === "course");
    const practice = certification.prepare.find((offer) => offer.kind === "practice");
    const steps = [
        path ? { href: `/paths/${path.id}`, text: words("catalog.step.path") } : undefined,
        course ? { href: `/courses/${course.id}`, text: words("catalog.step.course") } : undefined,
        practice ? { href: `/practice/${practice.id}`, text: words("catalog.step.practice") } : undefined,
        { href: `/exams/${exam}/book`, text: words("catalog.step.book") },
    ].filter((step) => step !== undefined);
    return (
        <Card look="sunken">
            <Stack gap={3}>
                <h2>{words("catalog.certification.next")}</h2>
                <ol className="stack" data-gap="2" role="list">
                    {steps.map((step, at) => (
                        <li key={step.href} className="next-step">
                            <span className="next-step-number" aria-hidden="true">{at + 1}</span>
                            <span><Link href={step.href}>{step.text}</Link></span>
                        </li>
                    ))}
                </ol>
            </Stack>
        </Card>
    );
}

function Rules({ certification }: { readonly certification: Certification }) {
    const words = useWords();
    return (
        <Section title={words("catalog.certification.rules")} gap={3}>
            <ul className="rules">{certification.rules.map((rule) => <li key={rule.key}>{ruleWords(words, rule)}</li>)}</ul>
        </Section>
    );
}

function Relations({ certification }: { readonly certification: Certification }) {
    const words = useWords();
    const groups = [
        { key: "advised", list: certification.prerequisites },
        { key: "renewedBy", list: certification.renewed_by },
        { key: "renews", list: certification.renews },
    ].filter(({ list }) => list.length > 0);
    if (groups.length === 0) {
        return null;
    }
    return (
        <Section title={words("catalog.certification.others")} gap={3}>
            {groups.map(({ key, list }) => (
                <div key={key}>
                    <p className="soft">{words(`catalog.relation.${key}`)}</p>
                    <ul role="list">
                        {list.map((other) => (
                            <li key={other.id}><Link href={`/certifications/${other.id}`}>{other.title}</Link></li>
                        ))}
                    </ul>
                </div>
            ))}
        </Section>
    );
}
