import type { Page } from "@playwright/test";
import { rightDigits } from "./answers";
import { expect, moveClock, password, read } from "./test";

/** A new person, by the pages alone: signs up, opens the mail's link, and is signed in. */
export async function arrive(page: Page, name: string): Promise<string> {
    const email = `${name.toLowerCase().replaceAll(" ", ".")}.${Date.now()}@example.org`;
    await page.goto("/sign-up");
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("Display name").fill(name);
    await page.getByLabel("Legal name").fill(name);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Create account" }).click();
    await page.getByRole("link", { name: /\/confirm\?token=/ }).click();
    await expect(page.getByText("Your email address is confirmed.")).toBeVisible();
    return email;
}

/** Books an online sitting: the first free time of the first day offered, or of the day named. */
export async function bookOnline(page: Page, day?: RegExp): Promise<string> {
    await page.goto("/exams/cloud-foundations/book");
    await page.getByText("Online", { exact: true }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    if (day) {
        await page.getByRole("button", { name: day }).click();
    }
    await page.getByRole("radiogroup", { name: /^Free times on/ }).locator("label").first().click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Book now" }).click();
    await expect(page.getByText("You are booked", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "See the booking" }).click();
    await expect(page).toHaveURL(/\/bookings\/[0-9a-f-]{36}$/);
    return page.url().split("/").pop() ?? "";
}

/** Waits until the booking's start, checks in, agrees and starts; gives the attempt. */
export async function startExam(page: Page, booking: string): Promise<string> {
    const { starts_at } = await read<{ starts_at: string }>(page.request, `/api/bookings/${booking}`);
    const { now } = await read<{ now: string }>(page.request, "/api/demo/clock");
    const days = (new Date(starts_at).getTime() - new Date(now).getTime()) / 86_400_000;
    await moveClock(page, days);
    await page.goto(`/bookings/${booking}`);
    await page.getByRole("link", { name: "Start check-in" }).click();
    await page.getByRole("button", { name: "Check in" }).click();
    await expect(page).toHaveURL(/\/player\//);
    await page.getByRole("button", { name: "Yes, that is me" }).click();
    await page.getByRole("button", { name: "I accept", exact: true }).click();
    await page.getByRole("button", { name: "Start the exam" }).click();
    await expect(page.getByRole("heading", { name: "Question 1 of 65" })).toBeVisible();
    return page.url().split("/").pop() ?? "";
}

/** Answers by keyboard what has one or more right options, as right as asked, and submits. */
export async function sitExam(page: Page, attempt: string, how: "right" | "hardly"): Promise<void> {
    const digits = await rightDigits(page, attempt);
    const answered = how === "right" ? digits.length : 3;
    for (const [at, right] of digits.entries()) {
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Question ${at + 1} of 65`);
        for (const digit of at < answered ? right : []) {
            await page.keyboard.press(digit);
        }
        await page.keyboard.press("n");
    }
    await expect(page.getByRole("heading", { name: "Review", exact: true })).toBeVisible();
    await expect(page.getByText(/^All \d+ answers saved$/)).toBeVisible();
    await page.getByRole("button", { name: "Submit the exam…" }).click();
    await page.getByRole("button", { name: "Submit the exam", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Your exam is submitted" })).toBeVisible();
}

/** The subjects of all mails to an address. */
export async function mailsTo(page: Page, email: string): Promise<string[]> {
    const mails = await read<{ subject: string }[]>(page.request, `/api/demo/mails?address=${encodeURIComponent(email)}`);
    return mails.map(({ subject }) => subject);
}
