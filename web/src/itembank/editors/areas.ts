import { boxOf, contains, type Point, type Size, type Shape } from "~/player/items/graphic/geometry";

// Areas of a picture as an author draws them: pure, in the picture's own pixels.

/** As a question's areas are written. */
export type AreaShape = "rectangle" | "circle" | "polygon" | "ellipse" | "anywhere";
export const areaShapes = ["rectangle", "circle", "ellipse", "polygon"] as const;
export type DrawnShape = (typeof areaShapes)[number];

export interface Area {
    readonly id: string;
    /** What it is called where the picture cannot be seen. */
    readonly label: string;
    readonly shape: AreaShape;
    /** Rectangle: left, top, right, bottom. Circle: middle and radius. Ellipse: middle and both radii. Polygon: its corners. */
    readonly coords: readonly number[];
}

export interface Target {
    readonly id: string;
    readonly label: string;
    readonly x: number;
    readonly y: number;
}

/** Smaller than this nothing is drawn: it was a press, or is too small to hit. */
export const leastSize = 4;

export function toShape({ shape, coords }: Pick<Area, "shape" | "coords">): Shape {
    const [a = 0, b = 0, c = 0, d = 0] = coords;
    switch (shape) {
        case "rectangle": return { kind: "rect", x: Math.min(a, c), y: Math.min(b, d), width: Math.abs(c - a), height: Math.abs(d - b) };
        case "circle": return { kind: "circle", x: a, y: b, r: c };
        case "ellipse": return { kind: "ellipse", x: a, y: b, rx: c, ry: d };
        case "polygon": return { kind: "poly", points: cornersOf(coords) };
        case "anywhere": return { kind: "default" };
    }
}

export function cornersOf(coords: readonly number[]): readonly Point[] {
    return Array.from({ length: Math.floor(coords.length / 2) }, (_, at) => ({ x: coords[2 * at] ?? 0, y: coords[2 * at + 1] ?? 0 }));
}

export function coordsOfCorners(corners: readonly Point[]): readonly number[] {
    return corners.flatMap(({ x, y }) => [Math.round(x), Math.round(y)]);
}

/** What a stroke from one place to another draws. Nothing if it is hardly a stroke. */
export function drawnBetween(shape: Exclude<DrawnShape, "polygon">, from: Point, to: Point): readonly number[] | undefined {
    const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    if (shape === "circle") {
        const radius = Math.round(Math.hypot(width, height));
        return radius < leastSize / 2 ? undefined : [Math.round(from.x), Math.round(from.y), radius];
    }
    if (width < leastSize || height < leastSize) {
        return undefined;
    }
    const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    return shape === "rectangle"
        ? [left, top, left + width, top + height].map(Math.round)
        : [left + width / 2, top + height / 2, width / 2, height / 2].map(Math.round);
}

/** An area in the middle of the picture, to be moved from there. */
export function inTheMiddle(shape: DrawnShape, { width, height }: Size): readonly number[] {
    const [x, y] = [width / 2, height / 2];
    const reach = Math.max(leastSize, Math.min(width, height) / 8);
    const coords = {
        rectangle: [x - reach, y - reach, x + reach, y + reach],
        circle: [x, y, reach],
        ellipse: [x, y, reach * 1.5, reach],
        polygon: [x, y - reach, x + reach, y + reach, x - reach, y + reach],
    }[shape];
    return coords.map(Math.round);
}

/** The same place and about the same size in another shape. */
export function reshaped(area: Pick<Area, "shape" | "coords">, shape: DrawnShape, size: Size): readonly number[] {
    const { x, y, width, height } = boxOf(toShape(area), size);
    const coords = {
        rectangle: [x, y, x + width, y + height],
        circle: [x + width / 2, y + height / 2, Math.min(width, height) / 2],
        ellipse: [x + width / 2, y + height / 2, width / 2, height / 2],
        polygon: [x, y, x + width, y, x + width, y + height, x, y + height],
    }[shape];
    return coords.map(Math.round);
}

/** Moved by so much, as far as it stays in the picture. */
export function movedBy(area: Pick<Area, "shape" | "coords">, by: Point, size: Size): readonly number[] {
    const box = boxOf(toShape(area), size);
    const dx = bounded(by.x, -box.x, size.width - box.x - box.width);
    const dy = bounded(by.y, -box.y, size.height - box.y - box.height);
    const places = area.shape === "rectangle" ? 4 : area.shape === "polygon" ? area.coords.length : area.shape === "anywhere" ? 0 : 2;
    return area.coords.map((value, at) => (at < places ? value + (at % 2 === 0 ? dx : dy) : value));
}

