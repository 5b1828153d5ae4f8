import type { Browser, Page } from "@playwright/test";
import { expect, expectAccessible, post, read, signInAs, signUp, test } from "./test";

interface Found {
    readonly name: string;
}

/** Somebody new, with a role of the staff, on a page of their own. */
async function staffPage(browser: Browser, baseURL: string | undefined, name: string, role: string): Promise<Page> {
    const [own, operator] = await Promise.all([browser.newContext({ baseURL: baseURL ?? "", reducedMotion: "reduce" }), browser.newContext({ baseURL: baseURL ?? "" })]);
    const page = await own.newPage();
    await signUp(page, name);
    const { person } = await read<{ person: { id: string } }>(page.request, "/api/me");
    const clerk = await operator.newPage();
    await signInAs(clerk, "operator");
    const reply = await clerk.request.put(`/api/manage/people/${person.id}/roles`, { data: { roles: [role] }, headers: { "X-Assay-Csrf": "1" } });
    expect(reply.ok(), `roles: ${reply.status()} ${await reply.text()}`).toBe(true);
    await operator.close();
    return page;
}

const option = (id: string, text: string, fraction: number) => ({ id, text, fraction, feedback: "", picture: "", fixed: false, group: "", most: 1 });

/** A question of the writer's, complete and submitted for review. */
async function submitQuestion(writer: Page, name: string, text: string): Promise<void> {
    const body = {
        meta: {
            title: "", exam: "cloud-foundations", pool: "live", language: "en", objective: "1.1.2", cognitive: "understand",
            source: { title: "NIST SP 800-145", url: "https://csrc.nist.gov/pubs/sp/800/145/final" }, stimulus: "",
        },
        format: "markdown",
        question: {
            type: "choice", name: "", title: "", text, points: 1, least: 0, most: 1, shuffle: true, case_sensitive: false, all_or_nothing: true, lines: 0,
            options: [option("a", "Elastic", 100), option("b", "Portable", 0), option("c", "Durable", 0), option("d", "Private", 0)],
            targets: [], pairs: [], blanks: [], feedback: { general: "", correct: "", partly: "", wrong: "" }, hints: [], tags: [], language: "en",
        },
        qti: "", files: [], texts: [],
    };
    const { revision } = await post(writer, "/api/bank/items", { name, body }) as { revision: number };
    await post(writer, `/api/bank/items/${name}/submissions`, { revision });
}

test("the bank is searched, walked through by keyboard, and an item opened", async ({ page }) => {
    await signInAs(page, "programme_manager");
    await page.goto("/manage/bank?exam=cloud-architect");
    await expect(page.getByRole("row")).toHaveCount(51);
    await page.getByRole("button", { name: /^Any State/ }).click();
    await page.getByRole("option", { name: "Pretest" }).click();
    await expect(page).toHaveURL(/state=pretest/);
    const { items } = await read<{ items: Found[] }>(page.request, "/api/bank/items?exam=cloud-architect&state=pretest&limit=50");
    await expect(page.getByRole("row")).toHaveCount(items.length + 1);
    await expect(page.getByText(`${items.length} items.`)).toBeVisible();
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect(page.getByRole("link", { name: items[1]?.name ?? "", exact: true })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: items[1]?.name ?? "" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "On the way to Operational" })).toBeVisible();
    await expect(page.getByText("Candidates who have seen it")).toBeVisible();
    await expectAccessible(page);
    // A word that is nowhere says so.
    await page.goto("/manage/bank?q=zzyzx");
    await expect(page.getByText("No item fits these filters")).toBeVisible();
});

