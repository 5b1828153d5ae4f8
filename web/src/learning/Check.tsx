import { useState } from "react";
import { Checkbox } from "react-aria-components/Checkbox";
import { CheckboxGroup } from "react-aria-components/CheckboxGroup";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Button } from "~/kit/Button";
import { useAct } from "~/kit/api";
import { Card } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { Icon } from "~/kit/Icon";
import { Row, Stack } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { Prose } from "~/kit/Prose";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import type { Activity } from "./PlayerPage";
import "~/kit/check.css";
import "./learning.css";

type Question = Activity["questions"][number];
type Answer = NonNullable<Question["answer"]>;

/** A knowledge check: the feedback stands at once under each question, and every question may be tried again. */
export function Check({ activity }: { readonly activity: Activity }) {
    const words = useWords();
    const right = activity.questions.filter((question) => question.answer?.correct).length;
    return (
        <Stack gap={5}>
            <p role="status" className="soft">{words("learning.check.right", { right, of: activity.questions.length })}</p>
            {activity.questions.map((question, at) => (
                <QuestionCard key={question.id} activity={activity} question={question} number={at + 1} />
            ))}
        </Stack>
    );
}

function QuestionCard({ activity, question, number }: {
    readonly activity: Activity;
    readonly question: Question;
    readonly number: number;
}) {
    const words = useWords();
    const [again, setAgain] = useState(false);
    const answering = useAct("post", "/api/courses/{course}/activities/{activity}/answers", { done: () => setAgain(false) });
    const answer = again ? null : question.answer;
    return (
        <section className="question" aria-label={words("learning.check.question", { number })}>
            <Card>
                <Stack gap={4}>
                    <h2>{words("learning.check.question", { number })}</h2>
                    {answer
                        ? <Feedback question={question} answer={answer} onAgain={() => setAgain(true)} />
                        : (
                            <Answering
                                question={question}
                                isPending={answering.isPending}
                                onAnswer={(response) => answering.run({
                                    path: { course: activity.course, activity: activity.id },
                                    body: { question: question.id, response },
                                })}
                            />
                        )}
                    {answering.failure ? <Notice kind="bad">{problem(words, answering.failure)}</Notice> : null}
                </Stack>
            </Card>
        </section>
    );
}

function Answering({ question, isPending, onAnswer }: {
    readonly question: Question;
    readonly isPending: boolean;
    readonly onAnswer: (response: string[]) => void;
}) {
    const words = useWords();
    const [chosen, setChosen] = useState<string[]>([]);
    const single = question.kind === "choice";
    const wanted = single ? 1 : question.choose;
    const options = question.options.map(({ id, text_html }) => single
        ? (
            <Radio key={id} value={id} className="check question-option">
                <span className="check-mark radio-mark" />
                <span className="check-words"><Prose html={text_html} inline /></span>
            </Radio>
        )
        : (
            <Checkbox key={id} value={id} className="check question-option" isDisabled={chosen.length >= wanted && !chosen.includes(id)}>
                <span className="check-mark"><Icon name="check" /></span>
                <span className="check-words"><Prose html={text_html} inline /></span>
            </Checkbox>
        ));
    const label = (
        <Label className="question-stem">
            <Prose html={question.stem_html} inline />
            {single ? null : <p className="soft">{words("learning.check.choose", { count: wanted })}</p>}
        </Label>
    );
    return (
        <Stack gap={4}>
            {single
                ? (
                    <RadioGroup className="stack" data-gap="3" value={chosen[0] ?? null} onChange={(id) => setChosen([id])}>
                        {label}
                        <div className="question-options">{options}</div>
                    </RadioGroup>
                )
                : (
                    <CheckboxGroup className="stack" data-gap="3" value={chosen} onChange={setChosen}>
                        {label}
                        <div className="question-options">{options}</div>
                    </CheckboxGroup>
                )}
            <Row>
                <Button isDisabled={chosen.length !== wanted} isPending={isPending} onPress={() => onAnswer(chosen)}>
                    {words("learning.check.answer")}
                </Button>
            </Row>
        </Stack>
    );
}

function Feedback({ question, answer, onAgain }: {
    readonly question: Question;
    readonly answer: Answer;
    readonly onAgain: () => void;
}) {
    const words = useWords();
    const texts = new Map(question.options.map((option) => [option.id, option.text_html]));
    return (
        <Stack gap={4}>
            <Prose html={question.stem_html} />
            <Notice kind={answer.correct ? "good" : "warn"} title={words(answer.correct ? "learning.check.correct" : "learning.check.wrong")} />
            <ul className="question-options" role="list">
                {answer.options.map((option) => (
                    <li
                        key={option.id}
                        className="verdict"
                        data-correct={option.correct || undefined}
                        data-wrong={(option.chosen && !option.correct) || undefined}
                    >
                        <Row gap={2} align="baseline">
                            <span className="verdict-name"><Prose html={texts.get(option.id) ?? ""} inline /></span>
                            {option.correct ? <Chip kind="good">{words("learning.check.rightOption")}</Chip> : null}
                            {option.chosen ? <Chip>{words("learning.check.yours")}</Chip> : null}
                        </Row>
                        <Prose html={option.why_html} />
                    </li>
                ))}
            </ul>
            {answer.correct ? null : <Row><Button onPress={onAgain}>{words("learning.check.again")}</Button></Row>}
        </Stack>
    );
}
