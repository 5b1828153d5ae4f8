import { useLooks } from "../context";
import type { CompositeHost } from "./composite/host";

/** What composite items have of the player around them. */
export function useCompositeHost(): CompositeHost {
    const { looks } = useLooks();
    return {
        customFrame: "/custom-interaction/frame.html",
        supports: { glossary: looks.wordHelp, translation: looks.wordLanguage, spoken: looks.spoken, others: looks.otherHelp },
    };
}
