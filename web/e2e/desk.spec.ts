import { askForProctor, bookAtCentre, centre, moveClockBefore } from "./desk";
import { expect, expectAccessible, post, read, signInAs, signUp, test } from "./test";

test("a candidate arrives when check-in is open, not before", async ({ page }) => {
    await signUp(page, "Carla Check-in");
    const sitting = await bookAtCentre(page);
    await page.goto(`/bookings/${sitting.booking}/check-in`);
    await expect(page.getByText(/^Check-in opens on/)).toBeVisible();
    await expect(page.getByRole("main").getByText("Carla Check-in", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Check in" })).toBeDisabled();
    await expectAccessible(page);
    await moveClockBefore(page, sitting, 20);
    await page.goto(`/bookings/${sitting.booking}`);
    await expect(page.getByRole("link", { name: "Start check-in" })).toBeVisible();
    await page.goto("/");
    await expect(page.getByText("Check-in is open")).toBeVisible();
    await page.getByRole("link", { name: "Cloud Foundations" }).first().click();
    await expect(page).toHaveURL(/\/check-in$/);
    await page.getByRole("button", { name: "Check in" }).click();
    await expect(page).toHaveURL(/\/player\/[\w-]+$/);
    const { items } = await read<{ items: { booking: string; phase: string }[] }>(page.request, "/api/attempts");
    expect(items.map((attempt) => attempt.booking)).toEqual([sitting.booking]);
});

test("a proctor refuses with a reason, then lets in, by keyboard", async ({ page, browser, baseURL }) => {
    await signUp(page, "Wanda Waiting");
    const sitting = await bookAtCentre(page);
    await moveClockBefore(page, sitting, 15);
    const attempt = await askForProctor(page, sitting);
    const context = await browser.newContext({ baseURL: baseURL ?? "", reducedMotion: "reduce" });
    const desk = await context.newPage();
    await signInAs(desk, "proctor");
    await desk.goto(`/desk?centre=${centre}&day=${sitting.day}`);
    await expect(desk.getByRole("button", { name: /Wanda Waiting.*Waiting/ })).toBeVisible();
    // The place chosen at the desk is remembered, so the start page knows whose waiting matters.
    await desk.getByRole("button", { name: /Where/ }).click();
    await desk.getByRole("option", { name: /Hamburg/ }).click();
    await expect(desk.getByText("Nobody is expected on this day.")).toBeVisible();
    await desk.getByRole("button", { name: /Where/ }).click();
    await desk.getByRole("option", { name: /Berlin/ }).click();
    await expect(desk.getByRole("button", { name: /Wanda Waiting/ })).toBeVisible();
    await desk.goto("/");
    await expect(desk.getByText("Berlin Mitte: one person is waiting for a proctor")).toBeVisible();
    await desk.getByRole("link", { name: "Go to the desk" }).click();
    await expect(desk.getByRole("button", { name: /Wanda Waiting.*Waiting/ })).toBeVisible();
    await desk.keyboard.press("j");
    await desk.keyboard.press("Enter");
    await expect(desk.getByRole("heading", { name: "Wanda Waiting" })).toBeFocused();
    await expectAccessible(desk);
    await expect(desk.getByRole("button", { name: "Let in" })).toBeDisabled();
    await expect(desk.getByRole("button", { name: "End without scoring" })).toHaveCount(0);
    await desk.keyboard.press("r");
    await desk.getByLabel("What needs to be put right").fill("This ID has expired. Please bring another.");
    await desk.getByRole("dialog").getByRole("button", { name: "Refuse" }).click();
    await expect(desk.getByText("Wanda Waiting has your reason.")).toBeVisible();
    await expect.poll(async () => await read(page.request, `/api/attempts/${attempt}`))
        .toMatchObject({ phase: "checked_in", refusal: "This ID has expired. Please bring another." });
    await post(page, `/api/attempts/${attempt}/deeds`, { id: crypto.randomUUID(), deed: "ask_proctor" });
    await desk.getByText("The ID says exactly this name").click();
    // With one thing left to compare, the key leads there and lets nobody in.
    await desk.keyboard.press("a");
    await expect(desk.getByRole("checkbox", { name: /The person is the one/ })).toBeFocused();
    await desk.keyboard.press("Space");
    await desk.keyboard.press("a");
    await expect(desk.getByText("Wanda Waiting can start.")).toBeVisible();
    await expect.poll(async () => await read(page.request, `/api/attempts/${attempt}`)).toMatchObject({ phase: "authorised" });
    await desk.getByRole("button", { name: "Report an incident" }).click();
    await desk.getByLabel("What happened").fill("The first ID had expired; the second was valid.");
    await expectAccessible(desk);
    await desk.getByRole("button", { name: "Report", exact: true }).click();
    await expect(desk.getByText("The incident is on record.")).toBeVisible();
    await expect(desk.getByRole("listitem").filter({ hasText: "The first ID had expired; the second was valid." })).toBeVisible();
    await desk.keyboard.press("Escape");
    await expect(desk.getByRole("button", { name: /Wanda Waiting/ })).toBeFocused();
    await context.close();
});
