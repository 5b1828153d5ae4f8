import { send } from "~/kit/api";
import type { Item } from "~/player/core/wire";
import type { DraftBody, DraftView, ItemFile } from "./question";

// What the editor asks of the bank. Bodies are wider here than the schema's types, so they are named by hand in question.ts.

export interface AlikeLine {
    readonly name: string;
    readonly title: string;
    readonly stem: string;
    readonly state: string;
    readonly percent: number;
}

export interface StimulusLine {
    readonly exam: string;
    readonly name: string;
    readonly title: string;
}

export interface Outline {
    readonly id: string;
    readonly title: string;
    readonly language: string;
    readonly objectives: readonly { readonly id: string; readonly text: string; readonly domain: string }[];
}

interface Asked {
    readonly path?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: unknown;
}
const ask = send as unknown as (method: string, path: string, asked?: Asked, signal?: AbortSignal) => Promise<unknown>;

const one = "/api/bank/items/{item}";
const draft = `${one}/draft`;

export const bank = {
    create: (body: DraftBody) => ask("post", "/api/bank/items", { body: { body } }) as Promise<DraftView>,
    draft: (item: string, signal?: AbortSignal) => ask("get", draft, { path: { item } }, signal) as Promise<DraftView>,
    begin: (item: string) => ask("post", draft, { path: { item } }) as Promise<DraftView>,
    save: (item: string, revision: number, body: DraftBody) => ask("put", draft, { path: { item }, body: { revision, body } }) as Promise<DraftView>,
    /** Without a body: the working copy as it is saved. */
    preview: (item: string, body: DraftBody | undefined, signal: AbortSignal) =>
        ask("post", `${one}/previews`, { path: { item }, body: body ? { body } : {} }, signal) as Promise<Item>,
    submit: (item: string, revision: number, note: string) =>
        ask("post", `${one}/submissions`, { path: { item }, body: { revision, ...(note === "" ? {} : { note }) } }) as Promise<{ readonly version: string }>,
    upload: (item: string, name: string, file: File) => ask("post", `${one}/files`, { path: { item }, query: { name }, body: file }) as Promise<ItemFile>,
    alike: async (exam: string, stem: string, except: string, signal: AbortSignal) =>
        (await ask("post", "/api/bank/alike", { body: { exam, stem: stem.slice(0, 8000), except } }, signal) as { items: readonly AlikeLine[] }).items,
    stimuli: async (exam: string) => (await ask("get", "/api/bank/stimuli", { query: { exam } }) as { items: readonly StimulusLine[] }).items,
};

export const fileAddress = (item: string, file: string) => `/api/bank/items/${encodeURIComponent(item)}/files/${file}`;

/** Every exam of the programme with its objectives. */
export async function readOutlines(): Promise<readonly Outline[]> {
    const certifications: string[] = [];
    let after: string | undefined;
    do {
        const page = await send("get", "/api/catalogue", { query: { kind: "certification", after: after ?? null } });
        certifications.push(...page.items.map(({ id }) => id));
        after = page.next ?? undefined;
    } while (after);
    const views = await Promise.all(certifications.map((certification) => send("get", "/api/certifications/{certification}", { path: { certification } })));
    return views.flatMap(({ exam }) => exam
        ? [{
            id: exam.id, title: exam.title, language: exam.language,
            objectives: exam.domains.flatMap((domain) => domain.tasks.flatMap(({ objectives }) =>
                objectives.map(({ id, text }) => ({ id, text, domain: `${domain.id} ${domain.title}` })))),
        }]
        : []);
}
