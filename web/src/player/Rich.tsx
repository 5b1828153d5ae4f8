import { createContext, useContext, useEffect, useRef } from "react";
import { directionOf } from "./core/tongues";
import type { Item } from "./core/wire";

const mathsMark = 'class="math';
const codeMark = 'class="language-';

/** Formulas and code are dressed when there are any. Undressed they can be read too, so a missing network is no failure. */
function dress(place: Element): void {
    if (place.innerHTML.includes(mathsMark)) {
        import("./dress/maths").then(({ dressMaths }) => dressMaths(place)).catch(() => {});
    }
    if (place.innerHTML.includes(codeMark)) {
        import("./dress/code").then(({ dressCode }) => dressCode(place)).catch(() => {});
    }
}

/** Fetches what these texts will need while there is a network: they may be opened without one. */
export function prepareDress(texts: readonly string[]): void {
    if (texts.some((text) => text.includes(mathsMark))) {
        import("./dress/maths").catch(() => {});
    }
    if (texts.some((text) => text.includes(codeMark))) {
        import("./dress/code").catch(() => {});
    }
}

/** The same for composite items. */
export function prepareItems(items: readonly Item[]): void {
    const bodies = items.flatMap((item) => [item, ...(item.translations ?? [])]).flatMap(({ body }) => body ? [body] : []);
    if (bodies.length > 0) {
        import("./items/composite/prepare").then(({ prepareBodies }) => prepareBodies(bodies)).catch(() => {});
    }
}

/** The language that texts are in, where it may be another than the page's. */
export const TongueContext = createContext<string | undefined>(undefined);

/** HTML that the server made from Markdown and sanitised. */
export function Rich({ html, inline }: { readonly html: string; readonly inline?: boolean }) {
    const place = useRef<HTMLDivElement & HTMLSpanElement>(null);
    useEffect(() => {
        const shown = place.current;
        if (shown) {
            dress(shown);
        }
    }, [html]);
    const language = useContext(TongueContext);
    const tongue = language === undefined ? {} : { lang: language, dir: directionOf(language) };
    const Tag = inline ? "span" : "div";
    const sanitised = { __html: inline ? unwrapped(html) : html };
    // oxlint-disable-next-line react/no-danger -- the server makes it from Markdown without raw HTML and sanitises it again
    return <Tag ref={place} {...tongue} className={inline ? "rich rich-inline" : "rich"} dangerouslySetInnerHTML={sanitised} />;
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
