import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, post, read, signInAs, test } from "./test";

/** Moves the focus with Tab until it is on this. */
async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
    for (let at = 0; at < most; at++) {
        if (await target.evaluate((element) => element.contains(document.activeElement)).catch(() => false)) {
            return;
        }
        await page.keyboard.press("Tab");
    }
    await expect(target).toBeFocused();
}

/** From the top: what lies half under a bar that stays in sight is not what is looked at. */
async function expectReadable(page: Page): Promise<void> {
    await page.evaluate(() => scrollTo(0, 0));
    await expectAccessible(page);
}

const saved = (page: Page) => expect(page.locator(".editor-standing")).toHaveText("All is saved.");

/** Begins a question of a type by keyboard: from the page's start to its editor. */
async function begin(page: Page, kind: string): Promise<void> {
    await page.goto("/manage/bank/new");
    const radio = page.getByRole("radio", { name: kind, exact: true });
    await expect(page.getByRole("radio", { name: "One of several" })).toBeVisible();
    await tabTo(page, page.getByRole("radio", { name: "One of several" }));
    for (let at = 0; at < 25 && !await radio.isChecked(); at++) {
        await page.keyboard.press("ArrowDown");
    }
    await expect(radio).toBeChecked();
    await tabTo(page, page.getByRole("button", { name: "Begin this question" }));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/manage\/bank\/items\/[\w-]+\/edit$/);
    await expect(page.getByRole("textbox", { name: "What is asked" })).toBeVisible();
}

/** What a review asks of every item, written by keyboard. */
async function describe(page: Page): Promise<void> {
    const objective = page.getByRole("combobox", { name: "Objective" });
    await tabTo(page, objective, 120);
    await page.keyboard.type("security");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(objective).not.toHaveValue("");
    await tabTo(page, page.getByRole("radiogroup", { name: "Cognitive level" }));
    await page.keyboard.press("Space");
    await tabTo(page, page.getByRole("textbox", { name: "Source", exact: true }));
    await page.keyboard.type("The harbour handbook, chapter 3");
}

async function submit(page: Page): Promise<void> {
    await expect(page.getByText("A review would find all it asks for.")).toBeVisible();
    await page.getByRole("button", { name: "Submit for review" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Submit for review" });
    await tabTo(page, dialog.getByRole("textbox"));
    await page.keyboard.type("Please look at the wording.");
    await tabTo(page, dialog.getByRole("button", { name: "Submit for review" }));
    await page.keyboard.press("Enter");
    await expect(page.getByText("The item is in review.")).toBeVisible();
    await expect(page).not.toHaveURL(/\/edit$/);
}

test("a choice is written by keyboard, answered in the preview, and submitted", async ({ page }) => {
    await signInAs(page, "programme_manager");
    await begin(page, "One of several");
    const stem = page.getByRole("textbox", { name: "What is asked" });
    await tabTo(page, stem);
    await page.keyboard.type("Which lamp marks the port side of a vessel under way?");
    for (const [at, text] of ["Red", "Green", "White", "Yellow"].entries()) {
        await tabTo(page, page.getByRole("textbox", { name: `Option ${at + 1}`, exact: true }));
        await page.keyboard.type(text);
    }
    // One more, and it goes to the top.
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("textbox", { name: "Option 5", exact: true })).toBeFocused();
    await page.keyboard.type("Blue");
    await page.keyboard.press("Alt+ArrowUp");
    await expect(page.getByRole("textbox", { name: "Option 4", exact: true })).toHaveValue("Blue");
    await expect(page.getByRole("textbox", { name: "Option 4", exact: true })).toBeFocused();
    await page.getByRole("textbox", { name: "Option 1", exact: true }).focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    await expect(page.getByRole("radio", { name: "Option 1 is right" })).toBeChecked();
    const preview = page.getByRole("region", { name: "Preview" });
    await expect(preview.getByText("Which lamp marks the port side")).toBeVisible();
    const red = preview.getByRole("radio", { name: "Red" });
    await red.focus();
    await page.keyboard.press("Space");
    await expect(red).toBeChecked();
    await expect(preview.getByRole("button", { name: "Take my answer back" })).toBeVisible();
    await saved(page);
    await expectReadable(page);
    await page.getByRole("textbox", { name: "Explanation" }).focus();
    await describe(page);
    await submit(page);
});

test("a text with places is written by keyboard, and its places answer in the preview", async ({ page }) => {
    await signInAs(page, "programme_manager");
    await begin(page, "A text with places");
    await tabTo(page, page.getByRole("textbox", { name: "What is asked" }));
    await page.keyboard.type("The tide turns every ");
    await tabTo(page, page.getByRole("button", { name: "Insert a place" }));
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("menuitem", { name: "A number" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "What is asked" })).toHaveValue("The tide turns every [[1]]");
    await page.getByRole("textbox", { name: "What is asked" }).focus();
    await page.keyboard.press("End");
    await page.keyboard.type(" hours or so.");
    await tabTo(page, page.getByRole("textbox", { name: "Answer 1", exact: true }));
    await page.keyboard.type("6.2");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("0.3");
    await page.keyboard.press("Tab");
    const preview = page.getByRole("region", { name: "Preview" });
    const place = preview.getByRole("textbox");
    await expect(place).toBeVisible();
    await place.focus();
    await page.keyboard.type("6");
    await expect(place).toHaveValue("6");
    await saved(page);
    await expectReadable(page);
    await page.getByRole("textbox", { name: "Explanation" }).focus();
    await describe(page);
    await submit(page);
});

