import { pseudoLanguage, pseudoMessages } from "./pseudo";
import type { Messages } from "./sayings";

/**
 * The languages pages are written in. A new one is a line here, its files words/<language>.json, a case in all.ts and in the
 * player's messages.ts, and its name in vite.config.ts for the words React Aria brings along.
 */
export const languages = [
    { id: "en", name: "English", locale: "en-GB" },
    { id: "de", name: "Deutsch", locale: "de-DE" },
] as const;

/** What Intl shall write dates and numbers by: an "en" alone would write American dates. */
export function localeOf(language: string): string {
    return languages.find((one) => one.id === language)?.locale ?? language;
}

const chosenKey = "assay.language";

/** What the address asks for (`?lang=`), else what this browser chose before, else what the reader's system prefers. */
export function preferredLanguage(): string {
    const asked = new URLSearchParams(location.search).get("lang");
    if (asked !== null && isSpoken(asked)) {
        chooseLanguage(asked);
        return asked;
    }
    const wishes = [chosenLanguage() ?? "", ...navigator.languages];
    for (const wish of wishes) {
        const match = isSpoken(wish) ? wish : wish.split("-")[0] ?? "";
        if (isSpoken(match)) {
            return match;
        }
    }
    return "en";
}

/** What was chosen in this browser, if anything was. */
export function chosenLanguage(): string | undefined {
    return localStorage.getItem(chosenKey) ?? undefined;
}

export function chooseLanguage(language: string): void {
    localStorage.setItem(chosenKey, language);
}

let spoken = "en";

/** The language this page speaks: what to ask the server's texts in. */
export function spokenLanguage(): string {
    return spoken;
}

/** Sets the page's language and direction, and returns the messages: those of `load`, or the generated ones. */
export async function speak(language: string, load: (language: string) => Promise<Messages>): Promise<Messages> {
    const messages = language === pseudoLanguage ? pseudoMessages(await load("en")) : await load(language);
    spoken = language;
    const root = document.documentElement;
    root.lang = language;
    root.dir = language === pseudoLanguage ? "rtl" : "ltr";
    return messages;
}

function isSpoken(language: string): boolean {
    return language === pseudoLanguage || languages.some((one) => one.id === language);
}
