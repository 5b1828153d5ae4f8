import type { Words } from "~/kit/words/Words";
import { pairOf, type PairRefusal } from "./answers";

export interface PairVerdict {
    readonly from: string;
    readonly to: string;
    readonly value: string;
    readonly verdict: "right" | "wrong" | "missed" | undefined;
}

/** The pairs that were answered, each with its verdict, and then those that were right and not there. */
export function judgedPairs(values: readonly string[], right: readonly string[] | undefined, directed: boolean): readonly PairVerdict[] {
    const normal = (value: string) => {
        const { from, to } = pairOf(value);
        return directed || from <= to ? `${from} ${to}` : `${to} ${from}`;
    };
    const keys = right?.map(normal);
    const given = new Set(values.map(normal));
    const answered = values.map((value): PairVerdict => ({
        ...pairOf(value), value, verdict: keys ? (keys.includes(normal(value)) ? "right" : "wrong") : undefined,
    }));
    const missed = (right ?? []).filter((value) => !given.has(normal(value)));
    return [...answered, ...missed.map((value): PairVerdict => ({ ...pairOf(value), value, verdict: "missed" }))];
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
