import type { ServerClock } from "./clock";
import type { Papers } from "./papers";
import type { Kept, Shelf } from "./shelf";
import type { Snapshot } from "./snapshot";
import { type Command, type Paper } from "./wire";
import { applyChange, noWork, type Work } from "./work";

export interface Recalled {
    readonly attempt: NonNullable<Kept["view"]>;
    readonly paper: Paper | undefined;
    readonly work: Work;
    readonly offlineSince: number | undefined;
}

const clockPause = 5000;
const dayMilliseconds = 86_400_000;

/** Keeps what a reload without a network needs, while there is something to keep; and gives it back. */
export class Recall {
    readonly #attempt: string;
    readonly #shelf: Shelf;
    readonly #wall: () => number;
    #clockKeptAt = -Infinity;

    constructor(attempt: string, shelf: Shelf, wall: () => number) {
        this.#attempt = attempt;
        this.#shelf = shelf;
        this.#wall = wall;
    }

    keepView({ attempt, work }: Snapshot): void {
        if (attempt?.phase === "in_progress" || attempt?.phase === "paused") {
            void this.#shelf.keep(this.#attempt, "view", { ...attempt, candidate: "" }).catch(() => {});
            void this.keepWork(work);
        }
    }

    async keepWork(work: Work): Promise<void> {
        await this.#shelf.keep(this.#attempt, "work", work).catch(() => {});
    }

    /** Often, so that a time of day that is set while the page lives changes nothing. */
    keepClock(clock: ServerClock, offlineSince: number | undefined, now = false): void {
        if (!now && clock.moment() - this.#clockKeptAt < clockPause) {
            return;
        }
        const mark = clock.mark(this.#wall(), offlineSince);
        if (mark) {
            this.#clockKeptAt = clock.moment();
            void this.#shelf.keep(this.#attempt, "clock", mark).catch(() => {});
        }
    }

    keepRead(read: Snapshot["read"]): void {
        void this.#shelf.keep(this.#attempt, "read", read).catch(() => {});
    }

    async read(): Promise<Snapshot["read"] | undefined> {
        return (await this.#shelf.read(this.#attempt).catch((): Kept => ({}))).read;
    }

    /** The exam as this browser left it, with what the journal holds on top; nothing if it cannot be shown without the server. */
    async recall(papers: Papers, clock: ServerClock, waiting: readonly Command[]): Promise<Recalled | undefined> {
        const kept = await this.#shelf.read(this.#attempt).catch((): Kept => ({}));
        if (!kept.view || !kept.clock) {
            return undefined;
        }
        const paper = await papers.recall();
        if (!paper && kept.view.phase === "in_progress") {
            return undefined;
        }
        clock.recall(kept.clock, this.#wall());
        return {
            attempt: kept.view,
            paper,
            work: waiting.reduce((made, { change }) => applyChange(made, change), kept.work ?? noWork),
            offlineSince: kept.clock.offlineSince ?? clock.now(),
        };
    }

    /** Also what others left behind on this device, a day later. */
    async tidy(): Promise<void> {
        await this.#shelf.tidy(this.#attempt, this.#wall() - dayMilliseconds).catch(() => {});
    }

    async forget(): Promise<void> {
        await this.#shelf.forget(this.#attempt).catch(() => {});
    }
}
