const dayMilliseconds = 86_400_000;

function startOf(day: string): number {
    return new Date(`${day}T00:00:00Z`).getTime();
}

/** "12 March 2029" as the reader's language writes it. */
export function dayInWords(day: string, locale: string): string {
    return new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" }).format(startOf(day));
}

/** Where a moment stands between two days, 0 to 100 percent. */
export function placeBetween(from: string, until: string, at: Date): number {
    const start = startOf(from);
    const whole = startOf(until) + dayMilliseconds - start;
    return whole <= 0 ? 100 : Math.max(0, Math.min(100, ((at.getTime() - start) / whole) * 100));
}

export function startOfDay(day: string): Date {
    return new Date(startOf(day));
}
