import { type ReactNode, useEffect, useEffectEvent, useId, useRef } from "react";
import { useWords } from "~/kit/words/Words";
import { Icon } from "~/kit/Icon";
import { Press } from "./Press";
import "~/kit/Dialog.css";

/** The browser's own modal dialog: it keeps the focus in, closes on Escape, and gives the focus back. */
export function PlayerDialog({ title, size, onClose, children }: {
    readonly title: string;
    readonly size?: "large" | "side";
    readonly onClose: () => void;
    readonly children: ReactNode;
}) {
    const words = useWords();
    const dialog = useRef<HTMLDialogElement>(null);
    const heading = useId();
    const close = useEffectEvent(() => onClose());
    useEffect(() => {
        const shown = dialog.current;
        const before = document.activeElement;
        const onCancel = (event: Event) => {
            event.preventDefault();
            close();
        };
        // A press on the veil is a press on the dialog itself: its matter fills the rest.
        const onClick = (event: MouseEvent) => event.target === shown && close();
        shown?.addEventListener("cancel", onCancel);
        shown?.addEventListener("click", onClick);
        shown?.showModal();
        return () => {
            shown?.removeEventListener("cancel", onCancel);
            shown?.removeEventListener("click", onClick);
            shown?.close();
            if (before instanceof HTMLElement && before.isConnected) {
                before.focus({ preventScroll: true });
            }
        };
    }, []);
    return (
        <dialog ref={dialog} className="dialog-frame player-dialog" data-size={size} aria-labelledby={heading}>
            <div className="dialog">
                <div className="dialog-head">
                    <h2 id={heading}>{title}</h2>
                    <Press look="quiet" icon aria-label={words("player.close")} onClick={onClose}><Icon name="cross" /></Press>
                </div>
                {children}
            </div>
        </dialog>
    );
}
