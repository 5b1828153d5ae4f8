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

for (const [name, language] of Object.entries({ bash, css, ini, javascript, json, python, sql, xml, yaml })) {
    hljs.registerLanguage(name, language);
}

/** Colours code in the languages above; any other stays as it is. */
export function dressCode(place: Element): void {
    for (const code of place.querySelectorAll<HTMLElement>("code[class^=language-]:not([data-highlighted])")) {
        const language = /^language-([\w-]+)/.exec(code.className)?.[1] ?? "";
        if (hljs.getLanguage(language)) {
            hljs.highlightElement(code);
        }
    }
}
