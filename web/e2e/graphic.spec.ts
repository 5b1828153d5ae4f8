import type { Page } from "@playwright/test";
import { answered, expectAnswer, expect, test } from "./composite";

const spot = (page: Page, id: string) => page.locator(`[data-spot="${id}"]`);

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
        await page.keyboard.press(key);
    }
}

/** Tabs on until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, id: string): Promise<void> {
    for (let presses = 0; presses < 30; presses++) {
        await page.keyboard.press("Tab");
        if (await spot(page, id).evaluate((element) => element === document.activeElement)) {
            return;
        }
    }
    throw new Error(`Tab never came to ${id}`);
}

/** Presses a place in the picture's own pixels. */
async function pressAt(page: Page, x: number, y: number, width: number): Promise<void> {
    const layer = page.locator(".graphic-layer");
    await layer.scrollIntoViewIfNeeded();
    const box = await layer.boundingBox();
    const scale = (box?.width ?? 0) / width;
    await layer.click({ position: { x: x * scale, y: y * scale } });
}

test.describe("a hotspot", () => {
    test("is chosen by keyboard", async ({ page, open }) => {
        await open("hotspot");
        await tabTo(page, "house");
        await press(page, "Enter");
        await expectAnswer(page, { RESPONSE: ["house"] });
        await press(page, "ArrowDown");
        await expect(spot(page, "jetty")).toBeFocused();
        await press(page, "ArrowRight", "Space");
        await expect(spot(page, "lighthouse")).toBeFocused();
        await expectAnswer(page, { RESPONSE: ["lighthouse"] });
        await expect(spot(page, "lighthouse")).toHaveAttribute("aria-pressed", "true");
        await expect(page.locator(".graphic > [aria-live]")).toContainText("White and red tower");
        await press(page, "Delete");
        await expectAnswer(page, {});
    });
    test("is chosen by mouse, by its shape and with some reach", async ({ page, open }) => {
        await open("hotspot");
        await pressAt(page, 466, 250, 600);
        await expectAnswer(page, { RESPONSE: ["lighthouse"] });
        await pressAt(page, 140, 338, 600);
        await expectAnswer(page, { RESPONSE: ["buoy"] });
        // In the box of the sailing boat, but far from its sail.
        await pressAt(page, 335, 240, 600);
        await expectAnswer(page, { RESPONSE: ["buoy"] });
        await page.getByRole("button", { name: "Remove: Buoy in the west" }).click();
        await expectAnswer(page, {});
    });
    test("names spots without a name by their number and place", async ({ page, open }) => {
        await open("hotspot");
        await expect(page.getByRole("button", { name: "Spot 1 of 5, upper middle" })).toBeVisible();
        await expect(page.getByRole("button", { name: "Buoy in the west" })).toBeVisible();
    });
    test("several are limited, and the list gives the same answer", async ({ page, open }) => {
        await open("hotspots");
        await page.getByRole("button", { name: "Answer as a list" }).click();
        await page.getByRole("checkbox", { name: "White and red tower" }).check();
        await page.getByRole("checkbox", { name: "Buoy in the west" }).check();
        await expectAnswer(page, { RESPONSE: ["lighthouse", "buoy"] });
        await spot(page, "house").click();
        await expectAnswer(page, { RESPONSE: ["lighthouse", "buoy"] });
        await expect(page.getByText("There is room for 2. Remove one to give another.")).toBeVisible();
    });
    test("can be answered without its picture", async ({ page, open }) => {
        await open("hotspot-missing");
        await expect(page.getByText("The picture cannot be shown at the moment.")).toBeVisible();
        await page.getByRole("radio", { name: "White and red tower" }).check();
        await expectAnswer(page, { RESPONSE: ["lighthouse"] });
    });
    test("takes the picture's own size where the item says none", async ({ page, open }) => {
        await open("hotspot-unsized");
        await pressAt(page, 466, 250, 600);
        await expectAnswer(page, { RESPONSE: ["lighthouse"] });
    });
    test("says what was right by sign and words", async ({ page, open }) => {
        await open("hotspots");
        await spot(page, "lighthouse").click();
        await spot(page, "buoy").click();
        await page.locator("#check").evaluate((button: HTMLElement) => button.click());
        await expect(spot(page, "buoy")).toHaveAccessibleName("Buoy in the west: Right, and you chose it");
        await expect(spot(page, "lighthouse")).toHaveAccessibleName("White and red tower: Not right, and you chose it");
        await expect(spot(page, "boat")).toHaveAccessibleName(/This was right$/);
        await expect(page.locator(".graphic-badge svg")).toHaveCount(3);
    });
    test("cannot be changed where it is only read", async ({ page, open }) => {
        await open("hotspot", "readonly");
        await spot(page, "house").click({ force: true });
        await spot(page, "house").press("Enter");
        await expectAnswer(page, {});
    });
    test("can be enlarged, and is hit where it then is", async ({ page, open }) => {
        await open("hotspot");
        const before = (await page.locator(".graphic-stage").boundingBox())?.width ?? 0;
        await page.getByRole("button", { name: "Zoom in" }).click();
        await page.getByRole("button", { name: "Zoom in" }).click();
        await expect(page.locator(".graphic-zoom output")).toHaveText("200%");
        await expect.poll(async () => (await page.locator(".graphic-stage").boundingBox())?.width).toBeCloseTo(2 * before, 0);
        await spot(page, "buoy").click();
        await expectAnswer(page, { RESPONSE: ["buoy"] });
    });
});

