import type { Words } from "~/kit/words/Words";

export interface Rule {
    readonly key: string;
    /** In English, as the scheme says it. */
    readonly sentence: string;
    readonly facts: Readonly<Record<string, string>>;
}

/** A rule of a scheme in the reader's language. English is the scheme's own sentence. */
export function ruleWords(words: Words, { key, sentence, facts }: Rule): string {
    const message = `catalog.rule.${key}`;
    if (!words.has(message)) {
        return sentence;
    }
    const value = facts["value"] ?? "";
    const isWord = /^[a-z]/i.test(value);
    const price = facts["currency"] === undefined || isWord ? "" : new Intl.NumberFormat(words.locale, {
        style: "currency",
        currency: facts["currency"],
        trailingZeroDisplay: "stripIfInteger",
    }).format(Number(value) / 100);
    return words(message, { value: isWord ? value : Number(value), months: Number(facts["months"] ?? 0), preset: facts["preset"] ?? "default", price });
}
