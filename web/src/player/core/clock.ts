/** What a reply says of the exam's time. */
export interface Reading {
    /** The server's time, RFC 3339. */
    readonly now: string;
    /** Of the exam's clock; null where no clock was set. */
    readonly secondsLeft: number | null;
    readonly running: boolean;
}

/** The exam's time as it stood at a moment of this browser's time of day: what a reload without a network goes on from. */
export interface ClockMark {
    /** The server's time, milliseconds since 1970. */
    readonly now: number;
    /** Below zero when the time was over already. */
    readonly secondsLeft: number | null;
    readonly running: boolean;
    /** `Date.now()` of this browser, right or wrong: only differences of it are used. */
    readonly wall: number;
    /** The server's time when it could first not be reached. */
    readonly offlineSince: number | undefined;
}

/**
 * The server's clock, carried on between replies by a clock of the browser that nobody can set. The browser's own
 * time of day is never asked, but between the closing of a page and its opening without a network, when nothing else is left.
 */
export class ServerClock {
    readonly #monotonic: () => number;
    #reading: Reading | undefined;
    #readAt = 0;
    #recalled = false;

    constructor(monotonic: () => number = () => performance.now()) {
        this.#monotonic = monotonic;
    }

    /** Call with the moment the request left: the reply was true about half way between then and now. */
    sync(reading: Reading, sentAt: number): void {
        const now = this.#monotonic();
        // A reply overtaken by a later one would set the clock back. What was only recalled gives way to any reply.
        if (this.#reading && !this.#recalled && Date.parse(reading.now) < Date.parse(this.#reading.now)) {
            return;
        }
        this.#reading = reading;
        this.#recalled = false;
        this.#readAt = now - (now - sentAt) / 2;
    }

    /** How it stands now, to be kept; nothing before the first reply. */
    mark(wall: number, offlineSince: number | undefined): ClockMark | undefined {
        const now = this.now();
        return this.#reading && now !== undefined
            ? { now, secondsLeft: this.#left(), running: this.#reading.running, wall, offlineSince }
            : undefined;
    }

    /** Goes on from what was kept. A time of day that went backwards since gives no time back. */
    recall(mark: ClockMark, wall: number): void {
        if (this.#reading) {
            return;
        }
        this.#recalled = true;
        this.#reading = { now: new Date(mark.now).toISOString(), secondsLeft: mark.secondsLeft, running: mark.running };
        this.#readAt = this.#monotonic() - Math.max(0, wall - mark.wall);
    }

    moment(): number {
        return this.#monotonic();
    }

    /** Seconds, not below 0; null where there is no clock. */
    secondsLeft(): number | null {
        const left = this.#left();
        return left === null ? null : Math.max(0, left);
    }

    /** For how many seconds it has stood at zero, as far as is known. */
    secondsOver(): number {
        return Math.max(0, -(this.#left() ?? 0));
    }

    #left(): number | null {
        if (!this.#reading || this.#reading.secondsLeft === null) {
            return null;
        }
        const gone = this.#reading.running ? (this.#monotonic() - this.#readAt) / 1000 : 0;
        return this.#reading.secondsLeft - gone;
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
