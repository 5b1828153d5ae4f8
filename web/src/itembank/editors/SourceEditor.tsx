import { xml } from "@codemirror/lang-xml";
import { basicSetup, EditorView } from "codemirror";
import { useEffect, useRef } from "react";
import { useWords } from "~/kit/words/Words";

/** The document of an item that is none of ours, as it is written. */
export default function SourceEditor({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
    const words = useWords();
    const place = useRef<HTMLDivElement>(null);
    const view = useRef<EditorView>(null);
    const first = useRef(value);
    const heard = useRef(onChange);
    useEffect(() => {
        heard.current = onChange;
    });
    const label = words("itembank.editor.source");
    useEffect(() => {
        const box = place.current;
        if (!box) {
            return;
        }
        // Under a root of its own its styles are adopted sheets, which the policy of the pages allows; elsewhere they would be style elements.
        const root = box.shadowRoot ?? box.attachShadow({ mode: "open" });
        const made = new EditorView({
            doc: first.current,
            parent: root,
            root,
            extensions: [
                basicSetup,
                xml(),
                EditorView.lineWrapping,
                EditorView.contentAttributes.of({ "aria-label": label }),
                // Its colours are made for white paper, so it is white in the dark too.
                EditorView.theme({
                    "&": { fontSize: "0.8125rem", maxBlockSize: "40rem", background: "#ffffff", color: "#191d1b" },
                    ".cm-scroller": { fontFamily: "var(--mono)", overflow: "auto" },
                    ".cm-gutters": { color: "#565e5a" },
                    ".cm-activeLine, .cm-activeLineGutter": { background: "transparent" },
                    "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
                }),
                EditorView.updateListener.of((update) => update.docChanged && heard.current(update.state.doc.toString())),
            ],
        });
        view.current = made;
        return () => made.destroy();
    }, [label]);
    useEffect(() => {
        const now = view.current;
        if (now && now.state.doc.toString() !== value) {
            now.dispatch({ changes: { from: 0, to: now.state.doc.length, insert: value } });
        }
    }, [value]);
    return (
        <div className="field">
            <span className="field-label">{label}</span>
            <div ref={place} className="source-frame" />
            <span className="field-hint">{words("itembank.editor.source_hint")}</span>
        </div>
    );
}
