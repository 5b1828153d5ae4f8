import type { Page } from "@playwright/test";
import { expect, moveClock, password, read } from "./test";

/** Words that make a sentence English; none of them is a German word. */
const stopWords = "the|and|with|your|you|are|that|this|from|until|have|not|for|can|cannot|been|what|which|they|were|there|please|again|only|every|when|then|yet|its|our|here";
/** Names that are the same in German. */
const names = /Open Cloud Institute|Function as a Service|Infrastructure as (?:a Service|Code)|Platform as a Service|Software as a Service|Single Points? of Failure|Recovery (?:Time|Point) Objective/g;

export interface English {
    readonly at: string;
    readonly text: string;
}

/** What a German page says in English: visible text and what is read aloud, except what says that it is in another language. */
export async function englishOn(page: Page): Promise<English[]> {
    await expect(page.locator(".loading")).toHaveCount(0);
    const texts = await page.evaluate(() => {
        const found: string[] = [];
        // oxlint-disable-next-line unicorn/consistent-function-scoping -- all of this runs in the page
        const isGerman = (element: Element) => (element.closest("[lang]")?.getAttribute("lang") ?? "").startsWith("de");
        const blocks = document.body.querySelectorAll("p, li, h1, h2, h3, h4, dt, dd, td, th, label, button, a, summary, span, div, figcaption, caption, legend, option, [aria-label], img[alt], input[placeholder]");
        for (const element of blocks) {
            // A source elsewhere has the name it has.
            if (element.closest("[data-live-announcer], script, style, a[rel~=noopener]") || !isGerman(element)) {
                continue;
            }
            for (const name of ["aria-label", "alt", "placeholder", "title"]) {
                found.push(element.getAttribute(name) ?? "");
            }
            if ((element as HTMLElement).checkVisibility()) {
                // Its own words alone: what stands in elements inside is looked at there, in its own language.
                found.push([...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? "").join(" "));
            }
        }
        // A page that is named by its content has a name in that language.
        const heading = document.querySelector("h1");
        if (heading !== null && isGerman(heading)) {
            found.push(document.title);
        }
        return [...new Set(found.map((text) => text.replaceAll(/\s+/g, " ").trim()))];
    });
    const stop = new RegExp(`(?<!\\p{L})(?:${stopWords})(?!\\p{L})`, "iu");
    // A control's own words about an option: the option is content, and is looked at where it stands.
    const own = texts.map((text) => text.replace(/^(Durchstreichen|Nach oben|Nach unten): .*/, "$1").replace(/^.*: (Platz \d+ von \d+)/, "$1"));
    return own.filter((text) => stop.test(text.replaceAll(names, ""))).map((text) => ({ at: new URL(page.url()).pathname, text }));
}

/** A new person, by the German pages alone. */
export async function arriveInGerman(page: Page, name: string): Promise<string> {
    const email = `${name.toLowerCase().replaceAll(" ", ".")}.${Date.now()}@example.org`;
    await page.goto("/sign-up?lang=de");
    await page.getByLabel("E-Mail-Adresse").fill(email);
    await page.getByLabel("Anzeigename").fill(name);
    await page.getByLabel("Amtlicher Name").fill(name);
    await page.getByLabel("Passwort", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Konto anlegen" }).click();
    await page.getByRole("link", { name: /\/confirm\?token=/ }).click();
    await expect(page.getByText("Ihre E-Mail-Adresse ist bestätigt.")).toBeVisible();
    return email;
}

/** Until a booking's start, on the installation's clock. */
export async function moveToStart(page: Page, booking: string): Promise<void> {
    const { starts_at } = await read<{ starts_at: string }>(page.request, `/api/bookings/${booking}`);
    const { now } = await read<{ now: string }>(page.request, "/api/demo/clock");
    await moveClock(page, (Date.parse(starts_at) - Date.parse(now)) / 86_400_000);
}
