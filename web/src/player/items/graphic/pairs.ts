import type { Words } from "~/kit/words/Words";
import { pairOf, type PairRefusal } from "./answers";

export interface PairVerdict {
    readonly from: string;
    readonly to: string;
    readonly value: string;
    /** Unlike the value, no other has it. */
    readonly key: string;
    readonly verdict: "right" | "wrong" | "missed" | undefined;
}

/** The pairs that were answered, each with its verdict, and then those that were right and not there. */
export function judgedPairs(values: readonly string[], right: readonly string[] | undefined, directed: boolean): readonly PairVerdict[] {
    const normal = (value: string) => {
        const { from, to } = pairOf(value);
        return directed || from <= to ? `${from} ${to}` : `${to} ${from}`;
    };
    // Each right one counts once: the same pair may be asked for, and given, several times.
    const open = [...right ?? []];
    const answered = values.map((value, place): PairVerdict => {
        const at = open.findIndex((one) => normal(one) === normal(value));
        if (at >= 0) {
            open.splice(at, 1);
        }
        return { ...pairOf(value), value, key: `${place} ${value}`, verdict: right ? (at >= 0 ? "right" : "wrong") : undefined };
    });
    return [...answered, ...open.map((value, place): PairVerdict => ({ ...pairOf(value), value, key: `missed ${place} ${value}`, verdict: "missed" }))];
}

/** Why a pair was not taken, and what to do about it. */
export function refusalWords(words: Words, refused: PairRefusal, from: string, to: string, most: number): string {
    switch (refused) {
        case "same": return words("player.graphic.refused.same");
        case "known": return words("player.graphic.refused.known");
        case "full": return words("player.graphic.full", { most });
        case "from_full": return words("player.graphic.refused.used", { name: from });
        case "to_full": return words("player.graphic.refused.used", { name: to });
    }
}
