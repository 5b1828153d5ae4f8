import { useState } from "react";
import { Icon } from "~/kit/Icon";
import { chooseTheme, chosenTheme, type Theme } from "~/kit/theme";
import { useWords } from "~/kit/words/Words";
import { useLooks, useSitting, useSnapshot } from "../context";
import { textSizes, textStep } from "../core/looks";
import { HelpLooks } from "./HelpLooks";
import { PlayerDialog } from "./PlayerDialog";
import { Press } from "./Press";

const themes: readonly Theme[] = ["system", "light", "dark"];

/** Text size, contrast, colours, keys, and the language if the exam has several. */
export function LooksDialog({ onClose, onKeys }: { readonly onClose: () => void; readonly onKeys: () => void }) {
    const words = useWords();
    const { looks, change } = useLooks();
    const sitting = useSitting();
    const { attempt, paper } = useSnapshot();
    const [theme, setTheme] = useState(chosenTheme);
    const languages = attempt?.languages ?? [];
    const names = new Intl.DisplayNames([words.locale], { type: "language" });
    return (
        <PlayerDialog title={words("player.looks.title")} onClose={onClose}>
            <div className="looks-line">
                <span id="looks-text">{words("player.looks.text")}</span>
                <div className="stepper" role="group" aria-labelledby="looks-text">
                    <Press
                        icon
                        aria-label={words("player.looks.smaller")}
                        aria-disabled={looks.text === textSizes[0]}
                        onClick={() => change({ text: textStep(looks.text, -1) })}
                    >
                        <Icon name="minus" />
                    </Press>
                    <output className="numeric" aria-live="polite">{words("player.looks.percent", { percent: looks.text / 100 })}</output>
                    <Press
                        icon
                        aria-label={words("player.looks.larger")}
                        aria-disabled={looks.text === textSizes.at(-1)}
                        onClick={() => change({ text: textStep(looks.text, 1) })}
                    >
                        <Icon name="plus" />
                    </Press>
                </div>
            </div>
            <fieldset className="looks-line">
                <legend>{words("player.looks.theme")}</legend>
                <div className="segments">
                    {themes.map((one) => (
                        <label key={one}>
                            <input
                                type="radio"
                                name="theme"
                                checked={theme === one}
                                onChange={() => {
                                    chooseTheme(one);
                                    setTheme(one);
                                }}
                            />
                            <span>{words(`player.looks.theme.${one}`)}</span>
                        </label>
                    ))}
                </div>
            </fieldset>
            <label className="looks-line">
                <span>{words("player.looks.contrast")}</span>
                <input
                    type="checkbox"
                    role="switch"
                    className="tick"
                    checked={looks.contrast === "high"}
                    onChange={(event) => change({ contrast: event.target.checked ? "high" : "normal" })}
                />
            </label>
            <label className="looks-line">
                <span>
                    {words("player.looks.keys")}
                    <small>{words("player.looks.keys_about")}</small>
                </span>
                <input
                    type="checkbox"
                    role="switch"
                    className="tick"
                    checked={looks.keys}
                    onChange={(event) => change({ keys: event.target.checked })}
                />
            </label>
            <HelpLooks bodies={(paper?.items ?? []).flatMap(({ body }) => body ? [body] : [])} />
            {languages.length > 1
                ? (
                    <label className="looks-line">
                        <span>{words("player.looks.language")}</span>
                        <select
                            className="control looks-list"
                            value={paper?.language}
                            onChange={(event) => void sitting.changeLanguage(event.target.value)}
                        >
                            {languages.map((language) => <option key={language} value={language}>{names.of(language)}</option>)}
                        </select>
                    </label>
                )
                : null}
            <div className="dialog-actions">
                <Press look="quiet" onClick={onKeys}>{words("player.keys.open")}</Press>
                <Press look="primary" onClick={onClose}>{words("player.looks.done")}</Press>
            </div>
        </PlayerDialog>
    );
}
