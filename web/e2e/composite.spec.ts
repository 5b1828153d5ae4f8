import type { Page } from "@playwright/test";
import { expectAnswer, expect, test } from "./composite";
import { expectAccessible } from "./test";

// Each interaction is answered here by keyboard alone: no click in this file.

const keys = async (page: Page, ...pressed: readonly string[]) => {
    for (const key of pressed) {
        await page.keyboard.press(key);
    }
};

/** Goes on with Tab until the focus is there, as a reader without a mouse does. */
const tabTo = async (page: Page, selector: string, most = 30) => {
    for (let step = 0; step < most; step++) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) {
            return;
        }
    }
    throw new Error(`${selector} cannot be reached with Tab`);
};

test("a choice is made with the arrow keys", async ({ page, open }) => {
    await open("choice");
    await keys(page, "Tab", "Space");
    await expectAnswer(page, { RESPONSE: ["c1"] });
    await keys(page, "ArrowDown");
    await expectAnswer(page, { RESPONSE: ["c2"] });
    await expect(page.locator("#completeness")).toHaveText("complete");
    await tabTo(page, ".take-back button");
    await keys(page, "Enter");
    await expectAnswer(page, {});
});

test("several choices are made with the space bar, and no more than asked for", async ({ page, open }) => {
    await open("choices");
    for (const at of [0, 1, 2, 3]) {
        await keys(page, "Tab", "Space");
        await expect(page.getByRole("checkbox").nth(at)).toBeFocused();
    }
    await expectAnswer(page, { RESPONSE: ["c1", "c2", "c3"] });
    await expect(page.getByText("3 are chosen already.")).toBeVisible();
    await keys(page, "Shift+Tab", "Space");
    await expectAnswer(page, { RESPONSE: ["c1", "c2"] });
});

test("words are chosen in the running text", async ({ page, open }) => {
    await open("inline");
    await keys(page, "Tab", "Y", "Tab", "ArrowDown");
    await expectAnswer(page, { R1: ["w3"], R2: ["w1"] });
    await expect(page.getByLabel("Answer 2 of 2")).toBeFocused();
});

test("a list of formulas is one of ours", async ({ page, open }) => {
    await open("inline-maths");
    await keys(page, "Tab", "Enter");
    await expect(page.getByRole("option")).toHaveCount(2);
    await keys(page, "ArrowDown", "Enter");
    await expectAnswer(page, { R: ["b"] });
    await expect(page.locator(".composite p > .math math")).toHaveCount(2);
});

test("words and numbers are written, and what is no number is said and not kept", async ({ page, open }) => {
    await open("entry");
    await keys(page, "Tab");
    await page.keyboard.type("Oslo");
    await keys(page, "Tab");
    await page.keyboard.type("four");
    await keys(page, "Tab");
    await expect(page.getByText("This is not a whole number yet")).toBeVisible();
    await expectAnswer(page, { TEXT: ["Oslo"] });
    await page.keyboard.type("2,5");
    await keys(page, "Shift+Tab", "ControlOrMeta+a");
    await page.keyboard.type("4");
    await keys(page, "Tab", "Tab");
    await page.keyboard.type("ab1");
    await expect(page.getByText("Two capital letters and three digits.")).toBeVisible();
    await keys(page, "Tab");
    await expectAnswer(page, { TEXT: ["Oslo"], WHOLE: ["4"], REAL: ["2.5"], CODE: ["ab1"] });
});

test("a text grows and counts what is left", async ({ page, open }) => {
    await open("essay");
    await keys(page, "Tab");
    await page.keyboard.type("Dear Sam,");
    await expect(page.getByText("191 characters left")).toBeVisible();
    await expectAnswer(page, { RESPONSE: ["Dear Sam,"] });
});

test("of several texts each has its place", async ({ page, open }) => {
    await open("strings");
    await keys(page, "Tab");
    await page.keyboard.type("Baltic");
    await expectAnswer(page, { RESPONSE: ["Baltic"] });
    await keys(page, "Tab");
    await page.keyboard.type("North");
    await expectAnswer(page, { RESPONSE: ["Baltic", "North"] });
});

test("an order is made with the arrow keys on the handle", async ({ page, open }) => {
    await open("order");
    await expectAnswer(page, {});
    await tabTo(page, "li:nth-child(3) .grip");
    await keys(page, "Home");
    await expectAnswer(page, { RESPONSE: ["M", "R", "J"] });
    await expect(page.locator("li:nth-child(1) .grip")).toBeFocused();
    await keys(page, "ArrowDown");
    await expectAnswer(page, { RESPONSE: ["R", "M", "J"] });
});

