import { describe, expect, it } from "vitest";
import { begun, edited, redone, undone } from "./history";
import * as model from "./model";
import { type Question, questionTypes } from "./question";

const choice = (): Question => model.newQuestion("choice", "en");

describe("a new question", () => {
    it.each(questionTypes)("%s has ids that differ, and what its type needs", (type) => {
        const q = model.newQuestion(type, "en", ["True", "False"]);
        const ids = [...q.options, ...q.targets].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(q.type).toBe(type);
        expect(q.slider !== null).toBe(type === "slider");
    });
    it("true or false has its words and a key", () => {
        const { options } = model.newQuestion("true_false", "en", ["True", "False"]);
        expect(options.map(({ text, fraction }) => [text, fraction])).toEqual([["True", 100], ["False", 0]]);
    });
});

describe("options", () => {
    it("marking one as right takes the mark from the others, where one is right", () => {
        const first = model.marked(choice().options, "a", true, true);
        expect(model.marked(first, "c", true, true).map(({ fraction }) => fraction)).toEqual([0, 0, 100, 0]);
        expect(model.marked(first, "c", true, false).map(({ fraction }) => fraction)).toEqual([100, 0, 100, 0]);
        expect(model.marked(first, "a", false, true).map(({ fraction }) => fraction)).toEqual([0, 0, 0, 0]);
    });
    it("a new one gets a free letter, after the one it was asked from", () => {
        const q = model.withNewOption(choice(), 0);
        expect(q.options.map(({ id }) => id)).toEqual(["a", "e", "b", "c", "d"]);
        expect(model.freshLetter([..."abcdefghijklmnopqrstuvwxyz"])).toBe("a1");
    });
    it("one that goes takes its pairs along", () => {
        let q = model.newQuestion("match", "en");
        q = model.withPair(model.withPair(q, "a", "p1", true), "b", "p2", true);
        expect(model.withoutOption(q, "a").pairs).toEqual([{ option: "b", target: "p2", fraction: 100 }]);
        expect(model.withoutTarget(q, "p2").pairs).toEqual([{ option: "a", target: "p1", fraction: 100 }]);
    });
    it("moves within its list and not out of it", () => {
        expect(model.moved([1, 2, 3], 0, 2)).toEqual([2, 3, 1]);
        expect(model.moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
        expect(model.moved([1, 2, 3], 2, 3)).toEqual([1, 2, 3]);
    });
    it("points for a part begin evenly and sum up, and round back to right or wrong", () => {
        const start = model.newQuestion("multiple_response", "en");
        const q = { ...start, options: ["a", "b", "c"].reduce((options, id) => model.marked(options, id, true, false), start.options) };
        const parts = model.withAllOrNothing(q, false);
        expect(parts.options.map(({ fraction }) => fraction)).toEqual([33.34, 33.33, 33.33, 0, 0]);
        expect(model.percentTotal(parts.options)).toBe(100);
        expect(model.withAllOrNothing(parts, true).options.map(({ fraction }) => fraction)).toEqual([100, 100, 100, 0, 0]);
    });
    it("of one right option, the best stays right", () => {
        const q = { ...choice(), all_or_nothing: false, options: choice().options.map((one, at) => ({ ...one, fraction: [50, 100, 0, 0][at] ?? 0 })) };
        expect(model.withAllOrNothing(q, true).options.map(({ fraction }) => fraction)).toEqual([0, 100, 0, 0]);
        const none = { ...q, options: choice().options };
        expect(model.withAllOrNothing(none, true).options.map(({ fraction }) => fraction)).toEqual([0, 0, 0, 0]);
    });
    it("even shares make exactly 100", () => {
        for (let count = 1; count <= 30; count++) {
            expect(Math.round(model.evenShares(count).reduce((sum, one) => sum + one, 0) * 100)).toBe(10_000);
        }
    });
});

describe("places in the text", () => {
    it("are found, and strays told from both sides", () => {
        expect(model.placesIn("A [[1]] and [[2]], not [[x:word]] or [1].")).toEqual(["1", "2"]);
        expect(model.strays("A [[1]] [[9]]", ["1", "2"])).toEqual({ places: ["9"], blanks: ["2"] });
    });
    it("go with their blank, and a gap with its target", () => {
        const q = { ...model.newQuestion("cloze", "en"), text: "One [[1]] two [[2]].", blanks: [model.newBlank("1", "text_entry"), model.newBlank("2", "numeric")] };
        expect(model.withoutBlank(q, "1")).toMatchObject({ text: "One  two [[2]].", blanks: [{ id: "2" }] });
        expect(model.freshBlankId({ ...q, text: "[[3]]" })).toBe("4");
    });
    it("a blank of another type keeps what was written", () => {
        const typed = { ...model.newBlank("1", "text_entry"), options: [model.newOption("a", { text: "tide", fraction: 100 })] };
        const chosen = model.retyped(typed, "inline_choice");
        expect(chosen.options.map(({ text }) => text)).toEqual(["tide", ""]);
        expect(chosen.type).toBe("inline_choice");
    });
    it("hot words are marked, unmarked, and keep their key", () => {
        const q = { ...model.newQuestion("hot_text", "en"), text: "The [[a:quick fox]] and [[b:the dog]]." };
        const one = model.withHotOptions(q, model.marked(model.hotOptions(q), "b", true, true));
        expect(one.options.map(({ id, fraction }) => [id, fraction])).toEqual([["a", 0], ["b", 100]]);
        expect(model.withoutHotWord(one, "a")).toMatchObject({ text: "The quick fox and [[b:the dog]].", options: [{ id: "b" }] });
    });
});

describe("areas", () => {
    const spots = [{ id: "a", label: "Bow", shape: "circle" as const, coords: [10, 10, 5] }, { id: "b", label: "Stern", shape: "rectangle" as const, coords: [0, 0, 5, 5] }];
    it("become options and back, and keep what an option has besides", () => {
        const drawn = model.withAreas(model.newQuestion("hotspot", "en"), spots, "options");
        expect(model.areasOf(drawn.options)).toEqual(spots);
        const right = { ...drawn, options: model.marked(drawn.options, "a", true, true) };
        const moved = model.withAreas(right, [{ ...spots[0] as (typeof spots)[0], coords: [20, 20, 5] }, spots[1] as (typeof spots)[1]], "options");
        expect(moved.options[0]).toMatchObject({ fraction: 100, area: { shape: "circle", coords: [20, 20, 5] } });
    });
    it("take their pairs along when they go", () => {
        const drawn = model.withAreas(model.newQuestion("graphic_gap_match", "en"), spots, "targets");
        const paired = model.withPair(model.withNewOption(drawn), model.withNewOption(drawn).options[0]?.id ?? "", "b", true);
        expect(model.withAreas(paired, spots.slice(0, 1), "targets").pairs).toEqual([]);
        expect(model.withAreas(paired, spots.slice(1), "targets").pairs).toHaveLength(1);
    });
});

describe("what a preview shows of what is not written yet", () => {
    const saying = { stem: "(question)", part: (number: number) => `(${number})` };
    it("names every option and prompt, and leaves what is written", () => {
        const q = model.newQuestion("match", "en");
        const written = { ...q, options: q.options.map((one, at) => ({ ...one, text: at === 0 ? "Tide" : "" })) };
        const shown = model.withPlaceholders(model.newBody(written, "nha", "live"), saying).question;
        expect([...shown?.options ?? [], ...shown?.targets ?? []].map(({ text }) => text)).toEqual(["Tide", "(2)", "(3)", "(4)", "(5)", "(6)"]);
        expect(shown?.text).toBe("(question)");
    });
    it("makes up no accepted text", () => {
        const body = model.newBody(model.newQuestion("text_entry", "en"), "nha", "live");
        expect(model.withPlaceholders(body, saying).question?.options[0]?.text).toBe("");
    });
});

describe("files", () => {
    it("get names that an address can hold and no other has", () => {
        expect(model.pathFor("Hafen Übersicht (1).PNG", [])).toBe("Hafen-U-bersicht-1.png");
        expect(model.pathFor("plan.png", ["plan.png", "plan-2.png"])).toBe("plan-3.png");
        expect(model.pathFor("図.png", [])).toBe("picture.png");
        expect(model.pathFor(".hidden", [])).toMatch(/^[A-Za-z0-9]/);
    });
    it("are kept while something names them", () => {
        const body = { ...model.newBody({ ...choice(), text: "![A plan](plan.png)" }, "nha", "live"), files: ["plan.png", "old.png"].map((path) => ({ path, file: path, type: "image/png", bytes: 1 })) };
        expect(model.filesInUse(body).map(({ path }) => path)).toEqual(["plan.png"]);
    });
});

describe("the stem's words", () => {
    it("are without marks", () => {
        expect(model.plainWords("# What **is** [[a:the tide]] at [[1]]?")).toBe("What is the tide at ?");
        expect(model.plainWords("<p>One <em>two</em></p>")).toBe("One two");
    });
});

describe("going back and forth", () => {
    it("takes typing in one field as one step", () => {
        let history = begun("");
        history = edited(history, "a", "stem", 100);
        history = edited(history, "ab", "stem", 200);
        history = edited(history, "abc", "title", 300);
        expect(undone(history).present).toBe("ab");
        expect(undone(undone(history)).present).toBe("");
        expect(redone(redone(undone(undone(history)))).present).toBe("abc");
        expect(undone(undone(undone(history))).present).toBe("");
    });
    it("a pause begins a new step, and an edit ends what was to come", () => {
        let history = edited(edited(begun(0), 1, "x", 0), 2, "x", 5000);
        expect(history.past).toEqual([0, 1]);
        history = edited(undone(history), 7, "x", 6000);
        expect(history.future).toEqual([]);
        expect(redone(history).present).toBe(7);
    });
});
