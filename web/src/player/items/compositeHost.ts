import { useMemo } from "react";
import { useLooks, useSitting } from "../context";
import type { CompositeHost } from "./composite/host";

/** Bytes that the server takes of one file. */
const fileBytesMax = 10 * 1024 * 1024;

/** What a composite item has of the player around it. */
export function useCompositeHost(item: string, language: string): CompositeHost {
    const { questions } = useSitting();
    const { wordHelp, wordLanguage, spoken, otherHelp } = useLooks().looks;
    return useMemo(() => ({
        fileBytesMax,
        customFrame: "/custom-interaction/frame.html",
        upload: (file, told, stop) => questions.handIn(item, file, told, stop),
        fileAddress: (id) => questions.fileAddress(id),
        tryNow: () => questions.stepped(item, language),
        supports: { glossary: wordHelp, translation: wordLanguage, spoken, others: otherHelp },
    }), [questions, item, language, wordHelp, wordLanguage, spoken, otherHelp]);
}
