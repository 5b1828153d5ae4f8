import { describe, expect, it } from "vitest";
import { asComposite, cleared, helpIn, valuesOf, withTry, withValues } from "./composite";
import { completeness } from "./responses";
import type { Body, Field, Item, Response } from "./wire";

function field(id: string, more: Partial<Field> = {}): Field {
    return { id, interaction: "choice-interaction", kind: "identifier", ordered: false, least: 1, most: 1, ...more };
}

function body(fields: readonly Field[], more: Partial<Body> = {}): Body {
    return { nodes: [], feedback: [], catalogs: [], language: "en", direction: "ltr", adaptive: false, completed: false, tries: 0, fields, ...more };
}

const two = body([field("A"), field("B", { least: 2, most: 3 })]);

function item(of: Body): Item {
    return { id: "i", kind: "composite", stem_html: "", choose: 0, options: [], prompts: [], body: of };
}

function answered(of: Body, ...given: readonly (readonly [string, readonly string[]])[]): Response | null {
    return given.reduce<Response | null>((response, [id, values]) => withValues(of, response, id, values), null);
}
const entry = (language: string) => ({ t: "card-entry", a: { lang: language }, c: [] });

describe("a composite answer", () => {
    it("lists what is answered alone, in the item's order", () => {
        const response = answered(two, ["B", ["x"]], ["A", ["a"]]);
        expect(response).toEqual({ kind: "composite", fields: [{ id: "A", values: ["a"] }, { id: "B", values: ["x"] }], tries: [] });
        expect(valuesOf(response, "B")).toEqual(["x"]);
        expect(valuesOf(response, "C")).toEqual([]);
    });
    it("is nothing again once its last field is taken back", () => {
        const response = answered(two, ["A", ["a"]]);
        expect(withValues(two, response, "A", [])).toBeNull();
    });
    it("leaves the answer it builds on as it was", () => {
        const response = answered(two, ["A", ["a"]]);
        withValues(two, response, "A", ["b"]);
        expect(valuesOf(response, "A")).toEqual(["a"]);
    });
    it("keeps its steps when what is not submitted is taken back", () => {
        const tried = withTry(two, answered(two, ["A", ["a"]]));
        expect(cleared(tried)).toEqual({ kind: "composite", fields: [], tries: [[{ id: "A", values: ["a"] }]] });
        expect(cleared(answered(two, ["A", ["a"]]))).toBeNull();
        expect(withValues(two, tried, "A", [])).not.toBeNull();
    });
    it("tells with a step which button ended it, and opens that again", () => {
        const hints = body([field("A"), field("HINT", { interaction: "end-attempt-interaction", kind: "boolean" }), field("B")]);
        const tried = withTry(hints, answered(hints, ["B", ["b"]], ["A", ["a"]]), "HINT");
        expect(tried.fields.map(({ id }) => id)).toEqual(["A", "B"]);
        expect(tried.tries).toEqual([[{ id: "A", values: ["a"] }, { id: "HINT", values: ["true"] }, { id: "B", values: ["b"] }]]);
        expect(asComposite(withTry(hints, tried)).tries).toHaveLength(2);
    });
});

describe("whether a composite answer is complete", () => {
    it("asks of every field the least, and at least one value", () => {
        const of = item(two);
        expect(completeness(of, null)).toBe("empty");
        expect(completeness(of, answered(two, ["A", ["a"]], ["B", ["x"]]))).toBe("partial");
        expect(completeness(of, answered(two, ["A", ["a"]], ["B", ["x", "y"]]))).toBe("complete");
        expect(completeness(item(body([field("A", { least: 0 })])), null)).toBe("empty");
    });
    it("asks nothing of buttons and of recordings that need not be played", () => {
        const of = body([
            field("A"), field("HINT", { interaction: "end-attempt-interaction" }), field("PLAY", { interaction: "media-interaction", least: 0 }), field("NONE", { interaction: "" }),
        ]);
        expect(completeness(item(of), answered(of, ["A", ["a"]]))).toBe("complete");
        const must = body([field("PLAY", { interaction: "media-interaction", least: 1 })]);
        expect(completeness(item(must), null)).toBe("empty");
    });
    it("is complete after a step, and where nothing is asked", () => {
        expect(completeness(item(two), withTry(two, null))).toBe("complete");
        expect(completeness(item(body([])), null)).toBe("complete");
    });
});

describe("the help of some items", () => {
    it("names its supports, and the languages of its translations", () => {
        const of = body([], { catalogs: [{ t: "catalog", a: { id: "c" }, c: [
            { t: "card", a: { support: "keyword-translation" }, c: [entry("es"), entry("de")] }, { t: "card", a: { support: "spoken" }, c: [entry("fr")] },
        ] }] });
        const { supports, languages } = helpIn([of, body([])]);
        expect([...supports]).toEqual(["keyword-translation", "spoken"]);
        expect(languages).toEqual(["de", "es"]);
    });
});
