import { useEffect, useEffectEvent, useRef, useState } from "react";

/** What is written is an answer after a pause, and at once when the field or the page is left. */
const pauseMilliseconds = 500;

export interface Draft {
    readonly text: string;
    readonly write: (text: string) => void;
    /** Does not wait for the pause. */
    readonly keep: () => void;
}

/**
 * Text on its way to being an answer. `given` is the answer as it is kept, `keptAs` what a text is kept as ("3,5" as "3.5", half a
 * number as nothing). When somebody else changes the answer, that wins over what is written here.
 */
export function useDraft(given: string, keptAs: (text: string) => string, onGive: (kept: string) => void): Draft {
    const [text, setText] = useState(given);
    const unwritten = useRef<string | undefined>(undefined);
    const handed = useRef(given);
    const keep = () => {
        const waiting = unwritten.current;
        if (waiting !== undefined) {
            unwritten.current = undefined;
            const kept = keptAs(waiting);
            if (kept !== handed.current) {
                handed.current = kept;
                onGive(kept);
            }
        }
    };
    const keepNow = useEffectEvent(keep);
    useEffect(() => {
        if (given !== handed.current) {
            handed.current = given;
            unwritten.current = undefined;
            setText(given);
        }
    }, [given]);
    useEffect(() => {
        const timer = setTimeout(() => keepNow(), pauseMilliseconds);
        return () => clearTimeout(timer);
    }, [text]);
    useEffect(() => {
        const onLeave = () => keepNow();
        window.addEventListener("pagehide", onLeave);
        return () => {
            window.removeEventListener("pagehide", onLeave);
            keepNow();
        };
    }, []);
    const write = (next: string) => {
        unwritten.current = next;
        setText(next);
    };
    return { text, write, keep };
}
