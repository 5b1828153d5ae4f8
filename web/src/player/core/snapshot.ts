import type { Refusal, Trouble } from "./sender";
import type { Attempt, Deed, Explained } from "./server";
import type { Read } from "./shelf";
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
    /** How long it has lasted: seconds are not worth a word, and after a minute the candidate can do something about it. */
    readonly lasting: "moment" | "while" | "long";
    /** False in a window that only shows what another one writes. */
    readonly writer: boolean;
    /** Which other one: a window of this browser, or another device. */
    readonly elsewhere: "window" | "device" | undefined;
    /** False where this browser keeps nothing and a closed page takes unsaved changes with it. */
    readonly durable: boolean;
    /** The clock stands at zero. */
    readonly over: boolean;
    readonly refused: readonly Refusal[];
    readonly checked: Readonly<Record<string, Explained>>;
    /** The start has been pressed and comes in its turn; no time passes. */
    readonly opening: boolean;
    /** The server has been too busy for a while to take what was asked of it. */
    readonly crowded: boolean;
    /** How many of the proctor's messages and of the credits were read. */
    readonly read: Read;
    /** The seat has changed, and the candidate has not said to have seen it. */
    readonly moved: boolean;
    /** The deed under way, and why the last one or the reading failed. */
    readonly doing: Deed["deed"] | "check" | undefined;
    readonly failure: unknown;
    /** Counts up each time the time is to be said; `minutes` is what to say, 0 when it was asked for. */
    readonly said: { readonly count: number; readonly minutes: number };
}

export const nothingKnown: Snapshot = {
    attempt: undefined, paper: undefined, work: noWork, waiting: [], trouble: undefined, troubleSince: undefined,
    lasting: "moment", writer: true, elsewhere: undefined, durable: true, over: false, refused: [], checked: {}, opening: false,
    crowded: false, read: { messages: 0, credits: 0 }, moved: false, doing: undefined, failure: undefined,
    said: { count: 0, minutes: 0 },
};

/** Answers made, and how many of them the server holds. */
export function savedAnswers({ work, waiting }: Snapshot): { answered: number; saved: number; unsaved: number } {
    const unsaved = new Set(waiting.flatMap(({ change }) => change.kind === "answer" ? [change.item] : []));
    const answered = Object.keys(work.answers);
    return { answered: answered.length, saved: answered.filter((item) => !unsaved.has(item)).length, unsaved: unsaved.size };
}

export const isOver = (attempt: Attempt): boolean =>
    ["submitted", "declined", "aborted", "expired", "voided"].includes(attempt.phase);

/** In how many milliseconds to ask again how the attempt stands. While the server tells changes by itself, less often. */
export function pollPause({ attempt, paper, writer, over, trouble }: Snapshot, live: boolean): number {
    switch (attempt?.phase) {
        case "in_progress":
            if (!paper || over) {
                return paper ? 4000 : 2000;
            }
            if (trouble === "offline") {
                return 8000;
            }
            // The server takes a minute without a sign for a gap.
            return writer ? 20_000 : live ? 30_000 : 4000;
        case "created":
        case "checked_in":
        case "authorised":
            return live ? 45_000 : 15_000;
        case "awaiting_proctor":
        case "paused":
            return live ? 20_000 : 4000;
        default:
            return 60_000;
    }
}
