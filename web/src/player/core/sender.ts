import { Failure } from "~/kit/failure";
import type { Command } from "./wire";

export const batchCommandsMax = 1000;
/** Below the server's limit of 1 MiB, which also counts what stands around the commands. */
export const batchBytesMax = 1_000_000;
/** A browser sends at most 64 KiB from a page that is going away. */
export const lastBytesMax = 60_000;
const firstPause = 1000;
const longestPause = 30_000;

export interface Refusal {
    readonly command: Command;
    readonly code: string;
    readonly detail: string;
}

/** What became of a batch: every command of it is held by the server, or refused for good; or the rest must wait. */
export interface Settled {
    readonly held: readonly number[];
    readonly refused: readonly Refusal[];
    /** Why what is neither must wait: its numbers do not follow on what the server has, or another device writes now. */
    readonly rest?: "misnumbered" | "elsewhere" | undefined;
}

/**
 * Why changes wait: nobody answered, the server is busy, the candidate is signed out, the exam does not take any now, or another device
 * writes.
 */
export type Trouble = "offline" | "busy" | "signed_out" | "held" | "elsewhere";

export interface Saving {
    readonly waiting: readonly Command[];
    readonly trouble: Trouble | undefined;
}

export interface SenderPorts {
    /** Throws a Failure when the batch did not arrive as a whole. */
    readonly send: (commands: readonly Command[]) => Promise<Settled>;
    /** Tells the journal; before the page says "saved". */
    readonly settle: (sequences: readonly number[]) => Promise<void>;
    readonly onChange: (saving: Saving) => void;
    readonly onRefused: (refused: readonly Refusal[]) => void;
    /** Begins a fresh journal with what waits, and calls `renumber`. */
    readonly renew: () => Promise<void>;
    readonly later?: (run: () => void, milliseconds: number) => () => void;
    readonly random?: () => number;
}

/** Sends the journal in order, one batch at a time, until the server holds all of it. */
export class Sender {
    readonly #ports: Required<SenderPorts>;
    #waiting: readonly Command[] = [];
    #trouble: Trouble | undefined;
    #failures = 0;
    #renewals = 0;
    #flying = false;
    #stopped = false;
    #cancelPause: (() => void) | undefined;
    #idle: (() => void)[] = [];

