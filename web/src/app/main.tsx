import { createRoot } from "react-dom/client";
import { applyTheme } from "~/kit/theme";
import { allMessages } from "~/kit/words/all";
import { preferredLanguage, speak } from "~/kit/words/languages";
import { makeWords } from "~/kit/words/Words";
import { App } from "./App";
import "~/kit/tokens.css";
import "~/kit/base.css";

applyTheme();
const language = preferredLanguage();
const words = makeWords(language, await speak(language, allMessages));
const root = document.getElementById("root");
if (root) {
    createRoot(root).render(<App words={words} />);
}
