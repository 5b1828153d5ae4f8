import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Body, BodyNode } from "../src/player/core/wire";
import { expect, test } from "./composite";

// Every example item of 1EdTech that the product takes is shown by the player, as a candidate's browser would get it. The
// examples are read where they lie and never copied into the project.

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const binary = process.env["ASSAY"] ?? at("../../build/release/assay");
const examples = at("../../../shared/reference/qti");

/** What the product refuses, with the reason (docs/qti.md explains each). Whatever else it refuses is a fault. */
const refused: Readonly<Record<string, string>> = {
    "QTI3_BPIG_Examples/items/slider-1.xml": "mapping_missing",
    "qtiv2p2-examples/items/feedback_adaptive.xml": "wrong_type",
    "qtiv3-examples/packaging/items/feedback_adaptive.xml": "wrong_type",
};

/** What cannot be computed here, and says so. */
const warned: Readonly<Record<string, string>> = {
    // An operator of one vendor's system of computer algebra.
    "qtiv3-examples/packaging/BBQsTest/id-bd44a757f562/SineRule-001.xml": "unsupported_operator",
};

interface Example {
    readonly path: string;
    readonly body?: Body;
    readonly problems?: readonly { readonly code: string; readonly severity: string }[];
}

function run(...words: readonly string[]): readonly unknown[] {
    let out: string;
    try {
        out = execFileSync(binary, words, { cwd: examples, encoding: "utf8", maxBuffer: 64_000_000, stdio: ["ignore", "pipe", "ignore"] });
    } catch (error) {
        // An unreadable file among them is told by the exit code, and by its own line.
        const { status, stdout } = error as { readonly status?: number; readonly stdout?: string };
        if (status !== 1 || stdout === undefined) {
            throw error;
        }
        out = stdout;
    }
    return out.trimEnd().split("\n").map((line) => JSON.parse(line) as unknown);
}

function itemFiles(): readonly string[] {
    return readdirSync(examples, { recursive: true, encoding: "utf8" }).toSorted()
        .filter((path) => path.endsWith(".xml") && /<(?:\w+:)?(?:qti-assessment-item|assessmentItem)\s/.test(readFileSync(`${examples}/${path}`, "utf8")));
}

const addresses = new Set(["src", "poster", "srcset", "primary-path", "fallback-path"]);

/** Files are named relative to the item; a server gives them addresses of its own site. */
function moved(node: BodyNode, folder: string): BodyNode {
    if (typeof node === "string") {
        return node;
    }
    const a = Object.entries(node.a ?? {}).map(([name, value]) =>
        [name, addresses.has(name) && value !== "" ? posix.join("/reference", folder, value) : value] as const);
    return { ...node, a: Object.fromEntries(a), c: node.c?.map((one) => moved(one, folder)) };
}

function movedBody(body: Body, folder: string): Body {
    const each = (nodes: readonly BodyNode[]) => nodes.map((one) => moved(one, folder));
    return { ...body, nodes: each(body.nodes), feedback: each(body.feedback), catalogs: each(body.catalogs) };
}

test.skip(!existsSync(examples), "The example items of 1EdTech are not on this machine.");

test("every example item is shown, with something to read and nothing broken", async ({ page, gallery }) => {
    const paths = itemFiles();
    const shown = run("qti", "show", ...paths).map((line, index) => ({ ...(line as Omit<Example, "path">), path: paths[index] ?? "" }));
    expect(shown).toHaveLength(paths.length);
    const codes = shown.filter(({ body }) => body === undefined).map(({ path, problems }) =>
        [path, problems?.find(({ severity }) => severity === "error")?.code]);
    expect(Object.fromEntries(codes)).toEqual(refused);
    const items = Object.fromEntries(shown.flatMap(({ path, body }) => body ? [[path, { body: movedBody(body, dirname(path)) }]] : []));
    const names = Object.keys(items);
    expect(names.length).toBeGreaterThan(300);

    let now = "";
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(`${now}: ${String(error)}`));
    page.on("console", (message) => message.type() === "error" && faults.push(`${now}: ${message.text()}`));
    await page.route(({ pathname }) => pathname === "/reference.json", (route) => route.fulfill({ json: items }));
    // A picture or recording that the examples name and lack: the page goes on without it.
    await page.route(({ pathname }) => pathname.startsWith("/reference/"), (route) => {
        const file = `${examples}${decodeURIComponent(new URL(route.request().url()).pathname).slice("/reference".length)}`;
        const inside = !relative(examples, file).startsWith("..");
        return inside && existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 204 });
    });
    await page.goto(`${gallery}/?from=/reference.json`);
    await expect(page.getByRole("heading", { name: "Gallery" })).toBeVisible();
    for (now of names) {
        await page.evaluate((name) => {
            location.hash = encodeURIComponent(name);
        }, now);
        const found = await page.waitForFunction((name) => {
            const body = document.querySelector<HTMLElement>(".composite-body");
            const loading = document.querySelector(".loading")
                ?? [...document.querySelectorAll(".composite .hint")].find((one) => one.textContent === "One moment…");
            const shownNow = document.querySelector(".item-number")?.textContent;
            if (shownNow !== name || !body || loading) {
                return undefined;
            }
            return {
                words: body.innerText.trim().length,
                broken: [...document.querySelectorAll(".interaction-broken, .composite [role=alert]:not(:empty)")].map((one) => one.textContent),
                wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            };
        }, now).then((handle) => handle.jsonValue());
        if (!found || found.words === 0) {
            faults.push(`${now}: nothing to read`);
        }
        if (found && found.broken.length > 0) {
            faults.push(`${now}: ${found.broken.join(" ")}`);
        }
        if (found && found.wide > 0) {
            faults.push(`${now}: ${found.wide} pixels wider than the page`);
        }
    }
    expect(faults).toEqual([]);
});

test("every example item answers blank responses with outcomes", () => {
    const paths = itemFiles().filter((path) => !(path in refused));
    const lines = paths.map((item) => JSON.stringify({ item, responses: {}, seed: 1 })).join("\n");
    const out = execFileSync(binary, ["qti", "score", "--batch", "-"], { cwd: examples, input: lines, encoding: "utf8", maxBuffer: 64_000_000 });
    const scored = out.trimEnd().split("\n").map((line) => JSON.parse(line) as
        { readonly outcomes: Readonly<Record<string, unknown>>; readonly problems: readonly { readonly code: string }[] });
    expect(scored).toHaveLength(paths.length);
    const faults = scored.flatMap(({ outcomes, problems }, index) => {
        const text = readFileSync(`${examples}/${paths[index]}`, "utf8").replaceAll(/<!--.*?-->/gs, "");
        const declared = [...text.matchAll(/<(?:\w+:)?(?:qti-outcome-declaration|outcomeDeclaration)\b[^>]*?\sidentifier="([^"]+)"/g)].map(([, id]) => id ?? "");
        const missing = declared.filter((id) => !(id in outcomes));
        const told = problems.map(({ code }) => code).filter((code) => code !== warned[paths[index] ?? ""]);
        return missing.length === 0 && told.length === 0 ? [] : [`${paths[index]}: ${missing.join(" ")} ${JSON.stringify(problems)}`];
    });
    expect(faults).toEqual([]);
});
