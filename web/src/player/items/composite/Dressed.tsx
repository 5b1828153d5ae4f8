import { useEffect, useRef } from "react";
import type { BodyElement } from "../../core/wire";
import { attribute, classesOf, plainWords } from "./interaction";

// Dressed by code that writes into the page itself: React gives these elements no children of its own.

/** A formula written in TeX. Until Temml is there, and where it never comes, the TeX can be read. */
export function Formula({ node }: { readonly node: BodyElement }) {
    const place = useRef<HTMLSpanElement>(null);
    const tex = attribute(node, "data-tex");
    const block = classesOf(node).includes("math-block");
    useEffect(() => {
        const span = place.current;
        if (!span) {
            return;
        }
        span.textContent = tex;
        import("../../dress/maths").then(({ dressFormula }) => dressFormula(span, tex, block)).catch(() => {});
    }, [tex, block]);
    return <span ref={place} className={block ? "math math-block" : "math"} />;
}

/** Lines of code in a language that is known, in colours. */
export function CodeLines({ node }: { readonly node: BodyElement }) {
    const place = useRef<HTMLElement>(null);
    const text = rawText(node);
    useEffect(() => {
        const code = place.current;
        if (!code) {
            return;
        }
        code.textContent = text;
        delete code.dataset["highlighted"];
        import("../../dress/code").then(({ dressCode }) => code.parentElement && dressCode(code.parentElement)).catch(() => {});
    }, [text]);
    return <code ref={place} className={classesOf(node).join(" ")} />;
}

function rawText(node: BodyElement): string {
    return (node.c ?? []).map((child) => typeof child === "string" ? child : child.c ? rawText(child) : plainWords(child)).join("");
}
