import { expect, expectAccessible, signUp, test } from "./test";

test("somebody finds a course, reads, leaves, and goes on where they stopped", async ({ page }) => {
    await page.goto("/catalogue");
    await page.getByLabel("Search by topic, role or name").fill("PRODUCT names");
    await expect(page.getByText("1 result", { exact: true })).toBeVisible();
    await expect(page).toHaveURL(/q=PRODUCT/);
    await signUp(page, "Lea Learner");
    await page.goto("/courses/cloud-foundations-course");
    await page.getByRole("button", { name: "Begin the course" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "What the cloud is, in a minute" })).toBeVisible();
    await page.getByRole("button", { name: "Done, go on" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "What the cloud is", exact: true })).toBeVisible();
    await expect(page.locator(".prose img").first()).toBeVisible();

    const kept = page.waitForResponse((reply) => reply.url().endsWith("/progress") && reply.request().method() === "PUT");
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2));
    expect((await kept).ok()).toBe(true);
    await page.goto("/learning");
    await page.getByRole("link", { name: "Cloud Foundations in eight lessons" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "What the cloud is", exact: true })).toBeVisible();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(300);

    await page.getByRole("button", { name: "Done, go on" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Check: what the cloud is" })).toBeVisible();
    await page.goto("/courses/cloud-foundations-course");
    await expect(page.getByRole("progressbar", { name: "Progress" })).toHaveAttribute("aria-valuenow", "11");
});

test("a check explains every option after the answer, and is tried until it is right", async ({ page }) => {
    await signUp(page, "Che Checker");
    await page.goto("/courses/cloud-foundations-course");
    await page.getByRole("button", { name: "Begin the course" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "What the cloud is, in a minute" })).toBeVisible();
    await page.goto("/courses/cloud-foundations-course/what-cloud-is-check");
    const first = page.getByRole("region", { name: "Question 1" });
    await expect(first.getByText("Right", { exact: true })).toHaveCount(0);
    await first.getByRole("radio", { name: "Broad network access" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(first.getByText("Not quite. Here is why")).toBeVisible();
    await expect(first.getByText("Your answer")).toBeVisible();
    await first.getByRole("button", { name: "Try again" }).click();
    await first.getByRole("radio", { name: "On-demand self-service" }).focus();
    await page.keyboard.press("Space");
    await first.getByRole("button", { name: "Check my answer" }).click();
    await expect(first.getByText("That is right")).toBeVisible();
    await expect(page.getByText("1 of 5 right")).toBeVisible();
    await page.reload();
    await expect(page.getByText("1 of 5 right")).toBeVisible();
    await expectAccessible(page);
});

test("a seat in a workshop is taken and given back", async ({ page }) => {
    await signUp(page, "Wim Workshop");
    await page.goto("/workshops/cf-readiness");
    await page.getByRole("button", { name: "Take a seat" }).last().click();
    await expect(page.getByText("You have a seat", { exact: true })).toBeVisible();
    const file = await page.request.get(await page.getByRole("link", { name: "Add to my calendar" }).getAttribute("href") ?? "");
    expect(await file.text()).toContain("BEGIN:VEVENT");
    await page.getByRole("button", { name: "Give the seat back" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Give the seat back" }).click();
    await expect(page.getByText("You have a seat", { exact: true })).toHaveCount(0);
});

test("the readiness page says what is next, and remembers the name that was checked", async ({ page }) => {
    await signUp(page, "Rea Ready");
    await page.goto("/readiness/cloud-foundations");
    await expect(page.getByText("0 of 5 done")).toBeVisible();
    await page.getByRole("button", { name: "It is exactly so" }).click();
    await expect(page.getByText("1 of 5 done")).toBeVisible();
    await page.reload();
    await expect(page.getByText("1 of 5 done")).toBeVisible();
    await page.getByRole("link", { name: "See the course" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Cloud Foundations in eight lessons" })).toBeVisible();
});
