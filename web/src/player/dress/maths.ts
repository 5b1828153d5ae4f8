import temml from "temml";
import "./maths.css";

/** Turns `<span class="math" data-tex>` into MathML, which the browser and its screen reader know by themselves. */
export function dressMaths(place: Element): void {
    for (const span of place.querySelectorAll<HTMLElement>(".math[data-tex]")) {
        dressFormula(span, span.dataset["tex"] ?? "", span.classList.contains("math-block"));
        delete span.dataset["tex"];
    }
}

/** Not trusted: no links, no colours, no macros that outlive the formula. */
export function dressFormula(span: HTMLElement, tex: string, block: boolean): void {
    temml.render(tex, span, { displayMode: block, throwOnError: false, trust: false, annotate: false });
}
