import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

function tokensAfter(selector: string): Map<string, string> {
    const start = css.indexOf("{", css.indexOf(selector)) + 1;
    const block = css.slice(start, css.indexOf("}", start));
    return new Map([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]));
}

const light = tokensAfter(":root {");
const systemDark = tokensAfter(':root:not([data-theme="light"])');
const chosenDark = tokensAfter(':root[data-theme="dark"]');

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
    const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
    const [r = 0, g = 0, b = 0] = parts.map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
    const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
}

const grounds = ["paper", "surface", "sunken"];
// What is read on what; AA asks for 4.5.
const text: [string, string][] = [
    ...["ink", "ink-soft", "ink-faint", "accent-ink", "bad", "good", "warn", "info", "brass"]
        .flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
    ...["info", "good", "warn", "bad", "brass"].map((kind): [string, string] => [kind, `${kind}-soft`]),
    ...["info", "good", "warn", "bad", "brass", "accent"].flatMap((kind): [string, string][] => [
        ["ink", `${kind}-soft`],
        ["ink-soft", `${kind}-soft`],
    ]),
    ["accent-ink", "accent-soft"],
    ["accent-ink", "brass-soft"],
    ["on-accent", "accent"],
    ["on-accent", "accent-hover"],
    ["on-bad", "bad"],
    ["on-bad", "bad-hover"],
];
// What is seen and not read: borders of controls, focus rings, bars; AA asks for 3.
const seen: [string, string][] = ["line-strong", "focus", "accent"].flatMap((sign) =>
    grounds.map((ground): [string, string] => [sign, ground]));

describe.each([["light", light], ["dark", systemDark]] as const)("the %s palette", (_, palette) => {
    const colour = (name: string) => palette.get(name) ?? `missing ${name}`;
    it.each(text)("reads %s on %s", (ink, ground) => {
        expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
    });
    it.each(seen)("shows %s on %s", (sign, ground) => {
        expect(contrast(colour(sign), colour(ground))).toBeGreaterThanOrEqual(3);
    });
});

describe("the dark palette", () => {
    it("is the same whether the system or the reader chose it", () => {
        expect(chosenDark).toEqual(systemDark);
    });
});
