import { describe, expect, it } from "vitest";
import { makeWords } from "~/kit/words/Words";
import german from "./words/de.json";
import { ruleWords } from "./ruleWords";

const words = makeWords("de", german);

function rule(key: string, facts: Record<string, string>): string {
    return ruleWords(words, { key, sentence: "English", facts });
}

describe("a rule of a scheme", () => {
    it("is the scheme's own sentence where the language has none", () => {
        expect(ruleWords(makeWords("en", {}), { key: "grace_days", sentence: "No grace.", facts: { value: "0" } })).toBe("No grace.");
    });
    it("is said with its numbers in German", () => {
        expect(rule("retake_wait_days", { value: "14" })).toBe("Wer nicht bestanden hat, kann die Prüfung nach 14 Tagen wieder ablegen.");
        expect(rule("reschedules_max", { value: "1" })).toBe("Eine Buchung lässt sich höchstens einmal verschieben.");
        expect(rule("retake_attempts_max", { value: "", months: "24" })).toBe("Die Zahl der Versuche ist nicht begrenzt.");
        expect(rule("unproctored_online", { value: "false" })).toBe("Online ist eine Aufsicht dabei.");
        expect(rule("price_cents", { value: "12050", currency: "EUR" })).toContain("120,50");
    });
});
