import { rightDigits } from "./answers";
import { arriveInGerman, type English, englishOn, moveToStart } from "./german";
import { mailsTo } from "./journey";
import { expect, expectAccessible, moveClock, read, test } from "./test";

test.setTimeout(240_000);

test("the whole way of a candidate is German, and the mails are", async ({ page }) => {
    const left: English[] = [];
    const look = async () => {
        left.push(...await englishOn(page));
    };
    const visit = async (...addresses: string[]) => {
        for (const address of addresses) {
            await page.goto(address);
            await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
            await look();
        }
    };

    // Select
    await visit("/?lang=de", "/catalogue", "/choose", "/certifications/cloud-foundations", "/certifications/cloud-architect", "/courses/cloud-foundations-course",
        "/paths/cloud-newcomer", "/workshops/cf-readiness", "/practice", "/practice/cf-practice", "/centres", "/centres/berlin-mitte", "/sign-in", "/sign-up", "/reset", "/receipts/check", "/nowhere");
    expect(await page.title()).toBe("Seite nicht gefunden · Assay");
    const email = await arriveInGerman(page, "Greta Gruber");
    await look();
    await visit("/", "/account", "/learning", "/bookings", "/results", "/credentials", "/transcript", "/mailbox");

    // Prepare
    await page.goto("/courses/cloud-foundations-course");
    await page.getByRole("button", { name: "Kurs beginnen" }).click();
    await expect(page.getByRole("button", { name: "Erledigt, weiter" })).toBeVisible();
    await look();
    await visit("/readiness/cloud-foundations", "/learning");

    // Practise, in German
    await page.goto("/practice/cf-practice");
    await page.getByText("Lernmodus", { exact: true }).click();
    await page.getByRole("button", { name: "Übung öffnen" }).click();
    await expect(page).toHaveURL(/\/player\//);
    await page.getByRole("button", { name: "Übung beginnen" }).click();
    await expect(page.getByRole("heading", { name: "Frage 1 von 30" })).toBeVisible();
    for (let at = 0; at < 30; at++) {
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Frage ${at + 1} von 30`);
        await page.keyboard.press("1");
        const check = page.getByRole("button", { name: "Antwort prüfen" });
        if (await check.isEnabled()) {
            await check.click();
            await expect(page.getByText(/^(?:Richtig|Nicht richtig)$/).first()).toBeVisible();
        }
        await look();
        await page.getByRole("navigation").getByRole("button", { name: at < 29 ? "Weiter" : "Überblick", exact: true }).click();
    }
    await expect(page.getByRole("heading", { name: "Überblick", exact: true })).toBeVisible();
    await look();
    await page.getByRole("button", { name: "Beenden …" }).click();
    await look();
    await page.getByRole("button", { name: "Beenden und ansehen" }).click();
    await expect(page.getByRole("heading", { name: "Fertig" })).toBeVisible();
    await look();
    await page.getByRole("link", { name: "Ansehen, wie es lief" }).click();
    await expect(page.getByRole("heading", { name: "Frage 30", exact: true })).toBeVisible();
    await look();

    // Schedule
    await page.goto("/exams/cloud-foundations/book");
    await look();
    await page.getByText("Online", { exact: true }).click();
    await page.getByText("Weiter", { exact: true }).click();
    await page.getByRole("radiogroup", { name: /^Freie Zeiten am/ }).locator("label").first().click();
    await look();
    await page.getByText("Weiter", { exact: true }).click();
    await expect(page.getByRole("button", { name: "Jetzt buchen" })).toBeVisible();
    await look();
    await page.getByRole("button", { name: "Jetzt buchen" }).click();
    await expect(page.getByText("Ihr Termin ist gebucht", { exact: true })).toBeVisible();
    await look();
    await page.getByRole("link", { name: "Zur Buchung" }).click();
    await expect(page).toHaveURL(/\/bookings\/[0-9a-f-]{36}$/);
    const booking = page.url().split("/").pop() ?? "";
    await expect(page.getByText(/^Diese Buchung ließ sich bis .+ verschieben\./)).toBeVisible();
    await look();
    await visit(`/bookings/${booking}/move`, "/exams/cloud-foundations/book", "/");
    expect(await mailsTo(page, email)).toEqual(expect.arrayContaining(["Bestätigen Sie Ihre E-Mail-Adresse", "Ihr Termin ist gebucht: Cloud Foundations"]));
    const mails = await read<{ body: string }[]>(page.request, `/api/demo/mails?address=${encodeURIComponent(email)}`);
    expect(mails.filter(({ body }) => !body.startsWith("Guten Tag, Greta Gruber,\n"))).toEqual([]);
    expect(mails.some(({ body }) => /\d+\. \p{L}+ \d{4}, \d\d:\d\d \(.+\)/u.test(body))).toBe(true);

    // Take
    await moveToStart(page, booking);
    await page.goto(`/bookings/${booking}`);
    await look();
    await page.getByRole("link", { name: "Check-in beginnen" }).click();
    await expect(page.getByRole("button", { name: "Einchecken" })).toBeEnabled();
    await look();
    await page.getByRole("button", { name: "Einchecken" }).click();
    await expect(page).toHaveURL(/\/player\//);
    for (const name of ["Ja, das bin ich", "Ich stimme zu"]) {
        await expect(page.getByRole("button", { name, exact: true })).toBeVisible();
        await look();
        await page.getByRole("button", { name, exact: true }).click();
    }
    await expect(page.getByRole("button", { name: "Prüfung beginnen" })).toBeVisible();
    await look();
    await page.getByRole("button", { name: "Prüfung beginnen" }).click();
    await expect(page.getByRole("heading", { name: "Frage 1 von 65" })).toBeVisible();
    const digits = await rightDigits(page, page.url().split("/").pop() ?? "");
    for (const [at, right] of digits.entries()) {
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Frage ${at + 1} von 65`);
        await look();
        for (const digit of right) {
            await page.keyboard.press(digit);
        }
        await page.keyboard.press("n");
    }
    await expect(page.getByRole("heading", { name: "Überblick" })).toBeVisible();
    await expect(page.getByText(/^Alle \d+ Antworten gespeichert$/)).toBeVisible();
    await page.getByRole("button", { name: "Prüfung abgeben …" }).click();
    await page.getByRole("button", { name: "Prüfung abgeben", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Ihre Prüfung ist abgegeben" })).toBeVisible();
    await look();

    // Result and credential
    await page.goto("/results");
    await look();
    await page.getByRole("link", { name: /Cloud Foundations/ }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Sie haben Cloud Foundations bestanden" })).toBeVisible();
    await look();
    await moveClock(page, 2);
    await page.reload();
    await expect(page.getByText(/^Offiziell seit/)).toBeVisible();
    await look();
    await page.goto("/credentials");
    await look();
    await page.getByRole("link", { name: /Cloud Foundations/ }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Cloud Foundations" })).toBeVisible();
    await look();
    await page.getByRole("button", { name: "Aktivität anrechnen lassen" }).click();
    await look();
    await page.keyboard.press("Escape");
    const { items: [held] } = await read<{ items: { public_id: string }[] }>(page.request, "/api/credentials");
    await visit(`/c/${held?.public_id}`, "/transcript", "/exams/cloud-foundations/book", "/bookings", "/results", "/");
    await expectAccessible(page);
    expect(left).toEqual([]);
});
