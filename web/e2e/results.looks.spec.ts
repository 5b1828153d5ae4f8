import { expect, expectAccessible, signInAs, signUp, test } from "./test";

test("results, transcript and credentials of somebody new can be read by everybody", async ({ page }) => {
    await signUp(page, "Rita Results");
    for (const address of ["/results", "/transcript", "/credentials"]) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
    }
});

test("the address of no credential says so without a name, signed out", async ({ page }) => {
    await page.goto("/c/nobody-holds-this");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", "noindex, nofollow");
    await expectAccessible(page);
});

test("the manager's results, credentials and claims can be read by everybody", async ({ page }) => {
    await signInAs(page, "programme_manager");
    for (const address of ["/manage/results", "/manage/results?state=held", "/manage/credentials", "/manage/claims"]) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
    }
});
