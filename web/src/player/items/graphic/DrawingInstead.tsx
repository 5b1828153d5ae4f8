import { useId, useState } from "react";
import { useWords } from "~/kit/words/Words";
import { Press } from "../../tools/Press";
import { Sign } from "../../tools/Sign";
import { pngOfText, textMost } from "./writing";

/** Drawing needs a pen, a finger or a mouse. Who uses none of them describes the drawing, or brings a picture made elsewhere. */
export function DrawingInstead({ busy, onFile }: { readonly busy: boolean; readonly onFile: (made: () => Promise<File>) => void }) {
    const words = useWords();
    const base = useId();
    const [open, setOpen] = useState(false);
    const [text, setText] = useState("");
    return (
        <div className="graphic-instead">
            <Press aria-expanded={open} aria-controls={base} data-on={open || undefined} onClick={() => setOpen(!open)}>
                <Sign name="list" />
                {words("player.graphic.drawing.instead")}
            </Press>
            <div id={base} className="graphic-list" hidden={!open}>
                <p className="hint">{words("player.graphic.drawing.instead_about")}</p>
                <label className="graphic-field" data-wide>
                    <span>{words("player.graphic.drawing.describe")}</span>
                    <textarea className="control" rows={5} maxLength={textMost} value={text} onChange={({ target }) => setText(target.value)} />
                </label>
                <Press
                    disabled={busy || text.trim() === ""}
                    onClick={() => onFile(() => pngOfText(text))}
                >
                    {words("player.graphic.drawing.describe_do")}
                </Press>
                <label className="graphic-field" data-wide>
                    <span>{words("player.graphic.drawing.upload")}</span>
                    <input
                        className="control"
                        type="file"
                        accept="image/png,image/jpeg,image/webp,application/pdf"
                        disabled={busy}
                        onChange={({ target }) => {
                            const [file] = target.files ?? [];
                            if (file) {
                                onFile(() => Promise.resolve(file));
                            }
                        }}
                    />
                </label>
            </div>
        </div>
    );
}
