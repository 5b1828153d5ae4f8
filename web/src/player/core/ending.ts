import { minutesToSay, type ServerClock } from "./clock";
import type { Ground } from "./deeds";

export interface EndingPorts extends Ground {
    readonly clock: ServerClock;
    /** Whether everything has reached the server. */
    readonly flush: () => Promise<boolean>;
    readonly submit: () => Promise<boolean>;
    /** The clock came to zero; time may yet be given back. */
    readonly onZero: () => void;
}

/** The server takes answers for three minutes after the end; this much of it is left to those who come late. */
const spreadEndSeconds = 150;
const spreadSecondsMax = 60;
const pauseMilliseconds = 2000;

/** Seconds to wait with submitting, so that not everybody whose time is over does it in the same moment. It costs nobody anything. */
export function submitSpread(secondsOver: number, random: () => number): number {
    return Math.max(0, Math.min(spreadSecondsMax, spreadEndSeconds - secondsOver)) * random();
}

/** Watches the clock: says the time when it is due, ends the edits at zero, and then brings everything in and submits. */
export class Ending {
    readonly #ports: EndingPorts;
    #leftBefore: number | null = null;
    #turn = 0;

    constructor(ports: EndingPorts) {
        this.#ports = ports;
    }

    tick(): void {
        const { clock, snapshot, set, onZero } = this.#ports;
        const { attempt, over, writer } = snapshot();
        const left = clock.secondsLeft();
        if (attempt?.phase !== "in_progress" || left === null) {
            this.#leftBefore = null;
            return;
        }
        const minutes = this.#leftBefore === null ? undefined : minutesToSay(this.#leftBefore, left);
        this.#leftBefore = left;
        if (minutes !== undefined) {
            this.say(minutes);
        }
        if (left <= 0 && !over) {
            set({ over: true });
            onZero();
            if (writer) {
                void this.#end();
            }
        } else if (left > 0 && over) {
            this.stop();
            set({ over: false });  // time was given back
        }
    }

    say(minutes: number): void {
        const { snapshot, set } = this.#ports;
        set({ said: { count: snapshot().said.count + 1, minutes } });
    }

    stop(): void {
        this.#turn += 1;
    }

    async #end(): Promise<void> {
        const { clock, snapshot, flush, submit, wait, random } = this.#ports;
        const turn = ++this.#turn;
        const isOver = () => turn === this.#turn && snapshot().over && snapshot().attempt?.phase === "in_progress";
        let spread = false;
        // As long as the server's grace lasts, what the journal holds is sent.
        while (isOver()) {
            if (await flush()) {
                if (!spread) {
                    spread = true;
                    await wait(submitSpread(clock.secondsOver(), random) * 1000);
                }
                if (!isOver() || await submit()) {
                    return;
                }
            }
            await wait(pauseMilliseconds);
        }
    }
}
