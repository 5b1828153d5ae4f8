import type { Journal } from "./journal";
import { firstBatch, lastBytesMax, type Refusal, type Saving, Sender } from "./sender";
import type { Sent, Server } from "./server";
import { uuid } from "./uuid";
import type { Change, Command } from "./wire";

export interface ScribePorts {
    readonly attempt: string;
    readonly server: Pick<Server, "send" | "sendLast">;
    readonly journal: Journal;
    readonly onSaving: (trouble: Saving["trouble"]) => void;
    readonly onTold: (told: Sent["told"]) => void;
    readonly onRefused: (refused: readonly Refusal[]) => void;
    /** The browser did not keep a change; it is sent all the same. */
    readonly onNotKept: () => void;
}

/** The pen: every change goes into the journal first, and from there to the server. One window holds it at a time. */
export class Scribe {
    readonly #ports: ScribePorts;
    readonly #name: string;
    readonly #sender: Sender;
    /** Of the window before, or of this page before it was reloaded. */
    readonly found: readonly Command[];
    #last: number;
    /** Changes on their way into the journal, oldest first. */
    #unwritten: readonly Command[] = [];
    #writing: Promise<void> = Promise.resolve();

    private constructor(ports: ScribePorts, opened: Awaited<ReturnType<Journal["open"]>>) {
        this.#ports = ports;
        this.#name = opened.journal;
        this.#last = opened.last;
        this.found = opened.waiting;
        this.#sender = new Sender({
            send: async (commands) => {
                const sent = await ports.server.send(this.#name, this.#last, commands);
                ports.onTold(sent.told);
                return sent.settled;
            },
            settle: (sequences) => ports.journal.settle(ports.attempt, sequences),
            onChange: ({ trouble }) => ports.onSaving(trouble),
            onRefused: ports.onRefused,
        });
    }

    static async open(ports: ScribePorts): Promise<Scribe> {
        return new Scribe(ports, await ports.journal.open(ports.attempt));
    }

    /** What the server has not acknowledged. */
    get waiting(): readonly Command[] {
        return [...this.#sender.waiting, ...this.#unwritten];
    }

    /** Everything is in the journal. */
    get written(): Promise<void> {
        return this.#writing;
    }

    sendFound(): void {
        this.#sender.add(this.found);
    }

    write(change: Change): void {
        this.#last += 1;
        const command: Command = { id: uuid(), sequence: this.#last, change };
        this.#unwritten = [...this.#unwritten, command];
        this.#writing = this.#writing
            .then(() => this.#ports.journal.append(this.#ports.attempt, command))
            .catch(() => this.#ports.onNotKept())
            .then(() => {
                this.#unwritten = this.#unwritten.filter((one) => one !== command);
                this.#sender.add([command]);
            });
    }

    wake(): void {
        this.#sender.wake();
    }

    /** Whether all of it reached the server within a time. */
    async flushed(milliseconds: number): Promise<boolean> {
        await this.#writing;
        return this.#sender.flushed(milliseconds);
    }

    /** A last try of a page that goes away. */
    leave(): void {
        const { waiting } = this;
        if (waiting.length > 0) {
            this.#ports.server.sendLast(this.#name, this.#last, firstBatch(waiting, lastBytesMax));
        }
    }

    stop(): void {
        this.#sender.stop();
    }
}
