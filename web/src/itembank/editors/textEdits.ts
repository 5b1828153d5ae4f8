/** A text with what is chosen in it. */
export interface Chosen {
    readonly text: string;
    readonly from: number;
    readonly to: number;
}

/** Puts marks around what is chosen, or takes them away where they are already. */
export function wrapped({ text, from, to }: Chosen, before: string, after: string): Chosen {
    const outside = text.slice(Math.max(0, from - before.length), from) === before && text.slice(to, to + after.length) === after;
    if (outside) {
        const left = from - before.length;
        return { text: text.slice(0, left) + text.slice(from, to) + text.slice(to + after.length), from: left, to: to - before.length };
    }
    return { text: text.slice(0, from) + before + text.slice(from, to) + after + text.slice(to), from: from + before.length, to: to + before.length };
}

/** Makes the chosen lines a list. */
export function listed({ text, from, to }: Chosen, mark: (at: number) => string): Chosen {
    const start = text.lastIndexOf("\n", from - 1) + 1;
    const next = text.indexOf("\n", to);
    const end = next < 0 ? text.length : next;
    const lines = text.slice(start, end).split("\n").map((line, at) => `${mark(at)}${line}`).join("\n");
    // A list begins after an empty line.
    const gap = start > 0 && text[start - 2] !== "\n" ? "\n" : "";
    return { text: text.slice(0, start) + gap + lines + text.slice(end), from: start + gap.length, to: start + gap.length + lines.length };
}

/** Puts something in the place of what is chosen. */
export function inserted({ text, from, to }: Chosen, what: string): Chosen {
    const at = from + what.length;
    return { text: text.slice(0, from) + what + text.slice(to), from: at, to: at };
}

const knownTags = new Set([
    "p", "br", "strong", "b", "em", "i", "u", "s", "del", "code", "pre", "blockquote", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "a",
]);

/** Whether the page's editor can hold every element of this HTML: what it cannot, it would drop. */
export function fitsEditor(html: string): boolean {
    const tags = [...html.matchAll(/<\/?([a-zA-Z][\w:-]*)([^>]*)>/g)];
    return !html.includes("<!--") && tags.every(([, name = "", rest = ""]) => {
        const attributes = rest.replace(/\/\s*$/, "").trim();
        const tag = name.toLowerCase();
        return knownTags.has(tag) && (attributes === "" || (tag === "a" && /^href="[^"]*"$/.test(attributes)));
    });
}

/** A single paragraph of a label goes without its element. */
export function withoutParagraph(html: string): string {
    const inner = /^<p>([\s\S]*)<\/p>$/.exec(html.trim())?.[1];
    return inner !== undefined && !inner.includes("<p>") ? inner : html;
}

/** A sentence of the server's about a place in the question, without the place: "/options: write …" is "Write …". */
export function withoutPointer(sentence: string): string {
    const said = sentence.replace(/^\/[\w/-]*: /, "");
    return said === sentence ? sentence : said.charAt(0).toUpperCase() + said.slice(1);
}
