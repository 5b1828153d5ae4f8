import { describe, expect, it } from "vitest";
import { makeWords } from "~/kit/words/Words";
import messages from "../../words/en.json";
import { chosenWithin, limitsOf, limitWords } from "./choosing";
import { responseFrom, valuesFrom } from "./customAnswer";
import { propertiesOf } from "./customParcel";
import { isOurs, propsOf } from "./elements";
import { usualSupports } from "./host";
import { plainWords } from "./interaction";
import { coupleOf, movedTo, orderOf, putInto, usesMax, usesOf } from "./ordering";
import { helpFor } from "./supports";
import { keptAs, troubleWith } from "./written";
import type { Body, BodyElement, Field, FieldKind } from "../../core/wire";

const words = makeWords("en", messages);
const node = (a: Readonly<Record<string, string>>, ...c: readonly (BodyElement | string)[]): BodyElement => ({ t: "x", a, c });
const field = (kind: FieldKind, most = 1): Field => ({ id: "R", interaction: "portable-custom-interaction", kind, ordered: false, least: 0, most });
const entry = (language: string, text: string): BodyElement => ({ t: "card-entry", a: { lang: language }, c: [{ t: "html-content", c: [text] }] });
const card = (support: string, ...c: readonly BodyElement[]): BodyElement => ({ t: "card", a: { support }, c });

describe("choosing", () => {
    it("reads the limits as the standard has them", () => {
        expect(limitsOf(node({}), 4)).toEqual({ least: 0, most: 1 });
        expect(limitsOf(node({ "max-choices": "0" }), 4)).toEqual({ least: 0, most: Number.POSITIVE_INFINITY });
        expect(limitsOf(node({ "max-choices": "10", "min-choices": "9" }), 4)).toEqual({ least: 4, most: Number.POSITIVE_INFINITY });
        expect(limitsOf(node({ "max-choices": "3", "min-choices": "2" }), 4)).toEqual({ least: 2, most: 3 });
        expect(limitsOf(node({ "max-choices": "many" }), 4).most).toBe(1);
    });
    it("keeps the order shown and refuses one too many", () => {
        expect(chosenWithin(["a", "b", "c"], ["c"], "a", 2)).toEqual(["a", "c"]);
        expect(chosenWithin(["a", "b", "c"], ["a", "c"], "b", 2)).toBeUndefined();
        expect(chosenWithin(["a", "b", "c"], ["a", "c"], "c", 2)).toEqual(["a"]);
    });
    it("says what is asked", () => {
        expect(limitWords(words, { least: 2, most: 2 }, 0, false)).toBe("Choose 2. None chosen yet.");
        expect(limitWords(words, { least: 1, most: 3 }, 2, false)).toBe("Choose 1 to 3. 2 chosen.");
        expect(limitWords(words, { least: 0, most: Number.POSITIVE_INFINITY }, 1, false)).toBe("Choose all that apply. 1 chosen.");
        expect(limitWords(words, { least: 0, most: 2 }, 2, true)).toBe("2 are chosen already. Take one back to choose another.");
    });
});

