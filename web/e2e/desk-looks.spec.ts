import { askForProctor, bookAtCentre, centre, moveClockBefore } from "./desk";
import { expect, expectAccessible, post, signInAs, signUp, test } from "./test";

test("arrival, the desk and its panel can be read by everybody", async ({ page }) => {
    test.setTimeout(120_000);
    await signUp(page, "Lena Looked-at");
    const sitting = await bookAtCentre(page);
    await page.goto(`/bookings/${sitting.booking}/check-in`);
    await page.locator(".legal-name").waitFor();
    await expectAccessible(page);
    await moveClockBefore(page, sitting, 10);
    await askForProctor(page, sitting);
    await signInAs(page, "proctor");
    await page.goto(`/desk?centre=${centre}&day=${sitting.day}`);
    await page.locator(".person-row").first().waitFor();
    await expectAccessible(page);
    await page.locator(".person-row").first().click();
    await page.locator(".comparison").waitFor();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await expectAccessible(page);
});

test("requests, the mailbox and roles can be read by everybody", async ({ page }) => {
    const { email } = await signUp(page, "Rosa Request");
    await post(page, "/api/me/accommodations", { preset: "separate_room", reason: "I cannot sit in a crowded room." });
    await page.goto(`/demo/mailbox?address=${encodeURIComponent(email)}`);
    await page.locator(".mail-text").first().waitFor();
    await expectAccessible(page);
    await signInAs(page, "accommodations_reviewer");
    await page.goto("/manage/accommodations");
    await page.locator(".request").first().waitFor();
    await expectAccessible(page);
    await signInAs(page, "operator");
    await page.goto("/manage/people");
    await page.locator("td button").first().click();
    await page.getByRole("dialog").waitFor();
    await expectAccessible(page);
    await expect(page.getByRole("dialog").getByRole("checkbox")).toHaveCount(9);
});
