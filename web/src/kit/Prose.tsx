import { createContext, useContext, useEffect, useRef } from "react";
import { reachIfWide } from "./scrollable";
import "./Prose.css";

/** The language of all prose below, where the one who shows it does not say it of each piece. */
export const ProseLanguage = createContext<string | undefined>(undefined);

/**
 * HTML that the server made from Markdown and sanitised: nothing else may come here. Formulas and code are dressed when there are any,
 * by scripts that load on demand. `inline` is for a label, where a paragraph has no place.
 */
export function Prose({ html, inline, lang }: {
    readonly html: string;
    readonly inline?: boolean;
    /** Where it may be another language than the page's. */
    readonly lang?: string | undefined;
}) {
    const around = useContext(ProseLanguage);
    const place = useRef<HTMLDivElement & HTMLSpanElement>(null);
    useEffect(() => {
        const shown = place.current;
        reachIfWide(shown?.querySelectorAll<HTMLElement>("pre, table, .math-block") ?? []);
        if (shown?.querySelector(".math[data-tex]")) {
            void import("./dress/maths").then(({ dressMaths }) => dressMaths(shown));
        }
        if (shown?.querySelector("code[class^=language-]")) {
            void import("./dress/code").then(({ dressCode }) => dressCode(shown));
        }
    }, [html]);
    const Tag = inline ? "span" : "div";
    const shownHtml = inline ? withoutParagraph(html) : html;
    // oxlint-disable-next-line react/no-danger -- the one door for the server's sanitised HTML
    return <Tag ref={place} lang={lang ?? around} className={inline ? "prose-inline" : "prose"} dangerouslySetInnerHTML={{ __html: shownHtml }} />;
}

function withoutParagraph(html: string): string {
    const inner = /^\s*<p>([\s\S]*)<\/p>\s*$/.exec(html)?.[1];
    return inner !== undefined && !inner.includes("<p>") ? inner : html;
}
