import { useWords } from "~/kit/words/Words";
import { attribute, childrenOf, type CompositeProps, isElement, plainWords, usePlaceInText } from "../interaction";
import { InlineVerdict } from "../InlineVerdict";
import { RichInlineChoice } from "./RichInlineChoice";

/** One of a list in the running text: the browser's own list, which every reader knows. */
export default function InlineChoice(props: CompositeProps) {
    const { node, field, values, onValues, readOnly, explained } = props;
    const words = useWords();
    const place = usePlaceInText(field);
    const choices = childrenOf(node, "inline-choice");
    const name = attribute(node, "aria-label") || words("player.composite.inline.name", place);
    const none = attribute(node, "data-prompt") || words("player.composite.inline.none");
    const wordsOf = (id: string | undefined) => {
        const found = choices.find((choice) => attribute(choice, "identifier") === id);
        return found ? plainWords(found) : "";
    };
    // The browser's list holds plain words alone: formulas and pictures get one of ours.
    const rich = choices.some((choice) => (choice.c ?? []).some((child) => isElement(child) && child.t !== "span"));
    return (
        <>
            {rich
                ? <RichInlineChoice {...props} choices={choices} name={name} none={none} />
                : (
                    <select
                        className="control inline-list"
                        value={values[0] ?? ""}
                        disabled={readOnly}
                        aria-label={name}
                        onChange={(event) => onValues(event.target.value === "" ? [] : [event.target.value])}
                    >
                        <option value="">{none}</option>
                        {choices.map((choice) => (
                            <option key={attribute(choice, "identifier")} value={attribute(choice, "identifier")}>{plainWords(choice)}</option>
                        ))}
                    </select>
                )}
            {explained ? <InlineVerdict given={values[0] ?? ""} explained={explained} shown={explained.map(wordsOf).join(", ")} /> : null}
        </>
    );
}
