import { lazy, type RefObject, Suspense, useImperativeHandle, useRef, useState } from "react";
import { Loading } from "~/kit/Loading";
import { TextArea } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import { useEditing } from "./context";
import { type Chosen, fitsEditor, inserted, listed, wrapped } from "./textEdits";
import { Tool, ToolRow } from "./ToolRow";

const HtmlField = lazy(() => import("./HtmlField"));

/** What other parts of the page do in a text: put a place where the cursor is, ask what is chosen. */
export interface TextHandle {
    readonly insert: (text: string) => void;
    readonly selected: () => string;
}

interface RichFieldProps {
    readonly label: string;
    readonly hint?: string;
    readonly value: string;
    readonly onChange: (text: string) => void;
    /** A line of a label: no tools. */
    readonly small?: boolean;
    readonly rows?: number;
    readonly optional?: boolean;
    readonly handle?: RefObject<TextHandle | null>;
}

/** A text in the item's own format: Markdown as it is typed, HTML as it looks. */
export function RichField(props: RichFieldProps) {
    const words = useWords();
    const { format } = useEditing().body;
    // Decided once: a text does not change its editor under the cursor.
    const [asWritten] = useState(() => format === "markdown" || !fitsEditor(props.value));
    if (asWritten) {
        return <WrittenField {...props} hint={props.hint ?? (format === "html" ? words("itembank.editor.as_html") : undefined)} isMarkdown={format === "markdown"} />;
    }
    return <Suspense fallback={<Loading lines={props.small ? 1 : 4} />}><HtmlField {...props} /></Suspense>;
}

function WrittenField({ label, hint, value, onChange, small, rows, optional, handle, isMarkdown }: Omit<RichFieldProps, "hint"> & {
    readonly hint: string | undefined;
    readonly isMarkdown: boolean;
}) {
    const words = useWords();
    const box = useRef<HTMLDivElement>(null);
    const area = () => box.current?.querySelector("textarea");
    const chosen = (): Chosen => ({ text: value, from: area()?.selectionStart ?? value.length, to: area()?.selectionEnd ?? value.length });
    const become = ({ text, from, to }: Chosen) => {
        onChange(text);
        requestAnimationFrame(() => {
            area()?.focus();
            area()?.setSelectionRange(from, to);
        });
    };
    useImperativeHandle(handle, () => ({
        insert: (text) => become(inserted(chosen(), text)),
        selected: () => value.slice(chosen().from, chosen().to),
    }));
    const around = (mark: string) => become(wrapped(chosen(), mark, mark));
    return (
        <div ref={box} className="rich-field">
            {small || !isMarkdown
                ? null
                : (
                    <ToolRow label={words("itembank.editor.tools", { field: label })}>
                        <Tool name={words("itembank.editor.tool.bold")} onPress={() => around("**")} />
                        <Tool name={words("itembank.editor.tool.italic")} onPress={() => around("*")} />
                        <Tool name={words("itembank.editor.tool.code")} onPress={() => around("`")} />
                        <Tool name={words("itembank.editor.tool.formula")} onPress={() => around("$")} />
                        <Tool name={words("itembank.editor.tool.list")} onPress={() => become(listed(chosen(), () => "- "))} />
                        <Tool name={words("itembank.editor.tool.steps")} onPress={() => become(listed(chosen(), (at) => `${at + 1}. `))} />
                    </ToolRow>
                )}
            <TextArea
                label={label}
                {...(hint === undefined ? {} : { hint })}
                value={value}
                onChange={onChange}
                rows={rows ?? (small ? 1 : 5)}
                {...(optional ? { optional } : {})}
            />
        </div>
    );
}
