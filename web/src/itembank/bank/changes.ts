import type { VersionBody } from "./labels";

type Body = VersionBody["body"];
type Question = NonNullable<Body["question"]>;

/** One thing that reads differently in two versions, named as people name it. */
export interface Change {
    /** The last part of a message key: "text", "option_text". */
    readonly field: string;
    /** Which one, where there are several: the letter of an option. */
    readonly place: string;
    readonly before: string;
    readonly after: string;
}

type Read = ReadonlyMap<string, string>;

const letter = (at: number) => String.fromCodePoint(97 + (at % 26)) + (at < 26 ? "" : String(Math.floor(at / 26)));

/** An option's place in the first list that has it, so that a moved one is compared with itself. */
function places(before: readonly { readonly id: string }[], after: readonly { readonly id: string }[]): ReadonlyMap<string, string> {
    const ids = [...new Set([...before, ...after].map(({ id }) => id))];
    return new Map(ids.map((id, at) => [id, letter(at)]));
}

function put(into: Map<string, string>, field: string, place: string, value: unknown): void {
    if (value !== undefined && value !== null && value !== "" && value !== false) {
        into.set(`${field}|${place}`, String(value));
    }
}

function readMeta(into: Map<string, string>, { meta }: Body): void {
    for (const field of ["title", "exam", "pool", "language", "objective", "cognitive", "stimulus"] as const) {
        put(into, field, "", meta[field]);
    }
    put(into, "source", "", [meta.source.title, meta.source.url].filter((part) => part !== "").join(" "));
}

function readQuestion(into: Map<string, string>, q: Question, option: ReadonlyMap<string, string>, target: ReadonlyMap<string, string>): void {
    for (const field of ["type", "text", "points", "least", "most", "shuffle", "case_sensitive", "all_or_nothing", "lines"] as const) {
        put(into, field, "", q[field]);
    }
    for (const one of q.options) {
        const place = option.get(one.id) ?? one.id;
        put(into, "option_text", place, one.text);
        put(into, "option_fraction", place, `${one.fraction} %`);
        put(into, "option_feedback", place, one.feedback);
        put(into, "option_tolerance", place, one.tolerance);
        put(into, "option_area", place, one.area ? `${one.area.shape} ${one.area.coords.join(" ")}` : "");
        put(into, "option_picture", place, one.picture);
    }
    put(into, "order", "", q.options.map(({ id }) => option.get(id) ?? id).join(" "));
    for (const one of q.targets) {
        put(into, "target_text", target.get(one.id) ?? one.id, one.text);
    }
    put(into, "pairs", "", q.pairs.map((pair) => `${option.get(pair.option) ?? pair.option} → ${target.get(pair.target) ?? pair.target} (${pair.fraction} %)`).join("\n"));
    for (const blank of q.blanks) {
        put(into, "blank", blank.id, blank.options.map((one) => `${one.text} (${one.fraction} %)`).join("\n"));
    }
    put(into, "picture", "", q.picture ? `${q.picture.path} ${q.picture.alt}` : "");
    put(into, "slider", "", q.slider ? `${q.slider.low}–${q.slider.high}, ${q.slider.answer} ± ${q.slider.tolerance}` : "");
    for (const field of ["general", "correct", "partly", "wrong"] as const) {
        put(into, `feedback_${field}`, "", q.feedback[field]);
    }
    put(into, "hints", "", q.hints.join("\n"));
    put(into, "tags", "", q.tags.join(", "));
}

/** What reads differently, field by field and option by option. */
export function changesBetween(from: Body, to: Body): readonly Change[] {
    const option = places(from.question?.options ?? [], to.question?.options ?? []);
    const target = places(from.question?.targets ?? [], to.question?.targets ?? []);
    const read = (body: Body): Read => {
        const into = new Map<string, string>();
        readMeta(into, body);
        if (body.question) {
            readQuestion(into, body.question, option, target);
        } else {
            put(into, "document", "", body.qti);
        }
        put(into, "files", "", body.files.map(({ path, file }) => `${path} ${file.slice(0, 8)}`).join("\n"));
        return into;
    };
    const [before, after] = [read(from), read(to)];
    return [...new Set([...before.keys(), ...after.keys()])]
        .filter((key) => before.get(key) !== after.get(key))
        .map((key) => {
            const [field = "", place = ""] = key.split("|");
            return { field, place, before: before.get(key) ?? "", after: after.get(key) ?? "" };
        });
}
