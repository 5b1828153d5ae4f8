import { createRoot } from "react-dom/client";
import { Notice } from "~/kit/Notice";
import { applyTheme } from "~/kit/theme";
import { preferredLanguage, speak } from "~/kit/words/languages";
import { makeWords, useWords, WordsProvider } from "~/kit/words/Words";
import { playerMessages } from "./messages";
import "~/kit/tokens.css";
import "~/kit/base.css";
import "~/kit/layout.css";

// The player is an entry of its own: nothing here may import the router, the shell, or another module's pages.
function NoAttempt() {
    const words = useWords();
    return (
        <main className="narrow">
            <h1 className="hidden-visually">{words("player.none.title")}</h1>
            <Notice title={words("player.none.title")}>
                {words.rich("player.none.text", { bookings: (name) => <a href="/bookings">{name}</a> })}
            </Notice>
        </main>
    );
}

applyTheme();
const language = preferredLanguage();
const words = makeWords(language, await speak(language, playerMessages));
const root = document.getElementById("root");
if (root) {
    createRoot(root).render(<WordsProvider words={words}><NoAttempt /></WordsProvider>);
}
