// A question in two languages: it opens in the page's, can be switched or read side by side, and keeps its answer.
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { type Assay, startAssay } from "./assay";
import { expect, expectAccessible, post, read, test } from "./test";

const binary = process.env["ASSAY"] ?? fileURLToPath(new URL("../../build/release/assay", import.meta.url));
const demo = fileURLToPath(new URL("../../programmes/demo", import.meta.url));

const head = (id: string, kind: string) => `id = "${id}"\nexam = "cloud-foundations"\nkind = "${kind}"\nobjective = "1.1.1"\n`
    + 'cognitive = "apply"\nsource = { title = "The browser test", url = "https://example.org/" }\n';
const options = (texts: readonly string[], right?: number) => texts.map((text, at) =>
    `[[option]]\nid = "${"abcd"[at]}"\ntext = "${text}"\nwhy = "${text}!"\n${at === right ? "correct = true\n" : ""}`).join("");
const composite = (language: string, before: string, after: string) => `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
    identifier="zl-2" title="Sum" adaptive="false" time-dependent="false" xml:lang="${language}">
    <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="integer"><qti-correct-response><qti-value>12</qti-value>
    </qti-correct-response></qti-response-declaration>
    <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
    <qti-item-body><p>${before} <qti-text-entry-interaction response-identifier="RESPONSE" expected-length="4"/>${after}</p></qti-item-body>
    <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/></qti-assessment-item>`;

const files: Record<string, string> = {
    "zl-1.toml": `${head("zl-1", "choice")}stem = "Which colour is a clear sky at noon?"\n${options(["Blue", "Red", "Green", "Grey"], 0)}`,
    "zl-1.de.toml": `stem = "Welche Farbe hat ein klarer Himmel am Mittag?"\n${options(["Blau", "Rot", "Grün", "Grau"])}`,
    "zl-2.toml": head("zl-2", "composite"),
    "zl-2.xml": composite("en", "Seven and five is", "."),
    "zl-2.de.xml": composite("de", "Sieben und fünf ist", "."),
    "zl-3.toml": `${head("zl-3", "choice")}stem = "Which of these is a tree?"\n${options(["Oak", "Stone", "River", "Cloud"], 0)}`,
};

let house: Assay;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
    house = await startAssay();
    const folder = await mkdtemp(join(tmpdir(), "assay-languages-"));
    await cp(demo, folder, { recursive: true });
    const programme = join(folder, "programme.toml");
    await writeFile(programme, (await readFile(programme, "utf8")).replace(/^languages = .*$/m, 'languages = ["en", "de"]'));
    for (const [name, text] of Object.entries(files)) {
        await writeFile(join(folder, "items/practice", name), text);
    }
    await writeFile(join(folder, "practice/zl.toml"), 'id = "zl"\nexam = "cloud-foundations"\ntitle = "Languages"\nminutes = 60\nprice = "free"\n'
        + 'items = ["zl-1", "zl-2", "zl-3"]\n');
    execFileSync(binary, ["import", folder, "--data", house.data]);
    await rm(folder, { recursive: true });
});
test.afterAll(async () => {
    await house.stop();
});

