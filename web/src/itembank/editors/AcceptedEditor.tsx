import { Checkbox } from "~/kit/Checkbox";
import { Stack } from "~/kit/layout";
import { NumberField } from "~/kit/NumberField";
import { TextField } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import { Entries } from "./Entries";
import { freshLetter, newOption } from "./model";
import { Percent } from "./OptionsEditor";
import type { QuestionOption } from "./question";
import { RichField } from "./RichField";

/** The texts or numbers that count, each with its share of the points. */
export function AcceptedEditor({ label, numeric, options, onChange, caseSensitive, onCase }: {
    readonly label: string;
    readonly numeric: boolean;
    readonly options: readonly QuestionOption[];
    readonly onChange: (options: readonly QuestionOption[], label: string) => void;
    readonly caseSensitive: boolean;
    readonly onCase: (on: boolean) => void;
}) {
    const words = useWords();
    const nameOf = (at: number) => words("itembank.editor.noun.answer", { number: at + 1 });
    const change = (id: string, over: Partial<QuestionOption>, what: string) =>
        onChange(options.map((one) => (one.id === id ? { ...one, ...over } : one)), `${label}-${id}-${what}`);
    return (
        <Stack gap={3}>
            <Entries
                label={label}
                hint={words("itembank.editor.accepted_hint", { numeric: String(numeric) })}
                entries={options}
                nameOf={nameOf}
                addName={words("itembank.editor.add.answer")}
                onAdd={(after) => onChange(options.toSpliced(after + 1, 0, newOption(freshLetter(options.map(({ id }) => id)), { fraction: 100 })), "")}
                onRemove={(id) => onChange(options.filter((one) => one.id !== id), "")}
                onOrder={(list) => onChange(list, "")}
                more={(option, at) => (
                    <RichField small rows={2} optional label={words("itembank.editor.feedback_of", { name: nameOf(at) })} value={option.feedback} onChange={(feedback) => change(option.id, { feedback }, "feedback")} />
                )}
                moreName={(at) => words("itembank.editor.more_feedback", { name: nameOf(at), there: String((options[at]?.feedback ?? "") !== "") })}
            >
                {(option, at) => (
                    <div className="entry-fields" data-many={numeric || undefined}>
                        <TextField
                            label={nameOf(at)}
                            value={option.text}
                            inputMode={numeric ? "decimal" : "text"}
                            isInvalid={numeric && option.text.trim() !== "" && !isNumber(option.text)}
                            validate={() => (numeric && option.text.trim() !== "" && !isNumber(option.text) ? words("itembank.editor.no_number") : null)}
                            validationBehavior="aria"
                            onChange={(text) => change(option.id, { text }, "text")}
                        />
                        {numeric
                            ? (
                                <NumberField
                                    label={words("itembank.editor.tolerance")}
                                    aria-label={words("itembank.editor.tolerance_of", { name: nameOf(at) })}
                                    optional
                                    value={option.tolerance ?? 0}
                                    minValue={0}
                                    formatOptions={{ maximumFractionDigits: 10 }}
                                    onChange={(tolerance) => change(option.id, { tolerance: Number.isFinite(tolerance) ? tolerance : 0 }, "tolerance")}
                                />
                            )
                            : null}
                        <Percent name={nameOf(at)} value={option.fraction} onChange={(fraction) => change(option.id, { fraction }, "percent")} />
                    </div>
                )}
            </Entries>
            {numeric ? null : <Checkbox isSelected={caseSensitive} onChange={onCase}>{words("itembank.editor.case_sensitive")}</Checkbox>}
        </Stack>
    );
}

/** As the server reads numbers: a point for the fraction, or "*" for any. */
function isNumber(text: string): boolean {
    return text.trim() === "*" || /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text.trim());
}
