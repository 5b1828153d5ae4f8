import { expect, it } from "vitest";
import { judgedPairs } from "./pairs";

it("judges lines without a direction either way round", () => {
    expect(judgedPairs(["a b", "c a"], ["b a", "c d"], false).map(({ value, verdict }) => [value, verdict])).toEqual([
        ["a b", "right"], ["c a", "wrong"], ["c d", "missed"],
    ]);
});

it("judges labels on spots one way only", () => {
    expect(judgedPairs(["a b"], ["b a"], true).map(({ value, verdict }) => [value, verdict])).toEqual([["a b", "wrong"], ["b a", "missed"]]);
});

it("counts a pair as often as it is asked for", () => {
    expect(judgedPairs(["a b", "a b"], ["a b", "a b", "a b"], true).map(({ verdict }) => verdict)).toEqual(["right", "right", "missed"]);
    expect(judgedPairs(["a b", "a b"], ["a b"], true).map(({ verdict }) => verdict)).toEqual(["right", "wrong"]);
});

it("judges nothing before it may", () => {
    expect(judgedPairs(["a b"], undefined, false).map(({ verdict }) => verdict)).toEqual([undefined]);
});
