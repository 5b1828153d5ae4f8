// Shapes on a picture, in the picture's own pixels, whatever size it is shown at.

export interface Point {
    readonly x: number;
    readonly y: number;
}

export interface Size {
    readonly width: number;
    readonly height: number;
}

export interface Box extends Size, Point {}

export type Shape =
    | { readonly kind: "circle"; readonly x: number; readonly y: number; readonly r: number }
    | { readonly kind: "ellipse"; readonly x: number; readonly y: number; readonly rx: number; readonly ry: number }
    | { readonly kind: "rect"; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
    | { readonly kind: "poly"; readonly points: readonly Point[] }
    | { readonly kind: "default" };

/** Reads the two attributes; what cannot be read is the whole picture, so that the spot can still be chosen. */
export function shapeOf(kind: string, coords: string, size: Size): Shape {
    const parts = coords.split(/[\s,;]+/).filter(Boolean);
    const numbers = parts.map((part, at) => {
        const number = Number.parseFloat(part);
        return part.endsWith("%") ? number / 100 * (at % 2 === 0 ? size.width : size.height) : number;
    });
    const [a = 0, b = 0, c = 0, d = 0] = numbers;
    if (numbers.some((number) => !Number.isFinite(number))) {
        return { kind: "default" };
    }
    if (kind === "circle" && numbers.length >= 3) {
        return { kind, x: a, y: b, r: Math.abs(c) };
    }
    if (kind === "ellipse" && numbers.length >= 4) {
        return { kind, x: a, y: b, rx: Math.abs(c), ry: Math.abs(d) };
    }
    if (kind === "rect" && numbers.length >= 4) {
        return { kind, x: Math.min(a, c), y: Math.min(b, d), width: Math.abs(c - a), height: Math.abs(d - b) };
    }
    if (kind === "poly" && numbers.length >= 6) {
        const points = Array.from({ length: Math.floor(numbers.length / 2) }, (_, at) => ({ x: numbers[2 * at] ?? 0, y: numbers[2 * at + 1] ?? 0 }));
        const [first] = points;
        const last = points.at(-1);
        return { kind, points: points.length > 3 && first?.x === last?.x && first?.y === last?.y ? points.slice(0, -1) : points };
    }
    return { kind: "default" };
}

/** The inverse of `shapeOf`: whole pixels. */
export function coordsOf(shape: Shape): string {
    const numbers = (() => {
        switch (shape.kind) {
            case "circle": return [shape.x, shape.y, shape.r];
            case "ellipse": return [shape.x, shape.y, shape.rx, shape.ry];
            case "rect": return [shape.x, shape.y, shape.x + shape.width, shape.y + shape.height];
            case "poly": return shape.points.flatMap(({ x, y }) => [x, y]);
            case "default": return [];
        }
    })();
    return numbers.map((number) => Math.round(number)).join(",");
}

export function boxOf(shape: Shape, size: Size): Box {
    switch (shape.kind) {
        case "circle": return { x: shape.x - shape.r, y: shape.y - shape.r, width: 2 * shape.r, height: 2 * shape.r };
        case "ellipse": return { x: shape.x - shape.rx, y: shape.y - shape.ry, width: 2 * shape.rx, height: 2 * shape.ry };
        case "rect": return { x: shape.x, y: shape.y, width: shape.width, height: shape.height };
        case "poly": {
            const xs = shape.points.map(({ x }) => x);
            const ys = shape.points.map(({ y }) => y);
            const x = Math.min(...xs);
            const y = Math.min(...ys);
            return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
        }
        case "default": return { x: 0, y: 0, ...size };
    }
}

/** Where a mark or a line's end belongs: the middle, or for a crooked polygon a place inside it. */
export function centreOf(shape: Shape, size: Size): Point {
    const box = boxOf(shape, size);
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    if (shape.kind !== "poly" || contains(shape, middle)) {
        return middle;
    }
    // Along the middle's row: the widest stretch inside.
    const crossings = crossingsAt(shape.points, middle.y);
    let best = { from: middle.x, to: middle.x };
    for (let at = 0; at + 1 < crossings.length; at += 2) {
        const from = crossings[at] ?? 0;
        const to = crossings[at + 1] ?? 0;
        best = to - from > best.to - best.from ? { from, to } : best;
    }
    return { x: (best.from + best.to) / 2, y: middle.y };
}

/** The outermost place to the upper right: a mark beside it hides little of what is inside. */
export function cornerOf(shape: Shape, size: Size): Point {
    if (shape.kind === "poly") {
        return shape.points.reduce((best, point) => (point.x - point.y > best.x - best.y ? point : best));
    }
    const box = boxOf(shape, size);
    const inwards = shape.kind === "rect" || shape.kind === "default" ? 0 : (1 - Math.SQRT1_2) / 2;
    return { x: box.x + box.width * (1 - inwards), y: box.y + box.height * inwards };
}

export function contains(shape: Shape, { x, y }: Point): boolean {
    switch (shape.kind) {
        case "circle": return Math.hypot(x - shape.x, y - shape.y) <= shape.r;
        case "ellipse":
            return shape.rx > 0 && shape.ry > 0 && ((x - shape.x) / shape.rx) ** 2 + ((y - shape.y) / shape.ry) ** 2 <= 1;
        case "rect": return x >= shape.x && x <= shape.x + shape.width && y >= shape.y && y <= shape.y + shape.height;
        case "poly": return crossingsAt(shape.points, y).filter((crossing) => crossing > x).length % 2 === 1;
        case "default": return true;
    }
}

function crossingsAt(points: readonly Point[], y: number): number[] {
    return points.flatMap((from, at) => {
        const to = points[(at + 1) % points.length] ?? from;
        return (from.y > y) === (to.y > y) ? [] : [from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x)];
    }).toSorted((one, other) => one - other);
}

