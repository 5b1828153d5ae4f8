import { describe, expect, it } from "vitest";
import { choose, completeness, keepOrder, match, matchOf, moveBy, moveTo, orderOf, strike, toggle } from "./responses";
import type { Item, Response } from "./wire";

function item(kind: Item["kind"], more: Partial<Item> = {}): Item {
    const options = ["a", "b", "c", "d"].map((id) => ({ id, html: id }));
    return { id: "i", kind, stem_html: "", choose: 1, options, prompts: [], case_study: null, ...more };
}

describe("one option", () => {
    it("replaces the one before and is complete at once", () => {
        expect(choose("b")).toEqual({ kind: "choice", option: "b" });
        expect(completeness(item("choice"), choose("b"))).toBe("complete");
        expect(completeness(item("choice"), null)).toBe("empty");
    });
});

describe("several options", () => {
    const two = item("multiple_response", { choose: 2 });
    it("adds in the order shown, whatever order they are pressed in", () => {
        const first = toggle(two, null, "c").response;
        expect(completeness(two, first)).toBe("partial");
        expect(toggle(two, first, "a")).toEqual({ response: { kind: "multiple_response", options: ["a", "c"] }, full: false });
    });
    it("refuses one too many and drops none for it", () => {
        const both: Response = { kind: "multiple_response", options: ["a", "c"] };
        expect(toggle(two, both, "d")).toEqual({ response: both, full: true });
    });
    it("takes one back, and is no answer without any", () => {
        const one: Response = { kind: "multiple_response", options: ["a"] };
        expect(toggle(two, one, "a")).toEqual({ response: null, full: false });
    });
});

describe("ordering", () => {
    const steps = item("ordering");
    it("stands as shown until something is moved, and may be kept so", () => {
        expect(orderOf(steps, null)).toEqual(["a", "b", "c", "d"]);
        expect(keepOrder(steps, null)).toEqual({ kind: "ordering", order: ["a", "b", "c", "d"] });
    });
    it("moves by one, and stays at an end", () => {
        const down = moveBy(steps, null, "a", 1);
        expect(orderOf(steps, down)).toEqual(["b", "a", "c", "d"]);
        expect(orderOf(steps, moveBy(steps, down, "b", -1))).toEqual(["b", "a", "c", "d"]);
        expect(orderOf(steps, moveBy(steps, null, "d", 1))).toEqual(["a", "b", "c", "d"]);
    });
    it("moves to a place from either side", () => {
        expect(orderOf(steps, moveTo(steps, null, "a", 3))).toEqual(["b", "c", "d", "a"]);
        expect(orderOf(steps, moveTo(steps, null, "d", 0))).toEqual(["d", "a", "b", "c"]);
        expect(orderOf(steps, moveTo(steps, null, "b", 99))).toEqual(["a", "c", "d", "b"]);
    });
    it("never loses or doubles a step, whatever is done", () => {
        let response: Response | null = null;
        for (let at = 0; at < 200; at++) {
            response = moveTo(steps, response, "abcd"[(at * 7) % 4] ?? "a", (at * 13) % 6 - 1);
            expect(orderOf(steps, response).toSorted()).toEqual(["a", "b", "c", "d"]);
        }
    });
    it("shows the steps a partial answer left out, at the end", () => {
        expect(orderOf(steps, { kind: "ordering", order: ["c"] })).toEqual(["c", "a", "b", "d"]);
        expect(completeness(steps, { kind: "ordering", order: ["c"] })).toBe("partial");
    });
});

describe("matching", () => {
    const prompts = ["p", "q"].map((id) => ({ id, html: id }));
    const pairs = item("matching", { prompts });
    it("gives one option to several prompts, and changes one", () => {
        const first = match(pairs, null, "q", "a");
        expect(completeness(pairs, first)).toBe("partial");
        const both = match(pairs, first, "p", "a");
        expect(both).toEqual({ kind: "matching", pairs: [{ prompt: "p", option: "a" }, { prompt: "q", option: "a" }] });
        expect(completeness(pairs, both)).toBe("complete");
        expect(matchOf(match(pairs, both, "p", "b"), "p")).toBe("b");
    });
    it("takes a pair back, and is no answer without any", () => {
        const one = match(pairs, null, "p", "a");
        expect(match(pairs, one, "p", undefined)).toBeNull();
    });
});

describe("striking out", () => {
    it("strikes and brings back, in the order shown", () => {
        const struck = strike(item("choice"), strike(item("choice"), [], "d"), "a");
        expect(struck).toEqual(["a", "d"]);
        expect(strike(item("choice"), struck, "a")).toEqual(["d"]);
    });
});
