import { Failure } from "~/kit/failure";
import { patiently } from "./patience";
import type { Deed, Server, Told } from "./server";
import type { Snapshot } from "./snapshot";
import { uuid } from "./uuid";

/** What every part of a sitting stands on. */
export interface Ground {
    readonly snapshot: () => Snapshot;
    readonly set: (change: Partial<Snapshot>) => void;
    readonly wait: (milliseconds: number) => Promise<void>;
    readonly random: () => number;
}

export interface DeedPorts extends Ground {
    readonly server: Pick<Server, "act" | "check">;
    readonly hear: (told: Told) => Promise<void>;
    readonly readAnew: () => Promise<void>;
    /** Whether everything has reached the server. */
    readonly flush: () => Promise<boolean>;
}

/** What the candidate does outside the journal: one thing at a time, and what goes wrong is in the snapshot. */
export class Deeds {
    readonly #ports: DeedPorts;
    /** The same deed tried again is the same command. */
    readonly #ids = new Map<string, string>();

    constructor(ports: DeedPorts) {
        this.#ports = ports;
    }

    async act(deed: Deed): Promise<boolean> {
        const { server, snapshot, set, wait, random, hear, readAnew } = this.#ports;
        if (snapshot().doing !== undefined) {
            return false;
        }
        const name = deed.deed === "take_over" ? deed.journal : deed.deed;
        const id = this.#ids.get(name) ?? uuid();
        this.#ids.set(name, id);
        set({ doing: deed.deed, failure: undefined });
        const onLong = (crowded: boolean) => crowded === snapshot().crowded || set({ crowded });
        try {
            await hear(await patiently(() => server.act(deed, id), { wait, random, onLong }));
            this.#ids.delete(name);
            set({ doing: undefined });
            return true;
        } catch (failure) {
            if (failure instanceof Failure && failure.status !== 0) {
                // Refused: the next try is a new one, and the page may show what is no longer so.
                this.#ids.delete(name);
                await readAnew().catch(() => {});
            }
            set({ doing: undefined, failure });
            return false;
        }
    }

    /** Starts in its turn: where many start at once, not all do in the same moment. The clock starts with the start. */
    async start(): Promise<boolean> {
        const { snapshot, set, wait, random } = this.#ports;
        if (snapshot().doing !== undefined) {
            return false;
        }
        const within = snapshot().attempt?.startWithinSeconds ?? 0;
        set({ opening: true, failure: undefined });
        if (within > 0) {
            set({ doing: "start" });
            await wait(random() * within * 1000);
            set({ doing: undefined });
        }
        const started = await this.act({ deed: "start" });
        set({ opening: false });
        return started;
    }

    /** Submits once everything has reached the server; says so when it has not. */
    async submit(): Promise<boolean> {
        const { snapshot, set, flush } = this.#ports;
        set({ doing: "submit", failure: undefined });
        const saved = await flush();
        set({ doing: undefined });
        if (!saved) {
            set({ failure: new Failure(0, { code: "answers_waiting", facts: { waiting: snapshot().waiting.length } }) });
            return false;
        }
        return this.act({ deed: "submit", answered: Object.keys(snapshot().work.answers).length });
    }

    async check(item: string): Promise<void> {
        const { server, snapshot, set, flush } = this.#ports;
        set({ doing: "check", failure: undefined });
        try {
            await flush();
            const explained = await server.check(item);
            set({ checked: { ...snapshot().checked, [item]: explained }, doing: undefined });
        } catch (failure) {
            set({ doing: undefined, failure });
        }
    }
}
