import type { Page } from "@playwright/test";
import { expect, test } from "./composite";
import { expectAccessible } from "./test";

const spots = async (page: Page, ...ids: readonly string[]) => {
    for (const id of ids) {
        await page.locator(`[data-spot="${id}"]`).click();
    }
};
const point = async (page: Page, x: string, y: string) => {
    await page.locator(".graphic-list input").first().fill(x);
    await page.locator(".graphic-list input").last().fill(y);
    await page.locator(".graphic-list .press").click();
};

/** Each with an answer in it, and its list open: what there is to see. */
const answers: Readonly<Record<string, (page: Page) => Promise<void>>> = {
    hotspot: (page) => spots(page, "lighthouse"),
    hotspots: (page) => spots(page, "lighthouse", "buoy"),
    "hotspot-missing": (page) => page.getByRole("radio").first().check(),
    "graphic-order": (page) => spots(page, "boat", "jetty", "lighthouse"),
    "graphic-associate": (page) => spots(page, "a", "b", "b", "c", "g", "f"),
    "graphic-gap-match": async (page) => {
        for (const [label, spot] of [[0, "top"], [1, "bottom"], [2, "bottom"]] as const) {
            await page.locator(".graphic-chip").nth(label).click();
            await spots(page, spot);
        }
    },
    "select-point": async (page) => {
        await page.locator(".graphic-bar > .press").click();
        await point(page, "130", "330");
        await point(page, "250", "215");
    },
    "position-object": async (page) => {
        await page.locator(".graphic-bar > .press").click();
        await point(page, "300", "350");
    },
    drawing: async (page) => {
        const box = await page.locator(".graphic-paper").boundingBox();
        await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 60);
        await page.mouse.down();
        await page.mouse.move((box?.x ?? 0) + 150, (box?.y ?? 0) + 90, { steps: 5 });
        await page.mouse.up();
        await page.locator(".graphic-instead > .press").click();
    },
};

for (const [name, answer] of Object.entries(answers)) {
    test(`${name} can be read by everybody`, async ({ page, open }, info) => {
        const language: unknown = info.project.metadata["language"];
        await open(name, typeof language === "string" ? `lang=${language}` : "");
        await answer(page);
        const look = async (state: string) => {
            await expectAccessible(page);
            const shots = process.env["LOOKS"];
            if (shots) {
                await page.screenshot({ path: `${shots}/${info.project.name}-${name}-${state}.png`, fullPage: true });
            }
        };
        await look("answered");
        await page.locator("#check").evaluate((button: HTMLElement) => button.click());
        await look("explained");
        if (name === "hotspots" || name === "select-point") {
            await page.emulateMedia({ forcedColors: "active" });
            await look("forced");
        }
        await expect(page.locator(".graphic")).toBeVisible();
    });
}
