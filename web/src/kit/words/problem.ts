import { Failure } from "../failure";
import type { Words } from "./Words";

/** A refusal in the reader's language: the message `problems.<code>` with the server's facts, else the server's own sentence. */
export function problem(words: Words, failure: unknown): string {
    if (!(failure instanceof Failure)) {
        return words("problems.unexpected");
    }
    const key = `problems.${failure.code}`;
    return words.has(key) ? words(key, failure.facts) : failure.detail || words("problems.unexpected");
}

/** The sentences that belong to single fields, by the field's name: `/address/city` is the field named `address/city`. */
export function fieldProblems(words: Words, failure: unknown): Record<string, string> {
    if (!(failure instanceof Failure)) {
        return {};
    }
    return Object.fromEntries(failure.errors.map((error) => {
        const key = `problems.${error.code ?? ""}`;
        const name = error.pointer.replace(/^\//, "").replaceAll("~1", "/").replaceAll("~0", "~");
        return [name, words.has(key) ? words(key, failure.facts) : error.detail];
    }));
}
