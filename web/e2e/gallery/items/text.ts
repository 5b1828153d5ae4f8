import { body, el, field, type GalleryItem } from "../model";

const inline = (id: string, ...words: readonly string[]) =>
    el("inline-choice-interaction", { "response-identifier": id }, ...words.map((text, at) => el("inline-choice", { identifier: `w${at + 1}` }, text)));

export const items: Readonly<Record<string, GalleryItem>> = {
    inline: {
        body: body([field("R1", "inline-choice-interaction"), field("R2", "inline-choice-interaction")], [
            el("p", {}, "Now is the winter of our discontent made glorious summer by this sun of ", inline("R1", "Gloucester", "Lancaster", "York"),
                "; and all the clouds that lour'd upon our ", inline("R2", "house", "garden"), " in the deep bosom of the ocean buried."),
        ]),
        right: [{ id: "R1", values: ["w3"] }, { id: "R2", values: ["w1"] }],
    },
    "inline-maths": {
        body: body([field("R", "inline-choice-interaction")], [
            el("p", {}, "The area of a circle with radius ", el("math", {}, el("mi", {}, "r")), " is ",
                el("inline-choice-interaction", { "response-identifier": "R" },
                    el("inline-choice", { identifier: "a" }, el("math", {}, el("mrow", {}, el("mn", {}, "2"), el("mi", {}, "π"), el("mi", {}, "r")))),
                    el("inline-choice", { identifier: "b" }, el("math", {}, el("mrow", {}, el("mi", {}, "π"), el("msup", {}, el("mi", {}, "r"), el("mn", {}, "2")))))),
                ". In TeX: ", el("span", { class: "math", "data-tex": "\\frac{1}{2}\\sqrt{x}" }), "."),
            el("p", {}, el("span", { class: "math math-block", "data-tex": "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}" })),
        ]),
    },
    entry: {
        body: body([
            field("TEXT", "text-entry-interaction", { kind: "string" }),
            field("WHOLE", "text-entry-interaction", { kind: "integer" }),
            field("REAL", "text-entry-interaction", { kind: "real" }),
            field("CODE", "text-entry-interaction", { kind: "string", least: 0 }),
        ], [
            el("p", {}, "The capital of Norway is ", el("text-entry-interaction", { "response-identifier": "TEXT", "expected-length": "15" }), "."),
            el("p", {}, "It has ", el("text-entry-interaction", { "response-identifier": "WHOLE", "expected-length": "4" }),
                " letters, and half of that is ", el("text-entry-interaction", { "response-identifier": "REAL", "expected-length": "5" }), "."),
            el("p", {}, "Your code: ", el("text-entry-interaction", {
                "response-identifier": "CODE", "pattern-mask": "[A-Z]{2}[0-9]{3}", "data-patternmask-message": "Two capital letters and three digits.", "expected-length": "5",
            })),
        ]),
        right: [{ id: "TEXT", values: ["Oslo"] }, { id: "WHOLE", values: ["4"] }, { id: "REAL", values: ["2"] }],
    },
    essay: {
        body: body([field("RESPONSE", "extended-text-interaction", { kind: "string" })], [
            el("extended-text-interaction", { "response-identifier": "RESPONSE", "expected-length": "200", class: "qti-height-lines-3 qti-counter-down" },
                el("prompt", {}, "Write Sam a postcard. Answer the questions. Write 25 to 35 words.")),
        ]),
    },
    strings: {
        body: body([field("RESPONSE", "extended-text-interaction", { kind: "string", most: 3, ordered: true })], [
            el("extended-text-interaction", { "response-identifier": "RESPONSE", "max-strings": "3", "expected-lines": "1", format: "preformatted" },
                el("prompt", {}, "Name up to three seas.")),
        ]),
    },
    hottext: {
        body: body([field("RESPONSE", "hottext-interaction")], [
            el("hottext-interaction", { "response-identifier": "RESPONSE", "max-choices": "1" },
                el("prompt", {}, "Select the error in the following passage of text (or No Error if there is none)."),
                el("p", {}, "Sponsors of the Olympic Games ", el("hottext", { identifier: "A" }, "who bought"), " advertising time on United States television ",
                    el("hottext", { identifier: "B" }, "includes"), " ", el("hottext", { identifier: "C" }, "at least"), " a dozen international firms ",
                    el("hottext", { identifier: "D" }, "whose"), " names are familiar to American consumers. ", el("hottext", { identifier: "E" }, "No error."))),
        ]),
        right: [{ id: "RESPONSE", values: ["B"] }],
    },
    hottexts: {
        body: body([field("RESPONSE", "hottext-interaction", { most: 2, least: 1 })], [
            el("hottext-interaction", { "response-identifier": "RESPONSE", "max-choices": "2" },
                el("prompt", {}, "Which words are verbs?"),
                el("p", {}, "The dog ", el("hottext", { identifier: "A" }, "ran"), " to the ", el("hottext", { identifier: "B" }, "house"), " and ",
                    el("hottext", { identifier: "C" }, "barked"), ".")),
        ]),
    },
};
