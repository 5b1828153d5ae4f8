import { describe, expect, it } from "vitest";
import type { BodyElement } from "../../core/wire";
import { extentOf, mostOf, ownPictureOf, pictureOf, spotsOf } from "./picture";

const size = { width: 200, height: 100 };
const img = (a: Record<string, string>): BodyElement => ({ t: "img", a: { src: "/a.png", alt: "A map", ...a } });
const spot = (identifier: string, coords: string, more: Record<string, string> = {}, c: BodyElement["c"] = []): BodyElement =>
    ({ t: "hotspot-choice", a: { identifier, shape: "circle", coords, ...more }, c });

describe("the picture of an interaction", () => {
    it("is the first one that is no label", () => {
        const label: BodyElement = { t: "gap-img", a: { identifier: "L" }, c: [img({ src: "/label.png" })] };
        const node: BodyElement = { t: "graphic-gap-match-interaction", c: ["\n", label, { t: "picture", c: [img({ width: "200", height: "100" })] }] };
        expect(pictureOf(node)).toEqual({ src: "/a.png", alt: "A map", size });
        expect(ownPictureOf(label)?.src).toBe("/label.png");
    });
    it("may not say its size, or be missing", () => {
        expect(pictureOf({ t: "x", c: [img({ width: "0", height: "10" })] })?.size).toBeUndefined();
        expect(pictureOf({ t: "x", c: ["words"] })).toBeUndefined();
    });
});

describe("spots", () => {
    const crowd: BodyElement = {
        t: "hotspot-interaction",
        c: [
            spot("low", "20,80,5", { "hotspot-label": "Pier" }),
            spot("right", "150,20,5", { "aria-label": "Tower", "hotspot-label": "Other" }),
            spot("left", "20,22,5", {}, ["The ", { t: "b", c: ["gate"] }]),
            spot("none", "150,80,5", { "match-max": "0" }),
        ],
    };
    it("come in reading order, and carry their author's names", () => {
        expect(spotsOf(crowd, size).map(({ id, name }) => [id, name])).toEqual([["left", "The gate"], ["right", "Tower"], ["low", "Pier"], ["none", ""]]);
        expect(spotsOf(crowd, size, true).map(({ id }) => id)).toEqual(["right", "left", "none", "low"]);
        expect(spotsOf(crowd, size).at(-1)?.limit).toBe(0);
    });
    it("say how large the picture must be", () => expect(extentOf(crowd)).toEqual({ width: 155, height: 85 }));
});

const field = (most: number) => ({ id: "R", interaction: "hotspot-interaction", kind: "identifier" as const, ordered: false, least: 0, most });
const node = (a: Record<string, string>): BodyElement => ({ t: "hotspot-interaction", a });

it("takes the author's limit before the server's, and none for a huge one", () => {
    expect(mostOf(node({ "max-choices": "3" }), field(1))).toBe(3);
    expect(mostOf(node({ "max-choices": "0" }), field(7))).toBe(0);
    expect(mostOf(node({}), field(4))).toBe(4);
    expect(mostOf(node({ "max-associations": "2" }), field(4), "associations")).toBe(2);
    expect(mostOf(node({}), field(Number.MAX_SAFE_INTEGER))).toBe(0);
});

it("loads no picture from elsewhere", () => {
    expect(pictureOf({ t: "x", c: [img({ src: "https://elsewhere.example/a.png" })] })?.src).toBe("");
});