test("the order that is shown can be kept", async ({ page, open }) => {
    await open("order");
    await tabTo(page, ".keep-order button");
    await keys(page, "Enter");
    await expectAnswer(page, { RESPONSE: ["R", "J", "M"] });
});

test("some are taken into an order", async ({ page, open }) => {
    await open("order-some");
    await keys(page, "Tab", "Tab", "Tab", "Enter");
    await expectAnswer(page, { RESPONSE: ["M"] });
    await tabTo(page, ".grip");
    await keys(page, "Shift+Tab", "Enter");
    await expectAnswer(page, {});
});

test("pairs are made by pressing two, and taken apart", async ({ page, open }) => {
    await open("associate");
    await keys(page, "Tab", "Enter", "Tab", "Tab", "Tab", "Tab", "Tab", "Enter");
    await expectAnswer(page, { RESPONSE: ["A P"] });
    await keys(page, "Enter");
    await expect(page.getByText("Prospero is used up.")).toBeVisible();
    await keys(page, "Tab", "Enter");
    await expectAnswer(page, {});
    await expect(page.locator(".bank-option").first()).toBeFocused();
});

test("a table is marked, and what fits once moves", async ({ page, open }) => {
    await open("match");
    await keys(page, "Tab", "ArrowRight");
    await expectAnswer(page, { RESPONSE: ["C R"] });
    await tabTo(page, "[aria-label^='Demetrius']");
    await keys(page, "Space");
    await expectAnswer(page, { RESPONSE: ["C R", "D M"] });
    await tabTo(page, "[aria-label='Take back the answer: Demetrius']");
    await keys(page, "Enter");
    await expectAnswer(page, { RESPONSE: ["C R"] });
});

test("a line of a table takes several marks", async ({ page, open }) => {
    await open("match-many");
    await keys(page, "Tab", "Space", "Tab", "Space", "Tab", "Tab", "Tab", "Space");
    await expectAnswer(page, { RESPONSE: ["N r", "N b", "S b"] });
});

test("gaps are filled from their lists, and a word that fits once moves", async ({ page, open }) => {
    await open("gaps");
    await tabTo(page, "select");
    await keys(page, "w");
    await expectAnswer(page, { RESPONSE: ["W G1"] });
    await keys(page, "Tab", "w");
    await expectAnswer(page, { RESPONSE: ["W G2"] });
});

test("a word is pressed and then put into its gap", async ({ page, open }) => {
    await open("gaps");
    await keys(page, "Tab", "Tab", "Tab", "Enter");
    await tabTo(page, ".gap:nth-of-type(2) button");
    await keys(page, "Enter");
    await expectAnswer(page, { RESPONSE: ["Su G2"] });
    await expect(page.getByLabel("Gap 2 of 2")).toBeFocused();
});

test("words in the text are chosen", async ({ page, open }) => {
    await open("hottext");
    await keys(page, "Tab", "ArrowRight");
    await expectAnswer(page, { RESPONSE: ["B"] });
    await open("hottexts");
    await keys(page, "Tab", "Space", "Tab", "Tab", "Space");
    await expectAnswer(page, { RESPONSE: ["A", "C"] });
});

test("a slider is no answer until it is moved or kept", async ({ page, open }) => {
    await open("slider");
    await expectAnswer(page, {});
    await tabTo(page, ".slider-foot button");
    await keys(page, "Enter");
    await expectAnswer(page, { RESPONSE: ["0"] });
    await open("slider");
    await keys(page, "Tab", "ArrowRight", "ArrowRight");
    await expectAnswer(page, { RESPONSE: ["20"] });
});

test("sliders stand upright and backwards", async ({ page, open }) => {
    await open("sliders");
    await keys(page, "Tab", "ArrowUp");
    await expectAnswer(page, { UP: ["-5"] });
    await tabTo(page, "[data-reverse][data-vertical] input");
    await keys(page, "End");
    await tabTo(page, "[data-reverse]:not([data-vertical]) input");
    await keys(page, "ArrowLeft");
    await expectAnswer(page, { UP: ["-5"], DOWN: ["1"], BACK: ["2"] });
});

