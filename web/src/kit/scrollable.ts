/** Lets the keyboard scroll what is wider than its place; what fits takes no tab stop. */
export function reachIfWide(places: Iterable<HTMLElement>): void {
    for (const place of places) {
        if (place.scrollWidth > place.clientWidth) {
            place.tabIndex = 0;
        } else {
            place.removeAttribute("tabindex");
        }
    }
}
