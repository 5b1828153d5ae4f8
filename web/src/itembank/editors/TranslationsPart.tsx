import { Button } from "~/kit/Button";
import { Row } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { spokenLanguage } from "~/kit/words/languages";
import { useWords } from "~/kit/words/Words";
import { nameIn } from "~/player/core/tongues";
import type { DraftBody } from "./question";

const name = (language: string) => nameIn(language, spokenLanguage());

/** The question's translations: they belong to its version, so whoever changes it looks at them too. */
export function TranslationsPart({ body, onLeaveOut }: { readonly body: DraftBody; readonly onLeaveOut: (language: string) => void }) {
    const words = useWords();
    const there = body.translations ?? [];
    if (there.length === 0) {
        return null;
    }
    return (
        <Notice title={words("itembank.editor.translations", { languages: there.map(({ language }) => name(language)).join(", ") })}>
            <p>{words("itembank.editor.translations_hint")}</p>
            <Row>
                {there.map(({ language }) => (
                    <Button key={language} size="small" onPress={() => onLeaveOut(language)}>
                        {words("itembank.editor.translation_out", { language: name(language) })}
                    </Button>
                ))}
            </Row>
        </Notice>
    );
}

export function withoutTranslation(body: DraftBody, language: string): DraftBody {
    const left = (body.translations ?? []).filter((one) => one.language !== language);
    return { ...body, translations: left.length > 0 ? left : null };
}
