import { describe, expect, it } from "vitest";
import { canBeTold, deedsIn } from "./deeds";
import { reasonCode, reasonCodes } from "./reasons";

describe("what staff may do", () => {
    it.each([
        ["in_progress", ["pauses", "time-grants", "termination", "cancellation"]],
        ["paused", ["time-grants", "termination", "cancellation"]],
        ["awaiting_proctor", ["cancellation"]],
        ["submitted", ["annulment"]],
        ["voided", []],
        ["expired", []],
    ])("depends on how the exam stands: %s", (phase, deeds) => {
        expect(deedsIn(phase)).toEqual(deeds);
    });
    it("includes writing to whoever is here and not done", () => {
        const phases = ["created", "checked_in", "awaiting_proctor", "authorised", "in_progress", "paused", "submitted", "aborted"];
        expect(phases.filter(canBeTold)).toEqual(["checked_in", "awaiting_proctor", "authorised", "in_progress", "paused"]);
    });
});

describe("a kind of reason", () => {
    it("is one of a fixed list", () => {
        expect(reasonCodes.map(reasonCode)).toEqual([...reasonCodes]);
        expect([undefined, "", "grumpy"].map(reasonCode)).toEqual([undefined, undefined, undefined]);
    });
});
