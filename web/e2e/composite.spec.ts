import { expectAnswer, expect, test } from "./composite";

test("a choice is made with the arrow keys", async ({ page, open }) => {
    await open("choice");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expectAnswer(page, { RESPONSE: ["c1"] });
    await page.keyboard.press("ArrowDown");
    await expectAnswer(page, { RESPONSE: ["c2"] });
    await expect(page.locator("#completeness")).toHaveText("complete");
});

test("several choices are made with the space bar, and no more than asked for", async ({ page, open }) => {
    await open("choices");
    for (const at of [0, 1, 2, 3]) {
        await page.keyboard.press("Tab");
        await page.keyboard.press("Space");
        await expect(page.getByRole("checkbox").nth(at)).toBeFocused();
    }
    await expectAnswer(page, { RESPONSE: ["c1", "c2", "c3"] });
    await expect(page.getByText("3 are chosen already.")).toBeVisible();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    await expectAnswer(page, { RESPONSE: ["c1", "c2"] });
});
