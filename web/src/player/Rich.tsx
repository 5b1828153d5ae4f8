import { useEffect, useRef } from "react";

/** HTML that the server made from Markdown and sanitised. Formulas and code are dressed when there are any. */
export function Rich({ html, inline }: { readonly html: string; readonly inline?: boolean }) {
    const place = useRef<HTMLDivElement & HTMLSpanElement>(null);
    useEffect(() => {
        const shown = place.current;
        if (shown?.querySelector(".math")) {
            void import("./dress/maths").then(({ dressMaths }) => dressMaths(shown));
        }
        if (shown?.querySelector("code[class^=language-]")) {
            void import("./dress/code").then(({ dressCode }) => dressCode(shown));
        }
    }, [html]);
    const Tag = inline ? "span" : "div";
    const sanitised = { __html: inline ? unwrapped(html) : html };
    // oxlint-disable-next-line react/no-danger -- the server makes it from Markdown without raw HTML and sanitises it again
    return <Tag ref={place} className={inline ? "rich rich-inline" : "rich"} dangerouslySetInnerHTML={sanitised} />;
}

/** A single paragraph needs no paragraph inside a label. */
function unwrapped(html: string): string {
    const inner = /^\s*<p>([\s\S]*)<\/p>\s*$/.exec(html)?.[1];
    return inner !== undefined && !inner.includes("<p>") ? inner : html;
}

/** The words alone, for names that a screen reader says and for the browser's own lists. */
export function plainText(html: string): string {
    return new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
}
