import { askForProctor, bookAtCentre, moveClockBefore } from "./desk";
import { answerByKeyboard, answersOnServer, kinds, startPractice } from "./player";
import { expect, expectAccessible, post, signInAs, signUp, test } from "./test";

test("an exam goes on at a second device, the first stops at once and can take it back", async ({ page, context, browser, baseURL }) => {
    await signUp(page, "Dora Devices");
    const attempt = await startPractice(page);
    const all = await kinds(page, attempt);
    await answerByKeyboard(page, all[0] ?? "choice");
    await expect(page.getByText("Your answer is saved")).toBeVisible();

    const device = await browser.newContext({ baseURL: baseURL ?? "", reducedMotion: "reduce", storageState: await context.storageState() });
    const other = await device.newPage();
    await other.goto(`/player/${attempt}`);
    await expect(other.getByText("This exam is open on another device")).toBeVisible();
    await expect(other.getByRole("button", { name: "Flag this question" })).toHaveAttribute("aria-disabled", "true");
    await expectAccessible(other);
    await other.getByRole("button", { name: "Continue here" }).focus();
    await other.keyboard.press("Enter");
    await expect(other.getByText("This exam is open on another device")).toHaveCount(0);
    await expect(page.getByText("This exam is open on another device")).toBeVisible();
    await other.getByRole("heading", { level: 1 }).focus();
    await other.keyboard.press("n");
    await answerByKeyboard(other, all[1] ?? "choice");
    await expect(other.getByText("All 2 answers saved")).toBeVisible();

    await page.getByRole("button", { name: "Continue here" }).click();
    await expect(page.getByText("This exam is open on another device")).toHaveCount(0);
    await expect(other.getByText("This exam is open on another device")).toBeVisible();
    await expect(page.getByText("All 2 answers saved")).toBeVisible();
    expect(await answersOnServer(page, attempt)).toBe(2);
    await device.close();
});

test("a proctor writes, pauses and gives time back in the middle, and the candidate sees why", async ({ page, browser, baseURL }) => {
    test.setTimeout(90_000);
    await signUp(page, "Mona Message");
    const sitting = await bookAtCentre(page);
    await moveClockBefore(page, sitting, 10);
    const attempt = await askForProctor(page, sitting);
    const desk = await browser.newContext({ baseURL: baseURL ?? "" });
    const staff = await desk.newPage();
    await signInAs(staff, "programme_manager");
    await post(staff, `/api/manage/attempts/${attempt}/authorisation`, { name_matches: true, photo_matches: true });
    await page.goto(`/player/${attempt}`);
    await page.getByRole("button", { name: "Start the exam" }).click();
    await expect(page.getByRole("heading", { name: "Question 1 of 65" })).toBeVisible();
    const [kind] = await kinds(page, attempt);
    await answerByKeyboard(page, kind ?? "choice");
    await expect(page.getByText("Your answer is saved")).toBeVisible();

    await post(staff, `/api/manage/attempts/${attempt}/messages`, { text: "Please close the window beside you." });
    await expect(page.getByText("A message from your proctor")).toBeVisible();
    await expect(page.getByText("Please close the window beside you.")).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByText("Please close the window beside you.")).toBeVisible();
    await page.getByRole("button", { name: "I have read it" }).click();
    await expect(page.getByText("Please close the window beside you.")).toHaveCount(0);

    await post(staff, `/api/manage/attempts/${attempt}/pauses`, { code: "emergency", reason: "The fire alarm rang." });
    await expect(page.getByRole("heading", { name: "Your exam is paused" })).toBeVisible();
    await expect(page.getByText("What it is about: an emergency")).toBeVisible();
    await expect(page.getByText("The fire alarm rang.")).toBeVisible();
    await expectAccessible(page);
    await post(staff, `/api/manage/attempts/${attempt}/resumptions`, {});
    await expect(page.getByRole("heading", { level: 1, name: /^Question \d+ of 65$/ })).toBeVisible();
    await post(staff, `/api/manage/attempts/${attempt}/time-grants`, { minutes: 5, code: "emergency", reason: "The alarm cost five minutes." });
    await expect(page.getByText("5 minutes given back.")).toBeVisible();
    await expect(page.getByText("The alarm cost five minutes.")).toBeVisible();
    await page.getByRole("button", { name: "I have read it" }).click();
    await expect(page.getByText("Your answer is saved")).toBeVisible();
    expect(await answersOnServer(page, attempt)).toBe(1);
    await desk.close();
});
