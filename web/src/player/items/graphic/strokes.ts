import type { Point, Size } from "./geometry";

// A drawing is its strokes, in the picture's own pixels: undoing is leaving out the last one.

export interface Stroke {
    readonly id: number;
    readonly colour: Colour;
    readonly thick: boolean;
    readonly points: readonly Point[];
}

/** Colours that are told apart on light paper also by those who see few. */
export const colours = { black: "#111413", red: "#b3261e", blue: "#1d5796", green: "#1b7a3d" } as const;
export type Colour = keyof typeof colours;
export const colourNames = Object.keys(colours) as readonly Colour[];

export const paperSize: Size = { width: 800, height: 500 };
const pixelsMax = 2000;

/** Another point of the last stroke, unless the pen has hardly moved. */
export function drawnOn(strokes: readonly Stroke[], point: Point): readonly Stroke[] {
    const last = strokes.at(-1);
    const before = last?.points.at(-1);
    if (!last || (before && Math.hypot(before.x - point.x, before.y - point.y) < 1)) {
        return strokes;
    }
    return [...strokes.slice(0, -1), { ...last, points: [...last.points, point] }];
}

/** As a path: through the middles of what was measured, so that it is round. */
export function pathOf({ points }: Stroke): string {
    const [first, ...rest] = points;
    if (!first) {
        return "";
    }
    if (rest.length === 0) {
        return `M${at(first)}l0 .1`;
    }
    const curves = rest.slice(0, -1).map((point, index) => {
        const next = rest[index + 1] ?? point;
        return `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
    });
    return `M${at(first)}${curves.join("")}L${at(rest.at(-1) ?? first)}`;
}

function at({ x, y }: Point): string {
    return `${tenths(x)} ${tenths(y)}`;
}

function tenths(value: number): string {
    return String(Math.round(value * 10) / 10);
}

/** How thick a pen is on a picture of this size. */
export function widthOf(stroke: Pick<Stroke, "thick">, size: Size): number {
    return Math.max(1, Math.max(size.width, size.height) / 250) * (stroke.thick ? 3 : 1);
}

/** Ground and strokes as one picture. A ground that may not be read is left out rather than the strokes. */
export async function pngOf(strokes: readonly Stroke[], size: Size, ground: HTMLImageElement | null): Promise<File> {
    const factor = Math.min(2, pixelsMax / Math.max(size.width, size.height));
    const drawn = async (withGround: boolean) => {
        const canvas = document.createElement("canvas");
        canvas.width = Math.max(1, Math.round(size.width * factor));
        canvas.height = Math.max(1, Math.round(size.height * factor));
        const pen = canvas.getContext("2d");
        if (!pen) {
            throw new Error("No canvas to draw on");
        }
        pen.fillStyle = "#ffffff";
        pen.fillRect(0, 0, canvas.width, canvas.height);
        pen.scale(factor, factor);
        if (withGround && ground && ground.complete && ground.naturalWidth > 0) {
            pen.drawImage(ground, 0, 0, size.width, size.height);
        }
        pen.lineCap = "round";
        pen.lineJoin = "round";
        for (const stroke of strokes) {
            pen.strokeStyle = colours[stroke.colour];
            pen.lineWidth = widthOf(stroke, size);
            pen.stroke(new Path2D(pathOf(stroke)));
        }
        return new Promise<Blob>((resolve, reject) => canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error("No picture came about")), "image/png"));
    };
    const blob = await drawn(true).catch(() => drawn(false));
    return new File([blob], "drawing.png", { type: "image/png" });
}
