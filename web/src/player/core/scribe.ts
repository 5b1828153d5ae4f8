import { Failure } from "~/kit/failure";
import type { Journal } from "./journal";
import { firstBatch, lastBytesMax, type Refusal, type Saving, Sender, type Settled } from "./sender";
import type { Sent, Server } from "./server";
import { uuid } from "./uuid";
import type { Change, Command } from "./wire";

export interface ScribePorts {
    readonly random?: (() => number) | undefined;
    readonly attempt: string;
    readonly server: Pick<Server, "send" | "sendLast">;
    readonly journal: Journal;
    readonly onSaving: (trouble: Saving["trouble"]) => void;
    readonly onTold: (told: Sent["told"]) => void;
    readonly onRefused: (refused: readonly Refusal[]) => void;
    /** The browser did not keep a change; it is sent all the same. */
    readonly onNotKept: () => void;
    /** Before the journal lets go of what the server holds. */
    readonly beforeSettling: () => Promise<void>;
    /** Tells the server that this journal writes from now on; false where another device does, and throws when that did not arrive. */
    readonly takeOver: (journal: string) => Promise<boolean>;
}

/** The numbers of these do not follow on what the server holds of this journal. */
const misnumbered = new Set(["sequence_gap", "sequence_reused"]);

/** The pen: every change goes into the journal first, and from there to the server. One window holds it at a time. */
export class Scribe {
    readonly #ports: ScribePorts;
    readonly #sender: Sender;
    /** Of the window before, or of this page before it was reloaded; not yet given to the sender. */
    #found: readonly Command[];
    #name: string;
    /** The name before a fresh start, until the server has been told the new one. */
    #before: string | undefined;
    #last: number;
    /** Changes on their way into the journal, oldest first. */
    #unwritten: readonly Command[] = [];
    #writing: Promise<void> = Promise.resolve();

    private constructor(ports: ScribePorts, opened: Awaited<ReturnType<Journal["open"]>>) {
        this.#ports = ports;
        this.#name = opened.journal;
        this.#before = opened.before;
        this.#last = opened.last;
        this.#found = opened.waiting;
        this.#sender = new Sender({
            send: (commands) => this.#send(commands),
            settle: async (sequences) => {
                await ports.beforeSettling();
                await ports.journal.settle(ports.attempt, sequences);
            },
            renew: () => this.#renew(),
            onChange: ({ trouble }) => ports.onSaving(trouble),
            onRefused: ports.onRefused,
            random: ports.random ?? Math.random,
        });
    }

    static async open(ports: ScribePorts): Promise<Scribe> {
        return new Scribe(ports, await ports.journal.open(ports.attempt));
    }

    /** The journal's name, and the highest sequence in it. */
    get journal(): { readonly name: string; readonly end: number } {
        return { name: this.#name, end: this.#last };
    }

    /** Whether this is the journal that the server takes changes from; before the first change, it may be any. */
    owns(writer: string): boolean {
        return writer === "" || writer === this.#name || writer === this.#before;
    }

    /** What the server has not acknowledged. */
    get waiting(): readonly Command[] {
        return [...this.#found, ...this.#sender.waiting, ...this.#unwritten];
    }

    /** Everything is in the journal. */
    get written(): Promise<void> {
        return this.#writing;
    }

    /** Once the page shows what was found. */
    begin(): void {
        this.#sender.add(this.#found);
        this.#found = [];
    }

    write(change: Change): void {
        this.#last += 1;
        this.#unwritten = [...this.#unwritten, { id: uuid(), sequence: this.#last, change }];
        this.#writing = this.#writing.then(() => this.#writeNext());
    }

    wake(): void {
        this.#sender.wake();
    }

    /** A sign of life, when there is nothing else to say; the reply says how things stand. */
    async beat(): Promise<void> {
        this.#ports.onTold((await this.#ports.server.send(this.#name, this.#last, [])).told);
    }

    /** Whether all of it reached the server within a time. */
    async flushed(milliseconds: number): Promise<boolean> {
        await this.#writing;
        return this.#sender.flushed(milliseconds);
    }

    /** A last try of a page that goes away. */
    leave(): void {
        const { waiting } = this;
        if (waiting.length > 0 && this.#before === undefined) {
            this.#ports.server.sendLast(this.#name, this.#last, firstBatch(waiting, lastBytesMax));
        }
    }

    stop(): void {
        this.#sender.stop();
    }

    async #writeNext(): Promise<void> {
        const command = this.#unwritten[0];
        if (command) {
            await this.#ports.journal.append(this.#ports.attempt, command).catch(() => this.#ports.onNotKept());
            this.#unwritten = this.#unwritten.slice(1);
            this.#sender.add([command]);
        }
    }

    async #send(commands: readonly Command[]): Promise<Settled> {
        if (this.#before !== undefined) {
            if (!await this.#ports.takeOver(this.#name)) {
                return { held: [], refused: [], rest: "elsewhere" };
            }
            this.#before = undefined;
            await this.#ports.journal.claimed(this.#ports.attempt).catch(() => {});
        }
        let sent: Sent;
        try {
            sent = await this.#ports.server.send(this.#name, this.#last, commands);
        } catch (failure) {
            const rest = failure instanceof Failure ? restOf([failure]) : undefined;
            if (rest === undefined) {
                throw failure;
            }
            return { held: [], refused: [], rest };
        }
        this.#ports.onTold(sent.told);
        const { held, refused } = sent.settled;
        return { held, refused: refused.filter((one) => restOf([one]) === undefined), rest: restOf(refused) };
    }

    /** The browser and the server no longer agree on the numbers: what waits begins a journal of its own. */
    async #renew(): Promise<void> {
        this.#writing = this.#writing.then(async () => {
            const { attempt, journal, onNotKept } = this.#ports;
            const name = uuid();
            const commands = this.#sender.waiting.map((one, at) => ({ ...one, sequence: at + 1 }));
            await journal.renew(attempt, name, commands).catch(() => onNotKept());
            this.#before ??= this.#name;
            this.#name = name;
            this.#sender.renumber(commands);
            this.#unwritten = this.#unwritten.map((one, at) => ({ ...one, sequence: commands.length + at + 1 }));
            this.#last = commands.length + this.#unwritten.length;
        });
        return this.#writing;
    }
}

function restOf(refused: readonly { readonly code: string }[]): Settled["rest"] {
    if (refused.some(({ code }) => code === "another_device")) {
        return "elsewhere";
    }
    return refused.some(({ code }) => misnumbered.has(code)) ? "misnumbered" : undefined;
}
