let awaited = false;
// The page the browser opened leaves the focus where the browser put it; every other begins at its heading.
let opened: string | undefined = typeof location === "undefined" ? undefined : location.pathname;

/** A new page is there: its heading takes the focus, at once or, where the page still reads, as soon as it appears. */
export function arrive(): void {
    const isOpened = location.pathname === opened;
    opened = undefined;
    if (isOpened) {
        return;
    }
    const heading = document.querySelector<HTMLElement>("main h1");
    awaited = heading === null;
    heading?.focus({ preventScroll: true });
}

/** True for the first heading that appears after an arrival without one. */
export function takeArrival(): boolean {
    const mine = awaited;
    awaited = false;
    return mine;
}
