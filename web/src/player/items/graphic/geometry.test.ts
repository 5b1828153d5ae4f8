import { describe, expect, it } from "vitest";
import { boxOf, centreOf, contains, coordsOf, cornerOf, distanceTo, hit, nextInDirection, readingOrder, shapeOf, whereIs, within } from "./geometry";

const size = { width: 300, height: 200 };
const box = (x: number, y: number) => ({ x, y, width: 20, height: 20 });

describe("shapes are read", () => {
    it.each([
        ["circle", "77,115,8", { kind: "circle", x: 77, y: 115, r: 8 }],
        ["rect", "93, 108 12,121", { kind: "rect", x: 12, y: 108, width: 81, height: 13 }],
        ["ellipse", "50,60,20,10", { kind: "ellipse", x: 50, y: 60, rx: 20, ry: 10 }],
        ["poly", "0,0,10,0,10,10,0,0", { kind: "poly", points: [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 10 }] }],
        ["rect", "10%,10%,50%,50%", { kind: "rect", x: 30, y: 20, width: 120, height: 80 }],
        ["default", "", { kind: "default" }],
        ["circle", "1,2", { kind: "default" }],
        ["rect", "a,b,c,d", { kind: "default" }],
        ["star", "1,2,3,4", { kind: "default" }],
    ] as const)("%s %s", (kind, coords, shape) => {
        expect(shapeOf(kind, coords, size)).toEqual(shape);
    });
    it.each([["circle", "77,115,8"], ["rect", "12,108,93,121"], ["ellipse", "50,60,20,10"], ["poly", "0,0,10,0,10,10"]])(
        "and written again: %s %s",
        (kind, coords) => {
            expect(coordsOf(shapeOf(kind, coords, size))).toBe(coords);
        },
    );
});

describe("a point is in a shape or near it", () => {
    const horseshoe = shapeOf("poly", "0,0,90,0,90,90,60,90,60,30,30,30,30,90,0,90", size);
    it("knows inside and outside", () => {
        expect(contains(shapeOf("circle", "10,10,5", size), { x: 13, y: 14 })).toBe(true);
        expect(contains(shapeOf("circle", "10,10,5", size), { x: 14, y: 14 })).toBe(false);
        expect(contains(shapeOf("ellipse", "50,50,20,10", size), { x: 68, y: 52 })).toBe(true);
        expect(contains(shapeOf("ellipse", "50,50,20,10", size), { x: 52, y: 61 })).toBe(false);
        expect(contains(horseshoe, { x: 15, y: 80 })).toBe(true);
        expect(contains(horseshoe, { x: 45, y: 80 })).toBe(false);
    });
    it("measures the way to the edge", () => {
        expect(distanceTo(shapeOf("rect", "10,10,20,20", size), { x: 23, y: 24 })).toBe(5);
        expect(distanceTo(shapeOf("circle", "0,0,5", size), { x: 6, y: 8 })).toBe(5);
        expect(distanceTo(horseshoe, { x: 45, y: 40 })).toBe(10);
        expect(distanceTo(horseshoe, { x: 15, y: 15 })).toBe(0);
    });
    it("marks a crooked shape inside itself", () => {
        expect(contains(horseshoe, centreOf(horseshoe, size))).toBe(true);
        expect(centreOf(shapeOf("rect", "10,20,30,40", size), size)).toEqual({ x: 20, y: 30 });
        expect(cornerOf(horseshoe, size)).toEqual({ x: 90, y: 0 });
        expect(cornerOf(shapeOf("poly", "0,10,60,0,40,80", size), size)).toEqual({ x: 60, y: 0 });
        expect(cornerOf(shapeOf("rect", "10,20,30,40", size), size)).toEqual({ x: 30, y: 20 });
        expect(cornerOf(shapeOf("circle", "100,100,10", size), size).x).toBeCloseTo(107.07);
        expect(boxOf(horseshoe, size)).toEqual({ x: 0, y: 0, width: 90, height: 90 });
    });
});

describe("a press means", () => {
    const shapes = [shapeOf("default", "", size), shapeOf("rect", "0,0,100,100", size), shapeOf("circle", "50,50,4", size), shapeOf("circle", "200,50,4", size)];
    it("the smallest shape it is in", () => expect(hit(shapes, { x: 51, y: 50 }, 20, size)).toBe(2));
    it("the larger one beside it", () => expect(hit(shapes, { x: 80, y: 80 }, 20, size)).toBe(1));
    it("a small one nearby before the whole picture", () => expect(hit(shapes, { x: 215, y: 50 }, 12, size)).toBe(3));
    it("the whole picture elsewhere", () => expect(hit(shapes, { x: 280, y: 180 }, 12, size)).toBe(0));
    it("nothing where there is nothing", () => expect(hit(shapes.slice(1), { x: 280, y: 180 }, 12, size)).toBeUndefined());
});

describe("arrows go to the next spot in their direction", () => {
    const places = [{ x: 50, y: 50 }, { x: 150, y: 60 }, { x: 90, y: 150 }, { x: 250, y: 50 }];
    it.each([["right", 0, 1], ["right", 1, 3], ["left", 3, 1], ["down", 0, 2], ["up", 2, 0], ["left", 0, undefined], ["up", 0, undefined]] as const)(
        "%s of %i is %s",
        (direction, from, to) => expect(nextInDirection(places, from, direction)).toBe(to),
    );
    it("never stays where it is", () => expect(nextInDirection([{ x: 1, y: 1 }, { x: 1, y: 1 }], 0, "right")).toBeUndefined());
});

describe("order and place", () => {
    it("reads line by line, in both directions", () => {
        const boxes = [box(100, 100), box(200, 5), box(0, 0), box(0, 104)];
        expect(readingOrder(boxes)).toEqual([2, 1, 3, 0]);
        expect(readingOrder(boxes, true)).toEqual([1, 2, 0, 3]);
        expect(readingOrder([box(100, 0), box(0, 15)])).toEqual([0, 1]);
        expect(readingOrder([box(100, 0), box(0, 15)], false, 20)).toEqual([1, 0]);
    });
    it("says where a spot is", () => {
        expect(whereIs({ x: 10, y: 10 }, size)).toBe("upper_left");
        expect(whereIs({ x: 150, y: 100 }, size)).toBe("middle");
        expect(whereIs({ x: 290, y: 100 }, size)).toBe("middle_right");
        expect(whereIs({ x: 150, y: 190 }, size)).toBe("lower_middle");
    });
    it("keeps a point in the picture, in whole pixels", () => {
        expect(within({ x: -3, y: 250.4 }, size)).toEqual({ x: 0, y: 200 });
        expect(within({ x: 12.6, y: 20.4 }, size)).toEqual({ x: 13, y: 20 });
    });
});
