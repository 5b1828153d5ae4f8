import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import css from "highlight.js/lib/languages/css";
import ini from "highlight.js/lib/languages/ini";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import sql from "highlight.js/lib/languages/sql";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import "./code.css";

const known = { bash, css, ini, javascript, json, python, sql, xml, yaml };
for (const [name, language] of Object.entries(known)) {
    hljs.registerLanguage(name, language);
}

/** Colours the code of the languages that items use; any other is left as it is. */
export function dressCode(place: Element): void {
    for (const code of place.querySelectorAll<HTMLElement>("code[class^=language-]")) {
        const name = code.className.replace(/^language-/, "").split(" ")[0] ?? "";
        if (hljs.getLanguage(name) && code.dataset["highlighted"] === undefined) {
            hljs.highlightElement(code);
        }
    }
}
