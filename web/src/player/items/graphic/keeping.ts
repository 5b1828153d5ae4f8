import { useEffect, useRef, useState } from "react";
import { useHost } from "../composite/host";

const leastPause = 1200;
const mostPause = 60_000;

/** How long to wait before sending once more: an attempt takes so many files and no more, so they come ever more seldom. */
export function pauseAfter(sent: number): number {
    return sent === 0 ? leastPause : Math.min(mostPause, 5000 * 2 ** sent);
}

function moment(): number {
    return performance.now();
}

export type Keeping = "no" | "waiting" | "sending" | "failed";

/** Sends what is made here as a file, some time after the last change; the newest wins. Who leaves before that loses nothing. */
export function useKeeping(onKept: (id: string) => void, onFailed: (failure: unknown) => void) {
    const { upload } = useHost();
    const [keeping, setKeeping] = useState<Keeping>("no");
    const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
    const waiting = useRef<() => Promise<void>>(undefined);
    const stop = useRef<AbortController>(undefined);
    const sent = useRef({ count: 0, at: 0 });
    const heard = useRef({ onKept, onFailed });
    useEffect(() => {
        heard.current = { onKept, onFailed };
    });

    const forget = () => {
        clearTimeout(timer.current);
        stop.current?.abort();
        waiting.current = undefined;
        setKeeping("no");
    };
    /** `made` is asked when it is time. */
    const now = async (made: () => Promise<File>, kept?: (id: string) => void) => {
        forget();
        if (!upload) {
            return;
        }
        const mine = new AbortController();
        stop.current = mine;
        sent.current = { count: sent.current.count + 1, at: moment() };
        setKeeping("sending");
        try {
            const id = await upload(await made(), () => {}, mine.signal);
            if (!mine.signal.aborted) {
                kept?.(id);
                heard.current.onKept(id);
                setKeeping("no");
            }
        } catch (failure) {
            if (!mine.signal.aborted) {
                // To be tried again.
                waiting.current = () => now(made, kept);
                setKeeping("failed");
                heard.current.onFailed(failure);
            }
        }
    };
    const again = () => void waiting.current?.();
    const soon = (made: () => Promise<File>, kept?: (id: string) => void) => {
        forget();
        if (upload) {
            waiting.current = () => now(made, kept);
            setKeeping("waiting");
            const { count, at } = sent.current;
            timer.current = setTimeout(again, Math.max(leastPause, count === 0 ? 0 : at + pauseAfter(count) - moment()));
        }
    };
    useEffect(() => {
        const onHidden = () => document.visibilityState === "hidden" && void waiting.current?.();
        document.addEventListener("visibilitychange", onHidden);
        return () => {
            document.removeEventListener("visibilitychange", onHidden);
            clearTimeout(timer.current);
            void waiting.current?.();
        };
    }, []);
    return { keeping, now, soon, again, forget, possible: upload !== undefined };
}