    constructor(ports: SenderPorts) {
        this.#ports = {
            later: (run, milliseconds) => {
                const timer = setTimeout(run, milliseconds);
                return () => clearTimeout(timer);
            },
            random: Math.random,
            ...ports,
        };
    }

    get waiting(): readonly Command[] {
        return this.#waiting;
    }

    /** Commands already in the journal, in the order of their sequence. */
    add(commands: readonly Command[]): void {
        if (commands.length === 0) {
            return;
        }
        this.#waiting = [...this.#waiting, ...commands];
        this.#tell();
        // While a pause runs, more changes do not make the server any better.
        if (!this.#cancelPause && this.#trouble !== "held" && this.#trouble !== "elsewhere") {
            void this.#send();
        }
    }

    /** The same commands under the numbers of a fresh journal. */
    renumber(commands: readonly Command[]): void {
        this.#waiting = commands;
    }

    /** The network came back, the exam goes on, or the candidate signed in again. */
    wake(): void {
        this.#cancelPause?.();
        this.#cancelPause = undefined;
        void this.#send();
    }

    /** Resolves when nothing waits any more, or after a time: true when nothing does. */
    async flushed(milliseconds: number): Promise<boolean> {
        this.wake();
        if (this.#waiting.length > 0) {
            await new Promise<void>((done) => {
                const cancel = this.#ports.later(done, milliseconds);
                this.#idle.push(() => {
                    cancel();
                    done();
                });
            });
        }
        return this.#waiting.length === 0;
    }

    /** Another window writes from now on. What waits stays in the journal. */
    stop(): void {
        this.#stopped = true;
        this.#cancelPause?.();
        this.#waiting = [];
    }

    async #send(): Promise<void> {
        if (this.#flying || this.#stopped || this.#waiting.length === 0) {
            return;
        }
        this.#flying = true;
        const batch = firstBatch(this.#waiting, batchBytesMax);
        let settled: Settled | undefined;
        let failure: unknown;
        try {
            settled = await this.#ports.send(batch);
            await this.#ports.settle([...settled.held, ...settled.refused.map(({ command }) => command.sequence)]);
            if (settled.rest === "misnumbered" && !this.#stopped) {
                // By id: the numbers are about to change.
                this.#drop(settled, batch);
                await this.#ports.renew();
            }
        } catch (cause) {
            failure = cause;
        }
        this.#flying = false;
        if (this.#stopped) {
            return;
        }
        if (settled && failure === undefined) {
            this.#settle(settled, batch);
        } else {
            this.#pause(failure);
        }
    }

    /** Whether any of the batch is settled. */
    #drop({ held, refused }: Settled, batch: readonly Command[]): boolean {
        const sequences = new Set([...held, ...refused.map(({ command }) => command.sequence)]);
        const gone = new Set(batch.flatMap(({ id, sequence }) => sequences.has(sequence) ? [id] : []));
        this.#waiting = this.#waiting.filter(({ id }) => !gone.has(id));
        return gone.size > 0;
    }

    #settle(settled: Settled, batch: readonly Command[]): void {
        const some = this.#drop(settled, batch);
        this.#renewals = settled.rest === "misnumbered" && !some ? this.#renewals + 1 : 0;
        if (this.#renewals > 1) {
            // Numbers that are never right are the server's mistake or ours; asking at once again helps nobody.
            this.#pause(new Failure(503, {}));
            return;
        }
        this.#failures = 0;
        // A reply that settles nothing of the batch: the exam takes no changes now (it is paused).
        this.#trouble = settled.rest === "elsewhere" ? "elsewhere" : some || settled.rest ? undefined : "held";
        this.#tell();
        if (settled.refused.length > 0) {
            this.#ports.onRefused(settled.refused);
        }
        if (this.#waiting.length === 0) {
            this.#idle.splice(0).forEach((done) => done());
        } else if (this.#trouble === undefined) {
            void this.#send();
        }
    }

    #pause(failure: unknown): void {
        const status = failure instanceof Failure ? failure.status : 0;
        const unreached = [0, 502, 504];
        this.#trouble = unreached.includes(status) ? "offline" : status === 401 ? "signed_out" : "busy";
        // Not all come back in the same moment: half of the pause is by chance.
        const pause = Math.min(longestPause, firstPause * 2 ** this.#failures) * (0.5 + this.#ports.random() / 2);
        this.#failures += 1;
        this.#tell();
        const asked = retryAfter(failure);
        this.#cancelPause = this.#ports.later(() => {
            this.#cancelPause = undefined;
            void this.#send();
        }, Math.max(pause, asked === 0 ? 0 : asked + this.#ports.random() * asked / 4));
    }

    #tell(): void {
        this.#ports.onChange({ waiting: this.#waiting, trouble: this.#trouble });
    }
}

/** How long a busy server asks to be left alone, in milliseconds; 0 where it does not say. */
export function retryAfter(failure: unknown): number {
    return failure instanceof Failure ? Number(failure.facts["retry_after"] ?? 0) * 1000 : 0;
}

/** As many from the front as one request may carry; at least one. */
export function firstBatch(commands: readonly Command[], bytesMax: number): readonly Command[] {
    let bytes = 0;
    let count = 0;
    for (const command of commands.slice(0, batchCommandsMax)) {
        // Three bytes a character is the most UTF-8 needs for one UTF-16 unit.
        bytes += JSON.stringify(command).length * 3;
        if (count > 0 && bytes > bytesMax) {
            break;
        }
        count += 1;
    }
    return commands.slice(0, count);
}
