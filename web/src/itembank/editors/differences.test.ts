import { expect, it } from "vitest";
import { differences } from "./differences";
import { newBody, newQuestion } from "./model";

const body = () => newBody(newQuestion("choice", "en"), "nha", "live");

it("two copies that are alike do not differ", () => {
    expect(differences(body(), body())).toEqual([]);
});

it("says where they differ, and to which part it belongs", () => {
    const mine = { ...body(), question: { ...newQuestion("choice", "en"), text: "Mine" } };
    const theirs = { ...body(), meta: { ...body().meta, title: "Theirs" } };
    expect(differences(mine, theirs)).toEqual([
        { part: "text", pointer: "/question/text", mine: "Mine", theirs: "" },
        { part: "about", pointer: "/meta/title", mine: "", theirs: "Theirs" },
    ]);
});

it("names an option that only one of them has", () => {
    const more = newQuestion("multiple_response", "en");
    const found = differences({ ...body(), question: more }, { ...body(), question: { ...more, options: more.options.slice(0, -1) } });
    expect(found.every(({ part, theirs }) => part === "answers" && theirs === "")).toBe(true);
    expect(found.map(({ pointer }) => pointer)).toContain("/question/options/4/id");
});
