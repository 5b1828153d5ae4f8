import type { Area } from "./areas";
import type { DraftBody, Pool, Question, QuestionBlank, QuestionOption, QuestionPair, QuestionTarget, QuestionType } from "./question";

// Edits of a question: pure, each gives the next one.

/** A new id: the first letter that is free, then letters with numbers. */
export function freshLetter(taken: readonly string[]): string {
    for (let round = 0; ; round++) {
        for (const letter of "abcdefghijklmnopqrstuvwxyz") {
            const id = round === 0 ? letter : `${letter}${round}`;
            if (!taken.includes(id)) {
                return id;
            }
        }
    }
}

export function newOption(id: string, over: Partial<QuestionOption> = {}): QuestionOption {
    return { id, text: "", fraction: 0, tolerance: null, feedback: "", area: null, picture: "", fixed: false, group: "", most: 1, ...over };
}

export function newTarget(id: string): QuestionTarget {
    return { id, text: "", area: null, group: "", most: 1 };
}

/** Types whose options are chosen from, and whether one or several of them are right. */
export function choosesOne({ type, most }: Pick<Question, "type" | "most">): boolean {
    return type === "choice" || type === "true_false" || ((type === "hotspot" || type === "hot_text") && most === 1);
}

export const shuffles: ReadonlySet<QuestionType> = new Set(["choice", "multiple_response", "true_false", "inline_choice", "associate", "match", "gap_match", "cloze"]);
export const onPicture: ReadonlySet<QuestionType> = new Set(["hotspot", "graphic_order", "graphic_associate", "graphic_gap_match", "select_point", "position_object"]);
/** No machine scores these. */
export const byPeople: ReadonlySet<QuestionType> = new Set(["extended_text", "drawing", "upload"]);
/** Fractions can add up here. */
export const partly: ReadonlySet<QuestionType> = new Set([
    "choice", "multiple_response", "order", "associate", "match", "gap_match", "hot_text", "hotspot", "graphic_order", "graphic_associate", "graphic_gap_match",
]);

const startingOptions: Partial<Record<QuestionType, number>> = { choice: 4, multiple_response: 5, true_false: 2, order: 3, associate: 4, match: 3, gap_match: 3 };

/** A question of this type as it begins. `texts` are the words of true or false. */
export function newQuestion(type: QuestionType, language: string, texts: readonly string[] = []): Question {
    const fromNothing = type === "text_entry" || type === "numeric" || type === "position_object";
    const count = startingOptions[type] ?? (fromNothing ? 1 : 0);
    const sure = fromNothing || type === "true_false";
    const options = Array.from({ length: count }, (_, at) => newOption(freshLetter(Array.from("abcdefghijk").slice(0, at)), {
        text: texts[at] ?? "", fraction: sure && at === 0 ? 100 : 0,
    }));
    const several = type === "multiple_response" || type === "associate" || type === "match" || type === "gap_match" || type.startsWith("graphic");
    return {
        type, name: "", title: "", text: "", points: 1, least: 0, most: several ? 0 : 1, shuffle: type !== "true_false", case_sensitive: false,
        all_or_nothing: true, lines: type === "extended_text" ? 8 : 0, options, pairs: [], blanks: [],
        targets: type === "match" ? ["p1", "p2", "p3"].map(newTarget) : [],
        picture: null, slider: type === "slider" ? { low: 0, high: 100, step: 1, answer: 50, tolerance: 0, vertical: false } : null,
        feedback: { general: "", correct: "", partly: "", wrong: "" }, hints: [], tags: [], language,
    };
}

export function newBody(question: Question, exam: string, pool: Pool): DraftBody {
    return {
        meta: { title: "", exam, pool, language: question.language, objective: "", cognitive: null, source: { title: "", url: "" }, stimulus: "" },
        format: "markdown", question, qti: "", files: [], texts: [],
    };
}

const idsOf = (q: Question) => [...q.options, ...q.targets].map(({ id }) => id);

export function withNewOption(q: Question, after = q.options.length - 1): Question {
    return { ...q, options: q.options.toSpliced(after + 1, 0, newOption(freshLetter(idsOf(q)))) };
}

export function withNewTarget(q: Question): Question {
    const taken = idsOf(q);
    let number = 1;
    while (taken.includes(`p${number}`)) {
        number++;
    }
    return { ...q, targets: [...q.targets, newTarget(`p${number}`)] };
}

/** Without an option and all that names it. */
export function withoutOption(q: Question, id: string): Question {
    return { ...q, options: q.options.filter((one) => one.id !== id), pairs: q.pairs.filter(({ option, target }) => option !== id && target !== id) };
}

/** Without a target, what names it, and its gap in the text. */
export function withoutTarget(q: Question, id: string): Question {
    return { ...q, targets: q.targets.filter((one) => one.id !== id), pairs: q.pairs.filter(({ target }) => target !== id), text: withoutPlace(q.text, id) };
}

