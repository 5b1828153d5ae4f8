import { type RefObject, useId } from "react";
import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { Icon } from "~/kit/Icon";
import { Row, Stack } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { NumberField } from "~/kit/NumberField";
import { RadioGroup } from "~/kit/RadioGroup";
import { useWords } from "~/kit/words/Words";
import { AcceptedEditor } from "./AcceptedEditor";
import { BlanksEditor } from "./BlanksEditor";
import { useEditing } from "./context";
import { Entries } from "./Entries";
import { choosesOne, freshBlankId, freshLetter, hotOptions, hotWordsIn, marked, newTarget, placesIn, withHotOptions, withNewTarget, withoutHotWord, withoutOption, withoutTarget } from "./model";
import { OptionsEditor, Percent, RightMark, Total } from "./OptionsEditor";
import { FillPicker, FitsPicker, PairList, useNameOf } from "./PairsEditor";
import { PictureEditor } from "./PictureEditor";
import { PictureField } from "./PictureField";
import type { QuestionSlider } from "./question";
import { RichField, type TextHandle } from "./RichField";

/** What can be answered, and what is right: a part for each type. */
export function TypeEditor({ stem }: { readonly stem: RefObject<TextHandle | null> }) {
    const words = useWords();
    const { question, edit } = useEditing();
    const { type } = question;
    switch (type) {
        case "choice":
        case "true_false":
        case "multiple_response":
            return (
                <OptionsEditor
                    label={words("itembank.editor.options")}
                    answered={question.all_or_nothing ? choosesOne(question) ? "one" : "several" : "percent"}
                    options={question.options}
                    onChange={(options, label) => edit((q) => ({ ...q, options }), label)}
                    isFixed={type === "true_false"}
                    mayStay={question.shuffle}
                />
            );
        case "order":
            return <OptionsEditor label={words("itembank.editor.right_order")} noun="step" answered="none" options={question.options} onChange={(options, label) => edit((q) => ({ ...q, options }), label)} />;
        case "text_entry":
        case "numeric":
            return (
                <AcceptedEditor
                    label={words("itembank.editor.accepted")}
                    numeric={type === "numeric"}
                    options={question.options}
                    onChange={(options, label) => edit((q) => ({ ...q, options }), label)}
                    caseSensitive={question.case_sensitive}
                    onCase={(on) => edit((q) => ({ ...q, case_sensitive: on }), "")}
                />
            );
        case "cloze":
        case "inline_choice":
            return <BlanksEditor stem={stem} />;
        case "match":
        case "associate":
        case "gap_match":
            return <Pairs stem={stem} />;
        case "hot_text":
            return <HotText stem={stem} />;
        case "slider":
            return <Slider />;
        case "extended_text":
            return <NumberField label={words("itembank.editor.lines")} hint={words("itembank.editor.by_people")} value={question.lines} minValue={1} maxValue={100} onChange={(lines) => lines > 0 && edit((q) => ({ ...q, lines }), "lines")} />;
        case "drawing":
            return <Stack gap={3}><p className="soft">{words("itembank.editor.by_people")}</p><PictureField /></Stack>;
        case "upload":
            return <p className="soft">{words("itembank.editor.by_people")}</p>;
        case "media":
            return <Media />;
        case "description":
            return <p className="soft">{words("itembank.editor.description")}</p>;
        default:
            return <PictureEditor />;
    }
}

function Pairs({ stem }: { readonly stem: RefObject<TextHandle | null> }) {
    const words = useWords();
    const nameOf = useNameOf();
    const { question, edit } = useEditing();
    const { type, targets, text } = question;
    const placed = placesIn(text);
    const insert = () => {
        const id = freshBlankId(question);
        edit((q) => ({ ...q, targets: [...q.targets, newTarget(id)] }), "");
        stem.current?.insert(`[[${id}]]`);
    };
    const unknown = type === "gap_match" ? [...new Set(placed)].filter((id) => targets.every((target) => target.id !== id)) : [];
    return (
        <Stack gap={5}>
            <OptionsEditor
                label={words(type === "gap_match" ? "itembank.editor.dragged" : "itembank.editor.options")}
                noun={type === "gap_match" ? "word" : "option"}
                answered="none"
                options={question.options}
                taken={targets.map(({ id }) => id)}
                onRemove={(id) => edit((q) => withoutOption(q, id), "")}
                onChange={(options, label) => edit((q) => ({ ...q, options }), label)}
            />
            {type === "associate" ? <PairList /> : null}
            {type === "match"
                ? (
                    <Entries
                        label={words("itembank.editor.prompts")}
                        entries={targets}
                        nameOf={(at) => words("itembank.editor.noun.prompt", { number: at + 1 })}
                        addName={words("itembank.editor.add.prompt")}
                        onAdd={() => edit(withNewTarget, "")}
                        onRemove={(id) => edit((q) => withoutTarget(q, id), "")}
                        onOrder={(list) => edit((q) => ({ ...q, targets: list }), "")}
                    >
                        {(target, at) => (
                            <Stack gap={3}>
                                <RichField
                                    small
                                    label={words("itembank.editor.noun.prompt", { number: at + 1 })}
                                    value={target.text}
                                    onChange={(said) => edit((q) => ({ ...q, targets: q.targets.map((one) => (one.id === target.id ? { ...one, text: said } : one)) }), `target-${target.id}`)}
                                />
                                <FitsPicker target={target.id} name={nameOf(target, at)} />
                            </Stack>
                        )}
                    </Entries>
                )
                : null}
            {type === "gap_match"
                ? (
                    <Stack gap={3}>
                        <Row><Button size="small" onPress={insert}><Icon name="plus" />{words("itembank.editor.insert_gap")}</Button><span className="field-hint">{words("itembank.editor.place_hint")}</span></Row>
                        {unknown.length > 0
                            ? (
                                <Notice kind="warn" actions={<Button size="small" onPress={() => edit((q) => ({ ...q, targets: [...q.targets, ...unknown.map(newTarget)] }), "")}>{words("itembank.editor.make_gaps")}</Button>}>
                                    {words("itembank.editor.stray_place", { ids: unknown.join(", "), count: unknown.length })}
                                </Notice>
                            )
                            : null}
                        <Entries label={words("itembank.editor.gaps")} entries={targets} nameOf={(at) => words("itembank.editor.gap", { id: targets[at]?.id ?? "" })} onRemove={(id) => edit((q) => withoutTarget(q, id), "")}>
                            {(target) => (
                                <Stack gap={2}>
                                    <FillPicker target={target.id} name={words("itembank.editor.gap", { id: target.id })} />
                                    {placed.includes(target.id) ? null : <Notice kind="warn">{words("itembank.editor.stray_blank", { id: target.id })}</Notice>}
                                </Stack>
                            )}
                        </Entries>
                    </Stack>
                )
                : null}
        </Stack>
    );
}

