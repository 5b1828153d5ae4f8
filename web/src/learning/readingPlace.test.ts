import { expect, test } from "vitest";
import { isWorthReturning, placeOf } from "./readingPlace";

test("a place is a thousandth of what can be scrolled", () => {
    expect(placeOf(0, 3000, 1000)).toBe(0);
    expect(placeOf(500, 3000, 1000)).toBe(250);
    expect(placeOf(2000, 3000, 1000)).toBe(1000);
    expect(placeOf(2100, 3000, 1000)).toBe(1000);
    expect(placeOf(-30, 3000, 1000)).toBe(0);
});

test("a page without anything to scroll has no place", () => {
    expect(placeOf(0, 800, 1000)).toBe(0);
});

test("neither the top nor the end is worth a jump", () => {
    expect(isWorthReturning(0)).toBe(false);
    expect(isWorthReturning(250)).toBe(true);
    expect(isWorthReturning(1000)).toBe(false);
});
