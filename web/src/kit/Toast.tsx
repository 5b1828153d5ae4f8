import { useSyncExternalStore } from "react";
import { Icon } from "./Icon";
import { useWords } from "./words/Words";
import "./Toast.css";

interface Toast {
    readonly id: number;
    readonly text: string;
}

const shownMilliseconds = 6000;
let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
    toasts = next;
    for (const listener of listeners) {
        listener();
    }
}

/** Says that something worked, in passing. What went wrong belongs in a Notice, where it stays. */
export function toast(text: string): void {
    last += 1;
    const id = last;
    change([...toasts, { id, text }]);
    setTimeout(() => close(id), shownMilliseconds);
}

function close(id: number): void {
    change(toasts.filter((one) => one.id !== id));
}

function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

/** Where toasts appear; the shell has it once. */
export function Toasts() {
    const words = useWords();
    const shown = useSyncExternalStore(subscribe, () => toasts);
    return (
        <div className="toasts" role="status">
            {shown.map((one) => (
                <div key={one.id} className="toast">
                    <Icon name="check" />
                    <span className="toast-text">{one.text}</span>
                    <button type="button" className="toast-close" aria-label={words("kit.toast.close")} onClick={() => close(one.id)}>
                        <Icon name="cross" />
                    </button>
                </div>
            ))}
        </div>
    );
}
