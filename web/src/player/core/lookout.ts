import { Live } from "./live";
import type { LiveSocket } from "./server";

export interface LookoutPorts {
    readonly attempt: string;
    readonly connect: () => LiveSocket | undefined;
    readonly look: () => Promise<void>;
    /** Milliseconds until the next look by itself. */
    readonly pause: (live: boolean) => number;
    readonly moment: () => number;
    readonly random: () => number;
}

/** Word of changes comes in bursts; one look is enough for all of them. */
const looksApartMilliseconds = 1000;

/** Looks how the attempt stands: when the server says that something changed, and from time to time by itself. */
export class Lookout {
    readonly #ports: LookoutPorts;
    readonly #live: Live;
    #next: ReturnType<typeof setTimeout> | undefined;
    #lookedAt = -Infinity;
    #word = false;
    #closed = false;

    constructor(ports: LookoutPorts) {
        this.#ports = ports;
        const { attempt, connect, random } = ports;
        this.#live = new Live({ attempt, connect, random, onChanged: () => this.#soon() });
    }

    /** The server tells by itself when something changes, and has said nothing that is still to be looked at. */
    get quiet(): boolean {
        return this.#live.up && !this.#word;
    }

    /** Listens for the server's word, too. */
    listen(): void {
        this.#live.open();
    }

    wake(): void {
        this.#live.wake();
    }

    /** It has just been seen. */
    looked(): void {
        this.#word = false;
        this.#lookedAt = this.#ports.moment();
    }

    /** The next look comes as soon as the attempt's state asks for now. Not all pages look in the same moment. */
    schedule(pause = this.#ports.pause(this.#live.up) * (0.9 + this.#ports.random() / 5)): void {
        clearTimeout(this.#next);
        if (!this.#closed) {
            this.#next = setTimeout(() => void this.#ports.look().finally(() => this.schedule()), pause);
        }
    }

    deafen(): void {
        this.#live.close();
    }

    close(): void {
        this.#closed = true;
        this.#live.close();
        clearTimeout(this.#next);
    }

    #soon(): void {
        this.#word = true;
        this.schedule(Math.max(0, this.#lookedAt + looksApartMilliseconds - this.#ports.moment()));
    }
}
