import { useSyncExternalStore } from "react";
import { useWords } from "~/kit/words/Words";
import type { Liveness } from "./live";
import "./live.css";

function hearNetwork(listener: () => void): () => void {
    addEventListener("online", listener);
    addEventListener("offline", listener);
    return () => {
        removeEventListener("online", listener);
        removeEventListener("offline", listener);
    };
}

/** Whether the page hears of changes at once, only looks now and then, or does not reach the server at all. */
export function LiveSign({ liveness, isStale, every }: {
    readonly liveness: Liveness;
    /** The last look failed. */
    readonly isStale: boolean;
    /** Seconds between two looks while the line is down. */
    readonly every: number;
}) {
    const words = useWords();
    const isOnline = useSyncExternalStore(hearNetwork, () => navigator.onLine);
    const standing = isStale || !isOnline ? "lost" : liveness;
    return (
        <p className="live-sign" role="status" data-standing={standing}>
            <span className="live-dot" aria-hidden="true" />
            {words(`delivery.live.${standing}`, { seconds: every })}
        </p>
    );
}
