import { useCallback, useState } from "react";

/** What just happened, for a live region. The same words twice in a row are said twice. */
export function useVoice(): readonly [said: string, say: (text: string) => void] {
    const [said, setSaid] = useState("");
    const say = useCallback((text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text)), []);
    return [said, say];
}
