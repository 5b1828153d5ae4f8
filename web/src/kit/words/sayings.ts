import { IntlMessageFormat } from "intl-messageformat";
import type { ReactNode } from "react";

/** Flat messages of one language: key to ICU message. */
export type Messages = Readonly<Record<string, string>>;
export type Values = Record<string, string | number | Date | boolean | null | undefined>;

/** One language's messages, parsed when first said. A key without a message says itself, so that it is seen. */
export class Sayings {
    readonly #language: string;
    readonly #messages: Messages;
    readonly #parsed = new Map<string, IntlMessageFormat>();

    constructor(language: string, messages: Messages) {
        this.#language = language;
        this.#messages = messages;
    }

    has(key: string): boolean {
        return Object.hasOwn(this.#messages, key);
    }

    say(key: string, values?: Values): string {
        if (!this.has(key)) {
            return key;
        }
        return String(this.#format(key).format(values));
    }

    sayRich(key: string, values: Record<string, unknown>): ReactNode {
        if (!this.has(key)) {
            return key;
        }
        // A tag's parts arrive without React keys; they are static, so their place is a good key.
        return this.#format(key).format(values as Values) as ReactNode;
    }

    #format(key: string): IntlMessageFormat {
        const known = this.#parsed.get(key);
        if (known) {
            return known;
        }
        const parsed = new IntlMessageFormat(this.#messages[key] ?? "", this.#language);
        this.#parsed.set(key, parsed);
        return parsed;
    }
}
