import { describe, expect, it } from "vitest";
import { pauseAfter } from "./keeping";
import { linesOf, textMost } from "./writing";

const upTo = (letters: number) => (line: string) => line.length <= letters;

describe("a description is written in lines", () => {
    it("that break between words, and inside words that are too long", () => {
        expect(linesOf("one two three", upTo(7))).toEqual(["one two", "three"]);
        expect(linesOf("ab abcdefghij kl", upTo(4))).toEqual(["ab", "abcd", "efgh", "ij", "kl"]);
    });
    it("that keep paragraphs, and no long gaps", () => {
        expect(linesOf("one\r\ntwo\n\n\n\n\nthree\n", upTo(9))).toEqual(["one", "two", "", "three"]);
    });
    it("of which there are never more than fit a picture", () => {
        expect(linesOf("a\n".repeat(textMost / 2), upTo(9)).length).toBeLessThanOrEqual(200);
        // Wide letters, about forty to a line: all of them fit.
        expect(linesOf("wwwwwww ".repeat(textMost / 8), upTo(40)).join(" ").length).toBeGreaterThanOrEqual(textMost - 8);
    });
});

it("a drawing is sent soon at first, and then ever more seldom", () => {
    expect([0, 1, 2, 3, 4, 9].map(pauseAfter)).toEqual([1200, 10_000, 20_000, 40_000, 60_000, 60_000]);
});
