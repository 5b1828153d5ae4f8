import type { JournalRow, PlayerDatabase } from "./database";
import type { Command } from "./wire";
import { uuid } from "./uuid";

export interface Opened {
    /** This browser's name in the attempt, the same after a reload. */
    readonly journal: string;
    /** What it was called before it began afresh, as long as the server may not know the new name. */
    readonly before: string | undefined;
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
    /** Begins afresh under a new name with these commands, numbered from 1, in the place of what it held. */
    renew(attempt: string, journal: string, commands: readonly Command[]): Promise<void>;
    /** The server knows the new name. */
    claimed(attempt: string): Promise<void>;
    /** The attempt is over and nothing of it is waiting. */
    forget(attempt: string): Promise<void>;
}

const all = (attempt: string) => IDBKeyRange.bound([attempt, 0], [attempt, Number.MAX_SAFE_INTEGER]);

export class IndexedJournal implements Journal {
    readonly durable = true;
    readonly #base: PlayerDatabase;

    constructor(base: PlayerDatabase) {
        this.#base = base;
    }

    async open(attempt: string): Promise<Opened> {
        const change = this.#base.transaction(["attempts", "commands"], "readwrite");
        const known = await change.objectStore("attempts").get(attempt);
        const row: JournalRow = known ?? { attempt, journal: uuid(), last: 0 };
        if (!known) {
            await change.objectStore("attempts").put(row);
        }
        const rows = await change.objectStore("commands").getAll(all(attempt));
        await change.done;
        return { journal: row.journal, before: row.before, last: row.last, waiting: rows.map(({ command }) => command) };
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

    async renew(attempt: string, journal: string, commands: readonly Command[]): Promise<void> {
        const change = this.#base.transaction(["attempts", "commands"], "readwrite", { durability: "strict" });
        const known = await change.objectStore("attempts").get(attempt);
        await change.objectStore("attempts").put({ attempt, journal, last: commands.length, before: known?.before ?? known?.journal });
        await change.objectStore("commands").delete(all(attempt));
        await Promise.all(commands.map((command) =>
            change.objectStore("commands").add({ attempt, sequence: command.sequence, command })));
        await change.done;
    }

    async claimed(attempt: string): Promise<void> {
        const change = this.#base.transaction("attempts", "readwrite");
        const known = await change.store.get(attempt);
        if (known) {
            await change.store.put({ ...known, before: undefined });
        }
        await change.done;
    }

    async forget(attempt: string): Promise<void> {
        const change = this.#base.transaction(["attempts", "commands"], "readwrite");
        await change.objectStore("commands").delete(all(attempt));
        await change.objectStore("attempts").delete(attempt);
        await change.done;
    }
}

interface Page {
    readonly row: JournalRow;
    readonly commands: Map<number, Command>;
}

/** For a browser that keeps nothing (private windows of some): the page says that answers live no longer than it. */
export class PageJournal implements Journal {
    readonly durable = false;
    readonly #pages = new Map<string, Page>();

    async open(attempt: string): Promise<Opened> {
        const { row, commands } = this.#of(attempt);
        const waiting = [...commands.values()].toSorted((one, other) => one.sequence - other.sequence);
        return { journal: row.journal, before: row.before, last: row.last, waiting };
    }

    async append(attempt: string, command: Command): Promise<void> {
        const { row, commands } = this.#of(attempt);
        if (commands.has(command.sequence)) {
            throw new Error("this sequence is given out already");
        }
        commands.set(command.sequence, command);
        this.#pages.set(attempt, { commands, row: { ...row, last: Math.max(row.last, command.sequence) } });
    }

    async settle(attempt: string, sequences: readonly number[]): Promise<void> {
        for (const sequence of sequences) {
            this.#of(attempt).commands.delete(sequence);
        }
    }

    async renew(attempt: string, journal: string, commands: readonly Command[]): Promise<void> {
        const { row } = this.#of(attempt);
        this.#pages.set(attempt, {
            row: { attempt, journal, last: commands.length, before: row.before ?? row.journal },
            commands: new Map(commands.map((command) => [command.sequence, command])),
        });
    }

    async claimed(attempt: string): Promise<void> {
        const { row, commands } = this.#of(attempt);
        this.#pages.set(attempt, { commands, row: { ...row, before: undefined } });
    }

    async forget(attempt: string): Promise<void> {
        this.#pages.delete(attempt);
    }

    #of(attempt: string): Page {
        const known = this.#pages.get(attempt) ?? { row: { attempt, journal: uuid(), last: 0 }, commands: new Map<number, Command>() };
        this.#pages.set(attempt, known);
        return known;
    }
}
