import { expect, expectAccessible, mailedToken, password, signInAs, signUp, test } from "./test";

test("a visitor signs up, confirms, signs in and out", async ({ page }) => {
    const email = `vera.${Date.now()}@example.org`;
    await page.goto("/");
    await page.getByRole("link", { name: "Create an account" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("Display name").fill("Vera");
    await page.getByLabel("Legal name").fill("Vera Visitor");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("heading", { name: "Almost done" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: /\/confirm\?token=/ }).click();
    await expect(page.getByText("Your email address is confirmed.")).toBeVisible();
    await page.goto("/sign-in?return=/account");
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/account$/);
    await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Account of Vera" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
});

test("what is wrong stands at its field, and a wrong password is told calmly", async ({ page }) => {
    await page.goto("/sign-up");
    await page.getByLabel("Email address").fill("not-an-address@x");
    await page.getByLabel("Display name").fill("Bo");
    await page.getByLabel("Legal name").fill("Bo");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByLabel("Email address")).toHaveAccessibleDescription(/mail address/);
    await expect(page.getByLabel("Email address")).toBeFocused();
    await page.goto("/sign-in");
    await page.getByLabel("Email address").fill("nobody@example.org");
    await page.getByLabel("Password", { exact: true }).fill("wrong wrong wrong");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in$/);
});

test("a forgotten password is set anew by mail", async ({ page }) => {
    const { email } = await signUp(page, "Rita Reset");
    await page.request.delete("/api/sessions/current", { headers: { "X-Assay-Csrf": "1" } });
    await page.goto("/reset");
    await page.getByLabel("Email address").fill(email);
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByText("If there is an account with this address")).toBeVisible();
    await page.goto(`/reset?token=${await mailedToken(page, email, "/reset")}`);
    await page.getByLabel("New password").fill("another quiet harbour");
    await page.getByRole("button", { name: "Save the new password" }).click();
    await expect(page.getByText("Your password is changed.")).toBeVisible();
});

test("a person changes names, password and accommodations, and erases the account", async ({ page }) => {
    const { email } = await signUp(page, "Ada Account");
    await page.goto("/account");
    await page.getByLabel("Display name").fill("Ada the First");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("button", { name: "Account of Ada the First" })).toBeVisible();
    await page.getByRole("button", { name: "Ask for an accommodation" }).click();
    await expectAccessible(page);
    await page.getByText("Half as much time again").click();
    await page.getByLabel("Why you need it").fill("Dyslexia, with a letter from my doctor.");
    await page.getByRole("button", { name: "Send the request" }).click();
    await expect(page.getByText("In review")).toBeVisible();
    await page.getByLabel("Current password").fill(password);
    await page.getByLabel("New password").fill("a louder harbour at dusk");
    await page.getByRole("button", { name: "Change the password" }).click();
    await expect(page.getByText("Your password is changed.")).toBeVisible();
    await page.getByRole("button", { name: "Erase my account…" }).click();
    const erase = page.getByRole("button", { name: "Erase my account", exact: true });
    await expect(erase).toBeDisabled();
    await page.getByLabel(/Type your email address/).fill(email);
    await page.getByRole("dialog").getByLabel("Password", { exact: true }).fill("a louder harbour at dusk");
    await erase.click();
    await expect(page).toHaveURL(/\/$/);
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
});

test("an operator gives a role, and a role wall explains itself", async ({ page }) => {
    await signUp(page, "Rolf Role");
    await signInAs(page, "operator");
    await page.goto("/manage/people");
    await page.getByLabel("Search by name or email").fill("Rolf");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Roles of Rolf Role" }).click();
    await page.getByText("Instructor", { exact: true }).click();
    await page.getByText("Item writer", { exact: true }).click();
    await page.getByRole("button", { name: "Save roles" }).click();
    await expect(page.getByRole("alert")).toContainText("may not see live items");
    await page.getByRole("dialog").getByText("Item writer", { exact: true }).click();
    await page.getByRole("button", { name: "Save roles" }).click();
    await expect(page.getByRole("row", { name: /Rolf Role/ })).toContainText("Instructor");
});

test("the demo's clock moves forward", async ({ page }) => {
    await page.goto("/");
    const bar = page.getByRole("region", { name: "Demo clock" });
    const before = new Date(await bar.locator("time").getAttribute("datetime") ?? "");
    await bar.getByRole("button", { name: "+1 day" }).click();
    await expect.poll(async () => new Date(await bar.locator("time").getAttribute("datetime") ?? "").getTime())
        .toBeGreaterThanOrEqual(before.getTime() + 86_400_000);
});
