import { expect, expectAccessible, password, signInAs, signUp, test } from "./test";

test("a session that has ended leads to signing in and back to where one was", async ({ page, context }) => {
    const { email } = await signUp(page, "Sid Session");
    await page.goto("/account");
    await expect(page.getByLabel("Display name")).toHaveValue("Sid Session");
    await context.clearCookies();
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page).toHaveURL(/\/sign-in\?return=%2Faccount$/);
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/account$/);
});

test("a page for others says so, and how to get in", async ({ page }) => {
    await page.goto("/manage/people");
    await expect(page.getByRole("heading", { name: "Sign in to go on" })).toBeVisible();
    await signInAs(page, "candidate");
    await page.reload();
    await expect(page.getByRole("heading", { name: "Not for your account" })).toBeVisible();
    await expectAccessible(page);
});

test("without a network the page says so, and takes it back by itself", async ({ page, context }) => {
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { name: "Demo accounts" })).toBeVisible();
    await context.setOffline(true);
    await expect(page.getByText("You are offline.")).toBeVisible();
    await page.getByLabel("Email address").fill("ann@example.org");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toContainText("The server cannot be reached");
    await context.setOffline(false);
    await expect(page.getByText("You are offline.")).toBeHidden();
});

test("the keyboard reaches the content first, and theme and language stay", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await page.getByRole("button", { name: "As my device" }).click();
    await page.getByRole("menuitem", { name: "Dark" }).click();
    await page.goto("/sign-in?lang=ar-XB");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Šíğñ íñ/);
});

test.describe("on a phone", () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

    test("the menu opens, leads somewhere and closes", async ({ page }) => {
        await signInAs(page, "operator");
        await page.goto("/");
        await page.getByRole("button", { name: "Menu" }).tap();
        await expectAccessible(page);
        await page.getByRole("link", { name: "Manage" }).tap();
        await expect(page.getByRole("heading", { name: "Manage", level: 1 })).toBeFocused();
        await expect(page.getByRole("button", { name: "Menu" })).toHaveAttribute("aria-expanded", "false");
    });

    test("the demo's clock moves from its menu", async ({ page }) => {
        await page.goto("/");
        const bar = page.getByRole("region", { name: "Demo clock" });
        const before = await bar.locator("time").getAttribute("datetime") ?? "";
        await bar.getByRole("button", { name: "Move time" }).tap();
        await page.getByRole("menuitem", { name: "+1 day" }).tap();
        await expect(page.getByText("The clock has moved.")).toBeVisible();
        expect(new Date(await bar.locator("time").getAttribute("datetime") ?? "").getTime())
            .toBeGreaterThanOrEqual(new Date(before).getTime() + 86_400_000);
    });
});
