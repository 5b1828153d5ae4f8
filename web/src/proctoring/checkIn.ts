import type { Reply } from "~/kit/api";
import { Failure } from "~/kit/failure";

export type Booking = Reply<"/api/bookings/{booking}">;

/** When check-in opens or has closed, and the zone of the seat, as the server's refusal says it. */
export interface RefusedTime {
    readonly code: "check_in_not_open" | "check_in_closed";
    readonly at: string;
    readonly zone: string;
}

/** The instant in a refusal that is about time, so that it can be shown in both zones; nothing for other refusals. */
export function refusedTime(failure: unknown): RefusedTime | undefined {
    if (!(failure instanceof Failure) || (failure.code !== "check_in_not_open" && failure.code !== "check_in_closed")) {
        return undefined;
    }
    const at = failure.facts[failure.code === "check_in_not_open" ? "from" : "until"];
    const { zone } = failure.facts;
    return typeof at === "string" && typeof zone === "string" ? { code: failure.code, at, zone } : undefined;
}

export type Door = "open" | "not_open" | "closed";

/** Where the booking stands against its check-in, at the installation's time. The server decides again. */
export function doorOf(booking: Pick<Booking, "state" | "check_in">, now: Date): Door {
    if (booking.state === "checked_in") {
        return "open";
    }
    return now < new Date(booking.check_in.opens_at) ? "not_open" : now < new Date(booking.check_in.closes_at) ? "open" : "closed";
}
