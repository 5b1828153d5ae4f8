import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Command } from "./wire";

export interface JournalRow {
    readonly attempt: string;
    /** This browser's name in the attempt. */
    readonly journal: string;
    /** The highest sequence ever given out. */
    readonly last: number;
    /** The name it had before it began afresh, until the server knows the new one. */
    readonly before?: string | undefined;
}

export interface PlayerSchema extends DBSchema {
    attempts: { key: string; value: JournalRow };
    commands: { key: [string, number]; value: { attempt: string; sequence: number; command: Command } };
    /** What a reload without a network needs: see shelf.ts. */
    kept: { key: [string, string]; value: { attempt: string; what: string; at: number; value: unknown } };
}

export type PlayerDatabase = IDBPDatabase<PlayerSchema>;

/** The player's own database in this browser. Throws where the browser keeps nothing (private windows of some). */
export async function openDatabase(): Promise<PlayerDatabase> {
    return openDB<PlayerSchema>("assay-player", 2, {
        upgrade(base, from) {
            if (from < 1) {
                base.createObjectStore("attempts", { keyPath: "attempt" });
                base.createObjectStore("commands", { keyPath: ["attempt", "sequence"] });
            }
            if (from < 2) {
                base.createObjectStore("kept", { keyPath: ["attempt", "what"] });
            }
        },
    });
}