test("going back takes steps back, and what somebody else saved is not written over", async ({ page, browser, baseURL }) => {
    await signInAs(page, "programme_manager");
    await begin(page, "A number");
    const stem = page.getByRole("textbox", { name: "What is asked" });
    await stem.fill("How many knots make a mile an hour?");
    await page.getByRole("textbox", { name: "Answer 1", exact: true }).fill("0.87");
    await page.keyboard.press("Control+z");
    await expect(page.getByRole("textbox", { name: "Answer 1", exact: true })).toHaveValue("");
    await page.keyboard.press("Control+Shift+z");
    await expect(page.getByRole("textbox", { name: "Answer 1", exact: true })).toHaveValue("0.87");
    await saved(page);

    const context = await browser.newContext({ baseURL: baseURL ?? "", reducedMotion: "reduce" });
    const other = await context.newPage();
    await signInAs(other, "programme_manager");
    await other.goto(page.url());
    await other.getByRole("textbox", { name: "Title" }).fill("Knots and miles");
    await saved(other);
    await context.close();

    await stem.fill("How many knots are one mile an hour?");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("heading", { name: "Mara Okafor saved this item too" })).toBeVisible();
    await expect(dialog.getByText("Knots and miles")).toBeVisible();
    await expect(dialog.getByText("How many knots are one mile an hour?")).toBeVisible();
    await expectReadable(page);
    await dialog.getByRole("button", { name: "Take theirs" }).click();
    await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Knots and miles");
    await expect(stem).toHaveValue("How many knots make a mile an hour?");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(stem).toHaveValue("How many knots are one mile an hour?");
    await saved(page);
});

test("a stem that the bank has already is noticed while it is written", async ({ page }) => {
    await signInAs(page, "programme_manager");
    const stem = "Which rope holds the bow of a moored vessel against the current of the river?";
    for (const one of [1, 2]) {
        await begin(page, "A short text");
        await page.getByRole("textbox", { name: "What is asked" }).fill(stem);
        if (one === 1) {
            await saved(page);
        }
    }
    await expect(page.getByText(/questions? like this (?:is|are) in the bank/)).toBeVisible();
    await expect(page.getByText("(100 % alike)")).toBeVisible();
});

