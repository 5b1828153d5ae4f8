import { Checkbox } from "~/kit/Checkbox";
import { Stack } from "~/kit/layout";
import { NumberField } from "~/kit/NumberField";
import { Switch } from "~/kit/Switch";
import { TextField } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import { useEditing } from "./context";
import { Entries } from "./Entries";
import { partly, shuffles, withAllOrNothing } from "./model";
import type { QuestionFeedback } from "./question";
import { RichField } from "./RichField";

const pairs: ReadonlySet<string> = new Set(["associate", "match", "gap_match", "graphic_associate", "graphic_gap_match"]);
const several: ReadonlySet<string> = new Set(["multiple_response", "select_point", "position_object", ...pairs]);

/** Points, order, and how many may be chosen. */
export function PointsPart() {
    const words = useWords();
    const { question, edit } = useEditing();
    const { type } = question;
    return (
        <Stack gap={3}>
            <div className="numbers">
                {type === "description"
                    ? null
                    : <NumberField label={words("itembank.editor.points")} value={question.points} minValue={0} maxValue={1000} formatOptions={{ maximumFractionDigits: 4 }} onChange={(points) => points >= 0 && edit((q) => ({ ...q, points }), "points")} />}
                {several.has(type)
                    ? <NumberField label={words("itembank.editor.most", { pairs: String(pairs.has(type)) })} hint={words("itembank.editor.none_is_any")} optional value={question.most} minValue={0} maxValue={100} onChange={(most) => most >= 0 && edit((q) => ({ ...q, most }), "most")} />
                    : null}
            </div>
            {partly.has(type)
                ? <Switch isSelected={!question.all_or_nothing} onChange={(on) => edit((q) => withAllOrNothing(q, !on), "")} hint={words("itembank.editor.partly_hint")}>{words("itembank.editor.partly")}</Switch>
                : null}
            {shuffles.has(type) ? <Checkbox isSelected={question.shuffle} onChange={(shuffle) => edit((q) => ({ ...q, shuffle }), "")}>{words("itembank.editor.shuffle")}</Checkbox> : null}
        </Stack>
    );
}

const feedbacks = ["general", "correct", "partly", "wrong"] as const;

/** What is said after the answer, where that is said. */
export function FeedbackPart() {
    const words = useWords();
    const { question, edit } = useEditing();
    const change = (over: Partial<QuestionFeedback>, label: string) => edit((q) => ({ ...q, feedback: { ...q.feedback, ...over } }), label);
    const [first, ...others] = feedbacks;
    const there = others.filter((one) => question.feedback[one] !== "").length;
    return (
        <Stack gap={3}>
            <RichField rows={3} optional label={words("itembank.editor.said.general")} hint={words("itembank.editor.said_hint")} value={question.feedback[first]} onChange={(general) => change({ general }, "said-general")} />
            <details className="fold">
                <summary>{words("itembank.editor.said_more", { count: there })}</summary>
                <div className="fold-body">
                    {others.map((one) => (
                        <RichField key={one} small rows={2} optional label={words(`itembank.editor.said.${one}`)} value={question.feedback[one]} onChange={(text) => change({ [one]: text }, `said-${one}`)} />
                    ))}
                </div>
            </details>
            <details className="fold">
                <summary>{words("itembank.editor.hints_tags", { count: question.hints.length + question.tags.length })}</summary>
                <div className="fold-body">
                    <Entries
                        label={words("itembank.editor.hints")}
                        entries={question.hints.map((text, at) => ({ id: String(at), text }))}
                        nameOf={(at) => words("itembank.editor.noun.hint", { number: at + 1 })}
                        addName={words("itembank.editor.add.hint")}
                        onAdd={(after) => edit((q) => ({ ...q, hints: q.hints.toSpliced(after + 1, 0, "") }), "")}
                        onRemove={(id) => edit((q) => ({ ...q, hints: q.hints.toSpliced(Number(id), 1) }), "")}
                        onOrder={(list) => edit((q) => ({ ...q, hints: list.map(({ text }) => text) }), "")}
                    >
                        {({ text }, at) => (
                            <TextField label={words("itembank.editor.noun.hint", { number: at + 1 })} value={text} onChange={(next) => edit((q) => ({ ...q, hints: q.hints.map((hint, place) => (place === at ? next : hint)) }), `hint-${at}`)} />
                        )}
                    </Entries>
                    <TextField
                        label={words("itembank.editor.tags")}
                        hint={words("itembank.editor.tags_hint")}
                        optional
                        defaultValue={question.tags.join(", ")}
                        onBlur={(event) => {
                            const tags = (event.target as HTMLInputElement).value.split(",").map((tag) => tag.trim()).filter(Boolean);
                            edit((q) => (tags.join() === q.tags.join() ? q : { ...q, tags }), "");
                        }}
                    />
                </div>
            </details>
        </Stack>
    );
}
