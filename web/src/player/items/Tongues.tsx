import { useState } from "react";
import { useWords } from "~/kit/words/Words";
import { spokenLanguage } from "~/kit/words/languages";
import { chosenTongue, itemIn, keepTongue, nameIn, opensIn, ownName, type Tongue, tonguesOf } from "../core/tongues";
import type { Item, Response } from "../core/wire";
import { Rich, TongueContext } from "../Rich";
import { ItemView } from "./ItemView";
import "./tongues.css";

/** The language an item is shown in: the reader's choice for it, else the page's where the item has it. */
export function useTongue(item: Item, source: string) {
    const [chosen, setChosen] = useState<Readonly<Record<string, Tongue>>>({});
    const tongue = chosen[item.id] ?? chosenTongue(item, source) ?? { language: opensIn(item, source, spokenLanguage()), both: false };
    const choose = (next: Tongue) => {
        keepTongue(item.id, next);
        setChosen((before) => ({ ...before, [item.id]: next }));
    };
    return { tongue, choose, shown: itemIn(item, tongue.language) };
}

/** "English | Deutsch | Both": nothing for an item in one language. */
export function TongueSwitch({ item, source, tongue, onChoose, single }: {
    readonly item: Item;
    readonly source: string;
    readonly tongue: Tongue;
    readonly onChoose: (tongue: Tongue) => void;
    /** One language at a time. */
    readonly single?: boolean;
}) {
    const words = useWords();
    const there = tonguesOf(item, source);
    const other = tongue.language === source ? opensIn(item, source, spokenLanguage()) : tongue.language;
    const beside = other === source ? there[1] : other;
    if (beside === undefined) {
        return null;
    }
    return (
        <div className="tongues" role="group" aria-label={words("player.tongue.switch")}>
            {there.map((language) => (
                <button
                    key={language}
                    type="button"
                    lang={language}
                    aria-pressed={!tongue.both && tongue.language === language}
                    onClick={() => onChoose({ language, both: false })}
                >
                    {ownName(language)}
                </button>
            ))}
            {single ? null : (
                <button type="button" aria-pressed={tongue.both} onClick={() => onChoose({ language: beside, both: true })}>
                    {words("player.tongue.both")}
                </button>
            )}
        </div>
    );
}

const toldKey = "assay.tongue.told";

/** Which text counts, once in this tab; or that there is one language alone. */
export function TongueNote({ item, source }: { readonly item: Item; readonly source: string }) {
    const words = useWords();
    const [told, setTold] = useState(() => wasTold());
    const page = spokenLanguage();
    const language = nameIn(source, page);
    const there = opensIn(item, source, page);
    if ((item.translations ?? []).length > 0 && !told) {
        return (
            <div className="tongue-note" role="note">
                <p>{words("player.tongue.source", { language })}</p>
                <button
                    type="button"
                    onClick={() => {
                        tell();
                        setTold(true);
                    }}
                >
                    {words("player.understood")}
                </button>
            </div>
        );
    }
    return there === source && nameIn(source.split("-")[0] ?? source, page) !== nameIn(page, page)
        ? <p className="hint">{words("player.tongue.only", { language })}</p>
        : null;
}

function wasTold(): boolean {
    try {
        return sessionStorage.getItem(toldKey) !== null;
    } catch {
        return false;
    }
}

function tell(): void {
    try {
        sessionStorage.setItem(toldKey, "yes");
    } catch {
        // Said once for as long as the page lives.
    }
}

/** The source to read beside a translation, with the same answer; it is given in the other one. */
export function SourceBeside({ item, source, response }: { readonly item: Item; readonly source: string; readonly response: Response | null }) {
    const words = useWords();
    const page = spokenLanguage();
    return (
        <TongueContext value={source}>
            <section className="source-beside" aria-label={words("player.tongue.beside", { language: nameIn(source, page) })}>
                <h2 lang={source}>{ownName(source)}</h2>
                {item.kind === "composite"
                    ? (
                        <ItemView
                            item={{ ...item, id: `${item.id} ${source}` }}
                            response={response}
                            struck={[]}
                            readOnly
                            onAnswer={() => undefined}
                            onStrike={() => undefined}
                        />
                    )
                    : (
                        <>
                            <div className="stem"><Rich html={item.stem_html} /></div>
                            {item.prompts.length > 0 ? <Parts parts={item.prompts} /> : null}
                            <Parts parts={item.options} />
                        </>
                    )}
            </section>
        </TongueContext>
    );
}

function Parts({ parts }: { readonly parts: Item["options"] }) {
    return <ol>{parts.map(({ id, html }) => <li key={id}><Rich html={html} inline /></li>)}</ol>;
}
