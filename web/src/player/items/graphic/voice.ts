import { useCallback, useMemo, useState } from "react";

/** What just happened, for a live region. `shown`: also to be seen, because it asks for something or could not be done. */
export interface Said {
    readonly text: string;
    readonly shown: "no" | "next" | "refused";
}

export interface Voice {
    readonly said: Said;
    /** What the picture shows anyway. */
    readonly say: (text: string) => void;
    /** What is to be done next. */
    readonly ask: (text: string) => void;
    /** Why nothing happened. */
    readonly refuse: (text: string) => void;
}

/** The same words twice in a row are said twice. */
export function useVoice(): Voice {
    const [said, setSaid] = useState<Said>({ text: "", shown: "no" });
    const speak = useCallback(
        (text: string, shown: Said["shown"]) => setSaid((before) => ({ text: before.text === text ? `${text}\u00a0` : text, shown })),
        [],
    );
    return useMemo(() => ({
        said,
        say: (text) => speak(text, "no"),
        ask: (text) => speak(text, "next"),
        refuse: (text) => speak(text, "refused"),
    }), [said, speak]);
}
