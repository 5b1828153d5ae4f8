import { useEffect, useRef } from "react";

/** What a key does, by the key as the browser names it: `{ j: next, "?": help }`. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Whether keys belong to whatever has the focus: a field that is typed into, a list that searches as one types, a dialog. */
export function takesKeys(target: EventTarget | null): boolean {
    return target instanceof Element
        && target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=listbox], [role=dialog], [role=alertdialog]")
            !== null;
}

/** Keys of a single letter for a page that is used all day. They rest while something is typed or a dialog is open, or when `isOn` says so. */
export function useShortcuts(shortcuts: Shortcuts, isOn: boolean): void {
    const latest = useRef(shortcuts);
    useEffect(() => {
        latest.current = shortcuts;
    });
    useEffect(() => {
        if (!isOn) {
            return;
        }
        const press = (event: KeyboardEvent) => {
            const act = latest.current[event.key];
            const isFree = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && !takesKeys(event.target);
            if (act && isFree && document.querySelector("[role=dialog], [role=alertdialog]") === null) {
                event.preventDefault();
                act();
            }
        };
        document.addEventListener("keydown", press);
        return () => document.removeEventListener("keydown", press);
    }, [isOn]);
}

const kept = "assay.shortcuts";

/** Single letters can be in the way of speech input, so a reader may turn them off; the choice stays in this browser. */
export function shortcutsWanted(): boolean {
    return localStorage.getItem(kept) !== "off";
}

export function keepShortcutsWanted(wanted: boolean): void {
    localStorage.setItem(kept, wanted ? "on" : "off");
}

/** The row to go to with j (1) or k (-1): the first when none has the focus, and never past an end. */
export function nextRow(rows: readonly string[], current: string | undefined, step: 1 | -1): string | undefined {
    const at = current === undefined ? -1 : rows.indexOf(current);
    return at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
}
