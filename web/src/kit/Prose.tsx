import { useEffect, useRef } from "react";
import { reachIfWide } from "./scrollable";
import "./Prose.css";

/**
 * HTML that the server made from Markdown and sanitised: nothing else may come here. Formulas and code are dressed when there are any,
 * by scripts that load on demand. `inline` is for a label, where a paragraph has no place.
 */
export function Prose({ html, inline }: { readonly html: string; readonly inline?: boolean }) {
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
    return <Tag ref={place} className={inline ? "prose-inline" : "prose"} dangerouslySetInnerHTML={{ __html: shownHtml }} />;
}

function withoutParagraph(html: string): string {
    const inner = /^\s*<p>([\s\S]*)<\/p>\s*$/.exec(html)?.[1];
    return inner !== undefined && !inner.includes("<p>") ? inner : html;
}
