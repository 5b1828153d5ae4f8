import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { fieldShapes } from "./fields";
import { languages, localeOf } from "./languages";
import type { Messages } from "./sayings";

const src = fileURLToPath(new URL("../../", import.meta.url));
const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const modules = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => /^[\w-]+\/words\/en\.json$/.test(file))
    .map((file) => file.split("/")[0] ?? "");
const translations = languages.map(({ id }) => id).filter((id) => id !== "en");

function read(module: string, language: string): Messages {
    return JSON.parse(readFileSync(join(src, module, "words", `${language}.json`), "utf8")) as Messages;
}

/** What the server says in English by itself, so that only the other languages have messages for it. */
const sayings = ["problems.", "catalog.rule."];

interface Part {
    readonly type: number;
    readonly value: string;
    readonly options?: Record<string, { readonly value: readonly Part[] }>;
    readonly children?: readonly Part[];
}

/** What a message is given and how it branches: its arguments, its tags, and the cases of its selects. */
function marks(parts: readonly Part[], found = new Set<string>()): Set<string> {
    for (const part of parts) {
        if (part.type !== 0 && part.type !== 7) {
            found.add(part.type === 8 ? `<${part.value}>` : part.value);
        }
        // A plural has the cases its language needs; a select is asked with the same names in each.
        for (const [name, option] of Object.entries(part.options ?? {})) {
            if (part.type === 5) {
                found.add(`${part.value}: ${name}`);
            }
            marks(option.value, found);
        }
        marks(part.children ?? [], found);
    }
    return found;
}

function marksOf(message: string, language: string): string[] {
    return [...marks(new IntlMessageFormat(message, localeOf(language)).getAst() as unknown as Part[])].toSorted();
}

describe.each(translations)("the words in %s", (language) => {
    it.each(modules)("of %s: each key of the English, in its order, with its arguments and tags", (module) => {
        const english = read(module, "en");
        const translated = read(module, language);
        const own = Object.keys(translated).filter((key) => !(key in english));
        expect(Object.keys(translated)).toEqual([...Object.keys(english), ...own]);
        expect(own.filter((key) => !sayings.some((start) => key.startsWith(start)))).toEqual([]);
        const differing = Object.keys(english).filter((key) =>
            marksOf(english[key] ?? "", "en").join() !== marksOf(translated[key] ?? "", language).join());
        expect(differing).toEqual([]);
    });
});

const refusals = ["identity", "catalog", "learning", "scheduling", "proctoring", "credentials", "assessment/delivery", "assessment/sitting", "assessment/scoring"]
    .map((module) => `modules/${module}/src`)
    .concat(["platform/http/src", "platform/store/src", "platform/files/src"])
    .flatMap((folder) => readdirSync(join(repository, folder)).filter((file) => file.endsWith(".cpp")).map((file) => join(folder, file)));

/** Whether a field's sentence is recognised. Only its beginning stands in the code; a number or a list follows. */
function isKnown(detail: string): boolean {
    const rests = ["", "3", "3 characters", "3 to 9", "3 entries", "a, b"];
    return fieldShapes.some(([shape]) => rests.some((rest) => shape.test(detail + rest)));
}

describe.each(translations)("what the server refuses, in %s", (language) => {
    const said = new Set(modules.flatMap((module) => Object.keys(read(module, language))));
    it.each(refusals)("%s", (file) => {
        const code = readFileSync(join(repository, file), "utf8");
        const codes = [...code.matchAll(/\b(?:refuse|fail)\(\s*(?:Why::\w+,\s*)?"([a-z_]+[a-z])"/g)].map((found) => found[1] ?? "");
        expect(codes.filter((one) => !said.has(`problems.${one}`))).toEqual([]);
    });
    it("and about single fields", () => {
        const codes = fieldShapes.map(([, name]) => `problems.field_${name}`);
        expect(codes.filter((one) => !said.has(one))).toEqual([]);
        const reader = readFileSync(join(repository, "platform/schema/src/read.cpp"), "utf8")
            + readFileSync(join(repository, "platform/schema/include/schema/read.hpp"), "utf8");
        const details = [...reader.matchAll(/push_back\(\{[^"]*"([^"]+)"/g)].map((found) => found[1] ?? "");
        expect(details.length).toBeGreaterThan(10);
        expect(details.filter((detail) => !isKnown(detail))).toEqual([]);
    });
});

const mails = readdirSync(join(repository, "modules"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\/mail\/[a-z_]+\.en\.txt$/.test(file))
    .map((file) => join(repository, "modules", file));

/** The facts a mail asks for, wherever in its branches they stand. */
function factsOf(file: string): string[] {
    const names = [...readFileSync(file, "utf8").matchAll(/\{\{\s*([a-z0-9_]+)/g)].map((found) => found[1] ?? "");
    return [...new Set(names)].toSorted();
}

describe.each(translations)("mails in %s", (language) => {
    it.each(mails)("%s has a translation that asks for the same facts", (file) => {
        expect(factsOf(file.replace(".en.txt", `.${language}.txt`))).toEqual(factsOf(file));
    });
});

describe("what is compared", () => {
    it("is arguments, tags and the cases of a select, whatever the words and plurals", () => {
        expect(marksOf("{n, plural, =0 {None} one {# <b>day</b>} other {{name}}} {k, select, a {x} other {y}}", "en"))
            .toEqual(["<b>", "k", "k: a", "k: other", "n", "name"]);
        expect(marksOf("{n, plural, other {<b>#</b> {name}}} {k, select, b {x} other {y}}", "de")).toContain("k: b");
    });
});
