import { createContext, createElement, Fragment, type ReactNode, useContext } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { localeOf } from "./languages";
import { type Messages, type Values, Sayings } from "./sayings";

/** `words(key, values)` says a message as text; `words.rich` lets tags in the message become elements. */
export interface Words {
    (key: string, values?: Values): string;
    rich(key: string, values: Record<string, ReactNode | ((parts: ReactNode[]) => ReactNode)>): ReactNode;
    /** Whether this key has a message, for keys that come from the server. */
    has(key: string): boolean;
    /** Which of our languages this is. */
    readonly language: string;
    /** What to hand to Intl. */
    readonly locale: string;
}

const WordsContext = createContext<Words | undefined>(undefined);

export function makeWords(language: string, messages: Messages): Words {
    const locale = localeOf(language);
    const sayings = new Sayings(locale, messages);
    return Object.assign((key: string, values?: Values) => sayings.say(key, values), {
        // The parts of a message never change places, so they are children of their own and need no keys.
        rich: (key: string, values: Parameters<Words["rich"]>[1]) =>
            createElement(Fragment, null, ...[sayings.sayRich(key, values)].flat()),
        has: (key: string) => sayings.has(key),
        language,
        locale,
    });
}

export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
    return (
        <WordsContext value={words}>
            <I18nProvider locale={words.locale}>{children}</I18nProvider>
        </WordsContext>
    );
}

export function useWords(): Words {
    const words = useContext(WordsContext);
    if (!words) {
        throw new Error("useWords needs a WordsProvider above it");
    }
    return words;
}
