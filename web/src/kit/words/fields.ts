import type { Words } from "./Words";

/**
 * What the server says about single fields, in a handful of shapes (platform/schema/src/read.cpp): it has no code for them, so the
 * shape is recognised. A numbered part is the message's {n}, a second one its {m}.
 */
export const fieldShapes: readonly (readonly [RegExp, string])[] = [
    [/^must be true or false$/, "boolean"],
    [/^must be a whole number$/, "whole"],
    [/^must be a number$/, "number"],
    [/^must be text$/, "text"],
    [/^must not contain a zero character$/, "zero"],
    [/^must be a date and time such as .+$/, "instant"],
    [/^must be a date such as .+$/, "date"],
    [/^must not be empty$/, "empty"],
    [/^must have at least (\d+) characters$/, "shortest"],
    [/^must have at most (\d+) characters$/, "longest"],
    [/^must be (?:from|between) (-?[\d.]+) (?:to|and) (-?[\d.]+)$/, "range"],
    [/^must be one of:? .+$/, "choice"],
    [/^must be an object$/, "object"],
    [/^must be a list$/, "list"],
    [/^must have at most (\d+) entries$/, "entries"],
    [/^has too many entries$/, "many"],
    [/^is required$/, "required"],
    [/^is not a known field$/, "unknown"],
    [/^must be an e-mail address such as .+$/, "email"],
    [/^must be a time zone such as .+$/, "zone"],
    [/^is not your current password$/, "password"],
    [/^tells the reviewer why you need it; nobody else will read it$/, "reason"],
    [/^at least (\d+) characters$/, "shortest"],
    [/^(\d+) to (\d+) characters$/, "characters"],
];

/** Such a sentence in the reader's language, else as it came. */
export function fieldSentence(words: Words, detail: string): string {
    for (const [shape, name] of fieldShapes) {
        const found = shape.exec(detail);
        const key = `problems.field_${name}`;
        if (found && words.has(key)) {
            return words(key, { n: Number(found[1] ?? 0), m: Number(found[2] ?? 0) });
        }
    }
    return detail;
}
