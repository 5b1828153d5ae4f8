import { body, el, field, type GalleryItem } from "../model";

const drivers = ["Rubens", "Jenson", "Michael"].map((name) => el("simple-choice", { identifier: name[0] ?? "" }, name));
const people = [["A", "Antonio"], ["C", "Capulet"], ["D", "Demetrius"], ["L", "Lysander"], ["M", "Montague"], ["P", "Prospero"]] as const;
const choice = (id: string, text: string, max = "1") => el("simple-associable-choice", { identifier: id, "match-max": max }, text);

export const items: Readonly<Record<string, GalleryItem>> = {
    order: {
        body: body([field("RESPONSE", "order-interaction", { ordered: true, least: 3, most: 3 })], [
            el("order-interaction", { "response-identifier": "RESPONSE" },
                el("prompt", {}, "The following drivers finished on the podium in the first-ever Grand Prix of Bahrain. Put them in the order they finished."), ...drivers),
        ]),
        right: [{ id: "RESPONSE", values: ["M", "R", "J"] }],
    },
    "order-some": {
        body: body([field("RESPONSE", "order-interaction", { ordered: true, least: 1, most: 2 })], [
            el("order-interaction", { "response-identifier": "RESPONSE", "min-choices": "1", "max-choices": "2", orientation: "horizontal" },
                el("prompt", {}, "Who finished first and second?"), ...drivers),
        ]),
    },
    associate: {
        body: body([field("RESPONSE", "associate-interaction", { kind: "pair", least: 1, most: 3 })], [
            el("associate-interaction", { "response-identifier": "RESPONSE", "max-associations": "3" },
                el("prompt", {}, "Hidden in this list of characters from famous Shakespeare plays are three pairs of rivals. Can you match each character to his adversary?"),
                ...people.map(([id, name]) => choice(id, name))),
        ]),
        right: [{ id: "RESPONSE", values: ["A P", "C M", "D L"] }],
    },
    match: {
        body: body([field("RESPONSE", "match-interaction", { kind: "directed_pair", least: 1, most: 4 })], [
            el("match-interaction", { "response-identifier": "RESPONSE", "max-associations": "4", class: "qti-match-tabular", "data-first-column-header": "Characters" },
                el("prompt", {}, "Match the following characters to the Shakespeare play they appeared in:"),
                el("simple-match-set", {}, choice("C", "Capulet"), choice("D", "Demetrius"), choice("L", "Lysander"), choice("P", "Prospero")),
                el("simple-match-set", {}, choice("M", "A Midsummer-Night's Dream", "4"), choice("R", "Romeo and Juliet", "4"), choice("T", "The Tempest", "4"))),
        ]),
        right: [{ id: "RESPONSE", values: ["C R", "D M", "L M", "P T"] }],
    },
    "match-many": {
        body: body([field("RESPONSE", "match-interaction", { kind: "directed_pair", least: 1, most: 0 })], [
            el("match-interaction", { "response-identifier": "RESPONSE", "max-associations": "0" },
                el("prompt", {}, "Which colours are in which flag?"),
                el("simple-match-set", {}, choice("N", "Norway", "0"), choice("S", "Sweden", "0")),
                el("simple-match-set", {}, choice("r", "Red", "0"), choice("b", "Blue", "0"), choice("y", "Yellow", "0"))),
        ]),
    },
    gaps: {
        body: body([field("RESPONSE", "gap-match-interaction", { kind: "directed_pair", least: 1, most: 2 })], [
            el("gap-match-interaction", { "response-identifier": "RESPONSE", "max-associations": "0" },
                el("prompt", {}, "Identify the missing words in this famous quote from Shakespeare's Richard III."),
                ...[["W", "winter"], ["Sp", "spring"], ["Su", "summer"], ["A", "autumn"]].map(([id, text]) => el("gap-text", { identifier: id ?? "", "match-max": "1" }, text ?? "")),
                el("blockquote", {}, el("p", {}, "Now is the ", el("gap", { identifier: "G1" }), " of our discontent", el("br"), "Made glorious ",
                    el("gap", { identifier: "G2" }), " by this sun of York;"))),
        ]),
        right: [{ id: "RESPONSE", values: ["W G1", "Su G2"] }],
    },
};
