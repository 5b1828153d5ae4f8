// Only one window of a browser writes an attempt's journal. The others show it, and can take over.

export interface Tabs {
    /** Takes over from the window that writes now. */
    take(): void;
    close(): void;
}

export interface TabPorts {
    /** This window may write from now on. */
    readonly onWriting: () => void;
    /** Another window writes. */
    readonly onReading: () => void;
    /** Asked to hand over: finish what is under way. */
    readonly finish: () => Promise<void>;
    readonly locks?: LockManager | undefined;
    readonly channel?: (name: string) => BroadcastChannel;
}

/** How long the writing window has to finish before the pen is taken from it. */
const handOverMilliseconds = 1500;

export function openTabs(attempt: string, ports: TabPorts): Tabs {
    const name = `assay-player-${attempt}`;
    const locks = "locks" in ports ? ports.locks : navigator.locks;
    if (!locks) {
        // Without locks (a page without TLS) windows cannot be told apart; the server still orders what they send.
        ports.onWriting();
        return { take: () => {}, close: () => {} };
    }
    const channel = (ports.channel ?? ((called) => new BroadcastChannel(called)))(name);
    let release: (() => void) | undefined;
    let waiting: AbortController | undefined;
    let closed = false;

    // Asks for the lock, holds it until it is let go or taken away, and then waits in line for the next time.
    const request = (options: LockOptions) => {
        let had = false;
        const ended = () => {
            if (had) {
                release = undefined;
            }
            if (!closed && (had || options.ifAvailable)) {
                ports.onReading();
                waitInLine();
            }
        };
        void locks.request(name, options, (lock) => {
            if (!lock) {
                return undefined;
            }
            had = true;
            waiting = undefined;
            ports.onWriting();
            return new Promise<void>((done) => {
                release = done;
            });
        }).then(ended, ended);
    };
    const waitInLine = () => {
        waiting = new AbortController();
        request({ signal: waiting.signal });
    };

    channel.addEventListener("message", (event) => {
        if (event.data === "hand_over" && release) {
            const letGo = release;
            void ports.finish().finally(letGo);
        }
    });
    request({ ifAvailable: true });

    return {
        take: () => {
            if (release) {
                return;
            }
            channel.postMessage("hand_over");
            setTimeout(() => {
                if (!release && !closed) {
                    // Out of the line first, or this window would get the pen back right after giving it away.
                    waiting?.abort();
                    request({ steal: true });
                }
            }, handOverMilliseconds);
        },
        close: () => {
            closed = true;
            waiting?.abort();
            release?.();
            channel.close();
        },
    };
}
