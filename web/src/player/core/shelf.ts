import type { ClockMark } from "./clock";
import type { PlayerDatabase } from "./database";
import type { Attempt } from "./server";
import type { SealedBytes } from "./sealed";
import type { Work } from "./work";

/** What is kept in this browser, so that a page opened without a network shows the exam as it was. */
export interface Kept {
    /** The questions as the server sealed them, from check-in on. */
    readonly sealed?: SealedBytes;
    /** What opens them, from the start on. It cannot be read out. */
    readonly key?: CryptoKey;
    /** The attempt when it was last heard of, without the candidate's name. */
    readonly view?: Attempt;
    readonly work?: Work;
    readonly clock?: ClockMark;
    /** How many of the messages and credits the candidate has read. */
    readonly read?: Read;
}

export interface Read {
    readonly messages: number;
    readonly credits: number;
}

export interface Shelf {
    read(attempt: string): Promise<Kept>;
    keep<What extends keyof Kept>(attempt: string, what: What, value: NonNullable<Kept[What]>): Promise<void>;
    /** The attempt is over, or not this person's: nothing of it stays. */
    forget(attempt: string): Promise<void>;
    /** Removes what was kept of other attempts and not touched since; their journals stay. */
    tidy(attempt: string, since: number): Promise<void>;
}

// An array is greater than every text.
const all = (attempt: string) => IDBKeyRange.bound([attempt], [attempt, []]);

export class IndexedShelf implements Shelf {
    readonly #base: PlayerDatabase;
    readonly #wall: () => number;

    constructor(base: PlayerDatabase, wall: () => number = Date.now) {
        this.#base = base;
        this.#wall = wall;
    }

    async read(attempt: string): Promise<Kept> {
        const rows = await this.#base.getAll("kept", all(attempt));
        return Object.fromEntries(rows.map(({ what, value }) => [what, value]));
    }

    async keep<What extends keyof Kept>(attempt: string, what: What, value: NonNullable<Kept[What]>): Promise<void> {
        await this.#base.put("kept", { attempt, what, at: this.#wall(), value });
    }

    async forget(attempt: string): Promise<void> {
        await this.#base.delete("kept", all(attempt));
    }

    async tidy(attempt: string, since: number): Promise<void> {
        const change = this.#base.transaction("kept", "readwrite");
        const rows = await change.store.getAll();
        const touched = new Set(rows.filter(({ at }) => at >= since).map((row) => row.attempt));
        const old = rows.filter((row) => row.attempt !== attempt && !touched.has(row.attempt));
        await Promise.all(old.map((row) => change.store.delete([row.attempt, row.what])));
        await change.done;
    }
}

/** For a browser that keeps nothing. */
export class PageShelf implements Shelf {
    readonly #kept = new Map<string, Kept>();

    async read(attempt: string): Promise<Kept> {
        return this.#kept.get(attempt) ?? {};
    }

    async keep<What extends keyof Kept>(attempt: string, what: What, value: NonNullable<Kept[What]>): Promise<void> {
        this.#kept.set(attempt, { ...this.#kept.get(attempt), [what]: value });
    }

    async forget(attempt: string): Promise<void> {
        this.#kept.delete(attempt);
    }

    async tidy(): Promise<void> {}
}
