import type { BrowserContext, Page } from "@playwright/test";
import { answerByKeyboard, answersOnServer, kinds, startPractice } from "./player";
import { expect, expectAccessible, moveClock, signUp, test } from "./test";

/** What a reload without a network needs is there: the page with its files, and the sealed questions with their key. */
async function sheltered(page: Page): Promise<void> {
    await expect.poll(() => page.evaluate(async () => await caches.match("/player/") !== undefined && navigator.serviceWorker.controller !== null)).toBe(true);
    await expect.poll(() => page.evaluate(() => new Promise<number>((done) => {
        const opening = indexedDB.open("assay-player");
        opening.addEventListener("success", () => {
            const counting = opening.result.transaction("kept").objectStore("kept").count();
            counting.addEventListener("success", () => {
                opening.result.close();
                done(counting.result);
            });
        });
    }))).toBeGreaterThanOrEqual(5);
}

/** Closes the tab as it is and opens the same address in a new one. */
async function reopen(context: BrowserContext, page: Page): Promise<Page> {
    const address = page.url();
    await page.close();
    const again = await context.newPage();
    await again.goto(address);
    return again;
}

/** Scrolled down, for a button that the bar at the foot cuts in two is a small target to a machine. */
async function expectAccessibleToTheEnd(page: Page): Promise<void> {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expectAccessible(page);
}

async function secondsShown(page: Page): Promise<number> {
    const shown = await page.getByRole("timer").locator(".numeric").textContent() ?? "";
    return shown.split(":").reduce((total, part) => total * 60 + Number(part), 0);
}

test("twenty minutes without a network, the tab closed and opened again: nothing is lost and the time is right", async ({ page, context }) => {
    test.setTimeout(120_000);
    await signUp(page, "Lena Longoffline");
    const attempt = await startPractice(page);
    await sheltered(page);
    await page.clock.install();
    await page.reload();
    await expect(page.getByRole("heading", { name: "Question 1 of 30" })).toBeVisible();
    const all = await kinds(page, attempt);
    await answerByKeyboard(page, all[0] ?? "choice");
    await expect(page.getByText("Your answer is saved")).toBeVisible();
    await context.setOffline(true);
    for (let at = 1; at < 7; at++) {
        await page.keyboard.press("n");
        await answerByKeyboard(page, all[at] ?? "choice");
        await page.clock.runFor(4 * 60_000);
    }
    await expect(page.getByText(/^Offline since \d\d:\d\d\. 6 answers wait on this device\.$/)).toBeVisible();
    await expect(page.getByText("Saving has not worked for more than a minute")).toBeVisible();
    await expectAccessibleToTheEnd(page);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download my answers" }).click();
    expect((await download).suggestedFilename()).toContain(attempt);
    expect(await secondsShown(page)).toBeLessThanOrEqual(21 * 60);
    expect(await secondsShown(page)).toBeGreaterThan(20 * 60 - 30);
    // The time has passed for the server, too.
    await moveClock(page, 24 / 1440);

    const again = await reopen(context, page);
    await expect(again.getByRole("heading", { name: "Question 7 of 30" })).toBeVisible();
    await expect(again.getByText(/^Offline since \d\d:\d\d\. 6 answers wait on this device\.$/)).toBeVisible();
    await again.keyboard.press("n");
    await answerByKeyboard(again, all[7] ?? "choice");
    await expect(again.getByText(/7 answers wait on this device/)).toBeVisible();
    await expectAccessibleToTheEnd(again);
    await context.setOffline(false);
    await expect(again.getByText("All 8 answers saved")).toBeVisible({ timeout: 40_000 });
    expect(await answersOnServer(again, attempt)).toBe(8);
    expect(await secondsShown(again)).toBeLessThanOrEqual(21 * 60);
    expect(await secondsShown(again)).toBeGreaterThan(19 * 60);
});

test("a tab closed and opened without a network goes on with the time that is left", async ({ page, context }) => {
    await signUp(page, "Rona Reopen");
    const attempt = await startPractice(page);
    const all = await kinds(page, attempt);
    await sheltered(page);
    const before = await secondsShown(page);
    await context.setOffline(true);
    await answerByKeyboard(page, all[0] ?? "choice");
    await expect(page.getByText(/1 answer waits on this device/)).toBeVisible();
    const again = await reopen(context, page);
    await expect(again.getByRole("heading", { name: "Question 1 of 30" })).toBeVisible();
    await expect(again.getByText(/1 answer waits on this device/)).toBeVisible();
    const after = await secondsShown(again);
    expect(after).toBeLessThanOrEqual(before);
    expect(after).toBeGreaterThan(before - 60);
    await context.setOffline(false);
    await expect(again.getByText("Your answer is saved")).toBeVisible({ timeout: 40_000 });
    expect(await answersOnServer(again, attempt)).toBe(1);
});

test("a device whose clock is wrong by an hour shows the right time", async ({ page, context }) => {
    await page.addInitScript(() => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + 3_600_000;
    });
    await signUp(page, "Willi Wrongclock");
    const attempt = await startPractice(page);
    expect(await secondsShown(page)).toBeGreaterThan(44 * 60);
    expect(await secondsShown(page)).toBeLessThanOrEqual(45 * 60);
    const all = await kinds(page, attempt);
    await answerByKeyboard(page, all[0] ?? "choice");
    await expect(page.getByText("Your answer is saved")).toBeVisible();
    await sheltered(page);
    // And set back by an hour while the tab is closed: no time is given back for it.
    await context.setOffline(true);
    const again = await reopen(context, page);
    await expect(again.getByRole("heading", { name: "Question 1 of 30" })).toBeVisible();
    expect(await secondsShown(again)).toBeGreaterThan(43 * 60);
    expect(await secondsShown(again)).toBeLessThanOrEqual(45 * 60);
});
