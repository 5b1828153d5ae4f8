import { expect, test } from "vitest";
import { answersIn, answersText } from "./answers";

test("answers come back from the address as they went in", () => {
    const answers = { role: "newcomer", goal: "first-job" };
    expect(answersIn(answersText(answers))).toEqual(answers);
    expect(answersText({})).toBe("");
});

test("what is no answer is left out", () => {
    expect(answersIn(",:,role:,:x,goal:win,junk")).toEqual({ goal: "win" });
});
