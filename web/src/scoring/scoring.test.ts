import { describe, expect, it } from "vitest";
import { rightParts } from "./practice";
import { placeOnScale } from "./result";

describe("placeOnScale", () => {
    it("spans the scale from 100 to 1000", () => {
        expect(placeOnScale(100)).toBe(0);
        expect(placeOnScale(550)).toBe(50);
        expect(placeOnScale(1000)).toBe(100);
    });
    it("stays on the scale", () => {
        expect(placeOnScale(0)).toBe(0);
        expect(placeOnScale(2000)).toBe(100);
    });
});

const explained = (answer: object) => ({ answer }) as never;

describe("rightParts", () => {
    it("reads every kind of answer, and a blank", () => {
        expect(rightParts({ explanation: explained({ kind: "choice", option: "a" }), response: null })).toEqual({ right: ["a"], mine: [] });
        const both = { kind: "multiple_response", options: ["a", "c"] } as const;
        expect(rightParts({ explanation: explained(both), response: both as never }).mine).toEqual(["a", "c"]);
        const order = { kind: "ordering", order: ["c", "a"] } as const;
        expect(rightParts({ explanation: explained(order), response: null }).right).toEqual(["c", "a"]);
    });
});
