import { expect, expectAccessible, post, read, signInAs, signUp, test } from "./test";

interface Slots {
    readonly days: readonly { readonly starts: readonly { readonly starts_at: string }[] }[];
}

test("a candidate books a seat, moves it online and cancels it", async ({ page }) => {
    await signUp(page, "Sia Seat");
    await page.goto("/exams/cloud-foundations/book");
    await page.getByText("At a test centre").click();
    await page.getByRole("searchbox").fill("osaka");
    await page.getByRole("searchbox").press("Enter");
    await expect(page.getByText("These are nearest to Osaka, Japan.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 3 }).first()).toHaveText("Tokyo Marunouchi");
    await page.getByRole("searchbox").fill("germany");
    await page.getByRole("searchbox").press("Enter");
    await page.getByRole("button", { name: "Choose Berlin Mitte" }).click();
    await page.locator(".times label").first().click();
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("This time is kept for you for")).toBeVisible();
    await page.reload();  // the address knows the way: nothing is lost
    await page.getByRole("button", { name: "Book now" }).click();
    await expect(page.getByText("You are booked", { exact: true })).toBeVisible();
    const calendar = page.waitForEvent("download");
    await page.getByRole("link", { name: "Calendar file" }).click();
    expect((await calendar).suggestedFilename()).toMatch(/\.ics$/);
    await page.getByRole("link", { name: "See the booking" }).click();
    await expect(page.getByText("Room 1, seat")).toBeVisible();

    await page.goto("/exams/cloud-foundations/book");
    await expect(page.getByText("You already have a booking for this exam")).toBeVisible();
    await page.getByRole("link", { name: "See your booking" }).click();
    await page.getByRole("link", { name: "Move the booking" }).click();
    await page.getByRole("button", { name: "Another place" }).click();
    await page.getByText("On your own computer, wherever you are.").click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.locator(".times label").last().click();
    await page.getByRole("button", { name: "Continue" }).click();
    const sure = page.getByRole("alertdialog");
    await expect(sure).toContainText("After this it can be moved once more.");
    await sure.getByRole("button", { name: "Move the booking" }).click();
    await expect(page.locator(".facts").getByText("Online")).toBeVisible();

    await page.getByRole("button", { name: "Cancel the booking" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel the booking" }).click();
    await expect(page.getByText("This booking is cancelled")).toBeVisible();
});

test("the whole way can be gone by keyboard", async ({ page }) => {
    await signUp(page, "Kay Keys");
    await page.goto("/exams/cloud-foundations/book?where=online");
    await page.getByRole("radio").first().focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Continue" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("This time is kept for you for")).toBeVisible();
    await page.getByRole("button", { name: "Book now" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("You are booked", { exact: true })).toBeVisible();
});

test("the manager makes vouchers, sees a centre's day and makes an exception", async ({ page }) => {
    await signUp(page, "Noa Note");
    const slots = await read<Slots>(page.request, "/api/exams/cloud-foundations/slots?centre=london-farringdon&days=14");
    const start = slots.days.flatMap((day) => day.starts)[0]?.starts_at ?? "";
    await post(page, "/api/exams/cloud-foundations/bookings", { mode: "centre", centre: "london-farringdon", starts_at: start });
    await signInAs(page, "programme_manager");

    await page.goto("/manage/vouchers/new");
    await page.getByRole("button", { name: /Exam/ }).click();
    await page.getByRole("option").first().click();
    await page.getByLabel("For whom").fill("Noa\nOle");
    await page.getByRole("button", { name: "Make vouchers" }).click();
    await expect(page.getByText("2 vouchers were made")).toBeVisible();
    await expect(page.getByRole("row").nth(1)).toContainText(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    await page.goto("/manage/vouchers");
    await page.getByRole("button", { name: /^Withdraw / }).first().click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Withdraw" }).click();
    await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();

    await page.goto(`/manage/bookings?centre=london-farringdon&day=${start.slice(0, 10)}`);
    await page.getByRole("link", { name: "Noa Note" }).click();
    await page.getByRole("button", { name: "Make an exception" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("button", { name: "Make an exception" }).click();
    await expect(dialog.getByText("Please give a reason")).toBeVisible();
    await dialog.getByLabel("Reason").fill("Her train was cancelled");
    await dialog.getByRole("button", { name: "Make an exception" }).click();
    await expect(page.getByRole("cell", { name: "Her train was cancelled" })).toBeVisible();
    await expectAccessible(page);
});
