import { useWords } from "~/kit/words/Words";
import { useLooks } from "../context";
import { helpIn } from "../core/composite";
import type { Body } from "../core/wire";

/** Which of the helps that these questions bring the candidate wants. Nothing where they bring none. */
export function HelpLooks({ bodies }: { readonly bodies: readonly Body[] }) {
    const words = useWords();
    const { looks, change } = useLooks();
    const { supports, languages } = helpIn(bodies);
    const names = new Intl.DisplayNames([words.locale], { type: "language" });
    const glossary = ["glossary-on-screen", "illustrated-glossary"];
    const others = [...supports].some((support) => ![...glossary, "keyword-translation", "spoken", "text-to-speech"].includes(support));
    const switches = [
        { key: "wordHelp", shown: glossary.some((support) => supports.has(support)) },
        { key: "spoken", shown: bodies.length > 0 && "speechSynthesis" in globalThis },
        { key: "otherHelp", shown: others },
    ] as const;
    return (
        <>
            {switches.filter(({ shown }) => shown).map(({ key }) => (
                <label key={key} className="looks-line">
                    <span>
                        {words(`player.looks.${key}`)}
                        <small>{words(`player.looks.${key}_about`)}</small>
                    </span>
                    <input
                        type="checkbox"
                        role="switch"
                        className="tick"
                        checked={looks[key]}
                        onChange={(event) => change({ [key]: event.target.checked })}
                    />
                </label>
            ))}
            {languages.length > 0
                ? (
                    <label className="looks-line">
                        <span>{words("player.looks.wordLanguage")}</span>
                        <select className="control looks-list" value={looks.wordLanguage} onChange={(event) => change({ wordLanguage: event.target.value })}>
                            <option value="">{words("player.looks.wordLanguage.none")}</option>
                            {languages.map((language) => <option key={language} value={language}>{names.of(language)}</option>)}
                        </select>
                    </label>
                )
                : null}
        </>
    );
}
