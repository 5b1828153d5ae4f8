/** "Thursday, 4 March 2027" as the reader's language writes it. */
export function dayWords(at: Date, zone: string, locale: string): string {
    return new Intl.DateTimeFormat(locale, { timeZone: zone, day: "numeric", month: "long", year: "numeric", weekday: "short" })
        .format(at);
}

export function timeWords(at: Date, zone: string, locale: string): string {
    return new Intl.DateTimeFormat(locale, { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

/** The city of an IANA zone, as people say it: "America/New_York" is New York. */
export function zoneName(zone: string): string {
    return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** Days, hours, minutes and seconds of a span; nothing is left of one that is over. */
export function spanParts(milliseconds: number): { days: number; hours: number; minutes: number; seconds: number } {
    const seconds = Math.max(0, Math.floor(milliseconds / 1000));
    return {
        days: Math.floor(seconds / 86_400),
        hours: Math.floor(seconds / 3600) % 24,
        minutes: Math.floor(seconds / 60) % 60,
        seconds: seconds % 60,
    };
}
