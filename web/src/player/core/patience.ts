import { Failure } from "~/kit/failure";
import { retryAfter } from "./sender";

export interface PatiencePorts {
    readonly wait: (milliseconds: number) => Promise<void>;
    readonly random: () => number;
    /** It has lasted so long that the candidate is told, or it is over. */
    readonly onLong: (long: boolean) => void;
}

const firstPause = 1000;
const longestPause = 15_000;
/** A wait below this is not worth a word. */
const quietMilliseconds = 20_000;
const longMilliseconds = 60_000;
const patienceMilliseconds = 180_000;

/** Seconds of trouble are not worth a word; after a minute the candidate can do something about it. */
export function lastingOf(milliseconds: number): "moment" | "while" | "long" {
    return milliseconds >= longMilliseconds ? "long" : milliseconds >= quietMilliseconds ? "while" : "moment";
}

export function isCrowded(failure: unknown): boolean {
    return failure instanceof Failure && (failure.status === 503 || failure.status === 429);
}

/** How long to leave a busy server alone: as long as it asks, and a little by chance, so that not all come back at once. */
export function pauseAfter(failure: unknown, tries: number, random: () => number): number {
    const asked = Math.max(retryAfter(failure), Math.min(longestPause, firstPause * 2 ** tries));
    return asked * (1 + random() / 4);
}

/** Asks again while the server says it is busy. What is asked must be harmless when repeated. */
export async function patiently<T>(ask: () => Promise<T>, { wait, random, onLong }: PatiencePorts): Promise<T> {
    let waited = 0;
    try {
        for (let tries = 0;; tries += 1) {
            try {
                return await ask();
            } catch (failure) {
                const pause = pauseAfter(failure, tries, random);
                if (!isCrowded(failure) || waited + pause > patienceMilliseconds) {
                    throw failure;
                }
                const quiet = Math.min(pause, Math.max(0, quietMilliseconds - waited));
                await wait(quiet);
                if (pause > quiet) {
                    onLong(true);
                    await wait(pause - quiet);
                }
                waited += pause;
            }
        }
    } finally {
        onLong(false);
    }
}
