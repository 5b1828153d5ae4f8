// QTI questions in the real player, on the real server: answered by keyboard, kept, processed step by step, explained.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { type Assay, startAssay } from "./assay";
import { expect, expectAccessible, post, read, test } from "./test";

const binary = process.env["ASSAY"] ?? fileURLToPath(new URL("../../build/release/assay", import.meta.url));
const demo = fileURLToPath(new URL("../../programmes/demo", import.meta.url));

function item(id: string, inside: string, more = ""): string {
    return `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="${id}" title="${id}"
        adaptive="${more}" time-dependent="false" xml:lang="en">${inside}</qti-assessment-item>`;
}
const score = `<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float">
    <qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>`;
const template = (name: string) => `<qti-response-processing
    template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/${name}.xml"/>`;
const declared = (type: string, cardinality: string, values: readonly string[]) => `<qti-response-declaration identifier="RESPONSE"
    cardinality="${cardinality}" base-type="${type}"><qti-correct-response>${values.map((one) => `<qti-value>${one}</qti-value>`).join("")}
    </qti-correct-response></qti-response-declaration>`;

const questions: Record<string, string> = {
    "zk-colours": item("zk-colours", `${declared("identifier", "multiple", ["A", "B"])}${score}<qti-item-body>
        <qti-choice-interaction response-identifier="RESPONSE" max-choices="2"><qti-prompt>Which two are colours?</qti-prompt>
        <qti-simple-choice identifier="A">Red</qti-simple-choice><qti-simple-choice identifier="B">Blue</qti-simple-choice>
        <qti-simple-choice identifier="C">Seven</qti-simple-choice></qti-choice-interaction></qti-item-body>${template("match_correct")}`, "false"),
    "zk-sum": item("zk-sum", `${declared("integer", "single", ["12"])}${score}<qti-item-body>
        <p>Seven and five is <qti-text-entry-interaction response-identifier="RESPONSE" expected-length="4"/>.</p>
        </qti-item-body>${template("match_correct")}`, "false"),
    "zk-steps": item("zk-steps", `${declared("identifier", "single", ["R"])}${score}
        <qti-outcome-declaration identifier="completionStatus" cardinality="single" base-type="identifier"/>
        <qti-outcome-declaration identifier="HINT" cardinality="single" base-type="identifier"/><qti-item-body>
        <qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>Which way is north here?</qti-prompt>
        <qti-simple-choice identifier="L">Left</qti-simple-choice><qti-simple-choice identifier="R">Right</qti-simple-choice></qti-choice-interaction>
        <qti-feedback-block outcome-identifier="HINT" identifier="moss" show-hide="show"><qti-content-body><p>Look at the moss on the trees.</p>
        </qti-content-body></qti-feedback-block></qti-item-body><qti-response-processing><qti-response-condition><qti-response-if>
        <qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>
        <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>
        <qti-set-outcome-value identifier="completionStatus"><qti-base-value base-type="identifier">completed</qti-base-value></qti-set-outcome-value>
        </qti-response-if><qti-response-else><qti-set-outcome-value identifier="HINT"><qti-base-value base-type="identifier">moss</qti-base-value>
        </qti-set-outcome-value></qti-response-else></qti-response-condition></qti-response-processing>`, "true"),
    "zk-paper": item("zk-paper", `<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="file"/>${score}
        <qti-item-body><qti-upload-interaction response-identifier="RESPONSE"><qti-prompt>Send your sketch.</qti-prompt>
        </qti-upload-interaction></qti-item-body>`, "false"),
};

let house: Assay;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
    house = await startAssay();
    const folder = await mkdtemp(join(tmpdir(), "assay-kinds-"));
    await cp(demo, folder, { recursive: true });
    for (const [id, xml] of Object.entries(questions)) {
        const at = join(folder, "items/practice", id);
        await writeFile(`${at}.xml`, xml);
        await writeFile(`${at}.toml`, `id = "${id}"\nexam = "cloud-foundations"\nkind = "composite"\nobjective = "1.1.1"\n`
            + 'cognitive = "apply"\nsource = { title = "The browser test", url = "https://example.org/" }\n');
    }
    await mkdir(join(folder, "practice"), { recursive: true });
    await writeFile(join(folder, "practice/zk.toml"), 'id = "zk"\nexam = "cloud-foundations"\ntitle = "Kinds"\nminutes = 60\nprice = "free"\n'
        + `items = [${Object.keys(questions).map((id) => `"${id}"`).join(", ")}]\n`);
    execFileSync(binary, ["import", folder, "--data", house.data]);
    await rm(folder, { recursive: true });
});
test.afterAll(async () => {
    await house.stop();
});

