import { describe, expect, it } from "vitest";
import { joined, labelled, pairOf, placed, pointed, pointOf, pointValue, repointed, toggled, without } from "./answers";

describe("spots are chosen", () => {
    it("a single one moves and can be taken back", () => {
        expect(toggled([], "a", 1)).toEqual(["a"]);
        expect(toggled(["a"], "b", 1)).toEqual(["b"]);
        expect(toggled(["b"], "b", 1)).toEqual([]);
    });
    it("several up to their number", () => {
        expect(toggled(["a"], "b", 2)).toEqual(["a", "b"]);
        expect(toggled(["a", "b"], "c", 2)).toBeUndefined();
        expect(toggled(["a", "b"], "a", 2)).toEqual(["b"]);
        expect(toggled(["a", "b"], "c", 0)).toEqual(["a", "b", "c"]);
    });
});

describe("spots are put in order", () => {
    it("at a place, elsewhere, and out again", () => {
        expect(placed(["a", "b"], "c", 2, 0)).toEqual(["a", "b", "c"]);
        expect(placed(["a", "b", "c"], "c", 0, 3)).toEqual(["c", "a", "b"]);
        expect(placed(["a", "b", "c"], "a", undefined, 0)).toEqual(["b", "c"]);
    });
    it("within its number", () => expect(placed(["a", "b"], "c", 0, 2)).toBeUndefined());
});

describe("spots are joined", () => {
    const limits = new Map([["a", 1], ["b", 2], ["c", 0]]);
    it("without a direction, once, and not with themselves", () => {
        expect(joined([], "a", "b", limits, 0)).toEqual({ values: ["a b"] });
        expect(joined(["a b"], "b", "a", limits, 0)).toEqual({ refused: "known" });
        expect(joined([], "a", "a", limits, 0)).toEqual({ refused: "same" });
    });
    it("as often as each may be", () => {
        expect(joined(["a b"], "a", "c", limits, 0)).toEqual({ refused: "from_full" });
        expect(joined(["a b"], "c", "a", limits, 0)).toEqual({ refused: "to_full" });
        expect(joined(["a b"], "b", "c", limits, 0)).toEqual({ values: ["a b", "b c"] });
        expect(joined(["a b"], "b", "c", limits, 1)).toEqual({ refused: "full" });
    });
});

describe("labels are put on spots", () => {
    const labels = new Map([["red", 1], ["blue", 2], ["any", 0]]);
    const spots = new Map([["s", 1], ["t", 2], ["u", 0]]);
    const put = (values: readonly string[], label: string, spot: string, most = 0) => labelled(values, label, spot, labels, spots, most);
    it("a label that is there once moves", () => expect(put(["red s"], "red", "t")).toEqual({ values: ["red t"] }));
    it("a spot for one gives its old label back", () => expect(put(["red s"], "blue", "s")).toEqual({ values: ["blue s"] }));
    it("others refuse when they are full", () => {
        expect(put(["blue t", "blue u"], "blue", "s")).toEqual({ refused: "from_full" });
        expect(put(["blue t", "red t"], "any", "t")).toEqual({ refused: "to_full" });
        expect(put(["any t", "any u"], "any", "s", 2)).toEqual({ refused: "full" });
        expect(put(["any s"], "any", "s")).toEqual({ refused: "known" });
        expect(put(["blue u", "blue u"], "blue", "u")).toEqual({ refused: "from_full" });
    });
    it("the same again is put again where both may be used again", () => {
        expect(put(["any t"], "any", "t")).toEqual({ values: ["any t", "any t"] });
    });
    it("a full answer still lets a label move", () => expect(put(["red s"], "red", "u", 1)).toEqual({ values: ["red u"] }));
});

describe("points are placed", () => {
    it("a single one moves, several up to their number, the same once", () => {
        expect(pointed(["1 2"], "3 4", 1)).toEqual(["3 4"]);
        expect(pointed(["1 2"], "3 4", 2)).toEqual(["1 2", "3 4"]);
        expect(pointed(["1 2", "3 4"], "5 6", 2)).toBeUndefined();
        expect(pointed(["1 2"], "1 2", 2)).toEqual(["1 2"]);
    });
    it("moved and taken away", () => {
        expect(repointed(["1 2", "3 4"], 1, "9 9")).toEqual(["1 2", "9 9"]);
        expect(repointed(["1 2", "3 4"], 1, "1 2")).toEqual(["1 2", "3 4"]);
        expect(without(["1 2", "3 4"], 0)).toEqual(["3 4"]);
    });
    it("are whole pixels of the picture", () => {
        expect(pointValue({ x: 10.4, y: 999 }, { width: 100, height: 50 })).toBe("10 50");
        expect(pointOf("12 34")).toEqual({ x: 12, y: 34 });
        expect(pointOf("rubbish")).toEqual({ x: 0, y: 0 });
        expect(pairOf("a b")).toEqual({ from: "a", to: "b" });
    });
});
