import { answerByKeyboard, answersOnServer, goTo, kinds, openPractice, startPractice } from "./player";
import { expect, expectAccessible, moveClock, post, read, signInAs, signUp, test } from "./test";

test("a practice exam is answered by keyboard alone, reloaded, reviewed and finished", async ({ page }) => {
    test.setTimeout(120_000);
    await signUp(page, "Kai Keyboard");
    const attempt = await startPractice(page);
    const all = await kinds(page, attempt);
    expect(new Set(all)).toEqual(new Set(["choice", "multiple_response", "ordering", "matching"]));
    for (const [at, kind] of all.entries()) {
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Question ${at + 1} of 30`);
        await answerByKeyboard(page, kind);
        await page.keyboard.press("n");
    }
    await expect(page.getByRole("heading", { name: "Review", exact: true })).toBeFocused();
    await expect(page.getByText("All 30 answers saved")).toBeVisible();
    await expect(page.getByRole("button", { name: "All 30" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Not answered 0" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Unfinished 0" })).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByText("All 30 answers saved")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Question 30 of 30" })).toBeVisible();
    await page.keyboard.press("r");
    await page.getByRole("button", { name: "Finish…" }).click();
    await expect(page.getByText("30 of 30 questions are answered.")).toBeVisible();
    await page.getByRole("button", { name: "Finish and see" }).click();
    await expect(page.getByRole("heading", { name: "Done" })).toBeVisible();
    await expect(page.getByText("30 of 30 questions have an answer.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "See how it went" }).click();
    await expect(page).toHaveURL(new RegExp(`/practice-results/${attempt}`));
});

test("every way of answering can be read by everybody", async ({ page }) => {
    await signUp(page, "Rea Readable");
    const attempt = await startPractice(page);
    const all = await kinds(page, attempt);
    for (const kind of ["choice", "multiple_response", "ordering", "matching"] as const) {
        await goTo(page, all.indexOf(kind) + 1);
        await answerByKeyboard(page, kind);
        await expectAccessible(page);
    }
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Display" }).click();
    await page.getByRole("switch", { name: "High contrast" }).check();
    for (let press = 0; press < 4; press++) {
        await page.getByRole("button", { name: "Larger text" }).click();
    }
    await expectAccessible(page);
    await page.getByRole("button", { name: "Done", exact: true }).click();
    await expectAccessible(page);
});

test("options are struck out, flagged questions found again, notes kept, and the time said and hidden", async ({ page }) => {
    await signUp(page, "Tia Tools");
    const attempt = await startPractice(page);
    const number = (await kinds(page, attempt)).indexOf("choice") + 1;
    await goTo(page, number);
    await page.keyboard.press("s");
    await page.keyboard.press("2");
    await expect(page.getByRole("button", { name: /^Strike out/ }).nth(1)).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("2");
    await expect(page.getByRole("radio").nth(1)).toBeChecked();
    await expect(page.getByRole("button", { name: /^Strike out/ }).nth(1)).toHaveAttribute("aria-pressed", "false");
    await page.keyboard.press("f");
    await page.getByRole("button", { name: "Note", exact: true }).click();
    await page.getByLabel("A note for yourself").fill("n f r 1: none of these is a shortcut here");
    await page.getByRole("heading", { level: 1 }).focus();
    await page.keyboard.press("t");
    await expect(page.getByText(/\d+ minutes and \d+ seconds? left/).last()).toBeVisible();
    await page.getByRole("button", { name: "Hide the time" }).click();
    await expect(page.getByRole("timer")).toHaveCount(0);
    await expect(page.getByText("Your answer is saved")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("A note for yourself")).toHaveValue("n f r 1: none of these is a shortcut here");
    await expect(page.getByRole("button", { name: "Show the time" })).toBeVisible();
    await page.keyboard.press("r");
    await page.getByRole("button", { name: "Flagged 1" }).click();
    await page.getByRole("button", { name: `Question ${number}, answered, flagged, with a note` }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Question ${number} of 30`);
});

