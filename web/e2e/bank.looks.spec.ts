import type { Page } from "@playwright/test";
import { expect, expectAccessible, post, read, signInAs, test } from "./test";

async function look(page: Page, addresses: readonly string[]): Promise<void> {
    for (const address of addresses) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
    }
}

test("the bank's lists can be read by everybody", async ({ page }) => {
    await signInAs(page, "programme_manager");
    await look(page, ["/manage/bank?exam=cloud-foundations&objective=1.1.1", "/manage/bank/reviews", "/manage/bank/import", "/manage/bank/case-studies"]);
});

test("an item and the correction of its key can be read by everybody", async ({ page }) => {
    await signInAs(page, "programme_manager");
    const { versions } = await read<{ versions: { id: string }[] }>(page.request, "/api/bank/items/cf-1-002");
    await look(page, [
        "/manage/bank/items/cf-1-002", `/manage/key-corrections/new?item=cf-1-002&version=${versions[0]?.id ?? ""}`, "/manage/key-corrections", "/manage/bank/views?item=cf-1-002",
    ]);
});

test("a form made by hand can be read by everybody", async ({ page }) => {
    await signInAs(page, "programme_manager");
    const { id, revision } = await post(page, "/api/bank/forms", { exam: "cloud-foundations", name: `looks-${Date.now()}`, title: "" }) as { id: string; revision: number };
    const items = ["cf-1-001", "cf-1-002"].map((name) => ({ name, scored: true, anchor: false }));
    const saved = await page.request.put(`/api/bank/forms/${id}`, { data: { revision, title: "", cut: 1, sections: [{ title: "", items }] }, headers: { "X-Assay-Csrf": "1" } });
    expect(saved.ok(), await saved.text()).toBe(true);
    await look(page, ["/manage/bank/forms", `/manage/bank/forms/${id}`]);
});