test("a reviewer signs and returns by the keyboard alone", async ({ browser, baseURL }) => {
    const writer = await staffPage(browser, baseURL, "Wren Writer", "item_writer");
    await submitQuestion(writer, "e2e-sign", "Which word means *grows with demand*?");
    await submitQuestion(writer, "e2e-turn", "Which of these words says that something grows?");
    const reviewer = await staffPage(browser, baseURL, "Rita Reviewer", "reviewer");
    await reviewer.goto("/manage/bank/reviews");
    await expect(reviewer.getByRole("heading", { name: "e2e-sign" })).toBeVisible();
    await expect(reviewer.getByText("1 of 2")).toBeVisible();
    await expect(reviewer.getByText("Elastic right")).toBeVisible();
    await expectAccessible(reviewer);
    await reviewer.keyboard.press("?");
    await expect(reviewer.getByRole("dialog", { name: "Keys" })).toContainText("Return with a reason");
    await reviewer.keyboard.press("Escape");
    await expect(reviewer.getByRole("dialog")).toHaveCount(0);
    await reviewer.keyboard.press("j");
    await expect(reviewer.getByRole("heading", { name: "e2e-turn" })).toBeFocused();
    await reviewer.keyboard.press("r");
    await expect(reviewer.getByLabel("Reason")).toBeFocused();
    await reviewer.keyboard.type("Two of the words fit.");
    await reviewer.keyboard.press("Tab");
    await reviewer.keyboard.press("Tab");
    await reviewer.keyboard.press("Enter");
    await expect(reviewer.getByText("1 of 1")).toBeVisible();
    await reviewer.keyboard.press("s");
    await expect(reviewer.getByLabel("What you vouch for")).toBeFocused();
    await reviewer.keyboard.press("Tab");
    await reviewer.keyboard.press("Tab");
    await reviewer.keyboard.press("Enter");
    await expect(reviewer.getByText("Nothing waits for you")).toBeVisible();
    // The author reads the reason, and the signature stands under the other.
    await writer.goto("/manage/bank/items/e2e-turn");
    await expect(writer.getByText("Two of the words fit.")).toBeVisible();
    await writer.goto("/manage/bank/items/e2e-sign");
    await expect(writer.getByText("Rita Reviewer")).toBeVisible();
    await expect(writer.getByRole("button", { name: "Sign" })).toHaveCount(0);
    await Promise.all([writer.context().close(), reviewer.context().close()]);
});

test("a GIFT file is looked at line by line, then imported without what is wrong", async ({ page }) => {
    await signInAs(page, "programme_manager");
    await page.goto("/manage/bank/import");
    const gift = "::e2e first:: What is two and two? {=4 ~3 ~5#No.}\n\n::e2e broken:: What is this? {=\n\n::e2e second:: Water boils at 100 degrees at sea level. {T}\n";
    await page.locator("input[type=file]").setInputFiles({ name: "three.gift", mimeType: "text/plain", buffer: Buffer.from(gift) });
    await expect(page.getByText(/2 questions can be taken over; [1-9]\d* errors?/)).toBeVisible();
    const table = page.getByRole("table", { name: "Questions in the file" });
    await expect(table.getByRole("row")).toHaveCount(3);
    await expect(table).toContainText("three.gift, line 1");
    await expect(page.getByText("three.gift, line 3", { exact: true })).toBeVisible();
    await expectAccessible(page);
    const take = page.getByRole("button", { name: "Import 2 questions" });
    await expect(take).toBeDisabled();
    await page.getByText("Leave out what is wrong", { exact: true }).click();
    await take.click();
    await expect(page.getByText("2 questions are imported")).toBeVisible();
    await page.getByRole("link", { name: "To my drafts" }).click();
    await expect(page.getByText("What is two and two?")).toBeVisible();
});

test("a key correction shows who would change before anything happens", async ({ page }) => {
    await signInAs(page, "programme_manager");
    const { versions } = await read<{ versions: { id: string }[] }>(page.request, "/api/bank/items/cf-1-001");
    await page.goto(`/manage/key-corrections/new?item=cf-1-001&version=${versions[0]?.id ?? ""}`);
    const preview = page.getByRole("button", { name: "Who would change?" });
    await expect(preview).toBeDisabled();
    await page.getByText("Accept another answer too").click();
    await expect(page.getByText("Answer the question first.")).toBeVisible();
    const wrong = page.getByRole("radio").nth(5);
    await wrong.check();
    await expectAccessible(page);
    await expect(preview).toBeEnabled();
    await page.getByText("Full points for everyone").click();
    await preview.click();
    await expect(page.getByText("Nobody’s points change.")).toBeVisible();
    await page.getByLabel("Reason").fill("Two answers were right.");
    await page.getByRole("button", { name: "Correct the key" }).click();
    await expect(page.getByRole("alertdialog")).toContainText("0 from fail to pass, 0 from pass to fail");
    await page.getByRole("alertdialog").getByRole("button", { name: "Correct the key" }).click();
    await expect(page.getByText("All has followed")).toBeVisible();
    await expectAccessible(page);
});