export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
    const one = list[from];
    return one === undefined || to < 0 || to >= list.length ? list : list.toSpliced(from, 1).toSpliced(to, 0, one);
}

/** An option marked as right, or no longer. Where one is right, the others stop being it. */
export function marked(options: readonly QuestionOption[], id: string, right: boolean, one: boolean): readonly QuestionOption[] {
    return options.map((option) =>
        option.id === id ? { ...option, fraction: right ? 100 : 0 } : one && right ? { ...option, fraction: 0 } : option);
}

/** Even shares of what is right, to the hundredth, so that they make 100. */
export function evenShares(count: number): readonly number[] {
    const share = Math.floor(10_000 / Math.max(count, 1)) / 100;
    return Array.from({ length: count }, (_, at) => (at === 0 ? Math.round((100 - share * (count - 1)) * 100) / 100 : share));
}

function shared<T extends { readonly fraction: number }>(list: readonly T[]): readonly T[] {
    const shares = [...evenShares(list.filter(({ fraction }) => fraction > 0).length)];
    return list.map((one) => (one.fraction > 0 ? { ...one, fraction: shares.shift() ?? 0 } : one));
}

const made = <T extends { readonly fraction: number }>(list: readonly T[]) => list.map((one) => ({ ...one, fraction: one.fraction > 0 ? 100 : 0 }));

/** All or nothing, or points for a part: fractions are spread evenly at first, and rounded to right or wrong on the way back. */
export function withAllOrNothing(q: Question, whole: boolean): Question {
    const one = choosesOne(q);
    const best = q.options.reduce((most, { fraction }) => Math.max(most, fraction), 0);
    const options = whole
        ? one ? marked(q.options, q.options.find(({ fraction }) => fraction > 0 && fraction === best)?.id ?? "", true, true) : made(q.options)
        : one ? q.options : shared(q.options);
    return { ...q, all_or_nothing: whole, options, pairs: whole ? made(q.pairs) : shared(q.pairs) };
}

/** What the right ones come to together. */
export function percentTotal(list: readonly { readonly fraction: number }[]): number {
    return Math.round(list.reduce((sum, { fraction }) => sum + Math.max(0, fraction), 0) * 100) / 100;
}

export function hasPair(q: Question, option: string, target: string): boolean {
    return q.pairs.some((pair) => pair.option === option && pair.target === target);
}

export function withPair(q: Question, option: string, target: string, on: boolean): Question {
    const others = q.pairs.filter((pair) => pair.option !== option || pair.target !== target);
    return { ...q, pairs: on ? [...others, { option, target, fraction: 100 }] : others };
}

/** The one option of a gap; an empty id for none. */
export function withOnlyPair(q: Question, option: string, target: string): Question {
    const others = q.pairs.filter((pair) => pair.target !== target);
    return { ...q, pairs: option === "" ? others : [...others, { option, target, fraction: 100 }] };
}

export function withPairAt(q: Question, at: number, change: Partial<QuestionPair>): Question {
    return { ...q, pairs: q.pairs.map((pair, place) => (place === at ? { ...pair, ...change } : pair)) };
}

// --- places in the text: "[[id]]", of hot text "[[id:words]]"
const place = /\[\[([A-Za-z0-9_.-]+)\]\]/g;
const hotWord = /\[\[([A-Za-z0-9_.-]+):((?:(?!\]\]).)*)\]\]/g;

export function placesIn(text: string): readonly string[] {
    return [...text.matchAll(place)].map(([, id = ""]) => id);
}

export function withoutPlace(text: string, id: string): string {
    return text.replaceAll(place, (whole, found: string) => (found === id ? "" : whole));
}

export interface HotWord {
    readonly id: string;
    readonly words: string;
}

export function hotWordsIn(text: string): readonly HotWord[] {
    return [...text.matchAll(hotWord)].map(([, id = "", words = ""]) => ({ id, words }));
}

/** The words stay, their mark goes. */
export function withoutHotWord(q: Question, id: string): Question {
    return {
        ...q, options: q.options.filter((one) => one.id !== id),
        text: q.text.replaceAll(hotWord, (whole, found: string, words: string) => (found === id ? words : whole)),
    };
}

/** Every marked word with its option: words that were marked by typing have none yet. */
export function hotOptions(q: Question): readonly (QuestionOption & HotWord)[] {
    return hotWordsIn(q.text).map(({ id, words }) => ({ ...(q.options.find((one) => one.id === id) ?? newOption(id)), words }));
}

/** Hot options as the question keeps them: in the text's order, without those whose words are gone. */
export function withHotOptions(q: Question, options: readonly QuestionOption[]): Question {
    const known = new Set(hotWordsIn(q.text).map(({ id }) => id));
    return { ...q, options: options.filter(({ id }) => known.has(id)).map(({ id, fraction, feedback }) => newOption(id, { fraction, feedback })) };
}

