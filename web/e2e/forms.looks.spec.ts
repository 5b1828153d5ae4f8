import { expect, expectAccessible, signInAs, test } from "./test";

test("a form shows how it meets the outline, and its items in order", async ({ page, assay }) => {
    await signInAs(page, "programme_manager");
    await page.goto(`${assay.url}/manage/exams/cloud-foundations/forms`);
    await expect(page.locator("h1")).toBeVisible();
    await expect(page.locator("tbody tr")).toHaveCount(3);
    await expectAccessible(page);
    await page.locator("tbody a").first().click();
    await expect(page.locator(".bar")).toHaveCount(4);
    await expect(page.locator("tbody tr")).toHaveCount(65);
    await expectAccessible(page);
});
