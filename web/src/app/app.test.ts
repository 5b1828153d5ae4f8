import { describe, expect, it } from "vitest";
import { leapFrom } from "./leap";
import { maySee, type Person } from "./me";
import { returnAddress, signInAddress } from "./signInAddress";

describe("the demo clock", () => {
    it.each([
        ["day", "2027-02-28T10:00:00.000Z", "2027-03-01T10:00:00.000Z"],
        ["week", "2026-12-28T10:00:00.000Z", "2027-01-04T10:00:00.000Z"],
        ["month", "2027-01-31T10:00:00.000Z", "2027-02-28T10:00:00.000Z"],
        ["half_year", "2027-08-31T10:00:00.000Z", "2028-02-29T10:00:00.000Z"],
    ] as const)("leaps a %s", (leap, from, to) => {
        expect(leapFrom(new Date(from), leap).toISOString()).toBe(to);
    });
});

describe("the way back after signing in", () => {
    it("leads to the page one came from", () => {
        expect(signInAddress("/bookings?day=2027-03-04")).toBe("/sign-in?return=%2Fbookings%3Fday%3D2027-03-04");
        expect(returnAddress("/bookings?day=2027-03-04")).toBe("/bookings?day=2027-03-04");
    });
    it.each(["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "", "/sign-in?return=/sign-in"])(
        "never leads to %s",
        (asked) => {
            expect(returnAddress(asked)).toBe("/");
        },
    );
});

describe("who may see what", () => {
    const ann = { roles: ["candidate"] } as Person;
    it("opens to everybody, to whoever is signed in, or to a role", () => {
        expect(maySee("anyone", undefined)).toBe(true);
        expect(maySee("person", undefined)).toBe(false);
        expect(maySee("person", ann)).toBe(true);
        expect(maySee(["proctor"], ann)).toBe(false);
        expect(maySee(["proctor", "candidate"], ann)).toBe(true);
    });
});