/** Places that lack their blank, and blanks that lack their place. */
export function strays(text: string, ids: readonly string[]): { readonly places: readonly string[]; readonly blanks: readonly string[] } {
    const places = placesIn(text);
    return { places: [...new Set(places.filter((id) => !ids.includes(id)))], blanks: ids.filter((id) => !places.includes(id)) };
}

export function newBlank(id: string, type: QuestionType): QuestionBlank {
    const options = typed(type) ? [newOption("a", { fraction: 100 })] : ["a", "b", "c"].map((one, at) => newOption(one, { fraction: at === 0 ? 100 : 0 }));
    return { id, type, weight: 1, case_sensitive: false, options };
}

export function freshBlankId(q: Question): string {
    const taken = new Set([...q.blanks.map(({ id }) => id), ...q.targets.map(({ id }) => id), ...placesIn(q.text)]);
    let number = 1;
    while (taken.has(`${number}`)) {
        number++;
    }
    return `${number}`;
}

/** A blank of another type: accepted texts and choices read the same, so they stay. */
export function retyped(blank: QuestionBlank, type: QuestionType): QuestionBlank {
    const fewest = typed(type) ? 1 : 2;
    const options = [...blank.options];
    while (options.length < fewest) {
        options.push(newOption(freshLetter(options.map(({ id }) => id))));
    }
    return { ...blank, type, options };
}

export function withoutBlank(q: Question, id: string): Question {
    return { ...q, blanks: q.blanks.filter((one) => one.id !== id), text: withoutPlace(q.text, id) };
}

export function withBlank(q: Question, blank: QuestionBlank): Question {
    return { ...q, blanks: q.blanks.map((one) => (one.id === blank.id ? blank : one)) };
}

// --- areas of a picture
export function areasOf(list: readonly (QuestionOption | QuestionTarget)[]): readonly Area[] {
    return list.flatMap(({ id, text, area }) => (area ? [{ id, label: text, shape: area.shape, coords: area.coords }] : []));
}

/** What was drawn, on what was there: known ids keep the rest of theirs, gone ones go with their pairs. */
export function withAreas(q: Question, areas: readonly Area[], of: "options" | "targets"): Question {
    const shown = areas.map(({ id, label, shape, coords }) => ({ id, text: label, area: { shape, coords: [...coords] } }));
    const stays = (id: string) => idsOf({ ...q, [of]: shown } as Question).includes(id);
    const pairs = q.pairs.filter(({ option, target }) => stays(option) && stays(target));
    return of === "options"
        ? { ...q, pairs, options: shown.map((one) => ({ ...newOption(one.id), ...q.options.find(({ id }) => id === one.id), ...one })) }
        : { ...q, pairs, targets: shown.map((one) => ({ ...newTarget(one.id), ...q.targets.find(({ id }) => id === one.id), ...one })) };
}

// --- before all is written
const typed = (type: QuestionType) => type === "text_entry" || type === "numeric";

/** What a preview shows where nothing is written yet, so that every answer can be told from the others. */
export function withPlaceholders(body: DraftBody, saying: { readonly stem: string; readonly part: (number: number) => string }): DraftBody {
    const { question: q } = body;
    if (!q) {
        return body;
    }
    const filled = <T extends { readonly text: string }>(list: readonly T[], from = 0) =>
        list.map((one, at) => (one.text.trim() === "" ? { ...one, text: saying.part(from + at + 1) } : one));
    return {
        ...body,
        question: {
            ...q,
            text: q.text.trim() === "" ? saying.stem : q.text,
            options: typed(q.type) || onPicture.has(q.type) || q.type === "hot_text" ? q.options : filled(q.options),
            targets: q.type === "match" ? filled(q.targets, q.options.length) : q.targets,
            blanks: q.blanks.map((blank) => (typed(blank.type) ? blank : { ...blank, options: filled(blank.options) })),
        },
    };
}

// --- files
/** A file's name as an address in the text can hold it, that no other file has. */
export function pathFor(name: string, taken: readonly string[]): string {
    const [, stem = "", ending = ""] = /^(.*?)(\.[A-Za-z0-9]+)?$/.exec(name) ?? [];
    const plain = stem.normalize("NFKD").replaceAll(/[^\w-]+/g, "-").replaceAll(/^[-_]+|-+$/g, "").slice(0, 60) || "picture";
    for (let number = 1; ; number++) {
        const path = `${plain}${number === 1 ? "" : `-${number}`}${ending.toLowerCase()}`;
        if (!taken.includes(path)) {
            return path;
        }
    }
}

/** The files that the question still names. */
export function filesInUse(body: DraftBody): DraftBody["files"] {
    const text = JSON.stringify([body.question, body.qti, body.texts]);
    return body.files.filter(({ path }) => text.includes(path));
}

/** The stem's words without marks of either format, as the search for alike ones reads them. */
export function plainWords(text: string): string {
    return text.replaceAll(hotWord, "$2").replaceAll(place, " ").replaceAll(/<[^>]*>/g, " ").replaceAll(/[*_`#>]+/g, "").replaceAll(/\s+/g, " ").trim();
}