test.describe("a finger", () => {
    test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
    test("reaches small spots from nearby, where a mouse does not", async ({ page, open }) => {
        await open("hotspot");
        const layer = await page.locator(".graphic-layer").boundingBox();
        const scale = (layer?.width ?? 0) / 600;
        // A good way below the edge of the spot, on the screen.
        const at = [(layer?.x ?? 0) + 130 * scale, (layer?.y ?? 0) + (330 + 9) * scale + 18] as const;
        await page.mouse.click(...at);
        await expectAnswer(page, {});
        await page.touchscreen.tap(...at);
        await expectAnswer(page, { RESPONSE: ["buoy"] });
    });
    test("puts a label with two presses", async ({ page, open }) => {
        await open("graphic-gap-match");
        await page.locator(".graphic-chip").first().tap();
        await spot(page, "third").tap();
        await expectAnswer(page, { RESPONSE: ["router third"] });
    });
    test("marks a point", async ({ page, open }) => {
        await open("select-point");
        await page.locator(".graphic-layer").tap({ position: { x: 100, y: 80 } });
        await expect(page.locator(".graphic-dot")).toHaveCount(1);
    });
});

test.describe("a graphic order", () => {
    test("is given by keyboard", async ({ page, open }) => {
        await open("graphic-order");
        await tabTo(page, "jetty");
        await press(page, "Enter", "ArrowRight", "Enter");
        await expectAnswer(page, { RESPONSE: ["jetty", "lighthouse"] });
        await tabTo(page, "boat");
        await press(page, "Enter");
        await expectAnswer(page, { RESPONSE: ["jetty", "lighthouse", "boat"] });
        await press(page, "Shift+Tab", "Enter");
        await expectAnswer(page, { RESPONSE: ["lighthouse", "boat"] });
        await expect(spot(page, "boat")).toHaveAccessibleName(/, number 2$/);
    });
    test("is given by mouse, and rearranged in the list", async ({ page, open }) => {
        await open("graphic-order");
        for (const id of ["boat", "jetty", "lighthouse"]) {
            await spot(page, id).click();
        }
        await expectAnswer(page, { RESPONSE: ["boat", "jetty", "lighthouse"] });
        await page.getByRole("button", { name: "Answer as a list" }).click();
        await page.getByRole("combobox", { name: "White and red tower" }).selectOption({ label: "Place 1" });
        await expectAnswer(page, { RESPONSE: ["lighthouse", "boat", "jetty"] });
        await page.locator("#check").evaluate((button: HTMLElement) => button.click());
        await expect(page.locator(".graphic-verdict")).toHaveText(["In its place", "In its place", "In its place"]);
    });
});

test.describe("a graphic association", () => {
    test("is drawn by keyboard", async ({ page, open }) => {
        await open("graphic-associate");
        await tabTo(page, "b");
        await press(page, "Enter", "ArrowLeft", "Enter");
        await expectAnswer(page, { RESPONSE: ["b a"] });
        await press(page, "Enter", "ArrowRight");
        await expect(spot(page, "b")).toBeFocused();
        await press(page, "Enter");
        await expectAnswer(page, { RESPONSE: ["b a"] });
        await expect(page.locator(".graphic > [aria-live]")).toContainText("That is there already.");
    });
    test("is drawn by mouse, and removed by its button", async ({ page, open }) => {
        await open("graphic-associate");
        for (const id of ["a", "b", "b", "c", "g", "f"]) {
            await spot(page, id).click();
        }
        await expectAnswer(page, { RESPONSE: ["a b", "b c", "g f"] });
        await expect(page.locator(".graphic-line")).toHaveCount(3);
        await page.locator("#check").evaluate((button: HTMLElement) => button.click());
        await expect(page.locator(".graphic-verdict")).toHaveText(
            ["Right, and you chose it", "Right, and you chose it", "Not right, and you chose it", "This was right"],
        );
    });
    test("is given as a list", async ({ page, open }) => {
        await open("graphic-associate");
        await page.getByRole("button", { name: "Answer as a list" }).click();
        await page.getByRole("combobox", { name: "One spot" }).selectOption({ index: 1 });
        await page.getByRole("combobox", { name: "The other spot" }).selectOption({ index: 2 });
        await page.getByRole("button", { name: "Join them" }).click();
        await expect(page.locator(".graphic-line")).toHaveCount(1);
        await page.getByRole("button", { name: /^Remove: / }).click();
        await expectAnswer(page, {});
    });
});

