import { describe, expect, it } from "vitest";
import { drawnOn, pathOf, type Stroke, widthOf } from "./strokes";

const stroke = (...points: readonly (readonly [number, number])[]): Stroke => ({ id: 0, colour: "black", thick: false, points: points.map(([x, y]) => ({ x, y })) });

describe("a pen", () => {
    it("leaves a dot where it touched", () => expect(pathOf(stroke([5, 5]))).toBe("M5 5l0 .1"));
    it("draws a line, and a round one through several points", () => {
        expect(pathOf(stroke([0, 0], [10, 0]))).toBe("M0 0L10 0");
        expect(pathOf(stroke([0, 0], [10, 0], [10, 10]))).toBe("M0 0Q10 0 10 5L10 10");
        expect(pathOf(stroke())).toBe("");
    });
    it("goes on with the last stroke, and ignores trembling", () => {
        const strokes = [stroke([0, 0]), stroke([5, 5])];
        expect(drawnOn(strokes, { x: 9, y: 9 })).toEqual([strokes[0], stroke([5, 5], [9, 9])]);
        expect(drawnOn(strokes, { x: 5.2, y: 5.2 })).toBe(strokes);
        expect(drawnOn([], { x: 1, y: 1 })).toEqual([]);
    });
    it("is as thick as the picture is large", () => {
        expect(widthOf({ thick: false }, { width: 1000, height: 500 })).toBe(4);
        expect(widthOf({ thick: true }, { width: 100, height: 50 })).toBe(3);
    });
});
