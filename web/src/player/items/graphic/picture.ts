import type { BodyElement, BodyNode, Field } from "../../core/wire";
import { isOurs } from "../composite/elements";
import { attribute, descendantsOf, isElement, numberOf, plainWords } from "../composite/interaction";
import { type Box, boxOf, centreOf, type Point, readingOrder, type Shape, shapeOf, type Size } from "./geometry";

export interface Picture {
    readonly src: string;
    readonly alt: string;
    /** As the item says, which is what its coordinates mean. */
    readonly size: Size | undefined;
}

export interface Spot {
    readonly id: string;
    readonly shape: Shape;
    readonly box: Box;
    readonly centre: Point;
    /** What its author calls it; empty if nothing. */
    readonly name: string;
    /** How often it may be used; 0 is as often as you like. */
    readonly limit: number;
}

/** Pictures of labels and of things to place are not the one that everything happens on. */
const carriers = new Set(["gap-img", "gap-text", "position-object-interaction"]);

export function pictureOf(node: BodyElement): Picture | undefined {
    for (const child of (node.c ?? []).filter(isElement)) {
        const found = child.t === "img" ? imageOf(child) : carriers.has(child.t) ? undefined : pictureOf(child);
        if (found) {
            return found;
        }
    }
    return undefined;
}

/** The picture of a label or of a thing to place. */
export function ownPictureOf(node: BodyElement): Picture | undefined {
    const [img] = descendantsOf(node, "img");
    return img ? imageOf(img) : undefined;
}

function imageOf(img: BodyElement): Picture {
    const width = Number.parseFloat(attribute(img, "width"));
    const height = Number.parseFloat(attribute(img, "height"));
    const src = attribute(img, "src");
    return { src: isOurs(src) ? src : "", alt: attribute(img, "alt"), size: width > 0 && height > 0 ? { width, height } : undefined };
}

const spotElements = ["hotspot-choice", "associable-hotspot"] as const;

function spotNodes(node: BodyElement): readonly BodyElement[] {
    return spotElements.flatMap((name) => descendantsOf(node, name));
}

/** The spots in reading order. */
export function spotsOf(node: BodyElement, size: Size, rightToLeft = false): readonly Spot[] {
    const spots = spotNodes(node).map((spot): Spot => {
        const shape = shapeOf(attribute(spot, "shape"), attribute(spot, "coords"), size);
        return {
            id: attribute(spot, "identifier"),
            shape,
            box: boxOf(shape, size),
            centre: centreOf(shape, size),
            name: attribute(spot, "aria-label") || attribute(spot, "hotspot-label") || plainWords(spot),
            limit: numberOf(spot, "match-max", 1),
        };
    });
    return readingOrder(spots.map(({ box }) => box), rightToLeft, size.height / 20).flatMap((at) => spots[at] ?? []);
}

export interface Label {
    readonly id: string;
    readonly name: string;
    readonly picture: Picture | undefined;
    readonly content: readonly BodyNode[];
    readonly limit: number;
}

/** What can be put on spots, in its author's order. */
export function labelsOf(node: BodyElement): readonly Label[] {
    return (node.c ?? []).filter(isElement).filter(({ t }) => t === "gap-img" || t === "gap-text").map((label) => ({
        id: attribute(label, "identifier"),
        name: attribute(label, "aria-label") || attribute(label, "object-label") || plainWords(label),
        picture: ownPictureOf(label),
        content: label.c ?? [],
        limit: numberOf(label, "match-max", 1),
    }));
}

/** What the spots cover: good enough to say where they are while the picture itself is missing. */
export function extentOf(node: BodyElement): Size {
    const none = { width: 1, height: 1 };
    const boxes = spotNodes(node).map((spot) => boxOf(shapeOf(attribute(spot, "shape"), attribute(spot, "coords"), none), none));
    return { width: Math.max(1, ...boxes.map((box) => box.x + box.width)), height: Math.max(1, ...boxes.map((box) => box.y + box.height)) };
}

/** The most values an answer takes, as its author wrote it, else as the server counts; 0 is as many as you like. */
export function mostOf(node: BodyElement, field: Field, kind: "choices" | "associations" = "choices"): number {
    const most = numberOf(node, `max-${kind}`, field.most);
    return most > 0 && most < 1000 ? most : 0;
}