test("answers made without a network are kept, said to be, and sent", async ({ page, context }) => {
    await signUp(page, "Oda Offline");
    const attempt = await startPractice(page);
    const all = await kinds(page, attempt);
    await context.setOffline(true);
    await answerByKeyboard(page, all[0] ?? "choice");
    await page.keyboard.press("n");
    await answerByKeyboard(page, all[1] ?? "choice");
    await expect(page.getByText(/^Offline since \d\d:\d\d\. 2 answers wait on this device\.$/)).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText("All 2 answers saved")).toBeVisible();
    expect(await answersOnServer(page, attempt)).toBe(2);
});

test("the server dies in the middle: nothing that was acknowledged is lost, and the rest arrives", async ({ page, assay }) => {
    await signUp(page, "Cleo Crash");
    const attempt = await startPractice(page);
    const all = await kinds(page, attempt);
    for (let at = 0; at < 5; at++) {
        await answerByKeyboard(page, all[at] ?? "choice");
        await page.keyboard.press("n");
    }
    await expect(page.getByText("All 5 answers saved")).toBeVisible();
    const crashed = assay.crash();
    await answerByKeyboard(page, all[5] ?? "choice");
    await crashed;
    await expect(page.getByText("All 6 answers saved")).toBeVisible({ timeout: 30_000 });
    expect(await answersOnServer(page, attempt)).toBe(6);
    await page.reload();
    await expect(page.getByText("All 6 answers saved")).toBeVisible();
});

test("a reload without a network loses nothing, and goes on by itself when it is back", async ({ page, context }) => {
    await signUp(page, "Rolf Reload");
    const attempt = await startPractice(page);
    const all = await kinds(page, attempt);
    await expect.poll(() => page.evaluate(async () => (await caches.keys()).length > 0 && await caches.match("/player/") !== undefined)).toBe(true);
    await context.setOffline(true);
    await answerByKeyboard(page, all[0] ?? "choice");
    // Not before the answer is in the journal: the line says so.
    await expect(page.getByText(/^Offline since \d\d:\d\d\. 1 answer waits on this device\.$/)).toBeVisible();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await expect(page.getByRole("heading", { name: "Question 1 of 30" })).toBeVisible();
    await expect(page.getByText(/^Offline since \d\d:\d\d\. 1 answer waits on this device\.$/)).toBeVisible();
    await expectAccessible(page);
    await context.setOffline(false);
    await expect(page.getByText("Your answer is saved")).toBeVisible({ timeout: 30_000 });
    expect(await answersOnServer(page, attempt)).toBe(1);
});

test("an answer made in the moment the page is left arrives", async ({ page }) => {
    await signUp(page, "Lea Leaving");
    const attempt = await startPractice(page);
    const all = await kinds(page, attempt);
    await goTo(page, all.indexOf("choice") + 1);
    page.on("dialog", (dialog) => void dialog.accept());
    await page.evaluate(() => {
        document.querySelector<HTMLInputElement>("#exam input")?.click();
        location.assign("/practice");
    });
    await page.waitForURL(/\/practice$/);
    await expect.poll(() => answersOnServer(page, attempt)).toBe(1);
});

test("when the time is over, what was answered is saved and submitted without a hand", async ({ page }) => {
    test.setTimeout(200_000);
    await signUp(page, "Tea Time");
    const attempt = await startPractice(page);
    const all = await kinds(page, attempt);
    await answerByKeyboard(page, all[0] ?? "choice");
    await expect(page.getByText("Your answer is saved")).toBeVisible();
    await moveClock(page, (44 * 60 + 45) / 86_400);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect(page.getByText("The time is over").first()).toBeVisible({ timeout: 40_000 });
    await expect(page.getByRole("heading", { name: /submitted|Done/ })).toBeVisible({ timeout: 90_000 });
    const { phase, work } = await read<{ phase: string; work: { answers: unknown[] } }>(page.request, `/api/attempts/${attempt}`);
    expect(phase).toBe("submitted");
    expect(work.answers).toHaveLength(1);
});

