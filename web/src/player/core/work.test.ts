import { describe, expect, it } from "vitest";
import type { Change } from "./wire";
import { applyChange, noWork } from "./work";

const made = (...changes: Change[]) => changes.reduce(applyChange, noWork);

describe("the candidate's work", () => {
    it("keeps the last answer and forgets one taken back", () => {
        const answer = { kind: "answer", item: "i", position: 0 } as const;
        const work = made({ ...answer, response: { kind: "choice", option: "a" } }, { ...answer, response: { kind: "choice", option: "b" } });
        expect(work.answers).toEqual({ i: { kind: "choice", option: "b" } });
        expect(applyChange(work, { ...answer, response: null }).answers).toEqual({});
    });
    it("keeps flags, strike-outs, notes, comments and the place", () => {
        const work = made(
            { kind: "flag", item: "i" },
            { kind: "strike_out", item: "i", options: ["a"] },
            { kind: "change_note", item: "i", text: "look again" },
            { kind: "comment", item: "i", text: "unclear" },
            { kind: "navigate", position: 3 },
        );
        expect(work).toEqual({
            answers: {}, flagged: { i: true }, struck: { i: ["a"] }, notes: { i: "look again" }, comments: { i: "unclear" }, position: 3,
        });
        expect([
            { kind: "unflag", item: "i" }, { kind: "strike_out", item: "i", options: [] },
            { kind: "change_note", item: "i", text: "" }, { kind: "comment", item: "i", text: "" }, { kind: "navigate", position: 0 },
        ].reduce((all, change) => applyChange(all, change as Change), work)).toEqual(noWork);
    });
});
