// What the digits and the strike key do to the question on the screen.

const rowAt = (place: number) => document.querySelector<HTMLElement>(`#exam [data-option="${place}"]`);

/** Chooses the option at a place, or goes to the step or prompt that stands there. */
export function pressPlace(place: number): void {
    const row = rowAt(place);
    const input = row?.querySelector<HTMLInputElement>("input");
    if (input) {
        input.focus();
        input.click();
    } else {
        row?.querySelector<HTMLElement>("[data-first-control]")?.focus();
    }
}

/** Strikes out the option at a place, or the one that has the focus. Whether there was one. */
export function strikePlace(which: number | Element | null): boolean {
    const row = typeof which === "number" ? rowAt(which) : which?.closest("#exam [data-option]");
    const strike = row?.querySelector<HTMLElement>(".strike");
    strike?.click();
    return strike !== null && strike !== undefined;
}
