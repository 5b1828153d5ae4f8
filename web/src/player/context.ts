import { createContext, useContext, useSyncExternalStore } from "react";
import type { Looks } from "./core/looks";
import type { Sitting } from "./core/sitting";
import type { Snapshot } from "./core/snapshot";

export const SittingContext = createContext<Sitting | undefined>(undefined);
export const LooksContext = createContext<{ readonly looks: Looks; readonly change: (change: Partial<Looks>) => void } | undefined>(undefined);

export function useSitting(): Sitting {
    const sitting = useContext(SittingContext);
    if (!sitting) {
        throw new Error("useSitting needs a sitting above it");
    }
    return sitting;
}

export function useSnapshot(): Snapshot {
    const sitting = useSitting();
    return useSyncExternalStore(sitting.subscribe, sitting.snapshot);
}

export function useLooks() {
    const looks = useContext(LooksContext);
    if (!looks) {
        throw new Error("useLooks needs its provider above it");
    }
    return looks;
}