function HotText({ stem }: { readonly stem: RefObject<TextHandle | null> }) {
    const words = useWords();
    const group = useId();
    const { question, edit } = useEditing();
    const one = choosesOne(question);
    const shown = hotOptions(question);
    const asPercent = !question.all_or_nothing;
    const mark = () => {
        const id = freshLetter(hotWordsIn(question.text).map((word) => word.id));
        stem.current?.insert(`[[${id}:${stem.current.selected() || words("itembank.editor.hot_word")}]]`);
    };
    return (
        <Stack gap={4}>
            <Row><Button size="small" onPress={mark}><Icon name="plus" />{words("itembank.editor.mark_words")}</Button><span className="field-hint">{words("itembank.editor.mark_hint")}</span></Row>
            <RadioGroup
                label={words("itembank.editor.how_many")}
                orientation="horizontal"
                choices={[{ id: "1", name: words("itembank.editor.choose_one") }, { id: "0", name: words("itembank.editor.choose_several") }]}
                value={question.most === 1 ? "1" : "0"}
                onChange={(value) => edit((q) => ({ ...q, most: Number(value) }), "")}
            />
            {shown.length === 0 ? <p className="soft">{words("itembank.editor.no_hot")}</p> : null}
            <Entries
                label={words("itembank.editor.hot_words")}
                entries={shown}
                nameOf={(at) => shown[at]?.words ?? ""}
                onRemove={(id) => edit((q) => withoutHotWord(q, id), "")}
                {...(asPercent ? {} : {
                    before: (option: (typeof shown)[number]) => (
                        <RightMark one={one} group={group} name={option.words} isOn={option.fraction > 0} onChange={(on) => edit((q) => withHotOptions(q, marked(hotOptions(q), option.id, on, one)), "")} />
                    ),
                })}
            >
                {(option) => (
                    <div className="entry-fields">
                        <span className="entry-name">{option.words}</span>
                        {asPercent
                            ? <Percent name={option.words} value={option.fraction} onChange={(fraction) => edit((q) => withHotOptions(q, hotOptions(q).map((each) => (each.id === option.id ? { ...each, fraction } : each))), `hot-${option.id}`)} />
                            : null}
                    </div>
                )}
            </Entries>
            {asPercent ? <Total list={shown} /> : null}
        </Stack>
    );
}

const sliderNumbers = ["low", "high", "step", "answer", "tolerance"] as const;

function Slider() {
    const words = useWords();
    const { question, edit } = useEditing();
    const slider: QuestionSlider = question.slider ?? { low: 0, high: 100, step: 1, answer: 50, tolerance: 0, vertical: false };
    const change = (over: Partial<QuestionSlider>, label: string) => edit((q) => ({ ...q, slider: { ...slider, ...over } }), label);
    const fits = slider.low < slider.high && slider.step > 0 && slider.step <= slider.high - slider.low && slider.answer >= slider.low && slider.answer <= slider.high;
    return (
        <Stack gap={3}>
            <div className="numbers">
                {sliderNumbers.map((name) => (
                    <NumberField
                        key={name}
                        label={words(`itembank.editor.slider.${name}`)}
                        value={slider[name]}
                        formatOptions={{ maximumFractionDigits: 8 }}
                        {...(name === "tolerance" ? { minValue: 0, optional: true } : {})}
                        onChange={(value) => Number.isFinite(value) && change({ [name]: value }, `slider-${name}`)}
                    />
                ))}
            </div>
            <Checkbox isSelected={slider.vertical} onChange={(vertical) => change({ vertical }, "")}>{words("itembank.editor.slider.vertical")}</Checkbox>
            {fits ? null : <Notice kind="warn">{words("itembank.editor.slider.wrong")}</Notice>}
        </Stack>
    );
}

/** Sounds and films come with a package: here is set how often they play. */
function Media() {
    const words = useWords();
    const { question, edit } = useEditing();
    return (
        <Stack gap={3}>
            {question.picture?.path ? <p>{words("itembank.editor.media_file", { path: question.picture.path })}</p> : <Notice kind="warn">{words("itembank.editor.media_missing")}</Notice>}
            <div className="numbers">
                <NumberField label={words("itembank.editor.plays_least")} optional value={question.least} minValue={0} maxValue={100} onChange={(least) => least >= 0 && edit((q) => ({ ...q, least }), "least")} />
                <NumberField label={words("itembank.editor.plays_most")} hint={words("itembank.editor.none_is_any")} optional value={question.most} minValue={0} maxValue={100} onChange={(most) => most >= 0 && edit((q) => ({ ...q, most }), "most")} />
            </div>
        </Stack>
    );
}
