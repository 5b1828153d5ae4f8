import { useSyncExternalStore } from "react";

const query = matchMedia("(min-width: 64rem)");

/** Whether fields and preview fit beside each other. */
export function useIsWide(): boolean {
    return useSyncExternalStore((listener) => {
        query.addEventListener("change", listener);
        return () => query.removeEventListener("change", listener);
    }, () => query.matches);
}
