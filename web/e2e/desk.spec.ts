import { askForProctor, bookAtCentre, centre, giveReason, moveClockBefore, startExam } from "./desk";
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

test("what staff do reaches the candidate at once, and what the candidate does reaches the desk", async ({ page, browser, baseURL }) => {
    test.setTimeout(150_000);
    await signUp(page, "Nora Now");
    const sitting = await bookAtCentre(page);
    await moveClockBefore(page, sitting, 10);
    const context = await browser.newContext({ baseURL: baseURL ?? "", reducedMotion: "reduce" });
    const desk = await context.newPage();
    await signInAs(desk, "proctor");
    await desk.goto(`/desk?centre=${centre}&day=${sitting.day}`);
    await expect(desk.getByRole("button", { name: /Nora Now.*Expected/ })).toBeVisible();
    await expect(desk.getByText("Live", { exact: true })).toBeVisible();
    // Nobody reloads anything from here on: the list hears of the candidate, and the player of the proctor.
    const attempt = await askForProctor(page, sitting);
    await expect(desk.getByRole("button", { name: /Nora Now.*Waiting/ })).toBeVisible({ timeout: 4000 });
    await startExam(page, desk, attempt);
    const row = desk.getByRole("button", { name: /Nora Now/ });
    await expect(row).toContainText("Running", { timeout: 4000 });
    await row.click();
    await expect(desk.getByRole("heading", { name: "Nora Now" })).toBeFocused();
    await expectAccessible(desk);

    await desk.keyboard.press("m");
    await desk.getByLabel("Message", { exact: true }).fill("You may keep your water on the desk.");
    await expectAccessible(desk);
    await desk.getByRole("dialog").getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("You may keep your water on the desk.")).toBeVisible({ timeout: 4000 });
    await expect(desk.getByRole("listitem").filter({ hasText: "You may keep your water on the desk." })).toBeVisible();

    await desk.keyboard.press("p");
    await giveReason(desk, "The surroundings", "The fire alarm rang.");
    await expectAccessible(desk);
    await desk.getByRole("dialog").getByRole("button", { name: "Pause" }).click();
    await expect(page.getByRole("heading", { name: "Your exam is paused" })).toBeVisible({ timeout: 4000 });
    await expect(page.getByText("The fire alarm rang.")).toBeVisible();
    await expect(desk.getByText(/^Paused (less than a|\d+) minute/)).toBeVisible();
    await desk.keyboard.press("p");
    await expect(page.getByRole("heading", { level: 1, name: /^Question \d+ of/ })).toBeVisible({ timeout: 4000 });

    await desk.keyboard.press("t");
    await giveReason(desk, "A mistake of ours", "The way back to the seat.");
    await desk.getByRole("dialog").getByRole("button", { name: "Give time back" }).click();
    await expect(desk.getByText("10 minutes given back")).toBeVisible();

    await desk.getByRole("button", { name: "Another seat" }).click();
    await desk.getByRole("dialog").getByRole("button", { name: /New seat/ }).click();
    await desk.getByRole("option", { name: "Quiet room, seat 1" }).click();
    await giveReason(desk, "Technical trouble", "The screen flickers.");
    await expectAccessible(desk);
    await desk.getByRole("dialog").getByRole("button", { name: "Move" }).click();
    await expect(desk.getByText("Nora Now has another seat.")).toBeVisible();
    await expect(desk.getByRole("definition").filter({ hasText: "Quiet room, seat 1" })).toBeVisible();

    // The sign tells the truth when the line is cut, and the list is right again when it is back.
    await context.setOffline(true);
    await expect(desk.getByText("No connection to the server")).toBeVisible({ timeout: 90_000 });
    await context.setOffline(false);
    await expect(desk.getByText("Live", { exact: true })).toBeVisible({ timeout: 40_000 });
    await context.close();
});