/** Begins a study attempt on a page that speaks `language`, and opens the question whose words these are. */
async function begin(page: Page, language: string): Promise<string> {
    const accounts = await read<{ email: string; password: string; role: string }[]>(page.request, `${house.url}/api/demo/accounts`);
    const account = accounts.find(({ role }) => role === "candidate");
    await post(page, `${house.url}/api/sessions`, { email: account?.email, password: account?.password });
    const { attempt } = await post(page, `${house.url}/api/practice/zl/attempts`, { mode: "study" }) as { attempt: string };
    await page.goto(`${house.url}/player/${attempt}?lang=${language}`);
    await page.getByRole("button", { name: language === "de" ? "Übung beginnen" : "Start practising" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    return attempt;
}

/** To the question with these words, whichever place it has in this attempt. */
async function find(page: Page, text: string): Promise<void> {
    const heading = page.getByRole("heading", { level: 1 });
    for (let tries = 0; tries < 8; tries++) {
        await expect(heading).toHaveText(/\d \S+ 3/);
        await expect(page.locator(".item .loading")).toHaveCount(0);
        if (await page.locator(".item").first().getByText(text).count() > 0) {
            return;
        }
        const before = await heading.textContent() ?? "";
        await heading.focus();
        const atEnd = /3 \S+ 3/.test(before);
        await page.keyboard.press(atEnd ? "p" : "n");
        await expect(heading).not.toHaveText(before);
        if (atEnd) {
            const middle = await heading.textContent() ?? "";
            await page.keyboard.press("p");
            await expect(heading).not.toHaveText(middle);
        }
    }
    throw new Error(`no question says ${text}`);
}

const switchOf = (page: Page) => page.getByRole("group", { name: /Language of this question|Sprache dieser Frage/ });
const answersOf = async (page: Page, attempt: string) =>
    (await read<{ work: { answers: { item: string; response: unknown }[] } }>(page.request, `${house.url}/api/attempts/${attempt}`)).work.answers;

test("a German page opens the question in German, and an answer stays in whichever language it is read", async ({ page }) => {
    const attempt = await begin(page, "de");
    await find(page, "Welche Farbe hat ein klarer Himmel");
    await expect(page.locator(".stem .rich")).toHaveAttribute("lang", "de");
    const german = switchOf(page).getByRole("button", { name: "Deutsch" });
    await expect(german).toHaveAttribute("aria-pressed", "true");
    await expect(german).toHaveAttribute("lang", "de");
    // What counts is said once.
    const note = page.getByRole("note");
    await expect(note).toContainText("Englisch");
    await expectAccessible(page);
    await note.getByRole("button").click();
    await expect(note).toHaveCount(0);

    await page.getByRole("radio", { name: /Blau/ }).check();
    // By keyboard alone.
    const english = switchOf(page).getByRole("button", { name: "English" });
    await english.focus();
    await page.keyboard.press("Enter");
    await expect(english).toHaveAttribute("aria-pressed", "true");
    await expect(english).toBeFocused();
    await expect(page.getByText("Which colour is a clear sky at noon?")).toBeVisible();
    await expect(page.locator(".stem .rich")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("radio", { name: /Blue/ })).toBeChecked();
    await expect.poll(async () => (await answersOf(page, attempt)).length).toBe(1);

    // A reload keeps the answer and the choice of language.
    await page.reload();
    await find(page, "Which colour is a clear sky at noon?");
    await expect(page.getByRole("radio", { name: /Blue/ })).toBeChecked();
    await expect(page.getByRole("note")).toHaveCount(0);
});

test("both are read side by side on a wide screen and below each other on a phone", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await begin(page, "de");
    await find(page, "Welche Farbe hat ein klarer Himmel");
    await page.getByRole("radio", { name: /Rot/ }).check();
    await switchOf(page).getByRole("button", { name: "Beide" }).click();
    const beside = page.getByRole("region", { name: "Die Frage auf Englisch" });
    await expect(beside.getByText("Which colour is a clear sky at noon?")).toBeVisible();
    await expect(beside.locator(".stem .rich")).toHaveAttribute("lang", "en");
    await expect(beside.getByRole("radio")).toHaveCount(0);
    await expect(page.getByRole("radio", { name: /Rot/ })).toBeChecked();
    const answers = page.locator("fieldset.options");
    const [left, right] = [await answers.boundingBox(), await beside.boundingBox()];
    expect(right?.x ?? 0).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0) - 1);
    await expectAccessible(page);

    await page.setViewportSize({ width: 360, height: 740 });
    const [above, below] = [await answers.boundingBox(), await beside.boundingBox()];
    expect(below?.y ?? 0).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0) - 1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await expectAccessible(page);
});

test("a question made of parts keeps what was typed, and is explained in the language it is read in", async ({ page }) => {
    const attempt = await begin(page, "de");
    await find(page, "Sieben und fünf ist");
    await page.getByRole("textbox").first().fill("12");
    await switchOf(page).getByRole("button", { name: "English" }).click();
    await expect(page.getByText("Seven and five is")).toBeVisible();
    await expect(page.getByRole("textbox").first()).toHaveValue("12");
    await switchOf(page).getByRole("button", { name: "Deutsch" }).click();
    await expect(page.getByRole("textbox").first()).toHaveValue("12");
    await expect.poll(async () => JSON.stringify(await answersOf(page, attempt))).toContain('"12"');

    await find(page, "Welche Farbe hat ein klarer Himmel");
    await page.getByRole("radio", { name: /Blau/ }).check();
    await page.getByRole("button", { name: /prüfen/i }).click();
    await expect(page.getByText("Grün!")).toBeVisible();
    await switchOf(page).getByRole("button", { name: "English" }).click();
    await expect(page.getByText("Green!")).toBeVisible();
    await expect(page.getByText("Grün!")).toHaveCount(0);
});

test("a question without a translation says so, and an English page says nothing", async ({ page }) => {
    await begin(page, "de");
    await find(page, "Which of these is a tree?");
    await expect(page.getByText("Diese Frage gibt es nur auf Englisch.")).toBeVisible();
    await expect(switchOf(page)).toHaveCount(0);

    await begin(page, "en");
    await find(page, "Which of these is a tree?");
    await expect(page.getByText(/is there in English only/)).toHaveCount(0);
    await find(page, "Which colour is a clear sky");
    await expect(switchOf(page).getByRole("button", { name: "English" })).toHaveAttribute("aria-pressed", "true");
});
