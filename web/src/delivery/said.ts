import type { Words } from "~/kit/words/Words";
import type { TimelineEntry } from "./attempt";
import { type ReasonCode, reasonCode } from "./reasons";

/** The events that tell the story; the rest are the candidate's small steps between them. */
const steps = new Set(["navigated", "flagged", "unflagged", "struck_out", "note_changed", "commented", "answered"]);

export function isStep({ event }: TimelineEntry): boolean {
    return event !== null && event !== undefined && steps.has(event.kind);
}

/** Something that may affect what the result is worth; people look at it. */
export function isIrregular({ event }: TimelineEntry): boolean {
    return event?.kind === "irregularity";
}

/** Beyond this, as in study mode, minutes say nothing to anybody. */
export const dayMinutes = 24 * 60;

interface Facts {
    readonly by?: string;
    readonly code?: string;
    readonly reason?: string;
    readonly text?: string;
    readonly minutes?: number;
    readonly extra_minutes?: number;
    readonly break_minutes?: number;
    readonly seconds?: number;
    readonly micros?: number;
    readonly journal?: number;
    readonly room?: string;
    readonly seat?: string;
    readonly late?: boolean;
    readonly why?: string;
}

/** What happened, in a sentence. Never what was answered: a timeline is not for looking over the shoulder. */
export function sayEvent(words: Words, { event, question }: TimelineEntry): string {
    if (!event) {
        return words("delivery.event.erased");
    }
    const facts = event as Facts;
    const { minutes = 0, late = false, why = "candidate", by = "", code = "" } = facts;
    if (event.kind === "created" && minutes > dayMinutes) {
        return words("delivery.event.created_days", { days: Math.floor(minutes / dayMinutes) });
    }
    if (event.kind === "irregularity" && words.has(`delivery.irregularity.${code}`)) {
        return words(`delivery.irregularity.${code}`, { number: question ?? 0 });
    }
    return words(`delivery.event.${event.kind}`, {
        minutes,
        extra: facts.extra_minutes ?? 0,
        breaks: facts.break_minutes ?? 0,
        seconds: facts.seconds ?? Math.floor((facts.micros ?? 0) / 1_000_000),
        number: question ?? 0,
        journal: facts.journal ?? 0,
        room: facts.room ?? "",
        seat: facts.seat ?? "",
        late: String(late),
        why,
        code,
        staff: String(by !== ""),
    });
}

/** Why it was done, or what was written: the kind of reason, where staff gave one, and the text. */
export function reasonOf({ event }: TimelineEntry): { readonly code: ReasonCode | undefined; readonly text: string } {
    const { by = "", code, reason = "", text = "" } = (event ?? {}) as Facts;
    // The candidate's own breaks and submissions carry the code that means nothing.
    return { code: by === "" ? undefined : reasonCode(code), text: event?.kind === "messaged" ? text : reason };
}
