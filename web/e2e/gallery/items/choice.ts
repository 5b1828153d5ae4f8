import { body, el, field, type GalleryItem } from "../model";

const choices = (...words: readonly string[]) => words.map((text, at) => el("simple-choice", { identifier: `c${at + 1}` }, text));

export const items: Readonly<Record<string, GalleryItem>> = {
    choice: {
        body: body([field("RESPONSE", "choice-interaction")], [
            el("p", {}, "Look at the text in the picture."),
            el("p", {}, el("strong", {}, "Never leave luggage unattended.")),
            el("choice-interaction", { "response-identifier": "RESPONSE", "max-choices": "1", class: "qti-labels-upper-alpha qti-labels-suffix-period" },
                el("prompt", {}, "What does it say?"),
                ...choices("You must stay with your luggage at all times.", "Do not let someone else look after your luggage.", "Remember your luggage when you leave.")),
        ]),
        right: [{ id: "RESPONSE", values: ["c1"] }],
    },
    choices: {
        body: body([field("RESPONSE", "choice-interaction", { least: 2, most: 3 })], [
            el("choice-interaction", { "response-identifier": "RESPONSE", "max-choices": "3", "min-choices": "2", class: "qti-labels-none" },
                el("prompt", {}, "Which of the following elements are used to form water?"),
                ...choices("Hydrogen", "Helium", "Carbon", "Oxygen", "Nitrogen", "Chlorine")),
        ]),
        right: [{ id: "RESPONSE", values: ["c1", "c4"] }],
    },
    likert: {
        body: body([field("RESPONSE", "choice-interaction", { least: 0 })], [
            el("choice-interaction", { "response-identifier": "RESPONSE", "max-choices": "1", orientation: "horizontal" },
                el("prompt", {}, "How often do you back up your work?"),
                ...choices("Never", "Monthly", "Weekly", "Daily", "All the time")),
        ]),
    },
};
