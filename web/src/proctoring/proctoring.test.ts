import { describe, expect, it } from "vitest";
import { Failure } from "~/kit/failure";
import { type Booking, doorOf, refusedTime } from "./checkIn";
import { judgeNetwork, judgeScreen, judgeZone } from "./systemCheck";

describe("the door of check-in", () => {
    const booked = {
        state: "booked",
        check_in: { opens_at: "2027-03-04T08:30:00Z", closes_at: "2027-03-04T09:15:00Z", open: false },
    } as Booking;
    it.each([
        ["2027-03-04T08:29:59Z", "not_open"],
        ["2027-03-04T08:30:00Z", "open"],
        ["2027-03-04T09:14:59Z", "open"],
        ["2027-03-04T09:15:00Z", "closed"],
    ])("at %s is %s", (now, door) => {
        expect(doorOf(booked, new Date(now))).toBe(door);
    });
    it("stays open for whoever is in", () => {
        expect(doorOf({ ...booked, state: "checked_in" }, new Date("2027-03-04T11:00:00Z"))).toBe("open");
    });
});

describe("a refusal about time", () => {
    it("says its instant and zone", () => {
        const early = new Failure(422, { code: "check_in_not_open", facts: { from: "2027-03-04T08:30:00Z", zone: "Europe/Berlin" } });
        expect(refusedTime(early)).toEqual({ code: "check_in_not_open", at: "2027-03-04T08:30:00Z", zone: "Europe/Berlin" });
        const late = new Failure(422, { code: "check_in_closed", facts: { until: "2027-03-04T09:15:00Z", zone: "Europe/Berlin" } });
        expect(refusedTime(late)?.at).toBe("2027-03-04T09:15:00Z");
    });
    it("is not made of another refusal, or of one without its facts", () => {
        expect(refusedTime(new Failure(422, { code: "legal_name_missing" }))).toBeUndefined();
        expect(refusedTime(new Failure(422, { code: "check_in_closed" }))).toBeUndefined();
        expect(refusedTime(new Error("ours"))).toBeUndefined();
    });
});

describe("the system check", () => {
    it("judges the network by the middle of the round trips", () => {
        expect(judgeNetwork([20, 3000, 30])).toEqual({ finding: "good", milliseconds: 30 });
        expect(judgeNetwork([900, 900, 20])).toEqual({ finding: "warn", milliseconds: 900 });
        expect(judgeNetwork([2500])).toEqual({ finding: "bad", milliseconds: 2500 });
        expect(judgeNetwork([]).finding).toBe("bad");
    });
    it("lets every screen in that a question fits on", () => {
        expect([1280, 390, 300].map(judgeScreen)).toEqual(["good", "warn", "bad"]);
    });
    it("minds wall clocks, not names of zones", () => {
        const winter = new Date("2027-01-10T10:00:00Z");
        expect(judgeZone("Europe/Berlin", "Europe/Paris", winter)).toBe("good");
        expect(judgeZone("Europe/Berlin", "Europe/London", winter)).toBe("warn");
    });
});
