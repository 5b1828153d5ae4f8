import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import itembankWords from "../../src/itembank/words/en.json";
import { AreaEditor } from "../../src/itembank/editors/AreaEditor";
import type { Area, Target } from "../../src/itembank/editors/areas";
import { PointEditor } from "../../src/itembank/editors/PointEditor";
import kitWords from "../../src/kit/words/en.json";
import { speak } from "../../src/kit/words/languages";
import { makeWords, WordsProvider } from "../../src/kit/words/Words";
import harbour from "./pictures/harbour.svg";
import "../../src/kit/tokens.css";
import "../../src/kit/base.css";
import "../../src/kit/layout.css";
import "../../src/kit/field.css";

const picture = { src: harbour, width: 600, height: 400, alt: "A map of a harbour" };

/** The editors' parts that stand on a picture: `editors.html#areas`, `#points`. */
function Shown() {
    const [areas, setAreas] = useState<readonly Area[]>([]);
    const [points, setPoints] = useState<readonly Target[]>([]);
    const isAreas = location.hash === "#areas";
    return (
        <main style={{ padding: "1rem" }}>
            <h1>{location.hash}</h1>
            {isAreas ? <AreaEditor picture={picture} areas={areas} onChange={setAreas} /> : <PointEditor picture={picture} points={points} onChange={setPoints} />}
            <output id="made" hidden>{JSON.stringify(isAreas ? areas : points)}</output>
        </main>
    );
}

const language = new URLSearchParams(location.search).get("lang") ?? "en";
const words = makeWords(language, await speak(language, async () => ({ ...kitWords, ...itembankWords })));
createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode><WordsProvider words={words}><Shown /></WordsProvider></StrictMode>,
);
