import { expect, test } from "./composite";
import { expectAccessible } from "./test";

for (const name of ["areas", "points"] as const) {
    test(`the editor of ${name} can be read by everybody`, async ({ page, gallery }, info) => {
        const language: unknown = info.project.metadata["language"];
        await page.goto(`${gallery}/editors.html${typeof language === "string" ? `?lang=${language}` : ""}#${name}`);
        await expect(page.locator(".areas-stage")).toBeVisible();
        const stage = page.locator(".areas-stage");
        if (name === "areas") {
            const shapes = page.getByRole("radio");
            for (const at of [0, 1, 2, 3]) {
                await shapes.nth(at).check({ force: true });
                await page.locator(".areas-canvas + .row .button").click();
                await page.locator(".areas-button").nth(at).focus();
                for (let step = 0; step < 5 * at; step++) {
                    await page.keyboard.press(at % 2 === 0 ? "ArrowLeft" : "ArrowUp");
                }
            }
        } else {
            await stage.click({ position: { x: 60, y: 60 } });
            await stage.click({ position: { x: 160, y: 90 } });
        }
        await expectAccessible(page);
        const shots = process.env["LOOKS"];
        if (shots) {
            await page.screenshot({ path: `${shots}/${info.project.name}-editor-${name}.png`, fullPage: true });
        }
        await expect(stage.locator("button").first()).toBeVisible();
    });
}
