import { useState } from "react";
import { FileDrop } from "~/kit/FileDrop";
import { Stack } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { TextField } from "~/kit/TextField";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { useEditing } from "./context";

export const pictureBytesMax = 4 * 1024 * 1024;
export const pictureTypes = ["image/png", "image/jpeg", "image/webp"] as const;

export interface Brought {
    readonly path: string;
    readonly width: number;
    readonly height: number;
}

/** Brings one picture: it is sent at once, and measured on the way. */
export function PictureDrop({ label, onBrought }: { readonly label: string; readonly onBrought: (picture: Brought) => void }) {
    const words = useWords();
    const { upload } = useEditing();
    const [failure, setFailure] = useState<unknown>();
    const [isSending, setSending] = useState(false);
    const bring = async (file: File) => {
        setSending(true);
        setFailure(undefined);
        try {
            const [{ path }, size] = await Promise.all([upload(file), measured(file)]);
            onBrought({ path, ...size });
        } catch (cause) {
            setFailure(cause);
        }
        setSending(false);
    };
    return (
        <Stack gap={2}>
            <FileDrop label={label} hint={words("itembank.editor.picture_hint")} accept={pictureTypes} limitBytes={pictureBytesMax} onFile={(file) => void bring(file)} />
            <div role="status" className="small soft">{isSending ? words("itembank.editor.picture_sending") : ""}</div>
            {failure ? <Notice kind="bad">{problem(words, failure)}</Notice> : null}
        </Stack>
    );
}

/** How large a picture is, in its own pixels; nothing where the browser cannot read it: the server then says why. */
async function measured(file: File): Promise<{ readonly width: number; readonly height: number }> {
    try {
        const bitmap = await createImageBitmap(file);
        const size = { width: bitmap.width, height: bitmap.height };
        bitmap.close();
        return size;
    } catch {
        return { width: 0, height: 0 };
    }
}

/** The picture that the question stands on, and the words for those who cannot see it. */
export function PictureField() {
    const words = useWords();
    const { question: { picture }, edit, addressOf } = useEditing();
    const address = picture ? addressOf(picture.path) : undefined;
    return (
        <Stack gap={3}>
            {picture && address && !picture.width
                ? <Notice kind="warn">{words("itembank.editor.picture_unreadable")}</Notice>
                : null}
            {picture
                ? (
                    <TextField
                        label={words("itembank.editor.alt")}
                        hint={words("itembank.editor.alt_hint")}
                        value={picture.alt}
                        validationBehavior="aria"
                        isInvalid={picture.alt.trim() === ""}
                        validate={(value) => (value.trim() === "" ? words("itembank.editor.alt_missing") : null)}
                        onChange={(alt) => edit((q) => (q.picture ? { ...q, picture: { ...q.picture, alt } } : q), "alt")}
                    />
                )
                : null}
            <PictureDrop
                label={words("itembank.editor.picture", { there: String(Boolean(picture)) })}
                onBrought={(brought) => edit((q) => ({ ...q, picture: { alt: q.picture?.alt ?? "", ...brought } }), "")}
            />
        </Stack>
    );
}