test("one window writes; another shows it and can go on", async ({ page, context }) => {
    await signUp(page, "Willa Windows");
    const attempt = await startPractice(page);
    const all = await kinds(page, attempt);
    await answerByKeyboard(page, all[0] ?? "choice");
    await expect(page.getByText("Your answer is saved")).toBeVisible();
    const other = await context.newPage();
    await other.goto(`/player/${attempt}`);
    await expect(other.getByText("This exam is open in another window")).toBeVisible();
    await expectAccessible(other);
    await other.getByRole("button", { name: "Continue here" }).click();
    await expect(other.getByText("This exam is open in another window")).toHaveCount(0);
    await expect(page.getByText("This exam is open in another window")).toBeVisible();
    await other.keyboard.press("n");
    await answerByKeyboard(other, all[1] ?? "choice");
    await expect(other.getByText("All 2 answers saved")).toBeVisible();
    await other.close();
    await expect(page.getByText("This exam is open in another window")).toHaveCount(0);
    await expect(page.getByText("All 2 answers saved")).toBeVisible();
});

test("study mode says what is right, and why, once there is an answer", async ({ page }) => {
    await signUp(page, "Stu Study");
    const attempt = await startPractice(page, "study");
    const all = await kinds(page, attempt);
    for (const kind of ["choice", "ordering", "matching"] as const) {
        await goTo(page, all.indexOf(kind) + 1);
        await expect(page.getByText("Answer first, then check.")).toBeVisible();
        await answerByKeyboard(page, kind);
        await page.getByRole("button", { name: "Check my answer" }).click();
        await expect(page.getByRole("heading", { name: /^(Right|Not right)$/ })).toBeVisible();
        await expectAccessible(page);
    }
});

test("steps are dragged, and answers put to their lines, by mouse", async ({ page }) => {
    await signUp(page, "Mia Mouse");
    const attempt = await startPractice(page);
    const all = await kinds(page, attempt);
    await goTo(page, all.indexOf("ordering") + 1);
    const steps = page.locator(".step-words");
    const before = await steps.allInnerTexts();
    const handles = page.getByRole("button", { name: /place \d of \d/ });
    const first = await handles.first().boundingBox();
    const last = await handles.last().boundingBox();
    await page.mouse.move((first?.x ?? 0) + 20, (first?.y ?? 0) + 20);
    await page.mouse.down();
    await page.mouse.move((first?.x ?? 0) + 20, (last?.y ?? 0) + 40, { steps: 12 });
    await page.mouse.up();
    await expect(steps).toHaveText([...before.slice(1), before[0] ?? ""]);
    await expect(page.getByText("Your answer is saved")).toBeVisible();
    await page.reload();
    await expect(steps).toHaveText([...before.slice(1), before[0] ?? ""]);
    await page.getByRole("button", { name: "Take my answer back" }).click();
    await expect(steps).toHaveText(before);

    await goTo(page, all.indexOf("matching") + 1);
    const bank = page.getByRole("list", { name: "Answers to give" }).getByRole("button");
    const lists = page.getByRole("combobox");
    await bank.nth(1).dragTo(page.locator(".prompt").first());
    await expect(lists.first()).not.toHaveValue("");
    await bank.first().click();
    await page.getByRole("button", { name: "Put 1 here" }).last().click();
    await expect(lists.last()).not.toHaveValue("");
});

test("the tutorial tries every way of answering and keeps nothing", async ({ page }) => {
    await signUp(page, "Tom Tutorial");
    const attempt = await openPractice(page, "exam");
    await page.getByRole("button", { name: "Try it" }).click();
    for (const kind of ["choice", "multiple_response", "ordering", "matching"] as const) {
        await answerByKeyboard(page, kind);
        await expectAccessible(page);
        await page.getByRole("button", { name: kind === "matching" ? "Done" : "Next" }).click();
    }
    await expect(page.getByRole("button", { name: "Start practising" })).toBeVisible();
    const { phase } = await read<{ phase: string }>(page.request, `/api/attempts/${attempt}`);
    expect(phase).toBe("created");
});

test("an attempt that is not there, or is another's, says so kindly", async ({ page }) => {
    await signUp(page, "Nel Nothing");
    await page.goto("/player/01990000-0000-7000-8000-000000000000");
    await expect(page.getByRole("heading", { name: "No exam is open here" })).toBeVisible();
    await expectAccessible(page);
});

