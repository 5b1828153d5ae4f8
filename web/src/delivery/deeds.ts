import { isGoing } from "./attempt";

export type Deed = "time-grants" | "pauses" | "termination" | "cancellation" | "annulment";

/** What is possible in a phase. The server decides again. */
export function deedsIn(phase: string): readonly Deed[] {
    if (phase === "in_progress") {
        return ["pauses", "time-grants", "termination", "cancellation"];
    }
    if (phase === "paused") {
        return ["time-grants", "termination", "cancellation"];
    }
    return phase === "submitted" ? ["annulment"] : isGoing({ phase }) ? ["cancellation"] : [];
}

/** Who is checked in, and not yet done, has a screen to read on. */
export function canBeTold(phase: string): boolean {
    return phase !== "created" && isGoing({ phase });
}

export const grave: ReadonlySet<Deed> = new Set<Deed>(["termination", "cancellation", "annulment"]);

/** Only a programme manager takes an attempt out of the count. */
export const managersOnly: ReadonlySet<Deed> = new Set<Deed>(["cancellation", "annulment"]);
