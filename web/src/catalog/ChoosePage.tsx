import { useAsked } from "~/app/place";
import { Button } from "~/kit/Button";
import { type Reply, useRead } from "~/kit/api";
import { Card } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { EmptyState } from "~/kit/EmptyState";
import { Failure } from "~/kit/failure";
import { Columns, Row, Stack } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { RadioGroup } from "~/kit/RadioGroup";
import { useWords } from "~/kit/words/Words";
import { answersIn, answersText } from "./answers";
import { offerHref } from "./offer";
import "./catalogue.css";

type Choice = Reply<"/api/choice">;
type Fit = Reply<"/api/choice/recommendation">["fits"][number];

/** "Which certification is for me?": a few questions, and beside them what the answers so far lead to, with the reasons. */
export default function ChoosePage() {
    const words = useWords();
    const reading = useRead("/api/choice");
    if (reading.error instanceof Failure && reading.error.status === 404) {
        return (
            <>
                <PageHeader title={words("catalog.choose.title")} />
                <EmptyState
                    icon="search"
                    title={words("catalog.choose.none.title")}
                    action={<LinkButton look="primary" href="/catalogue">{words("catalog.choose.catalogue")}</LinkButton>}
                >
                    {words("catalog.choose.none.text")}
                </EmptyState>
            </>
        );
    }
    return <Loaded reading={reading} lines={10}>{(choice) => <Choosing choice={choice} />}</Loaded>;
}

// The answers stand in the address, so the page can be sent to somebody and the way back works.
function Choosing({ choice }: { readonly choice: Choice }) {
    const words = useWords();
    const asked = useAsked();
    const answers = answersIn(asked.get("answers"));
    const choose = (question: string, answer: string) => {
        asked.set({ answers: answersText({ ...answersIn(asked.get("answers")), [question]: answer }) });
    };
    return (
        <>
            <PageHeader title={words("catalog.choose.title")} lead={choice.lead} />
            <Columns>
                <Stack gap={6}>
                    {choice.questions.map((question, at) => (
                        <Card key={question.id}>
                            <RadioGroup
                                isRequired={false}
                                look="cards"
                                label={words("catalog.choose.question", { number: at + 1, of: choice.questions.length, text: question.text })}
                                choices={question.answers.map((answer) => ({ id: answer.id, name: answer.text }))}
                                value={answers[question.id] ?? null}
                                onChange={(answer) => choose(question.id, answer)}
                            />
                        </Card>
                    ))}
                    {Object.keys(answers).length > 0
                        ? <Row><Button onPress={() => asked.set({ answers: "" })}>{words("catalog.choose.again")}</Button></Row>
                        : null}
                </Stack>
                <section id="advice" className="choose-advice" aria-label={words("catalog.choose.advice")}>
                    <Advice answers={answersText(answers)} />
                </section>
            </Columns>
        </>
    );
}

// On a phone the advice stands below the questions: a line at the foot of the screen says what it is by now, and leads there.
function SoFar({ title }: { readonly title: string }) {
    const words = useWords();
    return (
        <p className="choose-so-far">
            <Link href="#advice">{words("catalog.choose.soFar", { title })}</Link>
        </p>
    );
}

function Advice({ answers }: { readonly answers: string }) {
    const words = useWords();
    const reading = useRead("/api/choice/recommendation", { query: { answers } });
    return (
        <Loaded reading={reading} lines={4}>
            {({ answered, of, fits }) => {
                const [best, ...others] = fits;
                return (
                    <Stack gap={4}>
                        <h2>{words("catalog.choose.advice")}</h2>
                        <p className="soft" role="status">
                            {answered === 0
                                ? words("catalog.choose.begin")
                                : best
                                ? words("catalog.choose.now", { title: best.certification.title, left: of - answered })
                                : words("catalog.choose.nothing")}
                        </p>
                        {best ? <BestFit fit={best} /> : null}
                        {best ? <SoFar title={best.certification.title} /> : null}
                        {others.length > 0 ? <h3>{words("catalog.choose.also")}</h3> : null}
                        {others.map((fit) => <OtherFit key={fit.certification.id} fit={fit} />)}
                        <p><Link href="/catalogue?kind=certification">{words("catalog.choose.all")}</Link></p>
                    </Stack>
                );
            }}
        </Loaded>
    );
}

function BestFit({ fit }: { readonly fit: Fit }) {
    const words = useWords();
    const { certification, prepare } = fit;
    const first = prepare[0];
    return (
        <Card look="brass">
            <Stack gap={3}>
                <h3>{certification.title}</h3>
                <Chips fit={fit} />
                <p>{certification.summary}</p>
                <Because fit={fit} />
                <Row gap={2}>
                    <LinkButton look="primary" href={offerHref("certification", certification.id)}>{words("catalog.choose.look")}</LinkButton>
                    {first ? <LinkButton href={offerHref(first.kind, first.id)}>{words("catalog.choose.start")}</LinkButton> : null}
                </Row>
            </Stack>
        </Card>
    );
}

function OtherFit({ fit }: { readonly fit: Fit }) {
    return (
        <Card>
            <Stack gap={2}>
                <h4><Link href={offerHref("certification", fit.certification.id)}>{fit.certification.title}</Link></h4>
                <Chips fit={fit} />
                <Because fit={fit} />
            </Stack>
        </Card>
    );
}

function Chips({ fit: { certification } }: { readonly fit: Fit }) {
    const words = useWords();
    return (
        <Row gap={2}>
            {certification.level ? <Chip>{words(`catalog.level.${certification.level}`)}</Chip> : null}
            {certification.status === "announced" ? <Chip kind="info">{words("catalog.announced")}</Chip> : null}
        </Row>
    );
}

// "Because you said that …", and what speaks against it, so that nobody is talked into anything.
function Because({ fit: { reasons, doubts } }: { readonly fit: Fit }) {
    const words = useWords();
    const list = new Intl.ListFormat(words.locale, { type: "conjunction" });
    return (
        <>
            {reasons.length > 0 ? <p className="soft">{words("catalog.choose.because", { reasons: list.format(reasons) })}</p> : null}
            {doubts.length > 0 ? <p className="soft">{words("catalog.choose.but", { doubts: list.format(doubts) })}</p> : null}
        </>
    );
}
