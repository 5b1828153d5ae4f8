import { useWords } from "~/kit/words/Words";
import { useDraft } from "../draft";
import { InlineVerdict } from "../InlineVerdict";
import { attribute, classesOf, type CompositeProps, numberOf, usePlaceInText } from "../interaction";
import { entryMax, keptAs, troubleWith } from "../written";

/** A few words or a number, in the running text. */
export default function TextEntry({ node, field, values, onValues, readOnly, explained, describe }: CompositeProps) {
    const words = useWords();
    const place = usePlaceInText(field);
    const { text, write, keep } = useDraft(values[0] ?? "", (one) => keptAs(field.kind, one), (kept) => onValues(kept === "" ? [] : [kept]));
    const number = field.kind === "integer" || field.kind === "real";
    const trouble = troubleWith(node, field.kind, text);
    const width = classesOf(node).map((one) => /^qti-input-width-(\d+)$/.exec(one)?.[1]).find((one) => one !== undefined);
    const length = Number(width ?? numberOf(node, "expected-length", number ? 8 : 20));
    const message = trouble === "pattern" && attribute(node, "data-patternmask-message") !== ""
        ? attribute(node, "data-patternmask-message")
        : trouble && words(`player.composite.entry.${trouble}`);
    return (
        <>
            <input
                type="text"
                className="control entry"
                size={Math.max(2, Math.min(40, length))}
                inputMode={field.kind === "integer" ? "numeric" : field.kind === "real" ? "decimal" : "text"}
                maxLength={entryMax}
                value={text}
                readOnly={readOnly}
                placeholder={attribute(node, "placeholder-text") || undefined}
                aria-label={attribute(node, "aria-label") || attribute(node, "data-prompt") || words("player.composite.entry.name", place)}
                aria-invalid={trouble ? true : undefined}
                aria-describedby={message ? describe.hintId : undefined}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                dir={number ? "ltr" : "auto"}
                onChange={(event) => write(event.target.value)}
                onBlur={keep}
                onKeyDown={(event) => event.key === "Enter" && keep()}
            />
            <span className="entry-trouble" id={describe.hintId} role="status">{message ?? ""}</span>
            {explained ? <InlineVerdict given={keptAs(field.kind, text)} explained={explained} shown={explained.join(", ")} /> : null}
        </>
    );
}
