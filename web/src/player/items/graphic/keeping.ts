import { useEffect, useRef, useState } from "react";
import { useHost } from "../composite/host";

const keptAfter = 1200;

export type Keeping = "no" | "waiting" | "sending" | "failed";

/** Sends what is made here as a file, some time after the last change; the newest wins. Who leaves before that loses nothing. */
export function useKeeping(onKept: (id: string) => void, onFailed: () => void) {
    const { upload } = useHost();
    const [keeping, setKeeping] = useState<Keeping>("no");
    const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
    const waiting = useRef<() => Promise<void>>(undefined);
    const stop = useRef<AbortController>(undefined);
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
        setKeeping("sending");
        try {
            const id = await upload(await made(), () => {}, mine.signal);
            if (!mine.signal.aborted) {
                kept?.(id);
                heard.current.onKept(id);
                setKeeping("no");
            }
        } catch {
            if (!mine.signal.aborted) {
                // To be tried again.
                waiting.current = () => now(made, kept);
                setKeeping("failed");
                heard.current.onFailed();
            }
        }
    };
    const again = () => void waiting.current?.();
    const soon = (made: () => Promise<File>, kept?: (id: string) => void) => {
        forget();
        if (upload) {
            waiting.current = () => now(made, kept);
            setKeeping("waiting");
            timer.current = setTimeout(again, keptAfter);
        }
    };
    useEffect(() => () => {
        clearTimeout(timer.current);
        void waiting.current?.();
    }, []);
    return { keeping, now, soon, again, forget, possible: upload !== undefined };
}
