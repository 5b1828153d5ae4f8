import { expect, expectAccessible, read, signUp, test } from "./test";

test("the language is switched on every page, without losing what is typed, and stays", async ({ page }) => {
    await page.goto("/sign-up");
    await page.getByLabel("Display name").fill("Half a na");
    await page.getByRole("banner").getByRole("button", { name: "Language: English" }).click();
    await page.getByRole("menuitem", { name: "Deutsch" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Konto anlegen" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expect(page).toHaveTitle("Konto anlegen · Assay");
    await expect(page.getByLabel("Anzeigename")).toHaveValue("Half a na");
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Konto anlegen" })).toBeVisible();
    await page.getByRole("contentinfo").getByRole("button", { name: "Deutsch" }).click();
    await page.getByRole("menuitem", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Create your account" })).toBeVisible();
});

test("an address can ask for a language, and a choice made later wins over it", async ({ page }) => {
    await page.goto("/catalogue?lang=de&role=Support");
    await expect(page.getByRole("heading", { level: 1, name: "Angebot" })).toBeVisible();
    await page.getByRole("banner").getByRole("button", { name: "Sprache: Deutsch" }).click();
    await page.getByRole("menuitem", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Catalogue" })).toBeVisible();
    await expect(page).not.toHaveURL(/lang=/);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Catalogue" })).toBeVisible();
});

test("who is signed in keeps the language with the account, and refusals and fields are said in it", async ({ page }) => {
    await signUp(page, "Lina Sprache");
    await page.goto("/account");
    await page.getByRole("banner").getByRole("button", { name: "Language: English" }).click();
    await page.getByRole("menuitem", { name: "Deutsch" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Mein Konto" })).toBeVisible();
    await expect.poll(async () => (await read<{ person: { language: string } }>(page.request, "/api/me")).person.language).toBe("de");
    await page.getByLabel("Aktuelles Passwort").fill("not the right one at all");
    await page.getByLabel("Neues Passwort", { exact: true }).fill("a new harbour at dusk");
    await page.getByRole("button", { name: "Passwort ändern" }).click();
    await expect(page.getByText("Das ist nicht Ihr aktuelles Passwort.").first()).toBeVisible();
    await expectAccessible(page);
});

test("what somebody chose before signing in goes along to the account", async ({ page }) => {
    const { email } = await signUp(page, "Otto Vorher");
    await page.request.delete("/api/sessions/current", { headers: { "X-Assay-Csrf": "1" } });
    await page.goto("/sign-in?lang=de");
    await page.getByLabel("E-Mail-Adresse").fill(email);
    await page.getByLabel("Passwort", { exact: true }).fill("a quiet harbour at dawn");
    await page.getByRole("main").getByRole("button", { name: "Anmelden" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Guten Tag, Otto Vorher" })).toBeVisible();
    await expect.poll(async () => (await read<{ person: { language: string } }>(page.request, "/api/me")).person.language).toBe("de");
});

for (const [name, width] of [["a desktop", 1280], ["a phone", 390]] as const) {
    test(`nothing German is wider than ${name}`, async ({ page }) => {
        await page.setViewportSize({ width, height: 844 });
        await signUp(page, "Berta Breit");
        for (const address of ["/?lang=de", "/catalogue", "/choose", "/certifications/cloud-foundations", "/courses/cloud-foundations-course", "/learning",
            "/readiness/cloud-foundations", "/practice/cf-practice", "/exams/cloud-foundations/book", "/centres", "/bookings", "/results", "/credentials",
            "/transcript", "/account", "/mailbox"]) {
            await page.goto(address);
            await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
            await expect(page.locator(".loading")).toHaveCount(0);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            expect(wide, address).toBeLessThanOrEqual(0);
            // A button or a label whose words are cut.
            const cut = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>("button, a.button, .chip, h1, h2, h3")]
                .filter((one) => one.checkVisibility() && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
                .map((one) => one.textContent));
            expect(cut, address).toEqual([]);
        }
    });
}
