import { dayWords, zoneName } from "~/kit/instants";
import type { Reply } from "~/kit/api";
import type { Words } from "~/kit/words/Words";

export type Booking = Reply<"/api/bookings/{booking}">;
export type Centre = Reply<"/api/centres">["items"][number];
export type Eligibility = Reply<"/api/exams/{exam}/eligibility">;
export type Slots = Reply<"/api/exams/{exam}/slots">;
export type Start = Slots["days"][number]["starts"][number];

/** Where a sitting takes place; nothing yet: not chosen. */
export type Place = { readonly mode: "online" } | { readonly mode: "centre"; readonly centre: string };

export function placeOf(where: string): Place | undefined {
    return where === "" ? undefined : where === "online" ? { mode: "online" } : { mode: "centre", centre: where };
}

/** A civil day (ISO 8601) in words; it is the same day everywhere, so no zone comes into it. */
export function civilDay(day: string, locale: string): string {
    return dayWords(new Date(`${day}T12:00:00Z`), "UTC", locale);
}

function shortDay(day: string, locale: string): string {
    return new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" })
        .format(new Date(`${day}T12:00:00Z`));
}

/** What a start is called beside its time: the reader's own time where it differs, and how few seats are left. */
export function startNote(words: Words, start: Start, slots: Slots, day: string): string {
    const fewSeats = 3;
    const parts: string[] = [];
    if (start.your_date !== day) {
        parts.push(words("scheduling.slots.yourDayAndTime", { day: shortDay(start.your_date, words.locale), time: start.your_time }));
    } else if (start.your_time !== start.time) {
        parts.push(words("scheduling.slots.yourTime", { time: start.your_time }));
    }
    if (slots.mode === "centre" && start.seats <= fewSeats) {
        parts.push(words("scheduling.slots.seats", { count: start.seats }));
    }
    return parts.join(" · ");
}

export function stateName(words: Words, state: Booking["state"]): string {
    return words(`scheduling.state.${state}`);
}

export function isAhead(booking: Booking): boolean {
    return ["held", "booked", "checked_in"].includes(booking.state);
}

export function placeWords(words: Words, booking: Booking): string {
    return booking.centre ? `${booking.centre.title}, ${booking.centre.city}` : words("scheduling.online");
}

/** Near centres to a tenth of a kilometre, far ones to a whole one. */
export function kilometres(distance: number): number {
    const far = 20;
    return distance < far ? distance : Math.round(distance);
}

export function zoneWords(words: Words, zone: string, yours: string): string {
    return zone === yours
        ? words("scheduling.slots.zone", { zone: zoneName(zone) })
        : words("scheduling.slots.zones", { zone: zoneName(zone), yours: zoneName(yours) });
}

/** A country in the reader's language; as the server calls it where the browser does not know the code. */
export function countryName(words: Words, { country, country_name }: { readonly country: string; readonly country_name: string }): string {
    return new Intl.DisplayNames(words.locale, { type: "region", fallback: "none" }).of(country) ?? country_name;
}
