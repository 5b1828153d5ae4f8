import { useState } from "react";
import { useLanguageChoice } from "~/app/language";
import { RadioGroup } from "~/kit/RadioGroup";
import { Select } from "~/kit/Select";
import { chooseTheme, chosenTheme, type Theme } from "~/kit/theme";
import { languages } from "~/kit/words/languages";
import { useWords } from "~/kit/words/Words";
import { Part } from "./Part";

export function LooksPart() {
    const words = useWords();
    const choose = useLanguageChoice();
    const [theme, setTheme] = useState(chosenTheme);
    return (
        <Part title={words("identity.looks.title")} about={words("identity.looks.about")}>
            <RadioGroup
                label={words("app.theme.label")}
                value={theme}
                onChange={(chosen) => {
                    chooseTheme(chosen as Theme);
                    setTheme(chosen as Theme);
                }}
                choices={(["system", "light", "dark"] as const).map((one) => ({ id: one, name: words(`app.theme.${one}`) }))}
            />
            <Select
                label={words("app.language.label")}
                value={words.language}
                choices={languages}
                onChange={choose}
            />
        </Part>
    );
}
