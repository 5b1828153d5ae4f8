import type { Words } from "~/kit/words/Words";
import type { BodyElement } from "../../core/wire";
import { numberOf } from "./interaction";

// Choosing several of what is there: the same for choices, hot texts, hotspots and whatever else is chosen.

export interface Limits {
    readonly least: number;
    /** At most so many; infinite without a limit. */
    readonly most: number;
}

/** What an interaction's attributes ask: `max-choices` of 0 is no limit, and absent it is `usualMost`. */
export function limitsOf(node: BodyElement, there: number, usualMost = 1, kind: "choices" | "associations" | "strings" = "choices"): Limits {
    const most = numberOf(node, `max-${kind}`, usualMost);
    const least = Math.max(0, numberOf(node, `min-${kind}`, 0));
    const bound = most <= 0 ? Number.POSITIVE_INFINITY : most;
    return { least: Math.min(least, there, bound), most: bound >= there && most !== 1 ? Number.POSITIVE_INFINITY : bound };
}

/** Adds or takes back one, in the order shown. Nothing where one more would be too many: none of the chosen is dropped for it. */
export function chosenWithin(shown: readonly string[], chosen: readonly string[], id: string, most: number): readonly string[] | undefined {
    if (chosen.includes(id)) {
        return chosen.filter((one) => one !== id);
    }
    return chosen.length >= most ? undefined : shown.filter((one) => one === id || chosen.includes(one));
}

/** "Choose 2 to 3. 1 chosen." and, once full, why another is not taken; in the author's words where there are any. */
export function limitWords(words: Words, { least, most }: Limits, chosen: number, full: boolean, node?: BodyElement): string {
    if (full) {
        return node?.a?.["data-max-selections-message"] ?? words("player.composite.limit.full", { most });
    }
    const tooFew = node?.a?.["data-min-selections-message"];
    if (tooFew !== undefined && chosen > 0 && chosen < least) {
        return tooFew;
    }
    const kind = most === Number.POSITIVE_INFINITY ? (least > 0 ? "least" : "any") : least === most ? "exact" : least > 0 ? "between" : "most";
    return words(`player.composite.limit.${kind}`, { least, most: Number.isFinite(most) ? most : 0, chosen });
}
