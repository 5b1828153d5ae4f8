import { Failure } from "../failure";
import { browserZone } from "../Reader";
import { dayWords, timeWords, zoneName } from "../instants";
import { fieldSentence } from "./fields";
import type { Values } from "./sayings";
import type { Words } from "./Words";

/** What the server says about a rule or a refusal: a stable code, its own English sentence, and what stands in it. */
export interface Said {
    readonly code?: string | null;
    readonly sentence: string;
    readonly facts?: Values;
}

/** In the reader's language: the message `problems.<code>` with the server's facts, else the server's own sentence. */
export function sentence(words: Words, said: Said): string {
    const key = `problems.${said.code ?? ""}`;
    if (!words.has(key)) {
        return said.sentence;
    }
    try {
        return words(key, speakable(words, said.facts ?? {}));
    } catch {
        // A message that asks for a fact the server did not send here: its own sentence is whole.
        return said.sentence || words("problems.unexpected");
    }
}

/** A refusal in the reader's language. */
export function problem(words: Words, failure: unknown): string {
    if (!(failure instanceof Failure)) {
        return words("problems.unexpected");
    }
    return sentence(words, { code: failure.code, sentence: failure.detail, facts: failure.facts }) || words("problems.unexpected");
}

/** The sentences that belong to single fields, by the field's name: `/address/city` is the field named `address/city`. */
export function fieldProblems(words: Words, failure: unknown): Record<string, string> {
    if (!(failure instanceof Failure)) {
        return {};
    }
    return Object.fromEntries(failure.errors.map((error) => {
        const name = error.pointer.replace(/^\//, "").replaceAll("~1", "/").replaceAll("~0", "~");
        const said = fieldSentence(words, error.detail);
        return [name, error.code === undefined ? said : sentence(words, { code: error.code, sentence: said, facts: failure.facts })];
    }));
}

/** Instants and days as people write them, in the zone the facts name; numbers as numbers, so that they can be counted. */
function speakable(words: Words, facts: Values): Values {
    const zone = typeof facts["zone"] === "string" ? facts["zone"] : undefined;
    return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, one(words, fact, zone)]));
}

function one(words: Words, fact: Values[string], zone: string | undefined): Values[string] {
    if (typeof fact !== "string") {
        return fact;
    }
    if (/^\d{4}-\d\d-\d\dT/.test(fact)) {
        return momentWords(words, fact, zone);
    }
    if (/^\d{4}-\d\d-\d\d$/.test(fact)) {
        return new Intl.DateTimeFormat(words.locale, { timeZone: "UTC", dateStyle: "long" }).format(new Date(`${fact}T00:00:00Z`));
    }
    return /^-?\d{1,15}(?:\.\d+)?$/.test(fact) ? Number(fact) : fact;
}

/** An instant inside a sentence; where a place's zone is meant, its wall clock and its city. */
export function momentWords(words: Words, at: string, zone?: string): string {
    const where = zone ?? browserZone();
    const moment = new Date(at);
    const said = words("kit.when.dayAndTime", { day: dayWords(moment, where, words.locale), time: timeWords(moment, where, words.locale) });
    return zone === undefined ? said : `${said} (${zoneName(zone)})`;
}
