import type { Page } from "@playwright/test";
import { expect, post, read } from "./test";

/** Begins a practice attempt and opens it in the player, not yet started. */
export async function openPractice(page: Page, mode: "exam" | "study"): Promise<string> {
    const { attempt } = await post(page, "/api/practice/cf-practice/attempts", { mode }) as { attempt: string };
    await page.goto(`/player/${attempt}`);
    await expect(page.getByRole("button", { name: "Start practising" })).toBeVisible();
    return attempt;
}

export async function startPractice(page: Page, mode: "exam" | "study" = "exam"): Promise<string> {
    const attempt = await openPractice(page, mode);
    await page.getByRole("button", { name: "Start practising" }).click();
    await expect(page.getByRole("heading", { name: "Question 1 of 30" })).toBeVisible();
    return attempt;
}

export type Kind = "choice" | "multiple_response" | "ordering" | "matching";

/** Of the attempt's questions, in the candidate's order. */
export async function kinds(page: Page, attempt: string): Promise<Kind[]> {
    const paper = await read<{ items: { kind: Kind }[] }>(page.request, `/api/attempts/${attempt}/paper`);
    return paper.items.map(({ kind }) => kind);
}

export async function goTo(page: Page, number: number): Promise<void> {
    await page.getByRole("button", { name: "Questions", exact: true }).click();
    await page.getByRole("button", { name: new RegExp(`^Question ${number},`) }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(new RegExp(`Question ${number} of`));
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}

/** Answers the question on the screen, whole, by keyboard alone; whether it is right is chance. */
export async function answerByKeyboard(page: Page, kind: Kind): Promise<void> {
    if (kind === "choice") {
        await page.keyboard.press("1");
    } else if (kind === "multiple_response") {
        await page.keyboard.press("1");
        await page.keyboard.press("2");
        const chosen = page.getByText(/^\d of \d chosen\.$/);
        if ((await chosen.textContent())?.startsWith("2 of 3")) {
            await page.keyboard.press("3");
        }
    } else if (kind === "ordering") {
        await page.keyboard.press("1");
        await page.keyboard.press("ArrowDown");
    } else {
        const lists = page.getByRole("combobox");
        for (let at = 0; at < await lists.count(); at++) {
            await page.keyboard.press("Escape");
            await lists.nth(at).focus();
            await page.keyboard.press("ArrowDown");
            await expect(lists.nth(at)).not.toHaveValue("");
        }
        await page.getByRole("heading", { level: 1 }).focus();
    }
}

export async function answersOnServer(page: Page, attempt: string): Promise<number> {
    const { work } = await read<{ work: { answers: unknown[] } }>(page.request, `/api/attempts/${attempt}`);
    return work.answers.length;
}
