import { expect, it } from "vitest";
import { newBody, newQuestion } from "../editors/model";
import { changesBetween } from "./changes";
import type { VersionBody } from "./labels";

type Body = VersionBody["body"];

function written(): Body {
    return structuredClone(newBody(newQuestion("choice", "en"), "cloud", "live")) as unknown as Body;
}
function edited(edit: (question: NonNullable<Body["question"]>, body: Body) => void): Body {
    const body = written();
    if (body.question) {
        edit(body.question, body);
    }
    return body;
}

it("finds nothing between a version and itself", () => {
    expect(changesBetween(written(), written())).toEqual([]);
});

it("names what changed by its field and its option", () => {
    const to = edited((question, body) => {
        question.text = "Which one?";
        question.options = question.options.map((one) => one.id === "b" ? { ...one, text: "This one", fraction: 100 } : one);
        body.meta.objective = "1.2";
    });
    expect(changesBetween(written(), to)).toEqual([
        { field: "option_fraction", place: "b", before: "0 %", after: "100 %" },
        { field: "objective", place: "", before: "", after: "1.2" },
        { field: "text", place: "", before: "", after: "Which one?" },
        { field: "option_text", place: "b", before: "", after: "This one" },
    ]);
});

it("compares a moved option with itself", () => {
    const to = edited((question) => {
        question.options = question.options.toReversed();
    });
    expect(changesBetween(written(), to)).toEqual([{ field: "order", place: "", before: "a b c d", after: "d c b a" }]);
});

it("says that an option is gone", () => {
    const to = edited((question) => {
        question.options = question.options.filter(({ id }) => id !== "d");
    });
    expect(changesBetween(written(), to)).toContainEqual({ field: "option_fraction", place: "d", before: "0 %", after: "" });
});
