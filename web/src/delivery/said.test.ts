import { describe, expect, it } from "vitest";
import { makeWords } from "~/kit/words/Words";
import type { TimelineEntry } from "./attempt";
import { isIrregular, isStep, reasonOf, sayEvent } from "./said";
import english from "./words/en.json";

const words = makeWords("en", english);

function entry(event: object | null, question?: number): TimelineEntry {
    return { number: 1, at: "2027-03-04T09:00:00Z", cause: "x", hash: "", by: "", event, question } as TimelineEntry;
}
const mark = { journal: 1, sequence: 4 };

describe("an entry of a timeline", () => {
    it.each([
        [{ kind: "messaged", by: "p", text: "Please sit down." }, "Staff wrote to the candidate"],
        [{ kind: "seat_moved", by: "p", room: "Room 1", seat: "5", code: "technical", reason: "" }, "Moved to Room 1, seat 5"],
        [{ kind: "time_credited", micros: 95_000_000, from: "", to: "", outage: "o" }, "95 seconds credited: the platform was not there"],
        [{ kind: "accommodation_changed", by: "p", extra_minutes: 23, break_minutes: 0 }, "Accommodation taken over: 23 minutes on top, no breaks"],
        [{ kind: "accommodation_changed", by: "p", extra_minutes: 1, break_minutes: 30 }, "Accommodation taken over: 1 minute on top, 30 minutes of breaks"],
        [{ kind: "journal_opened", journal: 1, name: "tab" }, "Answers come from a first browser"],
        [{ kind: "journal_opened", journal: 2, name: "tab" }, "Another browser was opened, the candidate’s no. 2"],
        [{ kind: "taken_over", journal: 2, after: 0 }, "The candidate goes on in browser no. 2; the other one only reads now"],
        [{ kind: "answered", mark, item: "i", late: true }, "Saved an answer to question 4, in the grace after the end", 4],
        [{ kind: "flagged", mark, item: "i" }, "Flagged question 12", 12],
        [{ kind: "irregularity", mark, code: "no_such_item", detail: "" }, "An answer to a question that is not in this exam was refused"],
        [{ kind: "irregularity", mark, code: "something_new", detail: "" }, "Something unusual was noticed: something_new"],
        [{ kind: "paused", by: "", code: "other", reason: "", until: "" }, "Took a break; the clock stands still"],
        [null, "Erased with the person's data; its place in the chain stays."],
    ])("says what happened in plain words (%#)", (event, sentence, question?: number) => {
        expect(sayEvent(words, entry(event, question))).toBe(sentence);
    });
    it("says why, with the kind of reason where staff gave one", () => {
        expect(reasonOf(entry({ kind: "paused", by: "p", code: "environment", reason: "Fire alarm" }))).toEqual({ code: "environment", text: "Fire alarm" });
        expect(reasonOf(entry({ kind: "submitted", by: "", code: "other", reason: "", why: "candidate" }))).toEqual({ code: undefined, text: "" });
        expect(reasonOf(entry({ kind: "messaged", by: "p", text: "Hello" }))).toEqual({ code: undefined, text: "Hello" });
        expect(reasonOf(entry(null))).toEqual({ code: undefined, text: "" });
    });
    it("marks what is irregular, and never hides it among the small steps", () => {
        const odd = entry({ kind: "irregularity", mark, code: "no_such_item", detail: "" });
        expect([isIrregular(odd), isStep(odd)]).toEqual([true, false]);
        expect([isIrregular(entry({ kind: "flagged", mark, item: "i" })), isStep(entry({ kind: "flagged", mark, item: "i" }))]).toEqual([false, true]);
    });
});
