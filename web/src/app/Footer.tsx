import { useState } from "react";
import { Button } from "~/kit/Button";
import { Icon } from "~/kit/Icon";
import { Menu } from "~/kit/Menu";
import { chooseTheme, chosenTheme, type Theme } from "~/kit/theme";
import { useWords } from "~/kit/words/Words";
import { LanguageMenu } from "./LanguageMenu";

const themes: readonly Theme[] = ["system", "light", "dark"];

export function Footer() {
    const words = useWords();
    const [theme, setTheme] = useState(chosenTheme);
    return (
        <footer className="footer">
            <div className="footer-inner">
                <span>{words("app.footer.about")}</span>
                <div className="row" data-gap="1">
                    <Menu
                        label={words("app.theme.label")}
                        trigger={
                            <Button look="quiet" size="small">
                                <Icon name={theme === "dark" ? "moon" : "sun"} />
                                {words(`app.theme.${theme}`)}
                            </Button>
                        }
                        entries={themes.map((one) => ({
                            id: one,
                            name: words(`app.theme.${one}`),
                            onAction: () => {
                                chooseTheme(one);
                                setTheme(one);
                            },
                        }))}
                    />
                    <LanguageMenu look="name" />
                </div>
            </div>
        </footer>
    );
}
