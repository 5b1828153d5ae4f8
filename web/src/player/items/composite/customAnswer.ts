import type { Field, FieldKind } from "../../core/wire";

// What a custom interaction says and is told about its answer: the standard's JSON on its side, our text values on this.

/** Bytes of one message out of the frame, and characters of one value. */
export const messageMax = 64 * 1024;
export const valueMax = 4000;
const valuesMax = 200;

const names: Readonly<Record<FieldKind, string>> = {
    identifier: "identifier", pair: "pair", directed_pair: "directedPair", string: "string", integer: "integer", real: "float",
    boolean: "boolean", point: "point", file: "file", record: "record",
};

/** Our values of what a custom interaction answered; nothing where it is no answer of the declared kind. */
export function valuesFrom(field: Field, response: unknown): readonly string[] | undefined {
    if (typeof response !== "object" || response === null) {
        return response === null || response === undefined ? [] : undefined;
    }
    const { base, list } = response as { readonly base?: unknown; readonly list?: unknown };
    const name = names[field.kind];
    if (base === null || base === undefined && list === undefined) {
        return base === null ? [] : undefined;
    }
    const of = (holder: unknown): unknown => typeof holder === "object" && holder !== null ? (holder as Record<string, unknown>)[name] : undefined;
    const given = list === undefined ? [of(base)] : of(list);
    if (!Array.isArray(given) || given.length > (field.most === 0 ? valuesMax : field.most)) {
        return undefined;
    }
    const values = given.map((value) => textOf(field.kind, value));
    return values.every((value) => value !== undefined && value.length <= valueMax) ? values.filter((value): value is string => value !== "") : undefined;
}

/** The standard's JSON of our values: one value for a field that takes one, else a list. */
export function responseFrom(field: Field, values: readonly string[]): unknown {
    const name = names[field.kind];
    const json = values.map((value) => jsonOf(field.kind, value));
    if (field.most === 1 && !field.ordered) {
        return { base: json.length === 0 ? null : { [name]: json[0] } };
    }
    return { list: { [name]: json } };
}

function textOf(kind: FieldKind, value: unknown): string | undefined {
    switch (kind) {
        case "identifier":
            return typeof value === "string" && /^\S*$/.test(value) ? value : undefined;
        case "string":
            return typeof value === "string" ? value : undefined;
        case "integer":
            return Number.isSafeInteger(value) ? String(value) : undefined;
        case "real":
            return typeof value === "number" && Number.isFinite(value) ? String(value) : undefined;
        case "boolean":
            return typeof value === "boolean" ? String(value) : undefined;
        case "pair":
        case "directed_pair":
            return two(value, (one) => typeof one === "string" && /^\S+$/.test(one));
        case "point":
            return two(value, (one) => Number.isSafeInteger(one));
        default:
            // A file is handed in by ourselves alone, and a record has no text.
            return undefined;
    }
}

function two(value: unknown, fits: (one: unknown) => boolean): string | undefined {
    return Array.isArray(value) && value.length === 2 && value.every(fits) ? value.join(" ") : undefined;
}

function jsonOf(kind: FieldKind, value: string): unknown {
    switch (kind) {
        case "integer":
        case "real":
            return Number(value);
        case "boolean":
            return value === "true";
        case "pair":
        case "directed_pair":
            return value.split(" ");
        case "point":
            return value.split(" ").map(Number);
        default:
            return value;
    }
}
