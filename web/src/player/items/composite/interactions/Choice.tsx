import { useState } from "react";
import { useWords } from "~/kit/words/Words";
import type { BodyElement } from "../../../core/wire";
import { Verdict } from "../../Verdict";
import { attribute, childrenOf, classesOf, type CompositeProps, numberOf, plainWords } from "../interaction";
import { Nodes } from "../Nodes";
import { chosenWithin, limitsOf, limitWords } from "../choosing";

/** One choice, or several between the least and the most; without a most as many as there are. */
export default function Choice({ node, field, values, onValues, readOnly, explained, describe }: CompositeProps) {
    const words = useWords();
    const [full, setFull] = useState(false);
    const choices = childrenOf(node, "simple-choice");
    const limits = limitsOf(node, choices.length);
    const several = limits.most !== 1;
    const hint = several ? limitWords(words, limits, values.length, full, node) : undefined;

    const press = (id: string) => {
        if (readOnly) {
            return;
        }
        const next = several ? chosenWithin(choices.map((choice) => attribute(choice, "identifier")), values, id, limits.most) : [id];
        setFull(next === undefined);
        if (next) {
            onValues(next);
        }
    };
    return (
        <fieldset
            className="options choice"
            aria-labelledby={describe.labelledBy}
            aria-describedby={hint ? describe.hintId : undefined}
            data-orientation={attribute(node, "orientation") || undefined}
            data-stacking={stackingOf(node)}
        >
            {hint ? <p className="hint" id={describe.hintId} aria-live="polite" data-warm={full || undefined}>{hint}</p> : null}
            <ul role="list">
                {choices.map((choice, at) => {
                    const id = attribute(choice, "identifier");
                    const chosen = values.includes(id);
                    return (
                        <li key={id} className="option" data-option={at} data-chosen={chosen || undefined}>
                            <div className="option-line">
                                <label className="option-face">
                                    <input
                                        type={several ? "checkbox" : "radio"}
                                        name={`${describe.hintId}-${field.id}`}
                                        checked={chosen}
                                        aria-disabled={readOnly || undefined}
                                        // A picture that its author gave no words.
                                        aria-label={plainWords(choice) === "" ? words("player.composite.option", { number: at + 1 }) : undefined}
                                        onChange={() => press(id)}
                                    />
                                    <Label node={node} at={at} />
                                    <span className="rich option-words"><Nodes nodes={choice.c} /></span>
                                </label>
                            </div>
                            {explained ? <Verdict right={explained.includes(id)} chosen={chosen} why={undefined} /> : null}
                        </li>
                    );
                })}
            </ul>
        </fieldset>
    );
}

/** "A", "b)", "3.": as the item's classes ask; numbers where they ask for nothing, for the digits that choose. */
function Label({ node, at }: { readonly node: BodyElement; readonly at: number }) {
    const classes = classesOf(node);
    if (classes.includes("qti-labels-none")) {
        return null;
    }
    const letter = String.fromCodePoint(97 + at % 26);
    const label = classes.includes("qti-labels-upper-alpha")
        ? letter.toUpperCase()
        : classes.includes("qti-labels-lower-alpha") ? letter : String(at + 1);
    const suffix = classes.includes("qti-labels-suffix-period") ? "." : classes.includes("qti-labels-suffix-parenthesis") ? ")" : "";
    return <span className="option-place" aria-hidden="true">{label + suffix}</span>;
}

function stackingOf(node: BodyElement): number | undefined {
    const asked = classesOf(node).map((one) => /^qti-choices-stacking-([1-5])$/.exec(one)?.[1]).find((one) => one !== undefined);
    return asked ? Number(asked) : numberOf(node, "data-stacking", 0) || undefined;
}