test("a file is handed in, refused by its type, and taken out", async ({ page, open }) => {
    await open("upload");
    await tabTo(page, "input[type=file]");
    const input = page.locator("input[type=file]");
    await input.setInputFiles({ name: "beam.txt", mimeType: "text/plain", buffer: Buffer.from("a") });
    await expect(page.getByText("beam.txt is of another type.")).toBeVisible();
    await input.setInputFiles({ name: "beam.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n".repeat(300)) });
    await expectAnswer(page, { RESPONSE: ["file-beam.csv"] });
    await expect(page.getByText("1.2 kB")).toBeVisible();
    await tabTo(page, ".files button");
    await keys(page, "Enter");
    await expectAnswer(page, {});
    await input.setInputFiles({ name: "refused.csv", mimeType: "text/csv", buffer: Buffer.from("a") });
    await expect(page.getByText("refused.csv did not arrive.")).toBeVisible();
});

test("steps are submitted, and the item changes with them", async ({ page, open }) => {
    await open("adaptive");
    await keys(page, "Tab", "ArrowDown");
    await tabTo(page, ".interaction[data-interaction=end-attempt] button");
    await keys(page, "Enter");
    await expect(page.getByText("Think of how many doors are left.")).toBeVisible();
    await tabTo(page, ".submit-step button");
    await keys(page, "Enter");
    await expect(page.getByText("changing the door is better")).toBeVisible();
    await expect(page.locator(".submit-step")).toHaveCount(0);
    expect(JSON.parse(await page.locator("#response").textContent() ?? "")).toEqual({
        kind: "composite",
        fields: [{ id: "RESPONSE", values: ["B"] }],
        tries: [
            [{ id: "RESPONSE", values: ["B"] }, { id: "HINT", values: ["true"] }],
            [{ id: "RESPONSE", values: ["B"] }],
        ],
    });
});

test("without a network a step waits and says so", async ({ page, open }) => {
    await open("adaptive", "offline");
    await tabTo(page, ".submit-step button");
    await keys(page, "Enter");
    await expect(page.getByText("There is no connection. The step is kept on this device")).toBeVisible();
});

test("a recording is played as often as it may be", async ({ page, open }) => {
    await open("media");
    await tabTo(page, ".media-controls button");
    for (const plays of ["1", "2"]) {
        await expect(page.locator(".media-controls button").first()).toHaveText("Play");
        await keys(page, "Enter");
        await expectAnswer(page, { RESPONSE: [plays] });
        await expect(page.locator(".media-controls button").first()).toHaveText("Play");
    }
    await expect(page.locator(".media-controls button").first()).toHaveAttribute("aria-disabled", "true");
    await keys(page, "Enter");
    await expectAnswer(page, { RESPONSE: ["2"] });
});

test("what cannot be shown leaves the rest alone", async ({ page, open }) => {
    await open("unknown");
    await expect(page.getByText("This part cannot be shown.")).toBeVisible();
    await keys(page, "Tab");
    await page.keyboard.type("yes");
    await expectAnswer(page, { GOOD: ["yes"] });
});

test("a word explains itself, and is translated for whoever wants that", async ({ page, open }) => {
    await open("supports", "translation=de");
    await keys(page, "Tab", "Enter");
    await expect(page.getByRole("dialog")).toHaveText(/Near to the true value\..*genau/);
    await expect(page.getByRole("dialog")).not.toContainText("preciso");
    await expectAccessible(page);
    await keys(page, "Escape");
    await expect(page.getByRole("button", { name: "accurate" })).toBeFocused();
    await open("supports", "noglossary");
    await expect(page.getByRole("button", { name: "accurate" })).toHaveCount(0);
});

test("what is written is read by a voice of this device alone", async ({ page, open }) => {
    await page.addInitScript(() => {
        const said: string[] = [];
        const voices = [{ lang: "en-GB", localService: false }, { lang: "en_US", localService: true }];
        Object.defineProperty(globalThis, "speechSynthesis", { value: Object.assign(new EventTarget(), {
            getVoices: () => voices, cancel: () => {}, speak: (one: { text: string; voice: { lang: string } }) => said.push(`${one.voice.lang}: ${one.text}`),
        }) });
        Object.defineProperty(globalThis, "SpeechSynthesisUtterance", { value: class extends EventTarget {
            voice = undefined;
            lang = "";
            constructor(readonly text: string) {
                super();
            }
        } });
        Object.defineProperty(globalThis, "said", { value: said });
    });
    await open("supports", "spoken");
    await tabTo(page, ".help-row .press[aria-pressed]");
    await keys(page, "Enter");
    expect(await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).toEqual(["en_US: The ruler has a line for each millimetre."]);
    await expect(page.getByRole("button", { name: "Stop reading" })).toBeFocused();
    await open("supports");
    await expect(page.getByRole("button", { name: /Read/ })).toHaveCount(0);
});

