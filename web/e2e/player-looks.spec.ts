import { kinds } from "./player";
import { expect, expectAccessible, post, signInAs, signUp, test } from "./test";

test("the player can be read by everybody", async ({ page }) => {
    test.setTimeout(120_000);
    await signUp(page, "Pia Player");
    const { attempt } = await post(page, "/api/practice/cf-practice/attempts", { mode: "exam" }) as { attempt: string };
    await page.goto(`/player/${attempt}`);
    await page.locator(".calm-actions .press").waitFor();
    await expectAccessible(page);
    await page.locator(".calm-actions .press").click();
    await page.locator(".item-page").waitFor();
    const all = await kinds(page, attempt);
    for (const kind of ["choice", "multiple_response", "ordering", "matching"] as const) {
        await page.locator(".exam-bar > .press").nth(1).click();
        await page.locator(".grid-cell").nth(all.indexOf(kind)).click();
        await expect(page.locator("h1")).toBeFocused();
        await expectAccessible(page);
    }
    await page.keyboard.press("r");
    await page.locator(".review").waitFor();
    await expectAccessible(page);
});

test("the pages around practice can be read by everybody", async ({ page }) => {
    await signUp(page, "Pat Practice");
    await post(page, "/api/practice/cf-practice/attempts", { mode: "study" });
    for (const address of ["/practice", "/practice/cf-practice"]) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
    }
    await signInAs(page, "programme_manager");
    await page.goto("/manage/attempts");
    await page.getByRole("table").waitFor();
    await expectAccessible(page);
    await page.getByRole("table").getByRole("link").first().click();
    await page.locator(".notice").first().waitFor();
    await expectAccessible(page);
});
