/** What a reply says of the exam's time. */
export interface Reading {
    /** The server's time, RFC 3339. */
    readonly now: string;
    /** Of the exam's clock; null where no clock was set. */
    readonly secondsLeft: number | null;
    readonly running: boolean;
}

/**
 * The server's clock, carried on between replies by a clock of the browser that nobody can set. The browser's own
 * time of day is never asked.
 */
export class ServerClock {
    readonly #monotonic: () => number;
    #reading: Reading | undefined;
    #readAt = 0;

    constructor(monotonic: () => number = () => performance.now()) {
        this.#monotonic = monotonic;
    }

    /** Call with the moment the request left: the reply was true about half way between then and now. */
    sync(reading: Reading, sentAt: number): void {
        const now = this.#monotonic();
        // A reply overtaken by a later one would set the clock back.
        if (this.#reading && Date.parse(reading.now) < Date.parse(this.#reading.now)) {
            return;
        }
        this.#reading = reading;
        this.#readAt = now - (now - sentAt) / 2;
    }

    moment(): number {
        return this.#monotonic();
    }

    /** Seconds, not below 0; null where there is no clock. */
    secondsLeft(): number | null {
        if (!this.#reading || this.#reading.secondsLeft === null) {
            return null;
        }
        const gone = this.#reading.running ? (this.#monotonic() - this.#readAt) / 1000 : 0;
        return Math.max(0, this.#reading.secondsLeft - gone);
    }

    /** The server's time as milliseconds since 1970; undefined before the first reply. */
    now(): number | undefined {
        return this.#reading && Date.parse(this.#reading.now) + (this.#monotonic() - this.#readAt);
    }
}

/** Minutes at which the time is said by itself. */
const said = [10, 5, 1] as const;

/** Which of them lies between two looks at the clock: at most one, the lowest. More time than before says nothing. */
export function minutesToSay(before: number, after: number): number | undefined {
    return said.findLast((minutes) => before > minutes * 60 && after <= minutes * 60 && after > 0);
}
