import { EditorContent, useEditor, useEditorState } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { type RefObject, useEffect, useId, useImperativeHandle, useRef } from "react";
import { useWords } from "~/kit/words/Words";
import type { TextHandle } from "./RichField";
import { ToolRow, Tool } from "./ToolRow";
import { withoutParagraph } from "./textEdits";

/** HTML written as it looks. Only for texts that fit: the rest is edited as HTML. */
export default function HtmlField({ label, hint, value, onChange, small, handle }: {
    readonly label: string;
    readonly hint?: string | undefined;
    readonly value: string;
    readonly onChange: (html: string) => void;
    /** A label's text: no tools, and no paragraph around a single line. */
    readonly small?: boolean | undefined;
    readonly handle?: RefObject<TextHandle | null> | undefined;
}) {
    const words = useWords();
    const id = useId();
    const last = useRef(value);
    const heard = useRef(onChange);
    useEffect(() => {
        heard.current = onChange;
    });
    const editor = useEditor({
        extensions: [StarterKit.configure({ link: { openOnClick: false, HTMLAttributes: { target: null, rel: null, class: null } }, trailingNode: false })],
        content: value,
        // The policy of the pages knows no style elements; editor.css has these few rules.
        injectCSS: false,
        editorProps: { attributes: { class: "control html-field rich", role: "textbox", "aria-multiline": "true", "aria-labelledby": `${id}-label`, ...(hint ? { "aria-describedby": `${id}-hint` } : {}) } },
        onUpdate: ({ editor: now }) => {
            const html = now.isEmpty ? "" : small ? withoutParagraph(now.getHTML()) : now.getHTML();
            last.current = html;
            heard.current(html);
        },
    });
    useEffect(() => {
        // Undone, or taken from somebody else.
        if (value !== last.current) {
            last.current = value;
            editor.commands.setContent(value, { emitUpdate: false });
        }
    }, [editor, value]);
    useImperativeHandle(handle, () => ({
        insert: (text) => void editor.chain().focus().insertContent({ type: "text", text }).run(),
        selected: () => editor.state.doc.textBetween(editor.state.selection.from, editor.state.selection.to, " "),
    }), [editor]);
    const on = useEditorState({
        editor,
        selector: ({ editor: now }) => ({
            bold: now.isActive("bold"), italic: now.isActive("italic"), code: now.isActive("code"), list: now.isActive("bulletList"), steps: now.isActive("orderedList"),
        }),
    });
    return (
        <div className="field">
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- as a label's click does; keys reach the text itself */}
            <span id={`${id}-label`} className="field-label" onClick={() => editor.commands.focus()}>{label}</span>
            {small
                ? null
                : (
                    <ToolRow label={words("itembank.editor.tools", { field: label })}>
                        <Tool name={words("itembank.editor.tool.bold")} isOn={on.bold} onPress={() => editor.chain().focus().toggleBold().run()} />
                        <Tool name={words("itembank.editor.tool.italic")} isOn={on.italic} onPress={() => editor.chain().focus().toggleItalic().run()} />
                        <Tool name={words("itembank.editor.tool.code")} isOn={on.code} onPress={() => editor.chain().focus().toggleCode().run()} />
                        <Tool name={words("itembank.editor.tool.list")} isOn={on.list} onPress={() => editor.chain().focus().toggleBulletList().run()} />
                        <Tool name={words("itembank.editor.tool.steps")} isOn={on.steps} onPress={() => editor.chain().focus().toggleOrderedList().run()} />
                    </ToolRow>
                )}
            <EditorContent editor={editor} className="html-frame" data-small={small || undefined} />
            {hint ? <span id={`${id}-hint`} className="field-hint">{hint}</span> : null}
        </div>
    );
}
