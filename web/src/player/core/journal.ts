import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Command } from "./wire";
import { uuid } from "./uuid";

export interface Opened {
    /** This browser's name in the attempt, the same after a reload. */
    readonly journal: string;
    /** What was written and not yet acknowledged, in order. */
    readonly waiting: readonly Command[];
    /** The highest sequence ever given out. */
    readonly last: number;
}

/** Where every change is written before it is sent. */
export interface Journal {
    /** Whether it outlives this page. */
    readonly durable: boolean;
    open(attempt: string): Promise<Opened>;
    append(attempt: string, command: Command): Promise<void>;
    /** The server holds these: they need not be kept here. Saying it twice does no harm. */
    settle(attempt: string, sequences: readonly number[]): Promise<void>;
    /** The attempt is over and nothing of it is waiting. */
    forget(attempt: string): Promise<void>;
}

interface Schema extends DBSchema {
    attempts: { key: string; value: { attempt: string; journal: string; last: number } };
    commands: { key: [string, number]; value: { attempt: string; sequence: number; command: Command } };
}

const all = (attempt: string) => IDBKeyRange.bound([attempt, 0], [attempt, Number.MAX_SAFE_INTEGER]);

export class IndexedJournal implements Journal {
    readonly durable = true;
    readonly #base: IDBPDatabase<Schema>;

    private constructor(base: IDBPDatabase<Schema>) {
        this.#base = base;
    }

    static async make(): Promise<IndexedJournal> {
        return new IndexedJournal(await openDB<Schema>("assay-player", 1, {
            upgrade(base) {
                base.createObjectStore("attempts", { keyPath: "attempt" });
                base.createObjectStore("commands", { keyPath: ["attempt", "sequence"] });
            },
        }));
    }

    async open(attempt: string): Promise<Opened> {
        const change = this.#base.transaction(["attempts", "commands"], "readwrite");
        const known = await change.objectStore("attempts").get(attempt);
        const { journal, last } = known ?? { journal: uuid(), last: 0 };
        if (!known) {
            await change.objectStore("attempts").put({ attempt, journal, last });
        }
        const rows = await change.objectStore("commands").getAll(all(attempt));
        await change.done;
        return { journal, last, waiting: rows.map((row) => row.command) };
    }

    async append(attempt: string, command: Command): Promise<void> {
        const change = this.#base.transaction(["attempts", "commands"], "readwrite", { durability: "strict" });
        const known = await change.objectStore("attempts").get(attempt);
        if (known) {
            // add, not put: two tabs that gave out the same sequence must not overwrite each other.
            await change.objectStore("commands").add({ attempt, sequence: command.sequence, command });
            await change.objectStore("attempts").put({ ...known, last: Math.max(known.last, command.sequence) });
        }
        await change.done;
    }

    async settle(attempt: string, sequences: readonly number[]): Promise<void> {
        const change = this.#base.transaction("commands", "readwrite");
        await Promise.all(sequences.map((sequence) => change.store.delete([attempt, sequence])));
        await change.done;
    }

    async forget(attempt: string): Promise<void> {
        const change = this.#base.transaction(["attempts", "commands"], "readwrite");
        await change.objectStore("commands").delete(all(attempt));
        await change.objectStore("attempts").delete(attempt);
        await change.done;
    }
}

/** For a browser that keeps nothing (private windows of some): the page says that answers live no longer than it. */
export class PageJournal implements Journal {
    readonly durable = false;
    readonly #attempts = new Map<string, { journal: string; last: number; commands: Map<number, Command> }>();

    async open(attempt: string): Promise<Opened> {
        const known = this.#of(attempt);
        const waiting = [...known.commands.values()].toSorted((one, other) => one.sequence - other.sequence);
        return { journal: known.journal, last: known.last, waiting };
    }

    async append(attempt: string, command: Command): Promise<void> {
        const known = this.#of(attempt);
        if (known.commands.has(command.sequence)) {
            throw new Error("this sequence is given out already");
        }
        known.commands.set(command.sequence, command);
        known.last = Math.max(known.last, command.sequence);
    }

    async settle(attempt: string, sequences: readonly number[]): Promise<void> {
        for (const sequence of sequences) {
            this.#of(attempt).commands.delete(sequence);
        }
    }

    async forget(attempt: string): Promise<void> {
        this.#attempts.delete(attempt);
    }

    #of(attempt: string) {
        const known = this.#attempts.get(attempt) ?? { journal: uuid(), last: 0, commands: new Map<number, Command>() };
        this.#attempts.set(attempt, known);
        return known;
    }
}

export async function openJournal(): Promise<Journal> {
    try {
        return await IndexedJournal.make();
    } catch {
        return new PageJournal();
    }
}
