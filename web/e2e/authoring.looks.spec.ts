import { newBody, newQuestion } from "../src/itembank/editors/model";
import { questionTypes } from "../src/itembank/editors/question";
import { expect, expectAccessible, post, read, signInAs, test } from "./test";

test("the choice of a type can be read", async ({ page }) => {
    await signInAs(page, "programme_manager");
    await page.goto("/manage/bank/new");
    await expect(page.getByRole("radio").first()).toBeVisible();
    await expectAccessible(page);
});

test("the editor of every type can be read", async ({ page }) => {
    test.setTimeout(240_000);
    await signInAs(page, "programme_manager");
    const { exam } = await read<{ exam: { id: string } }>(page.request, "/api/certifications/cloud-foundations");
    for (const type of questionTypes) {
        const { item } = await post(page, "/api/bank/items", { body: newBody({ ...newQuestion(type, "en"), text: "What is asked [[1]] here?" }, exam.id, "practice") }) as { item: string };
        await page.goto(`/manage/bank/items/${item}/edit`);
        await expect(page.locator(".editor-part").first()).toBeVisible();
        for (const fold of await page.locator(".editor-part details").all()) {
            await fold.evaluate((element) => {
                (element as HTMLDetailsElement).open = true;
            });
        }
        await expectAccessible(page);
    }
});