test.describe("a graphic gap match", () => {
    test("is filled by keyboard", async ({ page, open }) => {
        await open("graphic-gap-match");
        const chips = page.locator(".graphic-chip");
        await chips.first().focus();
        await press(page, "Enter");
        await expect(chips.first()).toHaveAttribute("aria-pressed", "true");
        await tabTo(page, "top");
        await press(page, "Enter");
        await expectAnswer(page, { RESPONSE: ["router top"] });
        await press(page, "ArrowDown", "Enter", "Shift+Tab", "Shift+Tab", "Shift+Tab");
        await expect(chips.nth(1)).toBeFocused();
        await press(page, "Enter");
        await expectAnswer(page, { RESPONSE: ["router top", "switch second"] });
        await tabTo(page, "top");
        await expect(spot(page, "top")).toHaveAccessibleName("Top: holds Router");
        await press(page, "Delete");
        await expectAnswer(page, { RESPONSE: ["switch second"] });
    });
    test("is filled by dragging and by pressing", async ({ page, open }) => {
        await open("graphic-gap-match");
        const from = await page.locator(".graphic-chip").nth(2).boundingBox();
        const to = await spot(page, "bottom").boundingBox();
        await page.mouse.move((from?.x ?? 0) + 20, (from?.y ?? 0) + 20);
        await page.mouse.down();
        await page.mouse.move((to?.x ?? 0) + 50, (to?.y ?? 0) + 40, { steps: 8 });
        await page.mouse.up();
        await expectAnswer(page, { RESPONSE: ["panel bottom"] });
        await page.locator(".graphic-chip").nth(1).click();
        await spot(page, "bottom").click();
        await page.locator(".graphic-chip").nth(1).click();
        await spot(page, "third").click();
        await expectAnswer(page, { RESPONSE: ["panel bottom", "switch bottom", "switch third"] });
        await expect(page.locator(".graphic-said")).toHaveAttribute("data-shown", "no");
        // There is one panel: put elsewhere, it moves.
        await page.locator(".graphic-chip").nth(2).click();
        await expect(page.getByText("Patch panel is picked. Now choose its spot.")).toBeVisible();
        await spot(page, "second").click();
        await expectAnswer(page, { RESPONSE: ["switch bottom", "switch third", "panel second"] });
    });
    test("is given as a list", async ({ page, open }) => {
        await open("graphic-gap-match");
        await page.getByRole("button", { name: "Answer as a list" }).click();
        await page.getByRole("combobox", { name: "Label" }).selectOption({ label: "Patch panel" });
        await page.getByRole("combobox", { name: "Spot" }).selectOption({ label: "Bottom" });
        await page.getByRole("button", { name: "Put it there" }).click();
        await expectAnswer(page, { RESPONSE: ["panel bottom"] });
    });
});

test.describe("a selected point", () => {
    test("is placed by keyboard", async ({ page, open }) => {
        await open("select-point");
        await page.getByRole("button", { name: "Zoom in" }).focus();
        await press(page, "Tab");
        await expect(page.getByRole("application")).toBeFocused();
        // From the middle of the picture: ten pixels a press, one with Shift.
        await press(page, "ArrowLeft", "ArrowLeft", "ArrowUp", "Shift+ArrowDown", "Enter");
        await expectAnswer(page, { RESPONSE: ["280 191"] });
        await press(page, "ArrowRight", "Space");
        await expectAnswer(page, { RESPONSE: ["280 191", "290 191"] });
        await press(page, "ArrowRight", "Enter");
        await expect(page.locator(".graphic > [aria-live]")).toContainText("There is room for 2.");
        await press(page, "Delete");
        await expectAnswer(page, { RESPONSE: ["280 191"] });
    });
    test("is placed and dragged by mouse", async ({ page, open }) => {
        await open("select-point");
        await pressAt(page, 130, 330, 600);
        const [placed] = (await answered(page))["RESPONSE"] ?? [];
        const [x, y] = (placed ?? "").split(" ").map(Number);
        expect(Math.hypot((x ?? 0) - 130, (y ?? 0) - 330)).toBeLessThanOrEqual(2);
        const pin = await page.locator(".graphic-dot").boundingBox();
        await page.mouse.move((pin?.x ?? 0) + 10, (pin?.y ?? 0) + 10);
        await page.mouse.down();
        await page.mouse.move((pin?.x ?? 0) + 60, (pin?.y ?? 0) - 40, { steps: 6 });
        await page.mouse.up();
        const [moved] = (await answered(page))["RESPONSE"] ?? [];
        expect(Number(moved?.split(" ")[0])).toBeGreaterThan((x ?? 0) + 20);
        expect((await answered(page))["RESPONSE"]).toHaveLength(1);
    });
    test("is given as numbers", async ({ page, open }) => {
        await open("select-point");
        await page.getByRole("button", { name: "Answer as a list" }).click();
        await page.getByLabel("From the left").fill("130");
        await page.getByLabel("From the top").fill("330");
        await page.getByRole("button", { name: "Place it" }).click();
        await expectAnswer(page, { RESPONSE: ["130 330"] });
        await page.locator("#check").evaluate((button: HTMLElement) => button.click());
        await expect(page.locator(".graphic-verdict")).toHaveText(["Right, and you chose it", "This was right"]);
    });
});

