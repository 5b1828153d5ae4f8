import { describe, expect, it } from "vitest";
import { spanParts, timeWords, zoneName } from "./instants";

describe("instants", () => {
    it("are said in the zone asked for, summer and winter", () => {
        expect(timeWords(new Date("2027-03-27T12:00:00Z"), "Europe/Berlin", "en")).toBe("13:00");
        expect(timeWords(new Date("2027-03-28T12:00:00Z"), "Europe/Berlin", "en")).toBe("14:00");
        expect(timeWords(new Date("2027-03-28T22:00:00Z"), "Europe/Berlin", "en")).toBe("00:00");
    });
    it("name a zone by its city", () => {
        expect(zoneName("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
    });
    it("leave nothing of a span that is over", () => {
        expect(spanParts(-1)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 0 });
        expect(spanParts(90_061_000)).toEqual({ days: 1, hours: 1, minutes: 1, seconds: 1 });
    });
});
