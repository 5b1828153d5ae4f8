import { useId, useState } from "react";
import { useAsked, useGo } from "~/app/place";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { Row, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { RadioGroup } from "~/kit/RadioGroup";
import { Select } from "~/kit/Select";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { bank, type Outline } from "./bankApi";
import { KindPicture } from "./KindPicture";
import { kindGroups } from "./kinds";
import { newBody, newQuestion } from "./model";
import type { Pool, QuestionType } from "./question";
import { useOutlines } from "./useOutlines";
import "./editor.css";

/** A new question: what kind, for which exam, for which pool. */
export default function NewQuestionPage() {
    const words = useWords();
    const reading = useOutlines();
    return (
        <>
            <PageHeader
                title={words("itembank.new.title")}
                lead={words("itembank.new.lead")}
                crumbs={[{ name: words("itembank.editor.bank"), href: "/manage/bank" }]}
            />
            <Loaded reading={reading} lines={6}>
                {(outlines) => outlines.length === 0
                    ? <EmptyState title={words("itembank.new.no_exams")}>{words("itembank.new.no_exams_next")}</EmptyState>
                    : <Choosing outlines={outlines} />}
            </Loaded>
        </>
    );
}

function Choosing({ outlines }: { readonly outlines: readonly Outline[] }) {
    const words = useWords();
    const asked = useAsked();
    const go = useGo();
    const group = useId();
    const [type, setType] = useState<QuestionType>("choice");
    const [exam, setExam] = useState(() => (outlines.find(({ id }) => id === asked.get("exam")) ?? outlines[0])?.id ?? "");
    const [pool, setPool] = useState<Pool>(asked.get("pool") === "practice" ? "practice" : "live");
    const [failure, setFailure] = useState<unknown>();
    const [isMaking, setMaking] = useState(false);
    const make = async () => {
        setMaking(true);
        setFailure(undefined);
        const language = outlines.find(({ id }) => id === exam)?.language ?? words.locale;
        const texts = type === "true_false" ? [words("itembank.editor.true"), words("itembank.editor.false")] : [];
        try {
            const { item } = await bank.create(newBody(newQuestion(type, language, texts), exam, pool));
            go(`/manage/bank/items/${item}/edit`);
        } catch (cause) {
            setFailure(cause);
            setMaking(false);
        }
    };
    return (
        <Stack gap={6}>
            {kindGroups.map(({ id, types }) => (
                <fieldset key={id} className="kinds">
                    <legend><h2>{words(`itembank.new.group.${id}`)}</h2></legend>
                    <div className="kinds-list">
                        {types.map((one) => (
                            <label key={one} className="kind">
                                <input type="radio" name={group} value={one} checked={type === one} aria-labelledby={`${group}-${one}-name`} aria-describedby={`${group}-${one}`} onChange={() => setType(one)} />
                                <KindPicture type={one} />
                                <span id={`${group}-${one}-name`} className="kind-name">{words(`itembank.kind.${one}`)}</span>
                                <span id={`${group}-${one}`} className="kind-about">{words(`itembank.kind_about.${one}`)}</span>
                            </label>
                        ))}
                    </div>
                </fieldset>
            ))}
            <div className="new-where">
                <Select
                    label={words("itembank.editor.exam")}
                    choices={outlines.map(({ id, title }) => ({ id, name: title }))}
                    value={exam}
                    onChange={setExam}
                />
                <RadioGroup
                    label={words("itembank.editor.pool")}
                    choices={(["live", "practice"] as const).map((one) => ({ id: one, name: words(`itembank.editor.pool.${one}`), note: words(`itembank.editor.pool_about.${one}`) }))}
                    value={pool}
                    onChange={(value) => setPool(value as Pool)}
                />
            </div>
            {failure ? <Notice kind="bad">{problem(words, failure)}</Notice> : null}
            <div className="new-deed">
                <Row>
                    <Button look="primary" isPending={isMaking} onPress={() => void make()}>{words("itembank.new.make")}</Button>
                    <span className="soft" aria-live="polite">{words(`itembank.kind.${type}`)}</span>
                </Row>
            </div>
        </Stack>
    );
}