/** How far a point is from a shape's edge; nothing inside it. */
export function distanceTo(shape: Shape, point: Point): number {
    if (contains(shape, point)) {
        return 0;
    }
    if (shape.kind === "circle") {
        return Math.hypot(point.x - shape.x, point.y - shape.y) - shape.r;
    }
    if (shape.kind === "poly") {
        return Math.min(...shape.points.map((from, at) => distanceToLine(point, from, shape.points[(at + 1) % shape.points.length] ?? from)));
    }
    // An ellipse's box is near enough for a finger.
    const { x, y, width, height } = boxOf(shape, { width: 0, height: 0 });
    return Math.hypot(Math.max(x - point.x, 0, point.x - x - width), Math.max(y - point.y, 0, point.y - y - height));
}

function distanceToLine(point: Point, from: Point, to: Point): number {
    const length = (to.x - from.x) ** 2 + (to.y - from.y) ** 2;
    const along = length === 0 ? 0 : ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / length;
    const at = Math.min(1, Math.max(0, along));
    return Math.hypot(point.x - from.x - at * (to.x - from.x), point.y - from.y - at * (to.y - from.y));
}

/**
 * Which shape a press means: the smallest one it is in, else the nearest within `reach`, so that small spots are easy to hit.
 * A shape that is the whole picture comes last.
 */
export function hit(shapes: readonly Shape[], point: Point, reach: number, size: Size): number | undefined {
    const area = (shape: Shape) => {
        const box = boxOf(shape, size);
        return box.width * box.height;
    };
    const near = shapes
        .map((shape, at) => ({ at, shape, away: shape.kind === "default" ? 0 : distanceTo(shape, point) }))
        .filter(({ shape, away }) => shape.kind !== "default" && away <= reach)
        .toSorted((one, other) => one.away - other.away || area(one.shape) - area(other.shape));
    const whole = shapes.findIndex((shape) => shape.kind === "default");
    return near[0]?.at ?? (whole < 0 ? undefined : whole);
}

export type Direction = "left" | "right" | "up" | "down";

/** The next place in a direction: near beats far, straight beats slanting. */
export function nextInDirection(places: readonly Point[], from: number, direction: Direction): number | undefined {
    const start = places[from];
    if (!start) {
        return undefined;
    }
    const found = places.flatMap((place, at) => {
        const [dx, dy] = [place.x - start.x, place.y - start.y];
        const along = { left: -dx, right: dx, up: -dy, down: dy }[direction];
        const aside = Math.abs(direction === "left" || direction === "right" ? dy : dx);
        return at === from || along <= 0 || aside > 3 * along ? [] : [{ at, cost: along + 2 * aside }];
    });
    return found.toSorted((one, other) => one.cost - other.cost)[0]?.at;
}

/** Positions in reading order: line by line, along the line as the language is read. What differs by `slack` is on one line. */
export function readingOrder(boxes: readonly Box[], rightToLeft = false, slack = 4): number[] {
    const middles = boxes.map((box, at) => ({ at, x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height }))
        .toSorted((one, other) => one.y - other.y);
    const lines: (typeof middles)[] = [];
    for (const middle of middles) {
        const line = lines.at(-1);
        const first = line?.[0];
        if (line && first && middle.y - first.y <= Math.max(slack, Math.min(first.height, middle.height) / 2)) {
            line.push(middle);
        } else {
            lines.push([middle]);
        }
    }
    return lines.flatMap((line) => line.toSorted((one, other) => (rightToLeft ? other.x - one.x : one.x - other.x)).map(({ at }) => at));
}

export type Where =
    | "upper_left" | "upper_middle" | "upper_right" | "middle_left" | "middle" | "middle_right" | "lower_left" | "lower_middle" | "lower_right";

const ninths = [
    ["upper_left", "upper_middle", "upper_right"],
    ["middle_left", "middle", "middle_right"],
    ["lower_left", "lower_middle", "lower_right"],
] as const;

function third(value: number, whole: number): number {
    return value < whole / 3 ? 0 : value > whole * 2 / 3 ? 2 : 1;
}

/** In which ninth of the picture a point is. */
export function whereIs({ x, y }: Point, { width, height }: Size): Where {
    return ninths[third(y, height)]?.[third(x, width)] ?? "middle";
}

/** A place in the picture as CSS says it. */
export function share(value: number, whole: number): string {
    return `${(value / whole * 100).toFixed(3)}%`;
}

/** Into the picture, whole pixels. */
export function within({ x, y }: Point, { width, height }: Size): Point {
    return { x: Math.min(Math.max(Math.round(x), 0), Math.round(width)), y: Math.min(Math.max(Math.round(y), 0), Math.round(height)) };
}
