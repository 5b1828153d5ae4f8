import { expect, expectAccessible, signInAs, signUp, test } from "./test";

const open = ["/", "/sign-up", "/sign-in", "/reset", "/nothing-is-here"];
const own = ["/", "/account"];
const operators = ["/manage", "/manage/people", "/manage/operation"];

test("pages before signing in can be read by everybody", async ({ page }) => {
    for (const address of open) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
    }
});

test("a person's own pages can be read by everybody", async ({ page }) => {
    await signUp(page, "Lou Looks");
    for (const address of own) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
    }
});

test("the staff's pages can be read by everybody", async ({ page }) => {
    await signInAs(page, "operator");
    for (const address of operators) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
    }
});
