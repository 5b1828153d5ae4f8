import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Button } from "./Button";
import { Icon } from "./Icon";
import { useWords } from "./words/Words";
import "./Dialog.css";

interface DialogProps {
    readonly title: string;
    readonly isOpen: boolean;
    readonly onClose: () => void;
    readonly children: ReactNode;
    readonly size?: "normal" | "large";
    readonly role?: "dialog" | "alertdialog";
}

/** A view above the page. It keeps the focus, closes with Escape, and gives the focus back. */
export function Dialog({ title, isOpen, onClose, children, size, role = "dialog" }: DialogProps) {
    const words = useWords();
    return (
        <ModalOverlay
            className="veil"
            isOpen={isOpen}
            isDismissable={role === "dialog"}
            onOpenChange={(open) => {
                if (!open) {
                    onClose();
                }
            }}
        >
            <Modal className="dialog-frame" data-size={size}>
                <AriaDialog role={role} className="dialog">
                    <div className="dialog-head">
                        <Heading slot="title" level={2}>{title}</Heading>
                        {role === "dialog"
                            ? (
                                <Button look="quiet" size="small" icon aria-label={words("kit.dialog.close")} onPress={onClose}>
                                    <Icon name="cross" />
                                </Button>
                            )
                            : null}
                    </div>
                    {children}
                </AriaDialog>
            </Modal>
        </ModalOverlay>
    );
}

/** The row of buttons that ends a dialog; the one that acts stands last. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
    return <div className="dialog-actions">{children}</div>;
}
