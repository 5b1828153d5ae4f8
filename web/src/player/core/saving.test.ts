import { describe, expect, it } from "vitest";
import { mayRescue, standing } from "./saving";
import { nothingKnown, type Snapshot } from "./snapshot";
import type { Change, Command } from "./wire";
import { applyChange, noWork } from "./work";

const answer: Change = { kind: "answer", item: "i", response: { kind: "choice", option: "a" }, position: 0 };
const command: Command = { id: "c", sequence: 1, change: answer };
const made = (change: Partial<Snapshot>): Snapshot => ({ ...nothingKnown, work: applyChange(noWork, answer), ...change });

describe("what is said of the saving", () => {
    it("is that all is saved when nothing waits, and only then", () => {
        expect(standing(nothingKnown)).toBe("nothing");
        expect(standing(made({}))).toBe("saved");
        expect(standing(made({ waiting: [command] }))).toBe("saving");
        expect(standing(made({ waiting: [command], lasting: "while" }))).toBe("waiting");
    });
    it("names the trouble, also when nothing waits", () => {
        expect(standing(made({ trouble: "offline" }))).toBe("offline");
        expect(standing(made({ trouble: "signed_out" }))).toBe("signed_out");
        expect(standing(made({ trouble: "held", waiting: [command] }))).toBe("held");
        expect(standing(made({ trouble: "elsewhere", waiting: [command] }))).toBe("elsewhere");
    });
    it("does not alarm over a moment of a busy server", () => {
        expect(standing(made({ trouble: "busy", waiting: [command] }))).toBe("saving");
        expect(standing(made({ trouble: "busy", waiting: [command], lasting: "while" }))).toBe("crowded");
    });
    it("offers a copy when it lasts or something was refused, and not before", () => {
        expect(mayRescue(made({ trouble: "offline", waiting: [command], lasting: "while" }))).toBe(false);
        expect(mayRescue(made({ trouble: "offline", waiting: [command], lasting: "long" }))).toBe(true);
        expect(mayRescue(made({ trouble: "held", waiting: [command], lasting: "long" }))).toBe(false);
        expect(mayRescue(made({ trouble: "offline", lasting: "long" }))).toBe(false);
        expect(mayRescue(made({ refused: [{ command, code: "no_such_item", detail: "" }] }))).toBe(true);
    });
});
