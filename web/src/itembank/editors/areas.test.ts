import { describe, expect, it } from "vitest";
import {
    type Area, areaShapes, cornersOf, drawnBetween, freshId, handlesOf, inTheMiddle, movedBy, overlapping, pulled, reshaped, toShape, withCorner, withoutCorner,
} from "./areas";

const size = { width: 200, height: 100 };
const area = (shape: Area["shape"], ...coords: readonly number[]): Area => ({ id: shape, label: "", shape, coords });

describe("a stroke draws", () => {
    it("a rectangle from any corner", () => {
        expect(drawnBetween("rectangle", { x: 10, y: 20 }, { x: 50, y: 60 })).toEqual([10, 20, 50, 60]);
        expect(drawnBetween("rectangle", { x: 50, y: 60 }, { x: 10.4, y: 20 })).toEqual([10, 20, 50, 60]);
    });
    it("a circle from its middle, an ellipse into its box", () => {
        expect(drawnBetween("circle", { x: 50, y: 50 }, { x: 53, y: 54 })).toEqual([50, 50, 5]);
        expect(drawnBetween("ellipse", { x: 0, y: 0 }, { x: 40, y: 20 })).toEqual([20, 10, 20, 10]);
    });
    it("nothing when it was a press", () => {
        expect(drawnBetween("rectangle", { x: 10, y: 10 }, { x: 11, y: 40 })).toBeUndefined();
        expect(drawnBetween("circle", { x: 10, y: 10 }, { x: 11, y: 10 })).toBeUndefined();
    });
});

describe.each(areaShapes)("a new %s", (shape) => {
    const coords = inTheMiddle(shape, size);
    it("stands in the picture, with handles on its edge", () => {
        const { length } = handlesOf({ shape, coords });
        expect(length).toBeGreaterThan(0);
        for (const { x, y } of handlesOf({ shape, coords })) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(size.width);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(size.height);
        }
    });
    it("is moved, but not out of the picture", () => {
        const far = movedBy({ shape, coords }, { x: 5000, y: -5000 }, size);
        const back = movedBy({ shape, coords: far }, { x: 1, y: -1 }, size);
        expect(back).toEqual(far);
        expect(movedBy({ shape, coords }, { x: 0, y: 0 }, size)).toEqual(coords);
    });
    it("follows a pulled handle", () => {
        const after = pulled({ shape, coords }, 0, { x: 199, y: 3 }, size);
        expect(after).not.toEqual(coords);
        expect(after.every(Number.isInteger)).toBe(true);
    });
});

describe("handles", () => {
    it("of a rectangle pull their corner and keep the one across", () => {
        expect(pulled(area("rectangle", 10, 10, 50, 50), 0, { x: 20, y: 5 }, size)).toEqual([20, 5, 50, 50]);
        expect(pulled(area("rectangle", 10, 10, 50, 50), 2, { x: 90, y: 300 }, size)).toEqual([10, 10, 90, 100]);
        expect(pulled(area("rectangle", 10, 10, 50, 50), 0, { x: 90, y: 90 }, size)).toEqual([46, 46, 50, 50]);
    });
    it("of round shapes set their radius", () => {
        expect(pulled(area("circle", 50, 50, 10), 0, { x: 53, y: 54 }, size)).toEqual([50, 50, 5]);
        expect(pulled(area("ellipse", 50, 50, 10, 20), 1, { x: 0, y: 80 }, size)).toEqual([50, 50, 10, 30]);
    });
    it("of a polygon move one corner", () => {
        expect(pulled(area("polygon", 0, 0, 10, 0, 10, 10), 1, { x: 30, y: 5 }, size)).toEqual([0, 0, 30, 5, 10, 10]);
    });
});

describe("corners", () => {
    it("come halfway to the next, and go down to three", () => {
        expect(withCorner([0, 0, 10, 0, 10, 10], 0)).toEqual([0, 0, 5, 0, 10, 0, 10, 10]);
        expect(withCorner([0, 0, 10, 0, 10, 10], 2)).toEqual([0, 0, 10, 0, 10, 10, 5, 5]);
        expect(withoutCorner([0, 0, 5, 0, 10, 0, 10, 10], 1)).toEqual([0, 0, 10, 0, 10, 10]);
        expect(withoutCorner([0, 0, 10, 0, 10, 10], 1)).toEqual([0, 0, 10, 0, 10, 10]);
        expect(cornersOf([1, 2, 3, 4])).toEqual([{ x: 1, y: 2 }, { x: 3, y: 4 }]);
    });
});

describe("shapes change into each other", () => {
    it("at about the same place", () => {
        expect(reshaped(area("rectangle", 10, 20, 50, 40), "circle", size)).toEqual([30, 30, 10]);
        expect(reshaped(area("circle", 30, 30, 10), "rectangle", size)).toEqual([20, 20, 40, 40]);
        expect(reshaped(area("ellipse", 30, 30, 20, 10), "polygon", size)).toEqual([10, 20, 50, 20, 50, 40, 10, 40]);
        expect(reshaped(area("anywhere"), "rectangle", size)).toEqual([0, 0, 200, 100]);
    });
    it("and are what the player draws", () => {
        expect(toShape(area("rectangle", 50, 40, 10, 20))).toEqual({ kind: "rect", x: 10, y: 20, width: 40, height: 20 });
        expect(toShape(area("polygon", 0, 0, 10, 0, 10, 10))).toMatchObject({ kind: "poly" });
        expect(toShape(area("anywhere"))).toEqual({ kind: "default" });
    });
});

it("finds areas that overlap", () => {
    const one = { ...area("rectangle", 0, 0, 20, 20), id: "one" };
    const two = { ...area("circle", 20, 20, 5), id: "two" };
    const apart = { ...area("circle", 100, 50, 5), id: "apart" };
    // Boxes meet, shapes do not.
    const corner = { ...area("circle", 30, 30, 10.5), id: "corner" };
    expect(overlapping([one, two, apart, area("anywhere")], size).map((pair) => pair.map(({ id }) => id))).toEqual([["one", "two"]]);
    expect(overlapping([one, corner], size)).toEqual([]);
});

it("gives ids that nobody has", () => {
    expect(freshId(["spot1", "spot3"], "spot")).toBe("spot2");
});
