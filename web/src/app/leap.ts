export type Leap = "day" | "week" | "month" | "half_year";

/** The same time of day later; a month that is too short ends at its last day, as the policies clamp it. */
export function leapFrom(now: Date, leap: Leap): Date {
    const to = new Date(now);
    if (leap === "day" || leap === "week") {
        to.setUTCDate(to.getUTCDate() + (leap === "day" ? 1 : 7));
        return to;
    }
    const day = to.getUTCDate();
    to.setUTCDate(1);
    to.setUTCMonth(to.getUTCMonth() + (leap === "month" ? 1 : 6));
    const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
    to.setUTCDate(Math.min(day, lastDay));
    return to;
}
