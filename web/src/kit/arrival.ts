let arriving = false;

/** The shell says so when the reader moves to another page (not when the first one loads). */
export function announceArrival(): void {
    arriving = true;
}

/** True once per arrival: whoever asks first takes the focus. */
export function takeArrival(): boolean {
    const mine = arriving;
    arriving = false;
    return mine;
}
