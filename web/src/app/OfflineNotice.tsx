import { useSyncExternalStore } from "react";
import { Notice } from "~/kit/Notice";
import { useWords } from "~/kit/words/Words";

function subscribe(listener: () => void): () => void {
    addEventListener("online", listener);
    addEventListener("offline", listener);
    return () => {
        removeEventListener("online", listener);
        removeEventListener("offline", listener);
    };
}

/** Says so when the browser has no network; it goes by itself. */
export function OfflineNotice() {
    const words = useWords();
    const online = useSyncExternalStore(subscribe, () => navigator.onLine);
    return online ? null : <div className="offline"><Notice kind="warn">{words("app.offline")}</Notice></div>;
}
