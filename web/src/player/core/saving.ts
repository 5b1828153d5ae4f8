import { savedAnswers, type Snapshot } from "./snapshot";

/** How things stand with what is on the screen: one of these is true, and it is what is said. */
export type Standing = "nothing" | "saved" | "saving" | "waiting" | "offline" | "crowded" | "signed_out" | "held" | "elsewhere";

export function standing(snapshot: Snapshot): Standing {
    const { trouble, waiting, lasting } = snapshot;
    if (trouble === "busy") {
        // A server that is busy for a moment is nobody's worry.
        return lasting === "moment" ? "saving" : "crowded";
    }
    if (trouble !== undefined) {
        return trouble;
    }
    if (waiting.length > 0) {
        return lasting === "moment" ? "saving" : "waiting";
    }
    return savedAnswers(snapshot).answered > 0 ? "saved" : "nothing";
}

/** It is worth a voice when it begins, and when it is over; not with every answer in between. */
export const isTrouble = (now: Standing): boolean => !["nothing", "saved", "saving"].includes(now);

/** Worth handing out what this browser holds: it lasts, or the server would not take it. */
export function mayRescue({ trouble, waiting, lasting, refused }: Snapshot): boolean {
    return refused.length > 0 || (waiting.length > 0 && lasting === "long" && trouble !== "held");
}
