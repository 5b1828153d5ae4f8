import { expect, expectAccessible, post, read, signInAs, test } from "./test";

test("the pages of the bank can be read by everybody", async ({ page }) => {
    await signInAs(page, "programme_manager");
    const { versions } = await read<{ versions: { id: string }[] }>(page.request, "/api/bank/items/cf-1-002");
    const { items } = await read<{ items: { id: string }[] }>(page.request, "/api/manage/exams/cloud-foundations/forms");
    const { id } = await post(page, "/api/bank/forms", { exam: "cloud-foundations", name: `looks-${Date.now()}`, title: "", from: items[0]?.id }) as { id: string };
    const addresses = [
        "/manage/bank?exam=cloud-foundations", "/manage/bank/items/cf-1-002", "/manage/bank/reviews", "/manage/bank/import", "/manage/bank/views",
        "/manage/bank/case-studies", "/manage/bank/forms", `/manage/bank/forms/${id}`, "/manage/key-corrections",
        `/manage/key-corrections/new?item=cf-1-002&version=${versions[0]?.id ?? ""}`,
    ];
    for (const address of addresses) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
    }
});
