import { describe, expect, it } from "vitest";
import { civilDay, type DayEntry, grouped, groupOf, isSilent, minutesSince } from "./desk";

const now = new Date("2027-03-04T09:30:00Z");

function entry(booking: string, over: { phase?: string; state?: string; asked_at?: string; heard_at?: string; starts_at?: string } = {}): DayEntry {
    const { phase, state = phase === undefined ? "booked" : "checked_in", starts_at = "2027-03-04T09:00:00Z", ...rest } = over;
    return { booking, state, starts_at, attempt: phase === undefined ? null : { phase, ...rest } } as DayEntry;
}

describe("a day's people", () => {
    it.each([
        [entry("a", { phase: "awaiting_proctor" }), "waiting"],
        [entry("a", { phase: "checked_in" }), "here"],
        [entry("a", { phase: "in_progress" }), "here"],
        [entry("a", { phase: "paused" }), "here"],
        [entry("a"), "expected"],
        [entry("a", { phase: "submitted" }), "done"],
        [entry("a", { phase: "aborted" }), "done"],
        [entry("a", { state: "no_show" }), "done"],
        [entry("a", { state: "cancelled" }), "done"],
    ])("stand where they belong (%#)", (one, group) => {
        expect(groupOf(one)).toBe(group);
    });
    it("are listed by need: waiting longest first, then silent ones, then by the clock; empty groups are left out", () => {
        const parts = grouped([
            entry("late", { starts_at: "2027-03-04T11:00:00Z" }),
            entry("soon"),
            entry("short", { phase: "awaiting_proctor", asked_at: "2027-03-04T09:28:00Z" }),
            entry("long", { phase: "awaiting_proctor", asked_at: "2027-03-04T09:10:00Z" }),
            entry("fine", { phase: "in_progress", heard_at: "2027-03-04T09:29:50Z", starts_at: "2027-03-04T08:00:00Z" }),
            entry("silent", { phase: "in_progress", heard_at: "2027-03-04T09:20:00Z" }),
        ], now);
        expect(parts.map((part) => [part.group, part.entries.map((one) => one.booking)])).toEqual([
            ["waiting", ["long", "short"]],
            ["here", ["silent", "fine"]],
            ["expected", ["soon", "late"]],
        ]);
    });
    it("are silent only while their exam runs and once they were heard", () => {
        expect(isSilent(entry("a", { phase: "in_progress", heard_at: "2027-03-04T09:28:59Z" }), now)).toBe(true);
        expect(isSilent(entry("a", { phase: "in_progress", heard_at: "2027-03-04T09:29:30Z" }), now)).toBe(false);
        expect(isSilent(entry("a", { phase: "paused", heard_at: "2027-03-04T09:00:00Z" }), now)).toBe(false);
        expect(isSilent(entry("a", { phase: "in_progress" }), now)).toBe(false);
    });
});

describe("the clock of the desk", () => {
    it("counts whole minutes, and none for what is still ahead", () => {
        expect(minutesSince("2027-03-04T09:26:01Z", now)).toBe(3);
        expect(minutesSince("2027-03-04T09:40:00Z", now)).toBe(0);
    });
    it("knows the day of a place", () => {
        const late = new Date("2027-03-04T23:30:00Z");
        expect(civilDay(late, "Europe/Berlin")).toBe("2027-03-05");
        expect(civilDay(late, "America/New_York")).toBe("2027-03-04");
        expect(civilDay(late, "UTC")).toBe("2027-03-04");
    });
});
