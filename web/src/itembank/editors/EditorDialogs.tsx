import { useState } from "react";
import { Button } from "~/kit/Button";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Failure } from "~/kit/failure";
import { Stack } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { TextArea } from "~/kit/TextField";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { differences } from "./differences";
import type { DraftBody, DraftView } from "./question";
import { withoutPointer } from "./textEdits";

/** Somebody else saved the item: both are shown, one is kept. */
export function ConflictDialog({ mine, theirs, isOpen, onMine, onTheirs, onClose }: {
    readonly mine: DraftBody;
    readonly theirs: DraftView;
    readonly isOpen: boolean;
    readonly onMine: () => void;
    readonly onTheirs: () => void;
    readonly onClose: () => void;
}) {
    const words = useWords();
    const found = differences(mine, theirs.body);
    const who = theirs.saved_by.name || words("itembank.editor.somebody");
    return (
        <Dialog title={words("itembank.editor.conflict", { who })} isOpen={isOpen} onClose={onClose} size="large">
            <p>{words("itembank.editor.conflict_about", { count: found.length })}</p>
            <ul className="differences">
                {found.slice(0, 30).map(({ part, pointer, mine: here, theirs: there }) => (
                    <li key={pointer}>
                        <span className="field-label">{words(`itembank.editor.part.${part}`)}</span>
                        <div className="difference">
                            <div><span className="faint">{words("itembank.editor.mine")}</span><pre>{here || words("itembank.editor.empty")}</pre></div>
                            <div><span className="faint">{words("itembank.editor.theirs", { who })}</span><pre>{there || words("itembank.editor.empty")}</pre></div>
                        </div>
                    </li>
                ))}
            </ul>
            <DialogActions>
                <Button onPress={onTheirs}>{words("itembank.editor.take_theirs")}</Button>
                <Button look="primary" onPress={onMine}>{words("itembank.editor.keep_mine")}</Button>
            </DialogActions>
        </Dialog>
    );
}

/** Sends the item to review, with a word to the reviewers. */
export function SubmitDialog({ isOpen, onClose, onSubmit }: {
    readonly isOpen: boolean;
    readonly onClose: () => void;
    /** Throws what was refused. */
    readonly onSubmit: (note: string) => Promise<void>;
}) {
    const words = useWords();
    const [note, setNote] = useState("");
    const [failure, setFailure] = useState<unknown>();
    const [isSending, setSending] = useState(false);
    const send = async () => {
        setSending(true);
        setFailure(undefined);
        try {
            await onSubmit(note.trim());
        } catch (cause) {
            setFailure(cause);
        }
        setSending(false);
    };
    const lines = failure instanceof Failure ? failure.errors.map(({ detail }) => withoutPointer(detail)) : [];
    return (
        <Dialog title={words("itembank.editor.submit")} isOpen={isOpen} onClose={onClose}>
            <Stack gap={4}>
                <p>{words("itembank.editor.submit_about")}</p>
                {failure
                    ? (
                        <Notice kind="bad" title={lines.length > 1 ? words("itembank.editor.submit_missing") : undefined}>
                            {lines.length > 1 ? <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul> : problem(words, failure)}
                        </Notice>
                    )
                    : null}
                <TextArea label={words("itembank.editor.note")} hint={words("itembank.editor.note_hint")} optional rows={3} maxLength={500} value={note} onChange={setNote} />
            </Stack>
            <DialogActions>
                <Button onPress={onClose}>{words("itembank.editor.not_yet")}</Button>
                <Button look="primary" isPending={isSending} onPress={() => void send()}>{words("itembank.editor.submit")}</Button>
            </DialogActions>
        </Dialog>
    );
}
