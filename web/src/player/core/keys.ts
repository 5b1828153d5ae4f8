/** What a key asks for. */
export type Wish =
    | { readonly wish: "next" | "previous" | "flag" | "review" | "time" | "help" | "strike" }
    | { readonly wish: "choose"; readonly place: number };

export interface Pressed {
    readonly key: string;
    readonly ctrlKey: boolean;
    readonly altKey: boolean;
    readonly metaKey: boolean;
    readonly isComposing: boolean;
}

const wishes: Readonly<Record<string, Exclude<Wish["wish"], "choose">>> = {
    n: "next", p: "previous", f: "flag", r: "review", t: "time", s: "strike", "?": "help",
};

/** Keys in the order of the map that the help shows. */
export const keyMap = ["n", "p", "f", "r", "1", "s", "t", "?"] as const;

/** Nothing where the key belongs to a text that is being written, or to the browser. */
export function wishOf(pressed: Pressed, inText: boolean): Wish | undefined {
    if (inText || pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.isComposing) {
        return undefined;
    }
    if (/^[1-9]$/.test(pressed.key)) {
        return { wish: "choose", place: Number(pressed.key) - 1 };
    }
    const wish = wishes[pressed.key.toLowerCase()];
    return wish && { wish };
}

/** Where letters and digits are typed or pick from a list. */
export function takesText(target: EventTarget | null): boolean {
    if (!(target instanceof HTMLElement)) {
        return false;
    }
    return target.isContentEditable || target.closest("[role=listbox]") !== null || target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
}
