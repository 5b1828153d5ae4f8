import { Radio, RadioGroup as AriaRadioGroup, type RadioGroupProps as AriaProps } from "react-aria-components/RadioGroup";
import type { Choice } from "./Choice";
import { FieldLabel, FieldNotes, type FieldWords } from "./fieldParts";
import "./check.css";

/** One of a few, all in sight. `cards` frames each choice, for decisions that deserve a moment. */
export function RadioGroup({ label, hint, optional, choices, look, ...rest }:
    Omit<AriaProps, "className" | "style" | "children"> & FieldWords & {
        readonly choices: readonly Choice[];
        readonly look?: "list" | "cards";
    }) {
    return (
        <AriaRadioGroup isRequired={!optional} {...rest} className="field">
            <FieldLabel label={label} optional={optional} />
            <div className="radio-list" data-look={look}>
                {choices.map((choice) => (
                    <Radio key={choice.id} value={choice.id} className="check">
                        <span className="check-mark radio-mark" />
                        <span className="check-words">
                            <span>{choice.name}</span>
                            {choice.note === undefined ? null : <span className="field-hint">{choice.note}</span>}
                        </span>
                    </Radio>
                ))}
            </div>
            <FieldNotes hint={hint} />
        </AriaRadioGroup>
    );
}
