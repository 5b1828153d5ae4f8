import { createRoot } from "react-dom/client";
import { preferredLanguage, speak } from "~/kit/words/languages";
import { makeWords, WordsProvider } from "~/kit/words/Words";
import { openStores } from "./core/stores";
import { HttpServer } from "./core/http";
import { applyLooks, storedLooks } from "./core/looks";
import { takeShelter } from "./core/shelter";
import { Sitting } from "./core/sitting";
import { playerMessages } from "./messages";
import { NoAttempt, Player } from "./Player";
import "~/kit/tokens.css";
import "~/kit/base.css";
import "~/kit/layout.css";
import "~/kit/field.css";

// The player is an entry of its own: nothing here may import the router, the shell, or another module's pages.
applyLooks(storedLooks());
const attempt = /^\/player\/([\w-]+)\/?$/.exec(location.pathname)?.[1];
const language = preferredLanguage();
const [messages, stores] = await Promise.all([speak(language, playerMessages), openStores()]);
const words = makeWords(language, messages);
const root = document.getElementById("root");
if (root) {
    createRoot(root).render(
        <WordsProvider words={words}>
            {attempt === undefined
                ? <NoAttempt />
                : <Player sitting={new Sitting({ attempt, server: new HttpServer(attempt), ...stores })} />}
        </WordsProvider>,
    );
}
if (attempt !== undefined && import.meta.env.PROD) {
    void takeShelter();
}
