import { useId } from "react";
import { Checkbox } from "~/kit/Checkbox";
import { Stack } from "~/kit/layout";
import { NumberField } from "~/kit/NumberField";
import { useWords } from "~/kit/words/Words";
import { Entries } from "./Entries";
import { freshLetter, marked, newOption, percentTotal } from "./model";
import type { QuestionOption } from "./question";
import { RichField } from "./RichField";

const none: readonly string[] = [];

interface OptionsEditorProps {
    readonly label: string;
    readonly options: readonly QuestionOption[];
    readonly onChange: (options: readonly QuestionOption[], label: string) => void;
    /** How what is right is told: one, several, percents, or not at all (an order, words to drag). */
    readonly answered: "one" | "several" | "percent" | "none";
    /** What an entry is called. */
    readonly noun?: "option" | "step" | "word";
    /** Removing does more than taking it from the list. */
    readonly onRemove?: (id: string) => void;
    /** Ids that are taken elsewhere in the question. */
    readonly taken?: readonly string[];
    /** Fixed in number: true or false. */
    readonly isFixed?: boolean;
    readonly mayStay?: boolean;
}

/** The options of a question, with what is right and what is said about each. */
export function OptionsEditor({ label, options, onChange, answered, noun = "option", onRemove, taken = none, isFixed, mayStay }: OptionsEditorProps) {
    const words = useWords();
    const group = useId();
    const change = (id: string, over: Partial<QuestionOption>, what: string) =>
        onChange(options.map((one) => (one.id === id ? { ...one, ...over } : one)), `${label}-${id}-${what}`);
    const nameOf = (at: number) => words(`itembank.editor.noun.${noun}`, { number: at + 1 });
    const add = (after: number) =>
        onChange(options.toSpliced(after + 1, 0, newOption(freshLetter([...taken, ...options.map(({ id }) => id)]))), "");
    return (
        <Stack gap={2}>
            <Entries
                label={label}
                hint={words("itembank.editor.entries_hint", { answered })}
                entries={options}
                nameOf={nameOf}
                addName={words(`itembank.editor.add.${noun}`)}
                {...(isFixed ? {} : { onAdd: add, onRemove: onRemove ?? ((id: string) => onChange(options.filter((one) => one.id !== id), "")) })}
                onOrder={(list) => onChange(list, "")}
                {...(answered === "one" || answered === "several"
                    ? {
                        before: (option: QuestionOption, at: number) => (
                            <RightMark one={answered === "one"} group={group} name={nameOf(at)} isOn={option.fraction > 0} onChange={(on) => onChange(marked(options, option.id, on, answered === "one"), "")} />
                        ),
                    }
                    : {})}
                more={(option, at) => (
                    <>
                        <RichField small rows={2} optional label={words("itembank.editor.feedback_of", { name: nameOf(at) })} value={option.feedback} onChange={(feedback) => change(option.id, { feedback }, "feedback")} />
                        {mayStay
                            ? <Checkbox isSelected={option.fixed} onChange={(fixed) => change(option.id, { fixed }, "fixed")}>{words("itembank.editor.fixed")}</Checkbox>
                            : null}
                    </>
                )}
                moreName={(at) => words("itembank.editor.more_feedback", { name: nameOf(at), there: String((options[at]?.feedback ?? "") !== "") })}
            >
                {(option, at) => (
                    <div className="entry-fields">
                        <RichField small label={nameOf(at)} value={option.text} onChange={(text) => change(option.id, { text }, "text")} />
                        {answered === "percent" ? <Percent name={nameOf(at)} value={option.fraction} onChange={(fraction) => change(option.id, { fraction }, "percent")} /> : null}
                    </div>
                )}
            </Entries>
            {answered === "percent" ? <Total list={options} /> : null}
        </Stack>
    );
}

export function RightMark({ one, group, name, isOn, onChange }: {
    readonly one: boolean;
    readonly group: string;
    readonly name: string;
    readonly isOn: boolean;
    readonly onChange: (on: boolean) => void;
}) {
    const words = useWords();
    return (
        <label className="right-mark">
            <input
                type={one ? "radio" : "checkbox"}
                name={one ? group : undefined}
                checked={isOn}
                aria-label={words("itembank.editor.is_right", { name })}
                onChange={(event) => onChange(event.target.checked)}
            />
            <span aria-hidden="true">{words("itembank.editor.right")}</span>
        </label>
    );
}

export function Percent({ name, value, onChange }: { readonly name: string; readonly value: number; readonly onChange: (value: number) => void }) {
    const words = useWords();
    return (
        <div className="percent">
            <NumberField
                label={words("itembank.editor.percent")}
                aria-label={words("itembank.editor.percent_of", { name })}
                value={value}
                minValue={-100}
                maxValue={100}
                formatOptions={{ maximumFractionDigits: 5 }}
                onChange={(next) => Number.isFinite(next) && onChange(next)}
            />
        </div>
    );
}

export function Total({ list }: { readonly list: readonly { readonly fraction: number }[] }) {
    const words = useWords();
    return <p className="small soft" role="status">{words("itembank.editor.total", { total: percentTotal(list) })}</p>;
}
