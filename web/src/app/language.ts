import { createContext, useContext, useEffect, useRef } from "react";
import { send, useAct } from "~/kit/api";
import { chosenLanguage, languages } from "~/kit/words/languages";
import { useWords } from "~/kit/words/Words";
import { type Me, useMe } from "./me";

/** Shows the pages in another language from now on, without losing what somebody is typing. */
export const ShowIn = createContext<(language: string) => Promise<void>>(async () => {});

/** The reader's choice of a language: for the pages, for this browser, and for whoever is signed in also for their mail. */
export function useLanguageChoice(): (language: string) => void {
    const showIn = useContext(ShowIn);
    const { person } = useMe();
    const save = useAct("patch", "/api/me");
    return (language) => {
        void showIn(language);
        if (person && person.language !== language) {
            save.run({ body: { language } });
        }
    };
}

/**
 * Whoever signs in takes along what they chose here, so that mail comes in it too. In a browser where nobody chose, the
 * account's language counts; "en" is what an account has that never said anything.
 */
export function useAccountLanguage(): void {
    const words = useWords();
    const showIn = useContext(ShowIn);
    const { me, person } = useMe();
    const before = useRef<Me | undefined>(undefined);
    useEffect(() => {
        const justSignedIn = before.current !== undefined && !before.current.person;
        before.current = me;
        if (!person || !languages.some(({ id }) => id === person.language)) {
            return;
        }
        const chosen = chosenLanguage();
        if (chosen === undefined && person.language !== "en" && person.language !== words.language) {
            void showIn(person.language);
        } else if (justSignedIn && chosen !== undefined && chosen !== person.language) {
            // Only a convenience: what fails here is tried at the next choice.
            void send("patch", "/api/me", { body: { language: chosen } }).catch(() => {});
        }
    }, [me, person, showIn, words.language]);
}
