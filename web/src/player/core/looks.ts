import { applyTheme } from "~/kit/theme";

/** How the candidate wants the player to look and behave; kept in this browser. */
export interface Looks {
    /** Percent of the usual text. */
    readonly text: number;
    readonly contrast: "normal" | "high";
    readonly timerHidden: boolean;
    /** Keys without a modifier can be turned off, for speech input and shaking hands. */
    readonly keys: boolean;
    /** Percent of the width that the case study takes. */
    readonly caseWidth: number;
    readonly caseHidden: boolean;
    /** Words that an item explains can be pressed. */
    readonly wordHelp: boolean;
    /** The language that words are translated to; empty for none. */
    readonly wordLanguage: string;
    /** What is written can be heard. */
    readonly spoken: boolean;
    /** Sign language, simpler wording and whatever else an item brings. */
    readonly otherHelp: boolean;
}

export const textSizes = [100, 125, 150, 175, 200] as const;
export const usualLooks: Looks = {
    text: 100, contrast: "normal", timerHidden: false, keys: true, caseWidth: 45, caseHidden: false,
    wordHelp: true, wordLanguage: "", spoken: false, otherHelp: true,
};

const storedKey = "assay.player.looks";

export function storedLooks(): Looks {
    try {
        const stored: unknown = JSON.parse(localStorage.getItem(storedKey) ?? "{}");
        return { ...usualLooks, ...(typeof stored === "object" ? stored : {}) };
    } catch {
        return usualLooks;
    }
}

export function applyLooks(looks: Looks): void {
    applyTheme();
    const root = document.documentElement;
    root.dataset["text"] = String(looks.text);
    root.dataset["contrast"] = looks.contrast;
}

export function storeLooks(looks: Looks): void {
    try {
        localStorage.setItem(storedKey, JSON.stringify(looks));
    } catch {
        // A browser that keeps nothing still shows it for as long as the page lives.
    }
    applyLooks(looks);
}

/** The next larger or smaller text; the same at an end. */
export function textStep(text: number, by: -1 | 1): number {
    const at = textSizes.findIndex((size) => size >= text);
    return textSizes[Math.max(0, Math.min(textSizes.length - 1, (at < 0 ? textSizes.length - 1 : at) + by))] ?? 100;
}
