import type { Page } from "@playwright/test";
import { expect, post, read } from "./test";

const exam = "cloud-foundations";
export const centre = "berlin-mitte";

export interface Sitting {
    readonly booking: string;
    readonly startsAt: Date;
    /** The day of it at the centre. */
    readonly day: string;
}

/** Books the first start that the centre still has for this page's person. */
export async function bookAtCentre(page: Page): Promise<Sitting> {
    const { days } = await read<{ days: { date: string; starts: { starts_at: string }[] }[] }>(
        page.request,
        `/api/exams/${exam}/slots?centre=${centre}&days=14`,
    );
    const day = days.find((one) => one.starts.length > 0);
    const start = day?.starts[0]?.starts_at ?? "";
    expect(start, "a free start at the centre").not.toBe("");
    const { id } = await post(page, `/api/exams/${exam}/bookings`, { mode: "centre", starts_at: start, centre }) as { id: string };
    return { booking: id, startsAt: new Date(start), day: day?.date ?? "" };
}

/** The demo's clock, moved to so many minutes before a sitting. */
export async function moveClockBefore(page: Page, { startsAt }: Sitting, minutes: number): Promise<void> {
    await post(page, "/api/demo/clock/moves", { to: new Date(startsAt.getTime() - minutes * 60_000).toISOString() });
}

/** Checks in and goes on until a proctor is asked for, as the player does. */
export async function askForProctor(page: Page, { booking }: Sitting): Promise<string> {
    const { attempt } = await post(page, `/api/bookings/${booking}/check-ins`, {}) as { attempt: string };
    const { agreement } = await read<{ agreement: string }>(page.request, `/api/attempts/${attempt}`);
    for (const deed of [{ deed: "check_in" }, { deed: "agree", version: agreement }, { deed: "ask_proctor" }]) {
        await post(page, `/api/attempts/${attempt}/deeds`, { id: crypto.randomUUID(), ...deed });
    }
    return attempt;
}

/** Lets the candidate of this page start, as a proctor would, and opens the exam in the player. */
export async function startExam(page: Page, staff: Page, attempt: string): Promise<void> {
    await post(staff, `/api/manage/attempts/${attempt}/authorisation`, { name_matches: true, photo_matches: true });
    await page.goto(`/player/${attempt}`);
    await page.getByRole("button", { name: "Start the exam" }).click();
    await expect(page.getByRole("heading", { name: /^Question 1 of/ })).toBeVisible({ timeout: 45_000 });
}

/** Says in the open dialog of staff what kind of reason there is, and which. */
export async function giveReason(staff: Page, kind: string, reason: string): Promise<void> {
    const dialog = staff.getByRole("dialog");
    await dialog.getByRole("button", { name: /What about/ }).click();
    await staff.getByRole("option", { name: kind, exact: true }).click();
    await dialog.getByLabel("Reason").fill(reason);
}
