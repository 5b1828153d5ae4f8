import { expect, test as base, type Page } from "@playwright/test";
import { serveGallery } from "./gallery/serve";

/** `open(name)` shows an interaction of the gallery; a script error or a refused address fails the test. */
export const test = base.extend<{ open: (name: string, query?: string) => Promise<void>; page: Page }, { gallery: string }>({
    gallery: [
        async ({}, run) => {
            const gallery = await serveGallery();
            await run(gallery.url);
            await gallery.stop();
        },
        { scope: "worker", timeout: 60_000 },
    ],
    page: async ({ page }, run, info) => {
        const broken: string[] = [];
        // What an author's program does wrong in its frame is told by the player, and no fault of the page.
        page.on("pageerror", (error) => String(error).includes("broken on purpose") || broken.push(String(error.stack ?? error)));
        page.on("console", (message) => {
            if (message.type() === "error" || /Content Security Policy|violates the following/.test(message.text())) {
                broken.push(message.text());
            }
        });
        await run(page);
        // What a test provokes it names; everything else is a fault.
        const provoked = info.annotations.filter(({ type }) => type === "expected").map(({ description }) => description ?? "");
        expect(broken.filter((one) => !provoked.some((part) => part !== "" && one.includes(part)))).toEqual([]);
    },
    open: async ({ page, gallery }, run) => {
        await run(async (name, query = "") => {
            // A new document each time: the part behind # alone would not load again.
            await page.goto("about:blank");
            await page.goto(`${gallery}/${query === "" ? "" : `?${query}`}#${name}`);
            await expect(page.locator(".composite")).toHaveCount(name.split("+").length);
            // However it is written: in the right-to-left language every letter is another one.
            await expect(page.locator(".composite .hint", { hasText: "One moment…" }).or(page.locator(".loading"))).toHaveCount(0);
        });
    },
});

export { expect };

/** What is answered, by field. */
export async function answered(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
    const response = JSON.parse(await page.locator("#response").textContent() ?? "null") as
        { fields: { id: string; values: string[] }[] } | null;
    return Object.fromEntries((response?.fields ?? []).map(({ id, values }) => [id, values]));
}

/** Waits until exactly this is answered. */
export async function expectAnswer(page: Page, expected: Readonly<Record<string, readonly string[]>>): Promise<void> {
    await expect(async () => expect(await answered(page)).toEqual(expected)).toPass({ timeout: 5_000 });
}
