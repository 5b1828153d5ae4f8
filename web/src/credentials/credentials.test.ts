import { describe, expect, it } from "vitest";
import { dayInWords, placeBetween, startOfDay } from "./days";
import { stepInQueue } from "./queue";

describe("days", () => {
    it("are the same wherever they are read", () => {
        expect(dayInWords("2029-03-12", "en-GB")).toBe("12 March 2029");
    });
    it("place a moment between two of them, the last one included", () => {
        expect(placeBetween("2026-01-01", "2026-01-10", startOfDay("2026-01-06"))).toBe(50);
        expect(placeBetween("2026-01-01", "2026-01-10", startOfDay("2025-01-01"))).toBe(0);
        expect(placeBetween("2026-01-01", "2026-01-10", startOfDay("2027-01-01"))).toBe(100);
        expect(placeBetween("2026-01-10", "2026-01-01", startOfDay("2026-01-05"))).toBe(100);
    });
});

describe("stepInQueue", () => {
    const ids = ["a", "b", "c"];
    it("goes up and down and stays within", () => {
        expect(stepInQueue(ids, "a", 1)).toBe("b");
        expect(stepInQueue(ids, "c", 1)).toBe("c");
        expect(stepInQueue(ids, "a", -1)).toBe("a");
    });
    it("begins at the first when the one shown is gone", () => {
        expect(stepInQueue(ids, "z", 1)).toBe("a");
        expect(stepInQueue([], "a", 1)).toBeUndefined();
    });
});
