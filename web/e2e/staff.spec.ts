import { expect, post, read, signInAs, signUp, test } from "./test";

test("a request is decided by keyboard, and its answer is in the mailbox", async ({ page, browser, baseURL }) => {
    const { email } = await signUp(page, "Rafi Request");
    await post(page, "/api/me/accommodations", { preset: "time_150", reason: "Dyslexia, with a letter from my doctor." });
    const context = await browser.newContext({ baseURL: baseURL ?? "", reducedMotion: "reduce" });
    const staff = await context.newPage();
    await signInAs(staff, "accommodations_reviewer");
    await staff.goto("/manage/accommodations");
    const request = staff.getByRole("article", { name: "Rafi Request" });
    await expect(request).toContainText("Dyslexia");
    const before = await staff.getByRole("article").count();
    // A key without a request in focus decides nothing.
    await staff.keyboard.press("a");
    await expect(staff.getByRole("dialog")).toHaveCount(0);
    for (let at = 0; at < before; at++) {
        await staff.keyboard.press("j");
    }
    await expect(request).toBeFocused();
    await staff.keyboard.press("a");
    await staff.getByLabel("Your answer").fill("Granted. Bring nothing more.");
    await staff.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
    await expect(request).toHaveCount(0);
    await context.close();
    const { profile } = await read<{ profile: { time_percent: number } }>(page.request, "/api/me/accommodations");
    expect(profile.time_percent).toBe(50);
    await page.goto(`/demo/mailbox?address=${encodeURIComponent(email)}`);
    await expect(page.getByText("Granted. Bring nothing more.")).toBeVisible();
    await page.getByRole("link", { name: /\/account$/ }).click();
    await expect(page).toHaveURL(/\/account$/);
});

test("the role wall is explained before it refuses", async ({ page }) => {
    await signUp(page, "Willa Wall");
    await signInAs(page, "operator");
    await page.goto("/manage/people?q=Willa");
    await page.getByRole("button", { name: "Roles of Willa Wall" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Teaches classes and sees how learners get on.").click();
    await expect(dialog.getByText("Whoever teaches may not see live items", { exact: true })).toHaveCount(0);
    await dialog.getByText("Reviews questions that others wrote").click();
    await expect(dialog.getByText("Nobody can hold Instructor together with Reviewer")).toBeVisible();
    await dialog.getByText("Reviews questions that others wrote").click();
    await dialog.getByRole("button", { name: "Save roles" }).click();
    await expect(page.getByRole("row", { name: /Willa Wall/ })).toContainText("Instructor");
});
