import { startEmpty } from "./assay";
import { expect, expectAccessible, signInAs, test } from "./test";

// What somebody meets first: a choice that is explained, a film, and an installation of their own.

test("a few answers lead to a certification, and say why", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("link", { name: "Which certification is for me?" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Which certification is for me?" })).toBeVisible();
    const advice = page.getByRole("region", { name: "What fits you" });
    await expect(advice.getByRole("status")).toHaveText(/Answer the first question/);
    await page.getByRole("radio", { name: "I study, or I am changing into IT" }).check({ force: true });
    await expect(advice.getByRole("heading", { name: "Cloud Foundations" })).toBeVisible();
    await expect(advice).toContainText("Because you said that you are at the beginning of your way into IT.");
    await expectAccessible(page);

    await page.getByRole("radio", { name: "I design systems and decide how they are built" }).check({ force: true });
    await page.getByRole("radio", { name: "One to three years" }).check({ force: true });
    await expect(advice.getByRole("status")).toHaveText("So far we suggest Cloud Architect. 2 questions are left.");
    // The answers stand in the address: sent on or loaded again, the page says the same.
    await page.reload();
    await expect(page.getByRole("radio", { name: "One to three years" })).toBeChecked();
    await expect(advice.getByRole("heading", { name: "Cloud Architect" })).toBeVisible();
    await page.getByRole("button", { name: "Start again" }).click();
    await expect(page.getByRole("radio", { name: "One to three years" })).not.toBeChecked();
});

test("the choice is made by keyboard, and in German", async ({ page }) => {
    await page.goto("/choose?lang=de");
    const first = page.getByRole("radio").first();
    await first.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect(page.getByRole("region", { name: "Was zu Ihnen passt" })).toContainText("Weil Sie gesagt haben, dass Sie am Anfang Ihres Weges in die IT stehen.");
    await expectAccessible(page);
});

test("a film plays with captions, jumps, keeps its place, and is done at its end", async ({ page }) => {
    await signInAs(page, "candidate");
    await page.goto("/courses/cloud-foundations-course");
    const begin = page.getByRole("button", { name: "Begin the course" });
    await expect(begin.or(page.getByRole("link", { name: /Begin|Go on/ })).first()).toBeVisible();
    if (await begin.isVisible()) {
        await begin.click();
        await expect(begin).toBeHidden();
    }
    await page.goto("/courses/cloud-foundations-course/cloud-in-a-minute");
    const film = page.locator("video");
    await expect.poll(() => film.evaluate((shown: HTMLVideoElement) => shown.duration)).toBeGreaterThan(60);
    await expect.poll(() => film.evaluate((shown: HTMLVideoElement) => shown.textTracks[0]?.cues?.length ?? 0)).toBeGreaterThan(10);
    await page.getByText("The words of this film").click();
    await expect(page.locator(".film-transcript .prose")).toContainText("server");
    await expectAccessible(page);

    const kept = page.waitForResponse((reply) => reply.url().endsWith("/cloud-in-a-minute/progress"));
    await film.evaluate((shown: HTMLVideoElement) => {
        shown.muted = true;
        shown.currentTime = 40;
    });
    await kept;
    await page.reload();
    await expect.poll(() => film.evaluate((shown: HTMLVideoElement) => shown.currentTime)).toBeGreaterThan(35);
    await film.evaluate(async (shown: HTMLVideoElement) => {
        shown.muted = true;
        shown.currentTime = shown.duration - 0.5;
        await shown.play();
    });
    await expect(page.getByText("Done", { exact: true }).first()).toBeVisible();
});

test("a new installation is begun on one page", async ({ page }) => {
    const installation = await startEmpty();
    try {
        await page.goto(new URL("/", installation.firstStart).href);
        await expect(page.getByText("This installation is new")).toBeVisible();
        await page.goto(installation.firstStart);
        await expect(page.getByLabel("Code of the first start")).not.toHaveValue("");
        await expectAccessible(page);
        await page.getByLabel("Your name", { exact: true }).fill("Olga Operator");
        await page.getByLabel("Email address").fill("olga@example.org");
        await page.getByLabel("Password", { exact: true }).fill("a quiet harbour at dawn");
        await page.getByLabel("What is it called?").fill("Harbour Academy");
        await page.getByRole("button", { name: "Begin", exact: true }).click();

        await expect(page.getByRole("heading", { level: 1, name: "First steps" })).toBeVisible();
        await expect(page.getByText("of Harbour Academy")).toBeVisible();
        await expect(page.getByText("3 certifications")).toBeVisible();
        await expectAccessible(page);
        const file = page.waitForEvent("download");
        await page.getByRole("link", { name: "Download the example’s files" }).or(page.getByRole("link", { name: "Download the example's files" })).click();
        expect((await file).suggestedFilename()).toBe("harbour-academy.zip");

        await page.goto(installation.firstStart);
        await expect(page.getByText("This installation has begun already")).toBeVisible();
    } finally {
        await installation.stop();
    }
});
