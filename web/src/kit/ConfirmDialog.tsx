import type { ReactNode } from "react";
import { Button } from "./Button";
import { Dialog, DialogActions } from "./Dialog";
import { Notice } from "./Notice";
import { problem } from "./words/problem";
import { useWords } from "./words/Words";

/** Asks before something that cannot be taken back. `confirm` names the deed ("Cancel the booking"), never "OK". */
export function ConfirmDialog({ title, children, confirm, danger, isOpen, isPending, failure, onConfirm, onClose }: {
    readonly title: string;
    readonly children: ReactNode;
    readonly confirm: string;
    readonly danger?: boolean;
    readonly isOpen: boolean;
    readonly isPending?: boolean;
    readonly failure?: unknown;
    readonly onConfirm: () => void;
    readonly onClose: () => void;
}) {
    const words = useWords();
    return (
        <Dialog title={title} isOpen={isOpen} onClose={onClose} role="alertdialog">
            <div>{children}</div>
            {failure ? <Notice kind="bad">{problem(words, failure)}</Notice> : null}
            <DialogActions>
                <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                <Button look={danger ? "danger" : "primary"} isPending={isPending ?? false} onPress={onConfirm}>{confirm}</Button>
            </DialogActions>
        </Dialog>
    );
}
