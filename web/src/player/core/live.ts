import type { LiveSocket } from "./server";

export interface LivePorts {
    readonly connect: () => LiveSocket | undefined;
    /** Something has changed, or may have while nobody listened. */
    readonly onChanged: () => void;
    readonly attempt: string;
    readonly random?: () => number;
}

const firstPause = 1000;
const longestPause = 60_000;
/** The server says something every twenty seconds, if only that nothing is new: a line that says less is dead. */
const silenceMilliseconds = 60_000;

/** Hears from the server that something has changed. Where it cannot, the page looks by itself as often as without it. */
export class Live {
    readonly #ports: LivePorts;
    #socket: LiveSocket | undefined;
    #up = false;
    #failures = 0;
    #next: ReturnType<typeof setTimeout> | undefined;
    #silence: ReturnType<typeof setTimeout> | undefined;
    #closed = false;

    constructor(ports: LivePorts) {
        this.#ports = ports;
    }

    get up(): boolean {
        return this.#up;
    }

    /** Listens from now on; saying it again does no harm. */
    open(): void {
        if (this.#socket || this.#closed || this.#next !== undefined) {
            return;
        }
        let socket: LiveSocket | undefined;
        try {
            socket = this.#ports.connect();
        } catch {
            // A policy of the browser's: it is tried again, and looked by itself until then.
        }
        if (!socket) {
            this.#again();
            return;
        }
        this.#socket = socket;
        const mine = socket;
        this.#heard(mine);
        mine.addEventListener("open", () => {
            if (mine === this.#socket) {
                this.#up = true;
                this.#failures = 0;
                this.#ports.onChanged();
            }
        });
        mine.addEventListener("message", ({ data }) => {
            if (mine === this.#socket) {
                this.#heard(mine);
                if (names(data, this.#ports.attempt)) {
                    this.#ports.onChanged();
                }
            }
        });
        mine.addEventListener("close", () => this.#lose(mine));
    }

    /** The network is back, perhaps: the pause is cut short. */
    wake(): void {
        if (this.#next !== undefined) {
            clearTimeout(this.#next);
            this.#next = undefined;
            this.open();
        }
    }

    close(): void {
        this.#closed = true;
        clearTimeout(this.#next);
        clearTimeout(this.#silence);
        this.#up = false;
        this.#socket?.close();
    }

    #heard(socket: LiveSocket): void {
        clearTimeout(this.#silence);
        this.#silence = setTimeout(() => {
            this.#lose(socket);
            socket.close();
        }, silenceMilliseconds);
    }

    #lose(socket: LiveSocket): void {
        if (socket === this.#socket) {
            clearTimeout(this.#silence);
            this.#up = false;
            this.#socket = undefined;
            this.#again();
        }
    }

    #again(): void {
        if (this.#closed) {
            return;
        }
        // Half of the pause is by chance: a server that starts again is not met by everybody at once.
        const pause = Math.min(longestPause, firstPause * 2 ** this.#failures) * (0.5 + (this.#ports.random ?? Math.random)() / 2);
        this.#failures += 1;
        this.#next = setTimeout(() => {
            this.#next = undefined;
            this.open();
        }, pause);
    }
}

/** Whether a message speaks of this attempt. One that cannot be read may. */
function names(message: unknown, attempt: string): boolean {
    try {
        const said: unknown = JSON.parse(String(message));
        const changed = typeof said === "object" && said !== null && "changed" in said ? said.changed : undefined;
        return !Array.isArray(changed) || changed.includes(attempt);
    } catch {
        return true;
    }
}
