import { momentWords, sentence } from "~/kit/words/problem";
import type { Words } from "~/kit/words/Words";
import type { Booking } from "./parts";

/** Whether, how often and until when a booking can be moved, in a sentence. */
export function movingTerms(words: Words, { rescheduling: terms, zone }: Booking): string {
    return terms.allowed
        ? words("scheduling.terms.move", { left: terms.left, until: momentWords(words, terms.until, zone) })
        : sentence(words, { ...terms, facts: { until: terms.until, zone } });
}

/** What cancelling it would mean now. */
export function cancellingTerms(words: Words, { cancellation: terms, rescheduling, voucher, zone }: Booking): string {
    if (!terms.allowed) {
        return sentence(words, terms);
    }
    const paid = voucher ? "Voucher" : "";
    return words(`scheduling.terms.${terms.late ? "late" : "free"}${paid}`, { until: momentWords(words, rescheduling.until, zone) });
}
