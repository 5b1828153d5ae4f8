import type { Words } from "~/kit/words/Words";
import type { TimelineEntry } from "./attempt";

/** The events that tell the story; the rest are the candidate's small steps between them. */
const steps = new Set(["navigated", "flagged", "unflagged", "struck_out", "note_changed", "commented", "answered"]);

export function isStep({ event }: TimelineEntry): boolean {
    return event !== null && event !== undefined && steps.has(event.kind);
}

/** Beyond this, as in study mode, minutes say nothing to anybody. */
export const dayMinutes = 24 * 60;

interface Facts {
    readonly by?: string;
    readonly reason?: string;
    readonly minutes?: number;
    readonly seconds?: number;
    readonly position?: number;
    readonly late?: boolean;
    readonly why?: string;
}

/** What happened, in a sentence. Never what was answered: a timeline is not for looking over the shoulder. */
export function sayEvent(words: Words, { event }: TimelineEntry): string {
    if (!event) {
        return words("delivery.event.erased");
    }
    const { minutes = 0, seconds = 0, position = 0, late = false, why = "candidate", by = "" } = event as Facts;
    if (event.kind === "created" && minutes > dayMinutes) {
        return words("delivery.event.created_days", { days: Math.floor(minutes / dayMinutes) });
    }
    return words(`delivery.event.${event.kind}`, {
        minutes, seconds, number: position + 1, late: String(late), why, staff: String(by !== ""),
    });
}

export function reasonOf({ event }: TimelineEntry): string {
    return (event as Facts | null | undefined)?.reason ?? "";
}
