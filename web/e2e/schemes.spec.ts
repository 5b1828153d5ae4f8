import { expect, signInAs, test } from "./test";

test("a programme manager changes a policy, with a reason, and everybody reads the new rule", async ({ page }) => {
    await signInAs(page, "programme_manager");
    await page.goto("/manage/schemes/cloud-architect");
    await expect(page.getByText("Version 1 of the rules", { exact: false })).toBeVisible();
    await page.getByRole("textbox", { name: "Days to wait after a fail" }).fill("30");
    await page.keyboard.press("Tab");
    await page.getByRole("textbox", { name: "Why" }).fill("The board decided.");
    await page.getByRole("button", { name: "Make the new version" }).click();
    await expect(page.getByText("Version 2 of the rules. Change a value", { exact: false })).toBeVisible();
    await expect(page.getByText("The board decided.")).toBeVisible();
    await page.goto("/certifications/cloud-architect");
    await expect(page.getByText("After a fail, the exam can be sat again 30 days later.")).toBeVisible();
});
