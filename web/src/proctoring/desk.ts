import type { Reply } from "~/kit/api";

export type Day = Reply<"/api/manage/days">;
export type DayEntry = Day["entries"][number];
export type Group = "waiting" | "here" | "expected" | "done";

const here = new Set(["created", "checked_in", "authorised", "in_progress", "paused"]);

/** Where a person stands on the day. */
export function groupOf({ attempt, state }: Pick<DayEntry, "attempt" | "state">): Group {
    if (attempt?.phase === "awaiting_proctor") {
        return "waiting";
    }
    if (attempt && here.has(attempt.phase)) {
        return "here";
    }
    return !attempt && ["held", "booked", "checked_in"].includes(state) ? "expected" : "done";
}

const groups: readonly Group[] = ["waiting", "here", "expected", "done"];

/** The day's people by what they need: whoever waits longest comes first, then whoever went silent, then by the clock. */
export function grouped(entries: readonly DayEntry[], now: Date): readonly { group: Group; entries: readonly DayEntry[] }[] {
    return groups
        .map((group) => ({
            group,
            entries: entries.filter((entry) => groupOf(entry) === group).toSorted((one, other) => order(one, other, group, now)),
        }))
        .filter((one) => one.entries.length > 0);
}

function order(one: DayEntry, other: DayEntry, group: Group, now: Date): number {
    if (group === "waiting") {
        return (one.attempt?.asked_at ?? "").localeCompare(other.attempt?.asked_at ?? "");
    }
    return Number(isSilent(other, now)) - Number(isSilent(one, now))
        || one.starts_at.localeCompare(other.starts_at)
        || (one.seat ?? 0) - (other.seat ?? 0)
        || one.booking.localeCompare(other.booking);
}

/** Whole minutes since an instant; never less than none. */
export function minutesSince(at: string, now: Date): number {
    return Math.max(0, Math.floor((now.getTime() - new Date(at).getTime()) / 60_000));
}

const silentMilliseconds = 60_000;

/** A running exam whose browser has said nothing for a minute. */
export function isSilent({ attempt }: Pick<DayEntry, "attempt">, now: Date): boolean {
    return attempt?.phase === "in_progress"
        && Boolean(attempt.heard_at)
        && now.getTime() - new Date(attempt.heard_at ?? now).getTime() > silentMilliseconds;
}

/** The time the promise allows: whoever waits longer is shown in red. */
export const promisedMinutes = 15;

/** The civil day (ISO 8601) of an instant in a zone. */
export function civilDay(at: Date, zone: string): string {
    const parts = Object.fromEntries(
        new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", calendar: "iso8601" })
            .formatToParts(at)
            .map((part) => [part.type, part.value]),
    );
    return `${parts["year"] ?? ""}-${parts["month"] ?? ""}-${parts["day"] ?? ""}`;
}
