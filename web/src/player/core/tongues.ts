// An item in one of its languages. What is answered is the same in all of them.
import type { Explained } from "./server";
import type { Item } from "./wire";

/** A language an item is shown in: one, or a translation with the source beside it. */
export interface Tongue {
    readonly language: string;
    readonly both: boolean;
}

const primary = (language: string) => language.split("-")[0]?.toLowerCase() ?? "";
const rightToLeft = new Set(["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]);

export function directionOf(language: string): "ltr" | "rtl" {
    return rightToLeft.has(primary(language)) ? "rtl" : "ltr";
}

export function sameTongue(one: string, other: string): boolean {
    return primary(one) === primary(other);
}

/** What a language calls itself: "Deutsch". */
export function ownName(language: string): string {
    return nameIn(language, language);
}

/** What a language is called in another: "Englisch". */
export function nameIn(language: string, reader: string): string {
    try {
        return new Intl.DisplayNames([reader], { type: "language" }).of(language) ?? language;
    } catch {
        return language;
    }
}

export function tonguesOf(item: Pick<Item, "translations">, source: string): readonly string[] {
    return [source, ...(item.translations ?? []).map(({ language }) => language)];
}

/** The page's language where the item has it, else the source's. */
export function opensIn(item: Pick<Item, "translations">, source: string, page: string): string {
    const there = tonguesOf(item, source);
    return there.find((language) => language === page) ?? there.find((language) => sameTongue(language, page)) ?? source;
}

/** The item with its texts in that language; itself where it has no such translation. */
export function itemIn<T extends Item>(item: T, language: string): T {
    const found = item.translations?.find((one) => one.language === language);
    if (!found) {
        return item;
    }
    const { stem_html, options, prompts, case_study, body } = found;
    return {
        ...item, stem_html, options, prompts,
        case_study: case_study ?? item.case_study,
        ...(item.body && body ? { body: { ...item.body, ...body, language, direction: directionOf(language) } } : {}),
    };
}

/** Why an answer is right, in that language as far as it is said in it. */
export function explainedIn(explained: Explained, language: string): Explained {
    const found = explained.translations?.find((one) => one.language === language);
    if (!found) {
        return explained;
    }
    const whys = new Map(found.options.map(({ id, why_html }) => [id, why_html]));
    return {
        ...explained,
        options: explained.options.map((option) => ({ ...option, why_html: whys.get(option.id) || option.why_html })),
        explanation_html: found.explanation_html || explained.explanation_html,
        ...(explained.body && found.body ? { body: { ...explained.body, ...found.body, language, direction: directionOf(language) } } : {}),
    };
}

const key = (item: string) => `assay.tongue.${item}`;

/** What was chosen for an item in this tab; a reload keeps it. */
export function chosenTongue(item: Pick<Item, "id" | "translations">, source: string): Tongue | undefined {
    try {
        const [language = "", both] = (sessionStorage.getItem(key(item.id)) ?? "").split(" ");
        return tonguesOf(item, source).includes(language) ? { language, both: both === "both" } : undefined;
    } catch {
        return undefined;
    }
}

export function keepTongue(item: string, { language, both }: Tongue): void {
    try {
        sessionStorage.setItem(key(item), both ? `${language} both` : language);
    } catch {
        // A browser that keeps nothing still shows it for as long as the question is open.
    }
}
