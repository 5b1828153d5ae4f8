import type { Reply } from "~/kit/api";
import type { Words } from "~/kit/words/Words";

export type Offer = Reply<"/api/catalogue">["items"][number];

const places: Record<Offer["kind"], string> = {
    certification: "/certifications/",
    course: "/courses/",
    path: "/paths/",
    practice: "/practice/",
    workshop: "/workshops/",
};

/** The page of a thing in the catalogue. */
export function offerHref(kind: Offer["kind"], id: string): string {
    return places[kind] + id;
}

/** A length of time in words: "45 minutes", "2 hours", "1 hour 30 minutes". */
export function duration(words: Words, minutes: number): string {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours === 0) {
        return words("catalog.duration.minutes", { minutes });
    }
    return rest === 0 ? words("catalog.duration.hours", { hours }) : words("catalog.duration.both", { hours, minutes: rest });
}

/** A language's own code in the reader's words. */
export function languageName(words: Words, code: string): string {
    return new Intl.DisplayNames([words.locale], { type: "language" }).of(code) ?? code;
}
