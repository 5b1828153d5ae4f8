import temml from "temml";
import "./maths.css";

/** Turns `<span class="math" data-tex>` into MathML, which the browser and its screen reader know by themselves. */
export function dressMaths(place: Element): void {
    for (const span of place.querySelectorAll<HTMLElement>(".math[data-tex]")) {
        const tex = span.dataset["tex"] ?? "";
        // Not trusted: no links, no colours, no macros that outlive the formula.
        temml.render(tex, span, {
            displayMode: span.classList.contains("math-block"), throwOnError: false, trust: false, annotate: false,
        });
        delete span.dataset["tex"];
    }
}
