import { Button } from "~/kit/Button";
import { Icon } from "~/kit/Icon";
import { Menu } from "~/kit/Menu";
import { languages } from "~/kit/words/languages";
import { useWords } from "~/kit/words/Words";
import { useLanguageChoice } from "./language";

/** Names every language in itself. As an `icon` where the header has no room for the name. */
export function LanguageMenu({ look }: { readonly look: "icon" | "name" }) {
    const words = useWords();
    const choose = useLanguageChoice();
    const name = languages.find((one) => one.id === words.language)?.name ?? words.language;
    return (
        <Menu
            label={words("app.language.label")}
            trigger={look === "icon"
                ? <Button look="quiet" icon aria-label={words("app.language.now", { name })}><Icon name="globe" /></Button>
                : <Button look="quiet" size="small"><Icon name="globe" />{name}</Button>}
            entries={languages.map((one) => ({ id: one.id, name: one.name, lang: one.id, onAction: () => choose(one.id) }))}
        />
    );
}
