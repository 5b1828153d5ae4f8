import { body, el, field, type GalleryItem } from "../model";

const entry = (language: string, text: string) => el("card-entry", { "xml:lang": language }, el("html-content", {}, text));

export const items: Readonly<Record<string, GalleryItem>> = {
    supports: {
        body: body([field("RESPONSE", "choice-interaction")], [
            el("p", {}, "Which measurement is the most ", el("span", { "data-catalog-idref": "accurate" }, "accurate"), "?"),
            el("p", { "data-catalog-idref": "passage" }, "The ruler has a line for every millimetre, and the tape for every centimetre."),
            el("choice-interaction", { "response-identifier": "RESPONSE", "max-choices": "1", "data-catalog-idref": "answers" },
                el("simple-choice", { identifier: "a" }, "With the ruler"), el("simple-choice", { identifier: "b" }, "With the tape")),
        ], {
            catalogs: [
                el("catalog", { id: "accurate" },
                    el("card", { support: "glossary-on-screen" }, el("html-content", {}, el("p", {}, "Near to the true value."))),
                    el("card", { support: "keyword-translation" }, entry("es", "preciso"), entry("de", "genau")),
                    el("card", { support: "braille" }, el("html-content", {}, "not for a page"))),
                el("catalog", { id: "passage" },
                    el("card", { support: "spoken" }, el("html-content", {}, "The ruler has a line for each millimetre.")),
                    el("card", { support: "simplified-language-portions" }, el("html-content", {}, "The ruler shows more lines."))),
                el("catalog", { id: "answers" }, el("card", { support: "spoken" }, el("card-entry", { default: "true" }, el("file-href", { href: "/tone.wav", "mime-type": "audio/wav" })))),
            ],
        }),
    },
    hebrew: {
        body: body([field("RESPONSE", "choice-interaction"), field("HOW", "slider-interaction", { kind: "integer" })], [
            el("p", {}, "מהי בירת ישראל?"),
            el("choice-interaction", { "response-identifier": "RESPONSE", "max-choices": "1", class: "qti-labels-decimal" },
                el("simple-choice", { identifier: "a" }, "ירושלים"), el("simple-choice", { identifier: "b" }, "תל אביב")),
            el("slider-interaction", { "response-identifier": "HOW", "lower-bound": "0", "upper-bound": "10", "step-label": "true" }, el("prompt", {}, "כמה אתה בטוח?")),
        ], { language: "he", direction: "rtl" }),
    },
    vertical: {
        body: body([field("RESPONSE", "choice-interaction"), field("WORD", "text-entry-interaction", { kind: "string" })], [
            el("div", { class: "qti-writing-mode-vertical-rl", lang: "ja" },
                el("p", {}, "祇園精舎の鐘の声、諸行無常の響きあり。", el("ruby", {}, "沙羅双樹", el("rp", {}, "("), el("rt", {}, "さらそうじゅ"), el("rp", {}, ")")), "の花の色、盛者必衰の理をあらはす。"),
                el("p", {}, "この文の作品は", el("text-entry-interaction", { "response-identifier": "WORD", "expected-length": "6" }), "である。")),
            el("choice-interaction", { "response-identifier": "RESPONSE", "max-choices": "1" }, el("prompt", {}, "だれが書きましたか。"),
                el("simple-choice", { identifier: "a" }, "作者不明"), el("simple-choice", { identifier: "b" }, "紫式部")),
        ], { language: "ja" }),
    },
    content: {
        body: body([field("RESPONSE", "text-entry-interaction", { kind: "real" })], [
            el("div", { class: "stimulus" },
                el("h2", { id: "head" }, "Measured"),
                el("table", { "aria-labelledby": "head" },
                    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Day"), el("th", { scope: "col" }, "Rain (mm)"))),
                    el("tbody", {}, el("tr", {}, el("th", { scope: "row" }, "Monday"), el("td", {}, "12")), el("tr", {}, el("th", { scope: "row" }, "Tuesday"), el("td", {}, "3"))))),
            el("svg", { viewBox: "0 0 120 40", width: "240", role: "img", "aria-label": "Two bars, the first four times as high" },
                el("linearGradient", { id: "shade" }, el("stop", { offset: "0", "stop-color": "#0b6b63" }), el("stop", { offset: "1", "stop-color": "#5cc4b6" })),
                el("rect", { x: "10", y: "4", width: "30", height: "36", fill: "url(#shade)" }),
                el("rect", { x: "60", y: "31", width: "30", height: "9", fill: "url(#shade)", "stroke-width": "1", stroke: "#084f49" })),
            el("p", { onclick: "alert(1)", style: "color: red" }, "Both days together: ", el("text-entry-interaction", { "response-identifier": "RESPONSE" }), " mm. ",
                el("a", { href: "https://elsewhere.example/" }, "A link that leads away"), " ", el("script", {}, "stays words")),
            el("pre", {}, el("code", { class: "language-python" }, "total = sum(days)  # of rain")),
            el("math", { display: "block" }, el("mfrac", {}, el("mi", {}, "a"), el("msqrt", {}, el("mi", {}, "b")))),
        ]),
    },
    feedback: {
        body: body([field("RESPONSE", "choice-interaction")], [
            el("choice-interaction", { "response-identifier": "RESPONSE", "max-choices": "1" }, el("prompt", {}, "What is two and two?"),
                el("simple-choice", { identifier: "a" }, "Three ", el("feedback-inline", { identifier: "x" }, "One too few.")), el("simple-choice", { identifier: "b" }, "Four")),
            el("feedback-block", { identifier: "y" }, el("p", {}, "Count them on your fingers.")),
        ], { feedback: [el("modal-feedback", { title: "Think again" }, el("p", {}, "That was not it."))] }),
        right: [{ id: "RESPONSE", values: ["b"] }],
    },
};
