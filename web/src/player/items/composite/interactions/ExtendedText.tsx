import type { CSSProperties } from "react";
import { useWords } from "~/kit/words/Words";
import { useDraft } from "../draft";
import { attribute, classesOf, type CompositeProps, numberOf } from "../interaction";
import { keptAs, textMax, troubleWith } from "../written";

/** Text of any length; of several strings, a box for each. */
export default function ExtendedText(props: CompositeProps) {
    const { node, field, values, onValues, explained } = props;
    const words = useWords();
    const several = field.most !== 1 && numberOf(node, "max-strings", 0) !== 1 && field.kind !== "record";
    const most = numberOf(node, "max-strings", field.most) || Number.POSITIVE_INFINITY;
    const boxes = several ? Math.max(1, Math.min(most, Math.max(numberOf(node, "min-strings", 1), values.length + 1))) : 1;
    const give = (at: number, text: string) => {
        const next = Array.from({ length: Math.max(boxes, at + 1) }, (_, one) => one === at ? text : values[one] ?? "");
        onValues(next.filter((one) => one !== ""));
    };
    return (
        <div className="extended">
            {Array.from({ length: boxes }, (_, at) => ({ at, key: String(at) })).map(({ at, key }) => (
                <TextBox
                    {...props}
                    key={key}
                    text={values[at] ?? ""}
                    name={several ? words("player.composite.text.box", { number: at + 1 }) : undefined}
                    id={`${props.describe.hintId}-${at}`}
                    onText={(text) => give(at, text)}
                />
            ))}
            {explained && explained.length > 0
                ? <p className="inline-verdict">{words("player.composite.text.expected", { right: explained.join(" · ") })}</p>
                : null}
        </div>
    );
}

function TextBox({ node, field, text: given, onText, readOnly, describe, name, id }: CompositeProps & {
    readonly text: string;
    readonly onText: (text: string) => void;
    readonly name: string | undefined;
    readonly id: string;
}) {
    const words = useWords();
    const { text, write, keep } = useDraft(given, (one) => keptAs(field.kind, one), onText);
    const expected = numberOf(node, "expected-length", 0);
    const trouble = troubleWith(node, field.kind, text);
    const written = [...text].length;
    const classes = classesOf(node);
    const height = classes.map((one) => /^qti-height-lines-(\d+)$/.exec(one)?.[1]).find((one) => one !== undefined);
    const rows = Math.max(1, Math.min(40, Number(height ?? numberOf(node, "expected-lines", expected > 0 && expected <= 60 ? 1 : 4))));
    const left = expected - written;
    const count = classes.includes("qti-counter-down") && expected > 0
        ? words("player.composite.text.left", { left: Math.max(0, left), over: Math.max(0, -left) })
        : expected > 0 ? words("player.composite.text.of", { written, expected }) : words("player.composite.text.written", { written });
    return (
        <div className="extended-box">
            <textarea
                className="control extended-text"
                data-plain={attribute(node, "format") === "preformatted" || undefined}
                rows={rows}
                style={{ "--rows": rows } as CSSProperties}
                maxLength={textMax}
                value={text}
                readOnly={readOnly}
                placeholder={attribute(node, "placeholder-text") || undefined}
                aria-labelledby={name ? `${describe.labelledBy} ${id}-name` : describe.labelledBy}
                aria-describedby={`${id}-count`}
                aria-invalid={trouble ? true : undefined}
                dir="auto"
                onChange={(event) => write(event.target.value)}
                onBlur={keep}
            />
            <div className="extended-notes">
                {name ? <span id={`${id}-name`}>{name}</span> : null}
                <span className="entry-trouble" role="status">
                    {trouble
                        ? trouble === "pattern" && attribute(node, "data-patternmask-message") || words(`player.composite.entry.${trouble}`)
                        : ""}
                </span>
                <span className="hint numeric" id={`${id}-count`}>{count}</span>
            </div>
        </div>
    );
}
