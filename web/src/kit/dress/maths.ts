import temml from "temml";
import "./maths.css";

/** Turns `<span class="math" data-tex>` into MathML, which browsers and screen readers know by themselves. */
export function dressMaths(place: Element): void {
    for (const span of place.querySelectorAll<HTMLElement>(".math[data-tex]")) {
        // Not trusted: a formula brings no links and no styles of its own, and one that is wrong shows its source.
        temml.render(span.dataset["tex"] ?? "", span, {
            displayMode: span.classList.contains("math-block"),
            throwOnError: false,
            trust: false,
        });
        delete span.dataset["tex"];
    }
}
