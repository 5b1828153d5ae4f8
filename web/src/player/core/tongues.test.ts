import { describe, expect, it } from "vitest";
import type { Explained } from "./server";
import { directionOf, explainedIn, itemIn, nameIn, opensIn, ownName } from "./tongues";
import type { Body, Item } from "./wire";

const item: Item = {
    id: "i", kind: "choice", stem_html: "Which?", choose: 1,
    options: [{ id: "x1", html: "Tree" }, { id: "x2", html: "House" }], prompts: [], case_study: { title: "The mill", html: "Corn" },
    translations: [{
        language: "de", stem_html: "Welches?", options: [{ id: "x1", html: "Baum" }, { id: "x2", html: "Haus" }], prompts: [],
        case_study: { title: "Die Mühle", html: "Korn" },
    }],
};

describe("an item's languages", () => {
    it("opens in the page's language where it has it", () => {
        expect(opensIn(item, "en", "de")).toBe("de");
        expect(opensIn(item, "en", "de-AT")).toBe("de");
        expect(opensIn(item, "en", "fr")).toBe("en");
        expect(opensIn({ translations: null }, "en", "de")).toBe("en");
    });

    it("changes its texts and nothing that is answered with", () => {
        const shown = itemIn(item, "de");
        expect(shown.stem_html).toBe("Welches?");
        expect(shown.case_study?.title).toBe("Die Mühle");
        expect(shown.options.map(({ id }) => id)).toEqual(item.options.map(({ id }) => id));
        expect(itemIn(item, "en")).toBe(item);
        expect(itemIn(item, "fr")).toBe(item);
    });

    it("keeps a composite item's fields and steps", () => {
        const body: Body = { nodes: ["one"], feedback: [], catalogs: [], language: "en", direction: "ltr", adaptive: true, completed: false, tries: 2, fields: [] };
        const composite: Item = {
            ...item, kind: "composite", body,
            translations: [{ language: "ar", stem_html: "", options: [], prompts: [], body: { nodes: ["wahid"], feedback: [], catalogs: [], language: "", direction: "ltr" } }],
        };
        expect(itemIn(composite, "ar").body).toEqual({ ...body, nodes: ["wahid"], language: "ar", direction: "rtl" });
    });

    it("explains in the language as far as it can", () => {
        const explained: Explained = {
            right: true, answer: { kind: "choice", option: "x1" }, explanation_html: "Because",
            options: [{ id: "x1", correct: true, why_html: "grows" }, { id: "x2", correct: false, why_html: "stands" }],
            source: { title: "", url: "" },
            translations: [{ language: "de", options: [{ id: "x1", why_html: "wächst" }, { id: "x2", why_html: "" }], explanation_html: "Darum" }],
        };
        const shown = explainedIn(explained, "de");
        expect(shown.explanation_html).toBe("Darum");
        expect(shown.options).toEqual([{ id: "x1", correct: true, why_html: "wächst" }, { id: "x2", correct: false, why_html: "stands" }]);
        expect(explainedIn(explained, "en")).toBe(explained);
    });

    it("names languages and knows their direction", () => {
        expect(ownName("de")).toBe("Deutsch");
        expect(nameIn("en", "de")).toBe("Englisch");
        expect(nameIn("no language", "de")).toBe("no language");
        expect(directionOf("ar-EG")).toBe("rtl");
        expect(directionOf("de")).toBe("ltr");
    });
});
