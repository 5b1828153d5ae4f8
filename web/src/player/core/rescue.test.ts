import { afterEach, expect, test, vi } from "vitest";
import { PageJournal } from "./journal";
import { downloadJournal, rescue, written } from "./rescue";
import { nothingKnown, type Snapshot } from "./snapshot";
import type { Command, Item, Response } from "./wire";

const attempt = "018f2c00-0000-7000-8000-000000000001";
const now = new Date("2026-03-01T10:42:07.500Z");

const item = (id: string): Item => ({ id, kind: "choice", stem_html: "", choose: 1, options: [], prompts: [] });
const choice = (option: string): Response => ({ kind: "choice", option });
const answer = (sequence: number, id: string, option: string): Command => ({
    id: `00000000-0000-4000-8000-${String(sequence).padStart(12, "0")}`,
    sequence,
    change: { kind: "answer", item: id, response: choice(option), position: 0 },
});

const shown: Snapshot = {
    ...nothingKnown,
    paper: { language: "en", items: [item("i-1"), item("i-2"), item("i-3")] },
    work: {
        ...nothingKnown.work,
        answers: { "i-3": choice("c"), "i-1": choice("a") },
        flagged: { "i-2": true },
    },
    waiting: [answer(5, "i-3", "c")],
};

afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
});

test("holds every answer the page shows, and says which the server has", () => {
    const kept = rescue(attempt, { journal: "j", last: 5, waiting: shown.waiting }, shown, now);
    expect(kept.answers).toEqual([
        { question: 1, item: "i-1", response: choice("a"), saved: true },
        { question: 3, item: "i-3", response: choice("c"), saved: false },
    ]);
    expect(kept).toMatchObject({ attempt, answered: 2, saved: 1, flagged: [2], made_at: "2026-03-01T10:42:07.500Z" });
});

test("carries what waits in the shape in which the server takes it", () => {
    const kept = rescue(attempt, { journal: "j", last: 5, waiting: shown.waiting }, shown, now);
    expect(kept.unsaved).toEqual({
        journal: "j",
        journal_end: 5,
        commands: [{
            id: "00000000-0000-4000-8000-000000000005", sequence: 5, kind: "answer", item: "i-3", response: choice("c"), position: 0,
        }],
    });
});

test("joins what the journal holds with what the page has not written yet, each once and in order", async () => {
    const journal = new PageJournal();
    await journal.open(attempt);
    await journal.append(attempt, answer(4, "i-1", "a"));
    await journal.append(attempt, answer(5, "i-3", "c"));
    const all = await written(attempt, journal, { ...shown, waiting: [answer(5, "i-3", "c"), answer(6, "i-2", "b")] });
    expect(all.waiting.map(({ sequence }) => sequence)).toEqual([4, 5, 6]);
    expect(all.last).toBe(6);
});

test("a journal that cannot be read loses nothing the page knows", async () => {
    const journal = new PageJournal();
    vi.spyOn(journal, "open").mockRejectedValue(new Error("the disk is gone"));
    const all = await written(attempt, journal, shown);
    expect(all).toEqual({ journal: "", last: 5, waiting: shown.waiting });
});

test("is saved as a file without asking the server for anything", async () => {
    const asked = vi.fn<() => void>();
    const link = { href: "", download: "", click: vi.fn<() => void>() };
    let file: Blob | undefined;
    vi.stubGlobal("fetch", asked);
    vi.stubGlobal("document", { createElement: () => link });
    vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
        file = blob as Blob;
        return "blob:kept";
    });
    await downloadJournal(attempt, new PageJournal(), shown, now);
    expect(link.click).toHaveBeenCalledOnce();
    expect(link.href).toBe("blob:kept");
    expect(link.download).toBe(`answers-${attempt}-2026-03-01T104207.json`);
    expect(JSON.parse(await file!.text())).toMatchObject({ kind: "assay-journal", answered: 2, saved: 1 });
    expect(asked).not.toHaveBeenCalled();
});
