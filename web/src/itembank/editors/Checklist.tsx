import { Button } from "~/kit/Button";
import { Icon } from "~/kit/Icon";
import { useWords } from "~/kit/words/Words";
import type { GateLine } from "./question";
import { withoutPointer } from "./textEdits";

export const partIds = { text: "editor-text", answers: "editor-answers", feedback: "editor-feedback", about: "editor-about" } as const;

const partOfGate: Readonly<Record<string, keyof typeof partIds>> = {
    key: "answers", alt_text: "answers", explanation: "feedback", exam: "about", objective: "about", cognitive: "about", source: "about", case_study: "about",
};

/** What a review would ask for, as of the last save. */
export function Checklist({ missing, onGo }: { readonly missing: readonly GateLine[]; readonly onGo: (part: string) => void }) {
    const words = useWords();
    return (
        <section className="checklist" aria-labelledby="checklist-title">
            <h2 id="checklist-title">{words("itembank.editor.checklist", { count: missing.length })}</h2>
            {missing.length === 0
                ? <p className="checklist-done"><Icon name="check" />{words("itembank.editor.checklist_done")}</p>
                : (
                    <ul>
                        {missing.map(({ gate, sentence }) => (
                            <li key={gate}>
                                <span>{withoutPointer(sentence)}</span>
                                <Button size="small" look="quiet" onPress={() => onGo(partIds[partOfGate[gate] ?? "text"])} aria-label={words("itembank.editor.go_to", { sentence: withoutPointer(sentence) })}>
                                    {words("itembank.editor.go")}
                                </Button>
                            </li>
                        ))}
                    </ul>
                )}
        </section>
    );
}
