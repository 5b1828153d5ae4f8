import { useState } from "react";
import { TextField } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import { PictureDrop } from "./PictureField";

/** A picture in the question's text: first its words, then its file. */
export function StemPicture({ onPut }: { readonly onPut: (markdown: string) => void }) {
    const words = useWords();
    const [alt, setAlt] = useState("");
    return (
        <details className="fold">
            <summary>{words("itembank.editor.add_picture")}</summary>
            <div className="fold-body">
                <TextField label={words("itembank.editor.alt")} hint={words("itembank.editor.alt_hint")} value={alt} onChange={setAlt} />
                {alt.trim() === ""
                    ? <p className="field-hint">{words("itembank.editor.alt_first")}</p>
                    : (
                        <PictureDrop
                            label={words("itembank.editor.picture", { there: "false" })}
                            onBrought={({ path }) => {
                                onPut(`![${alt.trim().replaceAll(/[[\]\n]/g, " ")}](${path})`);
                                setAlt("");
                            }}
                        />
                    )}
            </div>
        </details>
    );
}
