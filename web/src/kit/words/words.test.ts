import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import { parseSync } from "vite";
import { describe, expect, it } from "vitest";
import { pseudo } from "./pseudo";
import type { Messages } from "./sayings";

const src = fileURLToPath(new URL("../../", import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => !/\.test\.tsx?$/.test(file));
const code = files
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("api/"))
    .map((file) => ({ file, text: readFileSync(join(src, file), "utf8") }));
const wordFiles = files
    .filter((file) => /^[\w-]+\/words\/[\w-]+\.json$/.test(file))
    .map((file) => ({ file, messages: JSON.parse(readFileSync(join(src, file), "utf8")) as Messages }));
const english = new Map(
    wordFiles.filter(({ file }) => file.endsWith("/en.json")).flatMap(({ messages }) => Object.entries(messages)),
);

/** Names that are the same in every language. */
const namesAllowed = new Set(["Assay"]);
/** Attributes a reader sees or hears. */
const saidAttributes = new Set(["title", "label", "hint", "lead", "placeholder", "alt", "text", "aria-label", "confirm"]);

interface Said {
    /** Text between tags or in an attribute that is read, which should have been a key. */
    readonly literals: string[];
    /** First arguments of words(…) and words.rich(…). */
    readonly keys: string[];
    /** Templates that begin like a key: `app.theme.${theme}`. */
    readonly patterns: RegExp[];
    /** Every quoted string, among which are the keys that travel as data. */
    readonly strings: string[];
}

interface Node {
    readonly type: string;
    readonly [field: string]: unknown;
}

function readCode(file: string, text: string): Said {
    const said: Said = { literals: [], keys: [], patterns: [], strings: [] };
    visit(parseSync(file, text).program as unknown as Node, said);
    return said;
}

function visit(node: Node, said: Said): void {
    note(node, said);
    for (const field of Object.values(node)) {
        for (const child of Array.isArray(field) ? field : [field]) {
            if (typeof child === "object" && child !== null && "type" in child) {
                visit(child as Node, said);
            }
        }
    }
}

function note(node: Node, said: Said): void {
    if (node.type === "JSXText") {
        noteLiteral(String(node["value"]), said);
    } else if (node.type === "JSXAttribute") {
        const name = String((node["name"] as Node)["name"]);
        const value = node["value"] as Node | null;
        if (value?.type === "Literal" && saidAttributes.has(name)) {
            noteLiteral(String(value["value"]), said);
        }
    } else if (node.type === "Literal" && typeof node["value"] === "string") {
        said.strings.push(node["value"]);
    } else if (node.type === "TemplateLiteral") {
        const parts = (node["quasis"] as { value: { cooked: string } }[]).map((part) => part.value.cooked);
        if (/^[\w-]+\.[\w.-]*$/.test(parts[0] ?? "") && modules.has(parts[0]?.split(".")[0] ?? "")) {
            said.patterns.push(new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join(".+")}$`));
        }
    } else if (node.type === "CallExpression" && isWords(node["callee"] as Node)) {
        const [key] = node["arguments"] as Node[];
        if (key?.type === "Literal") {
            said.keys.push(String(key["value"]));
        }
    }
}

function noteLiteral(text: string, said: Said): void {
    const trimmed = text.trim();
    if (/\p{L}/u.test(trimmed) && !namesAllowed.has(trimmed)) {
        said.literals.push(trimmed);
    }
}

function isWords(callee: Node): boolean {
    return callee["name"] === "words"
        || (callee.type === "MemberExpression" && (callee["object"] as Node)["name"] === "words"
            && (callee["property"] as Node)["name"] === "rich");
}

const modules = new Set([...wordFiles.map(({ file }) => file.split("/")[0] ?? ""), "problems"]);
const read = code.map(({ file, text }) => ({ file, said: readCode(file, text) }));

describe("no text stands in code", () => {
    it.each(read)("$file", ({ said }) => {
        expect(said.literals).toEqual([]);
    });
    it("and the search finds some where it is", () => {
        const { literals } = readCode("a.tsx", 'const a = <p>Hello {name}<b title="You">{words("a.b")}</b></p>;');
        expect(literals).toEqual(["Hello", "You"]);
    });
});

describe("every key that is said has a message", () => {
    it.each(read)("$file", ({ said }) => {
        // A quoted string that begins with a module's name is a key too: a route's `name`, a branch of a choice.
        const data = said.strings.filter((text) => /^[\w-]+(?:\.[\w-]+)+$/.test(text) && modules.has(text.split(".")[0] ?? ""));
        expect([...said.keys, ...data].filter((key) => !english.has(key))).toEqual([]);
        // What the server says in English itself has messages in the other languages alone.
        const keys = wordFiles.flatMap(({ messages }) => Object.keys(messages));
        const about = said.patterns.filter((pattern) => !pattern.source.startsWith("^problems"));
        expect(about.filter((pattern) => !keys.some((key) => pattern.test(key))).map(String)).toEqual([]);
    });
});

describe("every message is said somewhere", () => {
    const strings = new Set(read.flatMap(({ said }) => said.strings));
    const patterns = read.flatMap(({ said }) => said.patterns);
    it.each(wordFiles)("$file", ({ messages }) => {
        // Problem messages are said by the server's codes.
        const unsaid = Object.keys(messages).filter((key) =>
            !key.startsWith("problems.") && !strings.has(key) && !patterns.some((pattern) => pattern.test(key)));
        expect(unsaid).toEqual([]);
    });
});

describe("every file of words", () => {
    it.each(wordFiles)("$file holds its module's keys, as messages that parse", ({ file, messages }) => {
        const module = file.split("/")[0] ?? "";
        const foreign = Object.keys(messages).filter((key) => !key.startsWith(`${module}.`) && !key.startsWith("problems."));
        expect(foreign).toEqual([]);
        for (const message of Object.values(messages)) {
            expect(() => new IntlMessageFormat(message, "en")).not.toThrow();
            expect(() => new IntlMessageFormat(pseudo(message), "ar")).not.toThrow();
        }
    });
});

describe("the generated language", () => {
    it("accents and lengthens what is read", () => {
        expect(pseudo("Sign in")).toBe("Šíğñ íñ ~~");
    });
    it("leaves arguments, branches' names and tags alone", () => {
        expect(pseudo("{days, plural, one {# day} other {# days}}")).toBe("{days, plural, one {# dáý} other {# dáýš}} ~~~");
        expect(pseudo("See <link>it</link>, {name}")).toBe("Šéé <link>ít</link>, {name} ~~");
    });
});
