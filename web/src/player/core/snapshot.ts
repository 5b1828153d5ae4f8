import type { Refusal, Trouble } from "./sender";
import type { Attempt, Deed, Explained } from "./server";
import type { Command, Paper } from "./wire";
import { noWork, type Work } from "./work";

/** What is known of an attempt in this window: all that is drawn is drawn from it. */
export interface Snapshot {
    readonly attempt: Attempt | undefined;
    readonly paper: Paper | undefined;
    readonly work: Work;
    /** Changes the server has not acknowledged. */
    readonly waiting: readonly Command[];
    readonly trouble: Trouble | undefined;
    /** The server's time when it could first not be reached. */
    readonly troubleSince: number | undefined;
    /** False in a window that only shows what another one writes. */
    readonly writer: boolean;
    /** False where this browser keeps nothing and a closed page takes unsaved changes with it. */
    readonly durable: boolean;
    /** The clock stands at zero. */
    readonly over: boolean;
    readonly refused: readonly Refusal[];
    readonly checked: Readonly<Record<string, Explained>>;
    /** The deed under way, and why the last one or the reading failed. */
    readonly doing: Deed["deed"] | "check" | undefined;
    readonly failure: unknown;
    /** Counts up each time the time is to be said; `minutes` is what to say, 0 when it was asked for. */
    readonly said: { readonly count: number; readonly minutes: number };
}

export const nothingKnown: Snapshot = {
    attempt: undefined, paper: undefined, work: noWork, waiting: [], trouble: undefined, troubleSince: undefined,
    writer: true, durable: true, over: false, refused: [], checked: {}, doing: undefined, failure: undefined,
    said: { count: 0, minutes: 0 },
};

/** Answers made, and how many of them the server holds. */
export function savedAnswers({ work, waiting }: Snapshot): { answered: number; saved: number } {
    const unsaved = new Set(waiting.flatMap(({ change }) => change.kind === "answer" ? [change.item] : []));
    const answered = Object.keys(work.answers);
    return { answered: answered.length, saved: answered.filter((item) => !unsaved.has(item)).length };
}

/** In how many milliseconds to ask again how the attempt stands. */
export function pollPause({ attempt, writer, over }: Snapshot): number {
    switch (attempt?.phase) {
        case "in_progress":
            return over || !writer ? 4000 : 20_000;
        case "created":
        case "checked_in":
        case "authorised":
            return 15_000;
        case "awaiting_proctor":
        case "paused":
            return 4000;
        default:
            return 60_000;
    }
}
