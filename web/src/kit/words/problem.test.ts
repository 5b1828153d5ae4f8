import { describe, expect, it } from "vitest";
import { Failure } from "../failure";
import { fieldProblems, problem, sentence } from "./problem";
import { makeWords } from "./Words";

const words = makeWords("en", {
    "problems.unexpected": "Something went wrong.",
    "problems.retake_too_early": "You can sit this exam again from {from}.",
    "problems.too_short": "A little longer, please.",
});

describe("a problem", () => {
    it("is said with the translated message and the server's facts", () => {
        const failure = new Failure(422, { code: "retake_too_early", detail: "The server's words.", facts: { from: "14 May" } });
        expect(problem(words, failure)).toBe("You can sit this exam again from 14 May.");
    });
    it("is said in the server's words where there is no message", () => {
        expect(problem(words, new Failure(409, { code: "new_here", detail: "The server's words." }))).toBe("The server's words.");
    });
    it("is never empty", () => {
        expect(problem(words, new Failure(500, "not a document"))).toBe("Something went wrong.");
        expect(problem(words, new TypeError("ours"))).toBe("Something went wrong.");
    });
    it("lands on its fields by pointer", () => {
        const failure = new Failure(422, {
            errors: [
                { pointer: "/email", detail: "must be an address" },
                { pointer: "/address/city", code: "too_short", detail: "too short" },
                { pointer: "/a~1b", detail: "odd" },
            ],
        });
        expect(fieldProblems(words, failure)).toEqual({
            email: "must be an address",
            "address/city": "A little longer, please.",
            "a/b": "odd",
        });
    });
});

describe("words", () => {
    it("say the key where there is no message, so that it is seen", () => {
        expect(words("catalog.nothing")).toBe("catalog.nothing");
        expect(words.has("catalog.nothing")).toBe(false);
    });
    it("count and write numbers as the language does", () => {
        const counting = makeWords("en", { "a.b": "{n, plural, one {# item} other {# items}}" });
        expect(counting("a.b", { n: 1 })).toBe("1 item");
        expect(counting("a.b", { n: 1200 })).toBe("1,200 items");
    });
});

describe("what the server says, in another language", () => {
    const german = makeWords("de", {
        "kit.when.dayAndTime": "{day}, {time}",
        "problems.unexpected": "Etwas ging schief.",
        "problems.check_in_not_open": "Der Check-in öffnet am {from}.",
        "problems.retake_limit": "{attempts, plural, one {einmal} other {#-mal}}, ab dem {from}.",
        "problems.field_shortest": "Bitte mindestens {n} Zeichen.",
    });
    it("says moments in the zone of the place, days and numbers as people do", () => {
        expect(sentence(german, { code: "check_in_not_open", sentence: "", facts: { from: "2026-03-05T08:30:00Z", zone: "Europe/Berlin" } }))
            .toBe("Der Check-in öffnet am Do., 5. März 2026, 09:30 (Berlin).");
        expect(sentence(german, { code: "retake_limit", sentence: "", facts: { attempts: "4", from: "2027-01-31" } }))
            .toBe("4-mal, ab dem 31. Januar 2027.");
    });
    it("keeps the server's sentence where a fact is missing, or there is no message", () => {
        expect(sentence(german, { code: "retake_limit", sentence: "Four times.", facts: {} })).toBe("Four times.");
        expect(sentence(german, { code: "unheard_of", sentence: "New.", facts: {} })).toBe("New.");
    });
    it("recognises what a field lacks by its shape", () => {
        const failure = new Failure(422, { errors: [{ pointer: "/password", detail: "must have at least 10 characters" }] });
        expect(fieldProblems(german, failure)).toEqual({ password: "Bitte mindestens 10 Zeichen." });
        expect(fieldProblems(words, failure)).toEqual({ password: "must have at least 10 characters" });
    });
});
