// An outside oracle: every item of the demo programme, exported as QTI 3, is answered right, blank and wrong, and scored both
// by `assay qti score` and by another implementation, @citolab/qti-components in Chromium. The scores must be equal.
//
//   node conformance.mjs            after `npm ci` here and in web
//
// Ends with a line "N passed, M failed"; says why it skips where Chromium or a package is absent.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { exception } from "./known.mjs";
import { answersFor } from "./responses.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = at("../..");
const binary = process.env.ASSAY ?? join(root, "build/release/assay");
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const library = at("node_modules/@citolab/qti-components/dist/");
const examples = join(root, "../shared/reference/qti");
const scoreTolerance = 1e-9;

const absent = [
    [chromium, "Chromium is not installed"],
    [library, "@citolab/qti-components is not installed"], [join(root, "web/node_modules/playwright-core"), "playwright-core is not installed"],
].find(([path]) => !existsSync(path));
if (absent) {
    console.log(`Skipped: ${absent[1]}.`);
    process.exit(0);
}

const work = mkdtempSync(join(tmpdir(), "assay-conformance-"));

/** The demo's items as an export writes them: path -> XML. */
function demoItems() {
    const data = join(work, "data"), zip = join(work, "demo.zip"), out = join(work, "demo");
    execFileSync(binary, ["import", join(root, "programmes/demo"), "--data", data], { stdio: "ignore" });
    execFileSync(binary, ["export", "--qti", "3", "--out", zip, "--data", data], { stdio: "ignore" });
    execFileSync("python3", ["-m", "zipfile", "-e", zip, out]);
    return itemsBelow(out, "demo");
}
/** 1EdTech's example items of QTI 3, where they are; those without chance. */
function exampleItems() {
    return existsSync(examples) ? itemsBelow(examples, "examples").filter(({ xml }) => !xml.includes("<qti-template-processing")) : [];
}
function itemsBelow(folder, name) {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".xml")).toSorted()
        .map((path) => ({ name: `${name}/${path}`, file: join(folder, path), xml: readFileSync(join(folder, path), "utf8") }))
        .filter(({ xml }) => /<qti-assessment-item\s/.test(xml) && xml.includes("<qti-response-processing") && /identifier="SCORE"/.test(xml));
}

/** The oracle's page and its modules, on loopback alone, and nothing else. */
async function serve() {
    const server = createServer((request, reply) => {
        const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
        const file = path === "/" ? at("page.html") : path.startsWith("/dist/") ? join(library, path.slice("/dist/".length)) : "";
        if (file === "" || (path !== "/" && relative(library, file).startsWith("..")) || !existsSync(file)) {
            reply.writeHead(204).end();
            return;
        }
        reply.writeHead(200, { "Content-Type": file.endsWith(".html") ? "text/html; charset=utf-8" : "text/javascript; charset=utf-8" });
        reply.end(readFileSync(file));
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

const same = (ours, theirs) => {
    const number = (value) => value === null || value === "" ? null : Number(value);
    const [one, other] = [number(ours), number(theirs)];
    return one === other || (one !== null && other !== null && Math.abs(one - other) <= scoreTolerance);
};

async function compared(page, items) {
    const asked = [];
    for (const item of items) {
        const answers = await page.evaluate(`(${answersFor})(${JSON.stringify(item.xml)})`);
        const given = await page.evaluate(([xml, all]) => window.oracle(xml, all), [item.xml, answers]);
        asked.push(...answers.map((answer, index) => ({ item, ...answer, theirs: given[index].SCORE, error: given[index].error })));
    }
    const lines = join(work, "responses.jsonl");
    writeFileSync(lines, asked.map(({ item, responses }) => JSON.stringify({ item: item.file, responses, seed: 1 })).join("\n"));
    const scored = execFileSync(binary, ["qti", "score", "--batch", lines], { encoding: "utf8", maxBuffer: 256_000_000 }).trimEnd().split("\n");
    return asked.map((one, index) => ({ ...one, ours: JSON.parse(scored[index]).outcomes.SCORE ?? null }));
}

let passed = 0, failed = 0;
const server = await serve();
const playwright = createRequire(join(root, "web/package.json"))("playwright-core");
const browser = await playwright.chromium.launch({
    executablePath: chromium, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
try {
    const page = await browser.newPage();
    await page.route((url) => url.hostname !== "127.0.0.1", (route) => route.abort());
    await page.goto(server.url);
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    for (const group of [demoItems(), exampleItems()]) {
        const asked = group.filter(({ name }) => exception(name) === undefined);
        const results = await compared(page, asked);
        for (const { item, how, ours, theirs, error } of results) {
            if (error) {
                failed++;
                console.log(`${item.name}, ${how}: the oracle says ${error}`);
            } else if (same(ours, theirs)) {
                passed++;
            } else {
                failed++;
                console.log(`${item.name}, ${how}: assay gives ${ours}, the oracle ${theirs}`);
            }
        }
        console.log(`${asked.length} items, ${results.length} responses; ${group.length - asked.length} items are known exceptions`);
    }
} finally {
    await browser.close();
    server.stop();
    rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
