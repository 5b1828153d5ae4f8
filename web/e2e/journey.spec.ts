import { arrive, bookOnline, mailsTo, sitExam, startExam } from "./journey";
import { expect, expectAccessible, moveClock, read, signInAs, test } from "./test";

test.setTimeout(180_000);

interface Credential {
    readonly id: string;
    readonly public_id: string;
    readonly expires_on: string;
    readonly window_opens: string;
    readonly state: string;
}

test("somebody new passes Cloud Foundations, is reminded, and renews by credits", async ({ page, browser, assay }) => {
    const email = await arrive(page, "Nora Newcomer");

    // Select
    await page.goto("/catalogue");
    await page.getByLabel("Search by topic, role or name").fill("Cloud Foundations");
    await page.getByRole("link", { name: "Cloud Foundations", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Cloud Foundations" })).toBeVisible();
    await page.getByRole("link", { name: "Am I ready?" }).click();
    await expect(page.getByText("0 of 5 done")).toBeVisible();

    // Prepare
    await page.goto("/courses/cloud-foundations-course");
    await page.getByRole("button", { name: "Begin the course" }).click();
    await page.getByRole("button", { name: "Done, go on" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "What the cloud is", exact: true })).toBeVisible();

    // Schedule, and take
    const booking = await bookOnline(page);
    expect(await mailsTo(page, email)).toContain("You are booked: Cloud Foundations");
    const attempt = await startExam(page, booking);
    await sitExam(page, attempt, "right");

    // Result: provisional at once, official by itself
    await page.goto("/results");
    await page.getByRole("link", { name: /Cloud Foundations/ }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: /You passed Cloud Foundations/ })).toBeVisible();
    await expect(page.getByText("Your result is provisional")).toBeVisible();
    await expectAccessible(page);
    const report = await page.request.get(await page.getByRole("link", { name: "Score report (PDF)" }).getAttribute("href") ?? "");
    expect((await report.body()).subarray(0, 5).toString()).toBe("%PDF-");
    await moveClock(page, 2);
    await page.reload();
    await expect(page.getByText(/Official since/)).toBeVisible();

    // Maintain: the credential, and what everybody can see of it
    await page.goto("/credentials");
    await page.getByRole("link", { name: /Cloud Foundations/ }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Cloud Foundations" })).toBeVisible();
    await expectAccessible(page);
    const { items: [held] } = await read<{ items: Credential[] }>(page.request, "/api/credentials");
    if (!held) {
        throw new Error("no credential was issued");
    }
    const visitor = await browser.newPage();
    await visitor.goto(`${assay.url}/c/${held.public_id}`);
    await expect(visitor.getByText("Nora Newcomer").first()).toBeVisible();
    await visitor.close();

    // Two and a half years later
    const { now } = await read<{ now: string }>(page.request, "/api/demo/clock");
    await moveClock(page, (Date.parse(held.window_opens) - Date.parse(now)) / 86_400_000 + 1.5);
    expect((await mailsTo(page, email)).some((subject) => /expires/.test(subject))).toBe(true);
    await page.reload();
    await expect(page.getByText("Expires soon").first()).toBeVisible();
    const done = new Date(Date.parse(held.window_opens) - 30 * 86_400_000).toISOString();
    const typed = done.slice(8, 10) + done.slice(5, 7) + done.slice(0, 4);
    for (const [what, credits] of [["Operating a cloud service", "12"], ["Security of cloud services", "8"]] as const) {
        await page.getByRole("button", { name: "Claim an activity" }).click();
        const form = page.getByRole("dialog");
        await form.getByLabel("What was it?").fill(what);
        await form.getByLabel("Who offered it?").fill("An evening school");
        await form.getByRole("spinbutton").first().click();
        await page.keyboard.type(typed);
        await form.getByRole("textbox", { name: "Credits" }).fill(credits);
        await form.getByLabel("What shows it?").fill("A certificate of attendance; it covers domain 2 of the outline.");
        await form.getByRole("button", { name: "Send for review" }).click();
        await expect(form).toHaveCount(0);
    }
    const staff = await browser.newContext({ baseURL: assay.url });
    const manager = await staff.newPage();
    await signInAs(manager, "programme_manager");
    await manager.goto("/manage/claims");
    for (const what of ["Operating a cloud service", "Security of cloud services"]) {
        await manager.getByRole("button", { name: "Approve", exact: true }).first().click();
        await expect(manager.getByText(`Approved: ${what}`)).toBeVisible();
    }
    await staff.close();
    await page.reload();
    await page.getByRole("button", { name: "Renew with credits" }).click();
    await expect(page.getByText(/^Renewed\. It is valid until/)).toBeVisible();
    const { items: [renewed] } = await read<{ items: Credential[] }>(page.request, "/api/credentials");
    expect(Number(renewed?.expires_on.slice(0, 4))).toBe(Number(held.expires_on.slice(0, 4)) + 3);
    expect(renewed?.state).toBe("active");
});

test("who fails is told when to come back, cannot come earlier, and sits again later", async ({ page }) => {
    const email = await arrive(page, "Felix Fail");
    const first = await bookOnline(page);
    await sitExam(page, await startExam(page, first), "hardly");
    await page.goto("/results");
    await page.getByRole("link", { name: /Cloud Foundations/ }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: /not passed this time/ })).toBeVisible();

    const { now } = await read<{ now: string }>(page.request, "/api/demo/clock");
    const soon = new Date(Math.ceil(Date.parse(now) / 3_600_000) * 3_600_000 + 5 * 86_400_000).toISOString();
    const early = await page.request.post("/api/exams/cloud-foundations/bookings", {
        data: { mode: "online", starts_at: soon },
        headers: { "X-Assay-Csrf": "1" },
    });
    expect(early.status()).toBe(422);
    const problem = await early.json() as { code: string; detail: string };
    expect(problem.code).toBe("retake_too_early");
    expect(problem.detail).toMatch(/You can sit this exam again from \d+ \w+ \d{4}/);

    await page.getByRole("link", { name: "Book another date" }).click();
    await expect(page.getByText(/again from/).first()).toBeVisible();
    const second = await bookOnline(page);
    const { starts_at } = await read<{ starts_at: string }>(page.request, `/api/bookings/${second}`);
    expect(Date.parse(starts_at) - Date.parse(now)).toBeGreaterThan(12.5 * 86_400_000);
    const attempt = await startExam(page, second);
    await sitExam(page, attempt, "right");
    await page.goto("/results");
    await expect(page.getByText(/^Passed, \d+/).first()).toBeVisible();
    expect((await mailsTo(page, email)).filter((subject) => subject.startsWith("You are booked")).length).toBe(2);
});
