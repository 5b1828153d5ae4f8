import type { Page } from "@playwright/test";
import { expect, test } from "./composite";

// The editors' parts that stand on a picture, on the gallery's page for them.

async function openEditor(page: Page, gallery: string, name: "areas" | "points"): Promise<void> {
    await page.goto(`${gallery}/editors.html#${name}`);
    await expect(page.locator(".areas-stage")).toBeVisible();
    await page.locator(".areas-stage").scrollIntoViewIfNeeded();
}

async function made(page: Page): Promise<readonly Record<string, unknown>[]> {
    return JSON.parse(await page.locator("#made").textContent() ?? "[]");
}

async function expectMade(page: Page, expected: readonly object[]): Promise<void> {
    await expect(async () => expect(await made(page)).toMatchObject([...expected])).toPass({ timeout: 5_000 });
}

/** The middle of the screen's pixel that shows a place of the picture. */
async function onScreen(page: Page, x: number, y: number): Promise<readonly [number, number]> {
    const box = await page.locator(".areas-stage").boundingBox();
    const scale = (box?.width ?? 0) / 600;
    return [(box?.x ?? 0) + x * scale, (box?.y ?? 0) + y * scale];
}

async function pull(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    await page.mouse.move(...await onScreen(page, ...from));
    await page.mouse.down();
    await page.mouse.move(...await onScreen(page, ...to), { steps: 6 });
    await page.mouse.up();
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
        await page.keyboard.press(key);
    }
}

/** Coordinates as numbers near enough to what was drawn. */
async function expectNear(page: Page, at: number, coords: readonly number[]): Promise<void> {
    const found = (await made(page))[at]?.["coords"] as readonly number[];
    expect(found).toHaveLength(coords.length);
    found.forEach((value, place) => expect(Math.abs(value - (coords[place] ?? 0)), `${found.join(",")} for ${coords.join(",")}`).toBeLessThanOrEqual(2));
}

test("areas are drawn, moved and pulled by mouse", async ({ page, gallery }) => {
    await openEditor(page, gallery, "areas");
    await pull(page, [440, 200], [500, 300]);
    await expectMade(page, [{ id: "spot1", shape: "rectangle" }]);
    await expectNear(page, 0, [440, 200, 500, 300]);
    await pull(page, [470, 250], [420, 230]);
    await expectNear(page, 0, [390, 180, 450, 280]);
    await pull(page, [450, 280], [480, 300]);
    await expectNear(page, 0, [390, 180, 480, 300]);
    await page.getByRole("radio", { name: "Circle" }).check({ force: true });
    await pull(page, [130, 330], [130, 350]);
    await expectNear(page, 1, [130, 330, 20]);
    await page.getByRole("radio", { name: "Polygon" }).check({ force: true });
    for (const [x, y] of [[300, 60], [350, 60], [350, 110], [300, 61]] as const) {
        await page.mouse.click(...await onScreen(page, x, y));
    }
    await expectMade(page, [{ id: "spot1" }, { id: "spot2", shape: "circle" }, { id: "spot3", shape: "polygon" }]);
    await expectNear(page, 2, [300, 60, 350, 60, 350, 110]);
});

test("areas are made by keyboard alone", async ({ page, gallery }) => {
    await openEditor(page, gallery, "areas");
    await page.getByRole("button", { name: "Add a rectangle in the middle" }).focus();
    await press(page, "Enter");
    await expectMade(page, [{ coords: [250, 150, 350, 250] }]);
    await page.locator(".areas-button").focus();
    await press(page, "ArrowLeft", "ArrowUp", "Shift+ArrowUp");
    await expectMade(page, [{ coords: [240, 139, 340, 239] }]);
    await press(page, "Tab");
    await expect(page.locator(".areas-handle").first()).toBeFocused();
    await press(page, "ArrowDown", "Shift+ArrowRight");
    await expectMade(page, [{ coords: [241, 149, 340, 239] }]);
    await page.getByRole("textbox", { name: "What is there" }).fill("Lighthouse");
    const left = page.getByRole("textbox", { name: "Left" });
    await left.fill("100");
    await press(page, "Tab");
    await expectMade(page, [{ label: "Lighthouse", coords: [100, 149, 340, 239] }]);
    await page.locator(".areas-button").focus();
    await press(page, "Delete");
    await expectMade(page, []);
    await expect(page.getByText("No area yet.")).toBeVisible();
});

test("a polygon's corners can be added, typed and removed", async ({ page, gallery }) => {
    await openEditor(page, gallery, "areas");
    await page.getByRole("radio", { name: "Polygon" }).check({ force: true });
    await page.getByRole("button", { name: "Add a polygon in the middle" }).click();
    await expectMade(page, [{ coords: [300, 150, 350, 250, 250, 250] }]);
    await expect(page.getByRole("button", { name: "Remove corner 1" })).toBeDisabled();
    await page.getByRole("button", { name: "Add a corner after corner 1" }).click();
    await expectMade(page, [{ coords: [300, 150, 325, 200, 350, 250, 250, 250] }]);
    await page.getByRole("textbox", { name: "Corner 2, from the left" }).fill("400");
    await press(page, "Tab");
    await expectMade(page, [{ coords: [300, 150, 400, 200, 350, 250, 250, 250] }]);
    await page.getByRole("button", { name: "Remove corner 4" }).click();
    await expectMade(page, [{ coords: [300, 150, 400, 200, 350, 250] }]);
});

test("overlapping areas are said", async ({ page, gallery }) => {
    await openEditor(page, gallery, "areas");
    await pull(page, [100, 100], [200, 200]);
    await pull(page, [300, 100], [250, 150]);
    await expect(page.locator(".notice")).toHaveCount(0);
    await pull(page, [220, 80], [150, 90]);
    await expect(page.locator(".notice")).toHaveCount(0);
    await pull(page, [240, 240], [180, 180]);
    await expect(page.locator(".notice")).toContainText("These areas overlap");
});

test("points are set, pulled, moved and typed", async ({ page, gallery }) => {
    await openEditor(page, gallery, "points");
    await page.mouse.click(...await onScreen(page, 130, 330));
    await expect(page.locator(".areas-point")).toHaveCount(1);
    await pull(page, [130, 330], [250, 225]);
    const [point] = await made(page);
    expect(Math.abs(Number(point?.["x"]) - 250)).toBeLessThanOrEqual(2);
    await press(page, "ArrowLeft", "Shift+ArrowDown");
    await expectMade(page, [{ id: "point1", x: Number(point?.["x"]) - 10, y: Number(point?.["y"]) + 1 }]);
    await page.getByRole("textbox", { name: "Point 1, from the left" }).fill("77");
    await press(page, "Tab");
    await page.getByRole("button", { name: "Add a point in the middle" }).click();
    await expectMade(page, [{ x: 77 }, { id: "point2", x: 300, y: 200 }]);
    await page.getByRole("button", { name: "Remove Point 1" }).click();
    await expectMade(page, [{ id: "point2" }]);
});