describe("orders and pairs", () => {
    it("moves within the ends", () => {
        expect(movedTo(["a", "b", "c"], "a", 9)).toEqual(["b", "c", "a"]);
        expect(movedTo(["a", "b", "c"], "c", -1)).toEqual(["c", "a", "b"]);
        expect(orderOf(["a", "b", "c"], ["c", "gone"])).toEqual(["c", "a", "b"]);
    });
    it("counts uses, of which a pair with itself has two", () => {
        expect(usesOf(["a a", "a b"], "a")).toBe(3);
        expect(coupleOf("a b")).toEqual({ first: "a", second: "b" });
        expect([usesMax(""), usesMax("2"), usesMax("0"), usesMax("x")]).toEqual([1, 2, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    });
    it("moves what fits once, refuses what is used up, and empties a gap", () => {
        expect(putInto(["w g1"], "g2", "w", 1)).toEqual(["w g2"]);
        expect(putInto(["w g1", "v g2"], "g2", "w", 2)).toEqual(["w g1", "w g2"]);
        expect(putInto(["w g1", "w g2"], "g3", "w", 2)).toBeUndefined();
        expect(putInto(["w g1", "w g2"], "g2", "w", 2)).toEqual(["w g1", "w g2"]);
        expect(putInto(["w g1"], "g1", undefined, 1)).toEqual([]);
    });
});

describe("what is written", () => {
    it.each<[FieldKind, string, string]>([
        ["integer", " 12 ", "12"], ["integer", "+7", "7"], ["integer", "1.5", ""], ["integer", "\u0664\u0662", "42"], ["integer", "\u06f4", "4"],
        ["real", "3,5", "3.5"], ["real", "-.5", "-.5"], ["real", "1e3", "1e3"], ["real", "1e999", ""], ["real", "\u22122", "-2"], ["real", "1 000,5", "1000.5"],
        ["real", "five", ""], ["string", "  ", ""], ["string", " as it is ", " as it is "],
    ])("keeps %s %j as %j", (kind, text, kept) => {
        expect(keptAs(kind, text)).toBe(kept);
    });
    it("says what is not right, and only then", () => {
        expect(troubleWith(node({}), "integer", "")).toBeUndefined();
        expect(troubleWith(node({}), "integer", "x")).toBe("whole");
        expect(troubleWith(node({}), "real", "x")).toBe("number");
        expect(troubleWith(node({ "pattern-mask": "[0-9]{2}" }), "string", "123")).toBe("pattern");
        expect(troubleWith(node({ "pattern-mask": "[0-9]{2}" }), "string", "12")).toBeUndefined();
        expect(troubleWith(node({ "pattern-mask": "(" }), "string", "12")).toBeUndefined();
    });
});

describe("attributes", () => {
    it("are those that are known, with ids of their own", () => {
        expect(propsOf({ t: "td", a: { class: "qti-bold", colspan: "2", id: "a", headers: "b c", style: "x", onclick: "y", "data-x": "1", lang: "de" } }, "i-")).toEqual({
            className: "qti-bold", colSpan: "2", id: "i-a", headers: "i-b i-c", "data-x": "1", lang: "de",
        });
    });
    it("load nothing from elsewhere and lead nowhere", () => {
        expect(propsOf({ t: "img", a: { src: "https://elsewhere.example/a.png", alt: "a" } }, "")).toEqual({ alt: "a" });
        expect(propsOf({ t: "a", a: { href: "javascript:alert(1)" } }, "")).toEqual({});
        expect(propsOf({ t: "a", a: { href: "#b" } }, "i-")).toEqual({ href: "#i-b" });
        expect(propsOf({ t: "rect", a: { fill: "url(https://elsewhere.example/#a)" } }, "")).toEqual({});
        expect(propsOf({ t: "rect", a: { fill: "url(#a)", "stroke-width": "2" } }, "i-")).toEqual({ fill: "url(#i-a)", strokeWidth: "2" });
        expect(["/api/a", "blob:x", "//elsewhere", "https://elsewhere", "data:x"].map(isOurs)).toEqual([true, true, false, false, false]);
    });
    it("make one line of words", () => {
        expect(plainWords([{ t: "p", c: ["H", { t: "sub", c: ["2"] }, "O"] }, { t: "p", c: ["and ", { t: "img", a: { alt: "a cat" } }] }])).toBe("H2O and a cat");
    });
});

describe("a custom interaction's answer", () => {
    it("is taken in the declared kind alone", () => {
        expect(valuesFrom(field("integer"), { base: { integer: 3 } })).toEqual(["3"]);
        expect(valuesFrom(field("integer"), { base: { string: "3" } })).toBeUndefined();
        expect(valuesFrom(field("integer"), { base: { integer: 3.5 } })).toBeUndefined();
        expect(valuesFrom(field("real"), { base: { float: Number.NaN } })).toBeUndefined();
        expect(valuesFrom(field("identifier"), { base: { identifier: "a b" } })).toBeUndefined();
        expect(valuesFrom(field("point"), { base: { point: [1, 2] } })).toEqual(["1 2"]);
        expect(valuesFrom(field("pair", 0), { list: { pair: [["a", "b"], ["c", "d"]] } })).toEqual(["a b", "c d"]);
        expect(valuesFrom(field("file"), { base: { file: { data: "x" } } })).toBeUndefined();
    });
    it("is none where it is empty, and refused where it is too much", () => {
        expect(valuesFrom(field("string"), { base: null })).toEqual([]);
        expect(valuesFrom(field("string"), null)).toEqual([]);
        expect(valuesFrom(field("string"), "x")).toBeUndefined();
        expect(valuesFrom(field("string", 2), { list: { string: ["a", "b", "c"] } })).toBeUndefined();
        expect(valuesFrom(field("string"), { base: { string: "x".repeat(5000) } })).toBeUndefined();
        expect(valuesFrom(field("string", 0), { list: { string: Array.from({ length: 300 }, () => "x") } })).toBeUndefined();
    });
    it("goes back as it came", () => {
        for (const [kind, values] of [["integer", ["3"]], ["pair", ["a b"]], ["point", ["1 2"]], ["boolean", ["true"]], ["string", []]] as const) {
            expect(valuesFrom(field(kind), responseFrom(field(kind), values))).toEqual(values);
            expect(valuesFrom(field(kind, 0), responseFrom(field(kind, 0), values))).toEqual(values);
        }
    });
    it("has the properties of its data attributes", () => {
        expect(propertiesOf(node({ "data-shades": "5", "data-item-path-uri": "x", "data-catalog-idref": "c", class: "y" }))).toEqual({ shades: "5", itemPathUri: "x" });
    });
});

describe("word help", () => {
    const body: Body = {
        nodes: [], feedback: [], language: "en", direction: "ltr", adaptive: false, completed: false, tries: 0, fields: [],
        catalogs: [{ t: "catalog", a: { id: "c" }, c: [
            card("glossary-on-screen", { t: "html-content", c: ["Near."] }), card("keyword-translation", entry("es", "preciso"), entry("de", "genau")),
            card("spoken", { t: "file-href", a: { href: "/api/a.mp3" } }), card("braille", { t: "html-content", c: ["x"] }),
        ] }],
    };
    const names = (id: string, wanted: Partial<typeof usualSupports>) => helpFor(body, node({ "data-catalog-idref": id }), { ...usualSupports, ...wanted }).map(({ support }) => support);
    it("is what the candidate wants", () => {
        expect(names("c", {})).toEqual(["glossary-on-screen"]);
        expect(names("b c", { translation: "de-CH", spoken: true })).toEqual(["glossary-on-screen", "keyword-translation", "spoken"]);
        expect(names("c", { glossary: false, translation: "fr" })).toEqual([]);
        expect(names("b", {})).toEqual([]);
    });
    it("is in the wanted language, or a recording", () => {
        const help = helpFor(body, node({ "data-catalog-idref": "c" }), { glossary: false, translation: "de", spoken: true, others: false });
        expect(help.map(({ shown, recording }) => [shown, recording])).toEqual([[["genau"], undefined], [[], "/api/a.mp3"]]);
    });
});