test.describe("objects on a stage", () => {
    test("are placed by keyboard", async ({ page, open }) => {
        await open("position-object");
        await page.getByRole("button", { name: /^Anchor/ }).focus();
        await press(page, "Enter", "Tab");
        await expect(page.getByRole("application")).toBeFocused();
        await press(page, "ArrowDown", "Enter");
        await expectAnswer(page, { ANCHOR: ["300 210"] });
        await press(page, "ArrowDown", "Enter");
        await expectAnswer(page, { ANCHOR: ["300 220"] });
        await press(page, "Shift+Tab", "Shift+Tab", "Enter", "Tab", "Tab", "Enter");
        await expectAnswer(page, { ANCHOR: ["300 220"], BUOY: ["300 220"] });
    });
    test("are dragged by mouse", async ({ page, open }) => {
        await open("position-object");
        const from = await page.getByRole("button", { name: /^Buoy/ }).boundingBox();
        const to = await page.locator(".graphic-layer").boundingBox();
        await page.mouse.move((from?.x ?? 0) + 15, (from?.y ?? 0) + 15);
        await page.mouse.down();
        await page.mouse.move((to?.x ?? 0) + (to?.width ?? 0) / 2, (to?.y ?? 0) + (to?.height ?? 0) / 2, { steps: 8 });
        await page.mouse.up();
        await expect(page.locator(".graphic-thing")).toHaveCount(1);
        const [x, y] = ((await answered(page))["BUOY"]?.[0] ?? "").split(" ").map(Number);
        expect(Math.hypot((x ?? 0) - 300, (y ?? 0) - 200)).toBeLessThanOrEqual(3);
        await page.getByRole("button", { name: /^Remove: Buoy/ }).click();
        await expectAnswer(page, {});
    });
});

test.describe("a drawing", () => {
    test("is kept as a picture, undone and cleared", async ({ page, open }) => {
        await open("drawing");
        const paper = page.locator(".graphic-paper");
        const box = await paper.boundingBox();
        for (const [dx, dy] of [[50, 60], [150, 160]] as const) {
            await page.mouse.move((box?.x ?? 0) + dx, (box?.y ?? 0) + dy);
            await page.mouse.down();
            await page.mouse.move((box?.x ?? 0) + dx + 80, (box?.y ?? 0) + dy + 20, { steps: 5 });
            await page.mouse.up();
        }
        await expect(paper.locator("path")).toHaveCount(2);
        await expectAnswer(page, { RESPONSE: ["file-drawing.png"] });
        await expect(page.getByText("Your answer is kept.")).toBeVisible();
        await page.getByRole("button", { name: "Undo" }).click();
        await expect(paper.locator("path")).toHaveCount(1);
        await page.getByRole("button", { name: "Clear" }).click();
        await expectAnswer(page, {});
    });
    test("can be described by keyboard, or brought", async ({ page, open }) => {
        await open("drawing-plain");
        await page.getByRole("button", { name: "Answer without drawing" }).focus();
        await press(page, "Enter", "Tab");
        await page.keyboard.type("One line with four short ones hanging from it");
        await press(page, "Tab", "Enter");
        await expectAnswer(page, { RESPONSE: ["file-description.png"] });
        await page.getByLabel("A file of your own").setInputFiles({ name: "bus.png", mimeType: "image/png", buffer: Buffer.from("png") });
        await expectAnswer(page, { RESPONSE: ["file-bus.png"] });
    });
    test("that could not be kept says so", async ({ page, open }) => {
        await open("drawing-plain");
        await page.getByRole("button", { name: "Answer without drawing" }).click();
        await page.getByLabel("A file of your own").setInputFiles({ name: "refused.png", mimeType: "image/png", buffer: Buffer.from("png") });
        await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
        await expectAnswer(page, {});
    });
});