async function begin(page: Page): Promise<string> {
    const accounts = await read<{ email: string; password: string; role: string }[]>(page.request, `${house.url}/api/demo/accounts`);
    const account = accounts.find(({ role }) => role === "candidate");
    await post(page, `${house.url}/api/sessions`, { email: account?.email, password: account?.password });
    const { attempt } = await post(page, `${house.url}/api/practice/zk/attempts`, { mode: "study" }) as { attempt: string };
    await page.goto(`${house.url}/player/${attempt}`);
    await page.getByRole("button", { name: "Start practising" }).click();
    return attempt;
}

/** Next until the question with these words is on the screen. */
async function find(page: Page, words: string | RegExp): Promise<void> {
    for (let tries = 0; tries < 2 * Object.keys(questions).length; tries++) {
        const heading = page.getByRole("heading", { level: 1 });
        await expect(heading).toHaveText(/Question \d of 4/);
        await expect(page.locator(".item")).not.toBeEmpty();
        if (await page.locator(".item").getByText(words).count() > 0) {
            return;
        }
        const before = await heading.textContent();
        const next = page.getByRole("button", { name: "Next", exact: true });
        const back = page.getByRole("button", { name: "Previous", exact: true });
        if (before?.includes("4 of 4") === true) {
            for (let n = 0; n < 3; n++) {
                await back.click();
            }
        } else {
            await next.click();
        }
        await expect(heading).not.toHaveText(before ?? "");
    }
    throw new Error(`no question says ${words}`);
}

const saved = (page: Page) => expect(page.getByText(/^(Your answer is saved|All \d+ answers saved)$/)).toBeVisible();

test("QTI questions are answered by keyboard, kept, explained and counted", async ({ page }) => {
    const attempt = await begin(page);

    await find(page, "Which two are colours?");
    await page.getByRole("checkbox", { name: "Red" }).focus();
    await page.keyboard.press("Space");
    await page.getByRole("checkbox", { name: "Blue" }).focus();
    await page.keyboard.press("Space");
    await saved(page);
    await page.getByRole("button", { name: "Check my answer" }).press("Enter");
    await expect(page.locator(".explained")).toHaveAttribute("data-right", "true");

    await find(page, /Seven and five/);
    await page.getByRole("textbox").first().focus();
    await page.keyboard.type("12");
    await saved(page);

    await find(page, "Which way is north here?");
    await page.getByRole("radio", { name: "Left" }).focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: /Submit/ }).first().press("Enter");
    await expect(page.getByText("Look at the moss on the trees.")).toBeVisible();
    await page.getByRole("radio", { name: "Right" }).focus();
    await page.keyboard.press("Space");
    await saved(page);

    await find(page, "Send your sketch.");
    await page.locator("input[type=file]").setInputFiles({
        name: "sketch.png", mimeType: "image/png",
        buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"),
    });
    await expect(page.getByText("sketch.png")).toBeVisible();
    await expect(page.getByText("All 4 answers saved")).toBeVisible();

    // What the server holds, after a reload that knows nothing of this page.
    await page.reload();
    await find(page, /Seven and five/);
    await expect(page.getByRole("textbox").first()).toHaveValue("12");
    const { work } = await read<{ work: { answers: { response: { kind: string; fields: { values: string[] }[]; tries: unknown[] } }[] } }>(
        page.request, `${house.url}/api/attempts/${attempt}`);
    expect(work.answers).toHaveLength(4);
    expect(work.answers.filter(({ response }) => response.tries.length === 1)).toHaveLength(1);

    // Handed in, it is counted by its own processing and explained where results are.
    await post(page, `${house.url}/api/attempts/${attempt}/deeds`, { id: randomUUID(), deed: "submit" });
    const { result } = await read<{ result: { raw: number; all_right: number } }>(page.request, `${house.url}/api/practice-results/${attempt}`);
    expect(result).toMatchObject({ raw: 3, all_right: 3 });
    await page.goto(`${house.url}/practice-results/${attempt}`);
    await expect(page.getByText("Which two are colours?")).toBeVisible();
    await expect(page.getByRole("textbox")).toHaveValue("12");
    await expectAccessible(page);
});
