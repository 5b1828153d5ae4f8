import { useEffect, useRef, useState } from "react";

/** Whether changes arrive by themselves, or the line to the server is being sought again. */
export type Liveness = "live" | "reconnecting";

export interface LineEvents {
    /** Something changed: these attempts, or after a break nobody knows what. */
    readonly changed: (attempts: readonly string[] | "unknown") => void;
    readonly standing: (liveness: Liveness) => void;
}

const firstWaitMilliseconds = 1000;
const longestWaitMilliseconds = 30_000;

/** How long to wait before the next try: twice as long each time, and not all pages of a room at once. */
export function waitBefore(failures: number, chance: number): number {
    const wait = Math.min(longestWaitMilliseconds, firstWaitMilliseconds * 2 ** Math.max(0, failures - 1));
    return wait / 2 + (wait / 2) * chance;
}

/** The attempts a message names; nothing when it is none of ours. */
export function attemptsIn(text: unknown): readonly string[] | undefined {
    if (typeof text !== "string") {
        return undefined;
    }
    try {
        const message: unknown = JSON.parse(text);
        const changed = typeof message === "object" && message !== null && "changed" in message ? message.changed : undefined;
        return Array.isArray(changed) && changed.every((one) => typeof one === "string") ? changed : undefined;
    } catch {
        return undefined;
    }
}

/** The server says something every twenty seconds, if only that nothing happened: a line that says less is dead. */
const silenceMilliseconds = 50_000;

/** A web socket that is opened again whenever it closes. Gives the function that ends it. */
export function keepLine(path: string, { changed, standing }: LineEvents): () => void {
    let socket: WebSocket | undefined;
    let next: ReturnType<typeof setTimeout> | undefined;
    let silence: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    const open = () => {
        clearTimeout(next);
        const mine = new WebSocket(new URL(path, location.href.replace(/^http/, "ws")));
        socket = mine;
        const heard = () => {
            clearTimeout(silence);
            silence = setTimeout(lost, silenceMilliseconds);
        };
        const lost = () => {
            if (socket !== mine) {
                return;
            }
            socket = undefined;
            clearTimeout(silence);
            mine.close();
            failures += 1;
            standing("reconnecting");
            next = setTimeout(open, waitBefore(failures, Math.random()));
        };
        mine.addEventListener("open", () => {
            failures = 0;
            heard();
            standing("live");
            // Whatever happened while the line was down was told to nobody.
            changed("unknown");
        });
        mine.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
            heard();
            const attempts = attemptsIn(data) ?? [];
            if (attempts.length > 0) {
                changed(attempts);
            }
        });
        mine.addEventListener("close", lost);
        heard();
    };
    // The network is back: what stands from before it went may be dead without knowing, so a new line is opened.
    const hurry = () => {
        const old = socket;
        socket = undefined;
        old?.close();
        open();
    };
    addEventListener("online", hurry);
    open();
    return () => {
        removeEventListener("online", hurry);
        clearTimeout(next);
        clearTimeout(silence);
        const last = socket;
        socket = undefined;
        last?.close();
    };
}

/** At once, and then at most once in a while; a call in between is made up for at its end. */
export function spaced(act: () => void, milliseconds: number): { readonly call: () => void; readonly end: () => void } {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let again = false;
    const call = () => {
        if (timer !== undefined) {
            again = true;
            return;
        }
        act();
        timer = setTimeout(() => {
            timer = undefined;
            if (again) {
                again = false;
                call();
            }
        }, milliseconds);
    };
    return { call, end: () => clearTimeout(timer) };
}

const readingMilliseconds = 1000;

/** Hears of changed attempts while the page is open: `read` is called then, at most once a second. */
export function useLive(path: string, read: (attempts: readonly string[] | "unknown") => void): Liveness {
    const [liveness, setLiveness] = useState<Liveness>("reconnecting");
    const latest = useRef(read);
    useEffect(() => {
        latest.current = read;
    });
    useEffect(() => {
        let heard: Set<string> | "unknown" = new Set();
        const reading = spaced(() => {
            const attempts = heard === "unknown" ? heard : [...heard];
            heard = new Set();
            latest.current(attempts);
        }, readingMilliseconds);
        const endLine = keepLine(path, {
            standing: setLiveness,
            changed: (attempts) => {
                heard = attempts === "unknown" || heard === "unknown" ? "unknown" : new Set([...heard, ...attempts]);
                reading.call();
            },
        });
        return () => {
            endLine();
            reading.end();
        };
    }, [path]);
    return liveness;
}
