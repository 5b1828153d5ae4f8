import type { Page } from "@playwright/test";
import { expect, expectAccessible, post, read, signInAs, signUp, test } from "./test";

async function looks(page: Page, addresses: readonly string[]): Promise<void> {
    for (const address of addresses) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
    }
}

test("the test centres can be read by everybody", async ({ page }) => {
    await looks(page, ["/centres", "/centres/berlin-mitte"]);
});

test("the way to a booking can be read by everybody", async ({ page }) => {
    await signUp(page, "Bo Booker");
    await looks(page, ["/bookings", "/exams/cloud-foundations/book", "/exams/cloud-foundations/book?where=berlin-mitte"]);
});

test("a booking can be read by everybody", async ({ page }) => {
    await signUp(page, "Bea Booked");
    const { days } = await read<{ days: { starts: { starts_at: string }[] }[] }>(
        page.request,
        "/api/exams/cloud-foundations/slots?days=3",
    );
    const held = await post(page, "/api/exams/cloud-foundations/holds", {
        mode: "online",
        starts_at: days.flatMap((day) => day.starts).at(-1)?.starts_at,
    }) as { id: string };
    await looks(page, [`/exams/cloud-foundations/book?where=online&hold=${held.id}`]);
    await post(page, "/api/exams/cloud-foundations/bookings", { hold: held.id });
    await looks(page, ["/bookings", `/bookings/${held.id}`, "/exams/cloud-foundations/book"]);
});

test("the desk and the vouchers can be read by everybody", async ({ page }) => {
    await signInAs(page, "programme_manager");
    await post(page, "/api/manage/vouchers", { rows: [{ exam: "cloud-foundations", percent: 100, note: "Spring" }] });
    await looks(page, ["/manage/bookings", "/manage/vouchers", "/manage/vouchers/new"]);
});
