import { StrictMode, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { speak } from "../../src/kit/words/languages";
import { makeWords, WordsProvider } from "../../src/kit/words/Words";
import { completeness } from "../../src/player/core/responses";
import { applyLooks, usualLooks } from "../../src/player/core/looks";
import type { Item, Response } from "../../src/player/core/wire";
import { type CompositeHost, CompositeHostContext, usualSupports } from "../../src/player/items/composite/host";
import { ItemView } from "../../src/player/items/ItemView";
import { playerMessages } from "../../src/player/messages";
import type { GalleryItem } from "./model";
import "../../src/kit/tokens.css";
import "../../src/kit/base.css";
import "../../src/kit/layout.css";
import "../../src/kit/field.css";
import "../../src/player/player.css";
import "../../src/player/screens/exam.css";

const files = import.meta.glob<{ items: Readonly<Record<string, GalleryItem>> }>("./items/*.ts", { eager: true });
const asked = new URLSearchParams(location.search);
const from = asked.get("from");
const given: unknown = from === null ? {} : await (await fetch(from)).json();
const items = Object.assign({}, ...Object.values(files).map((file) => file.items), given) as Readonly<Record<string, GalleryItem>>;

function Shown({ name, shown, alone }: { readonly name: string; readonly shown: GalleryItem; readonly alone: boolean }) {
    const [response, setResponse] = useState<Response | null>(null);
    const [checked, setChecked] = useState(asked.has("study"));
    const host = useMemo<CompositeHost>(() => ({
        // A file takes a moment, as over a network; its id tells what it was.
        upload: async (file, told, stop) => {
            for (const share of [0.25, 0.5, 1]) {
                await new Promise((done) => setTimeout(done, 30));
                if (stop.aborted) {
                    throw new DOMException("stopped", "AbortError");
                }
                told(share);
            }
            if (file.name.startsWith("refused")) {
                throw new Error("refused");
            }
            return `file-${file.name}`;
        },
        tryNow: async (_, { tries }) => {
            const body = shown.after?.[tries.length - 1];
            if (!body || asked.has("offline")) {
                throw new Error("offline");
            }
            return body;
        },
        supports: {
            ...usualSupports, glossary: !asked.has("noglossary"), translation: asked.get("translation") ?? "", spoken: asked.has("spoken"),
        },
        customFrame: "/custom-interaction/frame.html",
    }), [shown]);
    const item: Item = { id: "gallery", kind: "composite", stem_html: "", choose: 0, options: [], prompts: [], body: shown.body };
    const right = shown.right;
    return (
        <CompositeHostContext value={host}>
            <div className="item-frame">
                <article className="item-page">
                    <h1 className="item-number">{name}</h1>
                    <ItemView
                        item={item}
                        response={response}
                        struck={[]}
                        readOnly={asked.has("readonly")}
                        explained={checked && right
                            ? {
                                right: JSON.stringify(response?.kind === "composite" ? response.fields : []) === JSON.stringify(right),
                                answer: { kind: "composite", fields: right, tries: [] },
                                options: [], explanation_html: "", source: { title: "", url: "" },
                            }
                            : undefined}
                        onAnswer={setResponse}
                        onStrike={() => {}}
                    />
                </article>
            </div>
            {alone
                ? (
                    <footer hidden>
                        <output id="response">{JSON.stringify(response)}</output>
                        <output id="completeness">{completeness(item, response)}</output>
                        <button type="button" id="check" onClick={() => setChecked(true)}>check</button>
                    </footer>
                )
                : null}
        </CompositeHostContext>
    );
}

function Contents() {
    return (
        <main>
            <h1>Gallery</h1>
            <ul>{Object.keys(items).map((one) => <li key={one}><a href={`#${one}`}>{one}</a></li>)}</ul>
        </main>
    );
}

applyLooks(usualLooks);
const language = asked.get("lang") ?? "en";
const words = makeWords(language, await speak(language, playerMessages));
const root = createRoot(document.getElementById("root") as HTMLElement);

function draw() {
    // Several with "+" between them stand below each other, to be looked at together.
    const names = decodeURIComponent(location.hash.slice(1)).split("+").filter((one) => items[one] !== undefined);
    root.render(
        <StrictMode>
            <WordsProvider words={words}>
                {names.length === 0
                    ? <Contents />
                    : (
                        <div className="exam">
                            <main className="exam-main" id="exam">
                                {names.map((name) =>
                                    items[name] ? <Shown key={name} name={name} shown={items[name]} alone={names.length === 1} /> : null)}
                            </main>
                        </div>
                    )}
            </WordsProvider>
        </StrictMode>,
    );
}
window.addEventListener("hashchange", draw);
draw();
