import type { Body, BodyNode, CompositeResponse, Field, FieldAnswer, Response } from "./wire";

// What answering does to a composite response. Pure; every function leaves what it is given as it was.

/** Steps that are kept of one answer. */
export const triesMax = 100;

export function asComposite(response: Response | null): CompositeResponse {
    return response?.kind === "composite" ? response : { kind: "composite", fields: [], tries: [] };
}

export function valuesOf(response: Response | null, field: string): readonly string[] {
    return asComposite(response).fields.find(({ id }) => id === field)?.values ?? [];
}

/** Gives one field its values; without any it is taken back. Fields stand in the item's order, so that the same is the same. */
export function withValues(body: Body, response: Response | null, field: string, values: readonly string[]): Response | null {
    const { fields, tries } = asComposite(response);
    const others = fields.filter(({ id }) => id !== field);
    const all = values.length === 0 ? others : [...others, { id: field, values }];
    return settled(inOrder(body, all), tries);
}

/** Takes back what is not submitted yet; the steps stay. */
export function cleared(response: Response | null): Response | null {
    return settled([], asComposite(response).tries);
}

/** Submits a step. What ended it is told with the step and is then open again. */
export function withTry(body: Body, response: Response | null, ended?: string): CompositeResponse {
    const { fields, tries } = asComposite(response);
    const rest = fields.filter(({ id }) => id !== ended);
    const step = ended === undefined ? fields : inOrder(body, [...rest, { id: ended, values: ["true"] }]);
    return { kind: "composite", fields: rest, tries: [...tries, step] };
}

/** What the catalogues of these items have, by name of the support; of translations their languages. */
export function helpIn(bodies: readonly Body[]): { readonly supports: ReadonlySet<string>; readonly languages: readonly string[] } {
    const supports = new Set<string>();
    const languages = new Set<string>();
    const visit = (node: BodyNode, card: string): void => {
        if (typeof node === "string") {
            return;
        }
        const own = node.t === "card" ? node.a?.["support"] ?? "" : card;
        const language = node.a?.["xml:lang"] ?? node.a?.["lang"];
        if (node.t === "card") {
            supports.add(own);
        } else if (node.t === "card-entry" && own === "keyword-translation" && language !== undefined) {
            languages.add(language);
        }
        node.c?.forEach((child) => visit(child, own));
    };
    bodies.forEach(({ catalogs }) => catalogs.forEach((node) => visit(node, "")));
    return { supports, languages: [...languages].toSorted() };
}

/** Fields that an answer is asked of: a button that ends a step and a film that is watched are not. */
function asked(field: Field): boolean {
    return field.interaction !== "" && field.interaction !== "end-attempt-interaction"
        && (field.interaction !== "media-interaction" || field.least > 0);
}

export function compositeCompleteness(body: Body | null | undefined, response: Response | null): "empty" | "partial" | "complete" {
    const { fields, tries } = asComposite(response);
    const wanted = (body?.fields ?? []).filter(asked);
    const counts = wanted.map((field) => ({ given: valuesOf(response, field.id).length, least: Math.max(1, field.least) }));
    if (tries.length > 0 || counts.every(({ given, least }) => given >= least)) {
        return "complete";
    }
    return fields.length === 0 ? "empty" : "partial";
}

function inOrder(body: Body, answers: readonly FieldAnswer[]): readonly FieldAnswer[] {
    const place = (id: string) => body.fields.findIndex((field) => field.id === id);
    return answers.toSorted((one, other) => place(one.id) - place(other.id));
}

function settled(fields: readonly FieldAnswer[], tries: CompositeResponse["tries"]): Response | null {
    return fields.length === 0 && tries.length === 0 ? null : { kind: "composite", fields, tries };
}