/** What already sticks out may stay there. */
function bounded(wanted: number, least: number, most: number): number {
    return Math.round(Math.min(Math.max(wanted, Math.min(least, 0)), Math.max(most, 0)));
}

/** The places an area is pulled by. */
export function handlesOf({ shape, coords }: Pick<Area, "shape" | "coords">): readonly Point[] {
    const [a = 0, b = 0, c = 0, d = 0] = coords;
    switch (shape) {
        case "rectangle": return [{ x: a, y: b }, { x: c, y: b }, { x: c, y: d }, { x: a, y: d }];
        case "circle": return [{ x: a + c, y: b }];
        case "ellipse": return [{ x: a + c, y: b }, { x: a, y: b + d }];
        case "polygon": return cornersOf(coords);
        case "anywhere": return [];
    }
}

/** An area after one of its handles was pulled somewhere. */
export function pulled({ shape, coords }: Pick<Area, "shape" | "coords">, handle: number, to: Point, size: Size): readonly number[] {
    const x = Math.round(Math.min(Math.max(to.x, 0), size.width));
    const y = Math.round(Math.min(Math.max(to.y, 0), size.height));
    const [a = 0, b = 0, c = 0, d = 0] = coords;
    switch (shape) {
        // The corner across stays, and none passes it: handles keep their names.
        case "rectangle": {
            const left = handle === 0 || handle === 3;
            const upper = handle === 0 || handle === 1;
            return [
                left ? Math.min(x, c - leastSize) : a, upper ? Math.min(y, d - leastSize) : b,
                left ? c : Math.max(x, a + leastSize), upper ? d : Math.max(y, b + leastSize),
            ];
        }
        case "circle": return [a, b, Math.max(leastSize / 2, Math.round(Math.hypot(x - a, y - b)))];
        case "ellipse": return handle === 0 ? [a, b, Math.max(leastSize / 2, Math.abs(x - a)), d] : [a, b, c, Math.max(leastSize / 2, Math.abs(y - b))];
        case "polygon": return coords.map((value, at) => (at === 2 * handle ? x : at === 2 * handle + 1 ? y : value));
        case "anywhere": return coords;
    }
}

/** One more corner, halfway to the next. */
export function withCorner(coords: readonly number[], after: number): readonly number[] {
    const corners = cornersOf(coords);
    const from = corners[after];
    const to = corners[(after + 1) % corners.length];
    return from && to ? coordsOfCorners(corners.toSpliced(after + 1, 0, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 })) : coords;
}

/** One corner less; three stay. */
export function withoutCorner(coords: readonly number[], at: number): readonly number[] {
    return coords.length <= 6 ? coords : coords.toSpliced(2 * at, 2);
}

/** An id that no other has: short, as authors like to read it. */
export function freshId(taken: readonly string[], prefix: string): string {
    for (let number = 1; ; number++) {
        if (!taken.includes(`${prefix}${number}`)) {
            return `${prefix}${number}`;
        }
    }
}

/** Two areas that share a place: a press there means the smaller hotspot, or hits both targets, which may not be what is wanted. */
export function overlapping(areas: readonly Area[], size: Size): readonly (readonly [Area, Area])[] {
    const shaped = areas.filter(({ shape }) => shape !== "anywhere").map((area) => ({ area, shape: toShape(area), box: boxOf(toShape(area), size) }));
    return shaped.flatMap((one, at) =>
        shaped.slice(at + 1).filter((other) => {
            const left = Math.max(one.box.x, other.box.x);
            const top = Math.max(one.box.y, other.box.y);
            const width = Math.min(one.box.x + one.box.width, other.box.x + other.box.width) - left;
            const height = Math.min(one.box.y + one.box.height, other.box.y + other.box.height) - top;
            if (width <= 0 || height <= 0) {
                return false;
            }
            // A grid of places where their boxes meet: near enough for a hint.
            const steps = Array.from({ length: 12 }, (_, step) => (step + 0.5) / 12);
            return steps.some((dx) => steps.some((dy) => {
                const place = { x: left + dx * width, y: top + dy * height };
                return contains(one.shape, place) && contains(other.shape, place);
            }));
        }).map((other) => [one.area, other.area] as const));
}