test("an exam at a centre: agreement, proctor, pause, time given back, submission, timeline", async ({ page, browser, assay }) => {
    test.setTimeout(120_000);
    await signUp(page, "Ella Exam");
    const now = new Date((await read<{ now: string }>(page.request, "/api/demo/clock")).now);
    const from = new Date(now.getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
    const { days } = await read<{ days: { starts: { starts_at: string }[] }[] }>(
        page.request,
        `/api/exams/cloud-foundations/slots?centre=berlin-mitte&from=${from}&days=7`,
    );
    const start = days.flatMap(({ starts }) => starts)[0]?.starts_at ?? "";
    const hold = await post(page, "/api/exams/cloud-foundations/holds", { mode: "centre", centre: "berlin-mitte", starts_at: start }) as { id: string };
    const booking = await post(page, "/api/exams/cloud-foundations/bookings", { hold: hold.id }) as { id: string };
    await moveClock(page, (Date.parse(start) - now.getTime()) / 86_400_000 - 10 / 1440);
    const { attempt } = await post(page, `/api/bookings/${booking.id}/check-ins`, {}) as { attempt: string };
    const desk = await browser.newContext({ baseURL: assay.url });
    const staff = await desk.newPage();
    await signInAs(staff, "programme_manager");

    await page.goto(`/player/${attempt}`);
    await expect(page.getByText("Ella Exam")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Yes, that is me" }).click();
    await expect(page.getByRole("heading", { name: "Before you begin: the agreement" })).toBeFocused();
    await page.getByRole("button", { name: "I do not accept" }).click();
    await page.getByRole("button", { name: "Go back" }).click();
    await page.getByRole("button", { name: "I accept" }).click();
    await page.getByRole("button", { name: "Tell my proctor I am here" }).click();
    await expect(page.getByRole("heading", { name: "Your proctor has been told" })).toBeVisible();
    await expectAccessible(page);
    await post(staff, `/api/manage/attempts/${attempt}/refusals`, { code: "identity", reason: "Please bring your passport." });
    await expect(page.getByText("Please bring your passport.")).toBeVisible();
    await page.getByRole("button", { name: "Ask again" }).click();
    await expect(page.getByRole("heading", { name: "Your proctor has been told" })).toBeVisible();
    await post(staff, `/api/manage/attempts/${attempt}/authorisation`, { name_matches: true, photo_matches: true });
    await page.getByRole("button", { name: "Start the exam" }).click();
    await expect(page.getByRole("heading", { name: "Question 1 of 65" })).toBeVisible();
    const all = await kinds(page, attempt);
    await goTo(page, all.indexOf("choice") + 1);
    await answerByKeyboard(page, "choice");
    await expect(page.getByText("Your answer is saved")).toBeVisible();

    await post(staff, `/api/manage/attempts/${attempt}/pauses`, { code: "environment", reason: "The fire alarm rang." });
    await page.keyboard.press("n");
    await expect(page.getByRole("heading", { name: "Your exam is paused" })).toBeVisible();
    await expect(page.getByText("The fire alarm rang.")).toBeVisible();
    await expectAccessible(page);
    await post(staff, `/api/manage/attempts/${attempt}/resumptions`, {});
    await expect(page.getByRole("heading", { level: 1, name: /^Question \d+ of 65$/ })).toBeVisible();
    await staff.goto(`/manage/attempts/${attempt}`);
    await staff.getByRole("button", { name: "Give time back" }).click();
    await staff.getByRole("button", { name: /What about/ }).click();
    await staff.getByRole("option", { name: "The surroundings" }).click();
    await staff.getByLabel("Reason").fill("The alarm cost ten minutes.");
    await staff.getByRole("dialog").getByRole("button", { name: "Give time back" }).click();
    await expect(staff.getByText("10 minutes given back")).toBeVisible();
    await expectAccessible(staff);

    await page.keyboard.press("r");
    await page.getByRole("button", { name: "Submit the exam…" }).click();
    await expect(page.getByText("64 questions have no answer.")).toBeVisible();
    await page.getByRole("button", { name: "Submit the exam", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Your exam is submitted" })).toBeVisible();
    await page.getByRole("link", { name: "See my result" }).click();
    await expect(page).toHaveURL(/\/results\/[\w-]+$/);
    await staff.reload();
    await expect(staff.getByText("Submitted by the candidate")).toBeVisible();
    await expect(staff.getByText("the chain holds")).toBeVisible();
    await staff.goto("/manage/attempts");
    await expect(staff.getByRole("link", { name: "Ella Exam" })).toBeVisible();
    await expectAccessible(staff);
    await desk.close();
});
