import { describe, expect, it } from "vitest";
import { nextRow } from "./shortcuts";

describe("going through the list", () => {
    const rows = ["a", "b", "c"];
    it("starts at the top and stays inside", () => {
        expect(nextRow(rows, undefined, 1)).toBe("a");
        expect(nextRow(rows, "a", 1)).toBe("b");
        expect(nextRow(rows, "c", 1)).toBe("c");
        expect(nextRow(rows, "a", -1)).toBe("a");
        expect(nextRow(rows, "gone", 1)).toBe("a");
        expect(nextRow([], undefined, 1)).toBeUndefined();
    });
});
