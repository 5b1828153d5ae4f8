import { expectAnswer, expect, test } from "./composite";

// The same interactions with a mouse and with a finger.

test("a row is dragged by its handle", async ({ page, open }) => {
    await open("order");
    const from = await page.locator("li:nth-child(3) .grip").boundingBox();
    const to = await page.locator("li:nth-child(1)").boundingBox();
    expect(from && to).toBeTruthy();
    await page.mouse.move((from?.x ?? 0) + 10, (from?.y ?? 0) + 10);
    await page.mouse.down();
    await page.mouse.move((from?.x ?? 0) + 10, (to?.y ?? 0) + 4, { steps: 8 });
    await expectAnswer(page, {});
    await page.mouse.up();
    await expectAnswer(page, { RESPONSE: ["M", "R", "J"] });
});

test("a word is dragged to its gap", async ({ page, open }) => {
    await open("gaps");
    await page.getByRole("button", { name: "winter" }).dragTo(page.locator(".gap").first());
    await expectAnswer(page, { RESPONSE: ["W G1"] });
});

test.describe("with a finger", () => {
    test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
    test("a word is tapped and then its gap", async ({ page, open }) => {
        await open("gaps");
        await page.getByRole("button", { name: "summer" }).tap();
        await page.locator(".gap").nth(1).getByRole("button").tap();
        await expectAnswer(page, { RESPONSE: ["Su G2"] });
    });
    test("a table is a list of lines", async ({ page, open }) => {
        await open("match");
        await expect(page.getByRole("table")).toHaveCount(0);
        await page.getByRole("group", { name: "Capulet" }).getByText("Romeo and Juliet").tap();
        await expectAnswer(page, { RESPONSE: ["C R"] });
        await page.getByRole("button", { name: "Take back the answer: Capulet" }).tap();
        await expectAnswer(page, {});
    });
    test("words in the text are tapped", async ({ page, open }) => {
        await open("hottexts");
        await page.getByText("barked").tap();
        await page.getByText("ran").tap();
        await page.getByText("house").tap();
        await expectAnswer(page, { RESPONSE: ["A", "C"] });
        await expect(page.getByText("2 are chosen already.")).toBeVisible();
    });
});