test("content is drawn as it is, and nothing of it runs or leads away", async ({ page, open }) => {
    await open("content");
    await expect(page.getByRole("table", { name: "Measured" })).toBeVisible();
    await expect(page.getByRole("img", { name: "Two bars" })).toBeVisible();
    await expect(page.getByText("A link that leads away")).not.toHaveAttribute("href");
    await expect(page.locator(".composite [onclick], .composite [style*=red], .composite script")).toHaveCount(0);
    await expect(page.locator(".composite code.hljs, .composite code[data-highlighted]")).toHaveCount(1);
});

test("what is right and wrong is told in words", async ({ page, open }) => {
    await open("choices", "study");
    await keys(page, "Tab", "Space", "Tab", "Space");
    await expect(page.locator(".verdict-word")).toHaveText(["Right, and you chose it", "Not right, and you chose it", "Not right", "This was right", "Not right", "Not right"]);
    await open("inline", "study");
    await keys(page, "Tab", "Y");
    await expect(page.locator(".inline-verdict")).toHaveText(["Right", "Not right. It is: house"]);
});

test("an author's program answers from its frame, and what was answered comes back", async ({ page, open }) => {
    test.info().annotations.push({ type: "expected", description: "404" });
    await open("custom");
    await expect(page.frameLocator(".custom-frame").getByRole("button", { name: "Shade 5" })).toBeVisible();
    await keys(page, "Tab", "Tab", "Tab", "Enter");
    await expectAnswer(page, { RESPONSE: ["3"] });
    await expect(page.frameLocator(".custom-frame").getByText("The author's own words.")).toBeVisible();
    await tabTo(page, ".entry");
    await page.keyboard.type("on");
    await expectAnswer(page, { RESPONSE: ["3"], NEXT: ["on"] });
    await expectAccessible(page);
});

test("an author's program sees nothing of the player, and cannot flood it", async ({ page, open }) => {
    test.info().annotations.push({ type: "expected", description: "Content Security Policy" });
    await open("custom-nosy");
    await expectAnswer(page, { RESPONSE: ["SecurityError, SecurityError, SecurityError, origin null, refused"] });
    expect(await page.locator(".custom-frame").evaluate((frame) => frame.getBoundingClientRect().height)).toBeLessThan(4001);
});

test("a broken program leaves the rest alone", async ({ page, open }) => {
    await open("custom-broken");
    await expect(page.getByText("This part cannot be shown.")).toBeVisible();
    await tabTo(page, ".entry");
    await page.keyboard.type("on");
    await expectAnswer(page, { NEXT: ["on"] });
});

const dresses = [
    { name: "desktop", size: { width: 1280, height: 800 }, colours: "light", query: "" },
    { name: "phone", size: { width: 390, height: 844 }, colours: "dark", query: "" },
    { name: "study", size: { width: 390, height: 844 }, colours: "light", query: "study" },
    { name: "right-to-left", size: { width: 1280, height: 800 }, colours: "dark", query: "lang=ar-XB" },
] as const;
/** Looked at together: a page of each. */
const pages = [
    ["choice", "choices", "likert", "inline", "inline-maths", "entry", "essay", "strings"],
    ["hottext", "hottexts", "order", "order-some", "associate", "match", "match-many", "gaps"],
    ["slider", "sliders", "upload", "adaptive", "media", "unknown"],
    ["supports", "hebrew", "vertical", "content", "feedback", "custom-broken"],
];

for (const { name, size, colours, query } of dresses) {
    test(`every interaction can be read: ${name}`, async ({ page, open }) => {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme: colours });
        for (const [at, names] of pages.entries()) {
            await test.step(names.join(", "), async () => {
                await open(names.join("+"), query);
                await expectAccessible(page);
                // For eyes: SHOTS names a folder.
                if (process.env["SHOTS"]) {
                    await page.screenshot({ path: `${process.env["SHOTS"]}/${name}-${at}.png`, fullPage: true });
                }
            });
        }
    });
}
