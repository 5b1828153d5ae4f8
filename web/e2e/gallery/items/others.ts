import { body, el, field, type GalleryItem } from "../model";

const slider = (id: string, more: Readonly<Record<string, string>>, prompt: string) =>
    el("slider-interaction", { "response-identifier": id, ...more }, el("prompt", {}, prompt));

const adaptive = (tries: number, feedback: string, completed = false) => body([
    field("RESPONSE", "choice-interaction"), field("HINT", "end-attempt-interaction", { kind: "boolean", least: 0 }),
], [
    el("p", {}, "Monty Hall shows you three doors. Behind one of them is a prize."),
    el("choice-interaction", { "response-identifier": "RESPONSE", "max-choices": "1" },
        el("prompt", {}, "Which door do you choose?"),
        ...["A", "B", "C"].map((door) => el("simple-choice", { identifier: door }, `Door ${door}`))),
    ...(feedback === "" ? [] : [el("feedback-block", { identifier: "told" }, el("p", {}, feedback))]),
    el("p", {}, el("end-attempt-interaction", { "response-identifier": "HINT", title: "Show me a hint" })),
], { adaptive: true, completed, tries });

export const items: Readonly<Record<string, GalleryItem>> = {
    slider: {
        body: body([field("RESPONSE", "slider-interaction", { kind: "integer" })], [
            slider("RESPONSE", { "lower-bound": "0", "upper-bound": "100", step: "10", "step-label": "true" }, "What percentage of people in England have blue eyes?"),
        ]),
        right: [{ id: "RESPONSE", values: ["50"] }],
    },
    sliders: {
        body: body([
            field("UP", "slider-interaction", { kind: "integer" }), field("DOWN", "slider-interaction", { kind: "real" }), field("BACK", "slider-interaction", { kind: "integer" }),
        ], [
            slider("UP", { "lower-bound": "-10", "upper-bound": "10", orientation: "vertical", step: "5", "step-label": "true" }, "How warm is it?"),
            slider("DOWN", { "lower-bound": "0", "upper-bound": "1", orientation: "vertical", reverse: "true" }, "How deep is it?"),
            slider("BACK", { "lower-bound": "1", "upper-bound": "5", reverse: "true", "step-label": "true" }, "From five to one"),
        ]),
    },
    upload: {
        body: body([field("RESPONSE", "upload-interaction", { kind: "file" })], [
            el("upload-interaction", { "response-identifier": "RESPONSE", type: "text/csv" }, el("prompt", {}, "Build a spread sheet of a beam and hand it in here.")),
        ]),
    },
    adaptive: {
        body: adaptive(0, ""),
        after: [adaptive(1, "Think of how many doors are left."), adaptive(2, "Right: changing the door is better.", true)],
    },
    media: {
        body: body([field("RESPONSE", "media-interaction", { kind: "integer", least: 0 })], [
            el("media-interaction", { "response-identifier": "RESPONSE", "max-plays": "2", "min-plays": "1" },
                el("prompt", {}, "Listen to the tone."),
                el("audio", {}, el("source", { src: "/tone.wav", type: "audio/wav" }))),
        ]),
    },
    unknown: {
        body: body([field("GOOD", "text-entry-interaction", { kind: "string" }), field("BAD", "custom-interaction")], [
            el("custom-interaction", { "response-identifier": "BAD" }),
            el("p", {}, "What else there is goes on: ", el("text-entry-interaction", { "response-identifier": "GOOD" })),
        ]),
    },
};
