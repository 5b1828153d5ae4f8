import type { Scribe } from "./scribe";
import type { Attempt, Told } from "./server";
import type { Snapshot } from "./snapshot";
import { applyChange } from "./work";

/** Who writes, seen from this window: nobody else, another window of this browser, or another device. */
export function elsewhereOf(scribe: Scribe | undefined, writer: string): Snapshot["elsewhere"] {
    if (!scribe) {
        return "window";
    }
    return scribe.owns(writer) ? undefined : "device";
}

/** `anew`: the server's word on the work replaces what this window shows, but for what is on its way there. */
export function heard(before: Snapshot, told: Told, scribe: Scribe | undefined, anew: boolean): Pick<Snapshot, "attempt" | "work" | "elsewhere" | "writer" | "moved"> {
    const { attempt } = told;
    const elsewhere = elsewhereOf(scribe, attempt.writer);
    // What this window has made since is newer than what the server tells, unless it only watches.
    const replaces = anew || elsewhere !== undefined || before.elsewhere !== undefined;
    const onTheWay = elsewhere === undefined ? scribe?.waiting ?? [] : [];
    return {
        attempt,
        work: replaces && told.work ? onTheWay.reduce((made, { change }) => applyChange(made, change), told.work) : before.work,
        elsewhere,
        writer: elsewhere === undefined,
        moved: before.moved || (before.attempt !== undefined && seatOf(before.attempt) !== seatOf(attempt)),
    };
}

const seatOf = ({ seat }: Attempt) => seat && JSON.stringify([seat.room, seat.seat]);
