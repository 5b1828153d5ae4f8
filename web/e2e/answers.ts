import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { read } from "./test";

/** What only the author of a question knows: the right options, read from the demo programme's own files. */
interface Key {
    readonly stem: string;
    readonly right: ReadonlySet<string>;
}

const letters = (text: string) => text.toLowerCase().replaceAll(/<[^>]*>|&\w+;|[^a-z0-9]/g, "");

/** The choice and multiple-response items of the live pool; the demo's items are public by nature. */
async function keys(): Promise<Key[]> {
    const folder = fileURLToPath(new URL("../../programmes/demo/items/live/", import.meta.url));
    const texts = await Promise.all((await readdir(folder)).filter((name) => name.endsWith(".toml")).map((name) => readFile(folder + name, "utf8")));
    return texts
        .filter((text) => /^kind = "(choice|multiple_response)"/m.test(text))
        .map((text) => ({
            stem: letters(/^stem = """([\s\S]*?)"""/m.exec(text)?.[1] ?? /^stem = "(.*)"/m.exec(text)?.[1] ?? ""),
            right: new Set(
                text.split("[[option]]").slice(1)
                    .filter((option) => /^correct = true/m.test(option))
                    .map((option) => letters(/^text = """([\s\S]*?)"""/m.exec(option)?.[1] ?? /^text = "(.*)"/m.exec(option)?.[1] ?? "")),
            ),
        }));
}

interface Item {
    readonly id: string;
    readonly kind: string;
    readonly stem_html: string;
    readonly options: readonly { readonly html: string }[];
}

/** The digits that answer each question of an attempt right, in the candidate's order; none for other kinds of question. */
export async function rightDigits(page: Page, attempt: string): Promise<string[][]> {
    const known = await keys();
    const { items } = await read<{ items: Item[] }>(page.request, `/api/attempts/${attempt}/paper`);
    return items.map((item) => {
        const key = known.find(({ stem }) => stem === letters(item.stem_html));
        return item.options.flatMap(({ html }, at) => key?.right.has(letters(html)) ? [String(at + 1)] : []);
    });
}