test("what could not be saved is not left behind unasked", async ({ page }) => {
    await signInAs(page, "programme_manager");
    await begin(page, "One of several");
    await page.route("**/api/bank/items/*/draft", (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
    await page.getByRole("textbox", { name: "What is asked" }).fill("Lost?");
    await expect(page.locator(".editor-standing")).toContainText("the server does not answer");
    await page.getByRole("link", { name: "Item bank" }).first().click();
    const dialog = page.getByRole("alertdialog", { name: "Leave without saving?" });
    await expect(dialog).toBeVisible();
    await dialog.getByRole("button").first().click();
    await expect(page).toHaveURL(/\/edit$/);
    await page.unroute("**/api/bank/items/*/draft");
    await page.keyboard.press("Control+s");
    await saved(page);
});

test("a picture is brought with its words, and a spot drawn on it by keyboard", async ({ page }) => {
    await signInAs(page, "programme_manager");
    await begin(page, "Spots of a picture");
    await page.getByRole("textbox", { name: "What is asked" }).fill("Where is the wheel?");
    // A picture of one colour, as a browser makes it.
    const bytes = await page.evaluate(async () => {
        const canvas = document.createElement("canvas");
        canvas.width = 320;
        canvas.height = 200;
        const pen = canvas.getContext("2d");
        pen?.fillRect(0, 0, 320, 200);
        return canvas.toDataURL("image/png").split(",")[1] ?? "";
    });
    await page.locator("input[type=file]").first().setInputFiles({ name: "Wheel house.png", mimeType: "image/png", buffer: Buffer.from(bytes, "base64") });
    await page.getByRole("textbox", { name: "The picture in words" }).fill("A wheel house from behind");
    const add = page.getByRole("button", { name: "Add a rectangle in the middle" });
    await add.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "What is there" }).fill("The wheel");
    await add.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "What is there" }).fill("The bell");
    await page.getByRole("radio", { name: "The wheel is right" }).check();
    const preview = page.getByRole("region", { name: "Preview" });
    await expect(preview.getByRole("img", { name: "A wheel house from behind" })).toBeVisible();
    await saved(page);
    await expectReadable(page);
});

test("a document of another tool is edited as it is written", async ({ page }) => {
    await signInAs(page, "programme_manager");
    const { exam } = await read<{ exam: { id: string } }>(page.request, "/api/certifications/cloud-foundations");
    const { item } = await post(page, "/api/bank/items", {
        body: {
            meta: { title: "Foreign", exam: exam.id, pool: "practice", language: "en", objective: "", source: { title: "", url: "" }, stimulus: "" },
            format: "html", files: [], texts: [],
            qti: '<?xml version="1.0" encoding="UTF-8"?>\n<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="f" title="f" adaptive="false" time-dependent="false">\n'
                + '<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="string"><qti-correct-response><qti-value>tide</qti-value></qti-correct-response></qti-response-declaration>\n'
                + '<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>\n'
                + '<qti-item-body><p>What ebbs? <qti-text-entry-interaction response-identifier="RESPONSE"/></p></qti-item-body>\n'
                + '<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>\n</qti-assessment-item>\n',
        },
    }) as { item: string };
    await page.goto(`/manage/bank/items/${item}/edit`);
    const source = page.getByRole("textbox", { name: "QTI 3 document" });
    await expect(source).toContainText("What ebbs?");
    const preview = page.getByRole("region", { name: "Preview" });
    await expect(preview.getByText("What ebbs?")).toBeVisible();
    await source.focus();
    await page.keyboard.press("Control+f");
    await page.keyboard.type("What ebbs");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.type("What flows back");
    await expect(preview.getByText("What flows back?")).toBeVisible();
    await saved(page);
    await expectReadable(page);
});

test("words of a text are marked by keyboard, and a gap is filled", async ({ page }) => {
    await signInAs(page, "programme_manager");
    await begin(page, "Words in a text");
    const stem = page.getByRole("textbox", { name: "What is asked" });
    await tabTo(page, stem);
    await page.keyboard.type("She [[b:shows]] two reds");
    for (let at = 0; at < "two reds".length; at++) {
        await page.keyboard.press("Shift+ArrowLeft");
    }
    await tabTo(page, page.getByRole("button", { name: "Mark the chosen words" }));
    await page.keyboard.press("Enter");
    await expect(stem).toHaveValue("She [[b:shows]] [[a:two reds]]");
    await page.getByRole("radio", { name: "two reds is right" }).check();
    await saved(page);
    await expect(page.getByRole("region", { name: "Preview" }).getByText("two reds")).toBeVisible();

    await begin(page, "Words into gaps");
    await tabTo(page, stem);
    await page.keyboard.type("Port is ");
    await tabTo(page, page.getByRole("textbox", { name: "Word 1", exact: true }));
    await page.keyboard.type("red");
    await tabTo(page, page.getByRole("button", { name: "Insert a gap" }));
    await page.keyboard.press("Enter");
    await expect(stem).toHaveValue("Port is [[1]]");
    await tabTo(page, page.getByRole("button", { name: /What goes into Gap 1/ }));
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: "red" }).press("Enter");
    await saved(page);
    await expect(page.getByRole("region", { name: "Preview" }).getByRole("combobox")).toBeVisible();
});
