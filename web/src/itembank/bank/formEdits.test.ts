import { expect, it } from "vitest";
import { namesIn, type Sections, withItem, withMoved, withoutItem, withoutSection, withSlot } from "./formEdits";

const slot = (name: string) => ({ name, scored: true, anchor: false });
const sections: Sections = [{ title: "One", items: [slot("a"), slot("b")] }, { title: "Two", items: [slot("c")] }];

it("adds an item once, and makes the first section when there is none", () => {
    expect(namesIn(withItem([], 0, "a", true))).toEqual(["a"]);
    expect(namesIn(withItem(sections, 0, "d", false))).toEqual(["a", "b", "d", "c"]);
    expect(withItem(sections, 1, "a", true)).toBe(sections);
});

it("moves an item within its section and over its edge", () => {
    expect(namesIn(withMoved(sections, "a", 1))).toEqual(["b", "a", "c"]);
    const over = withMoved(sections, "b", 1);
    expect(over.map(({ items }) => items.map(({ name }) => name))).toEqual([["a"], ["b", "c"]]);
    expect(withMoved(sections, "a", -1)).toEqual(sections);
    expect(withMoved(sections, "c", 1)).toEqual(sections);
});

it("changes and removes one item alone", () => {
    expect(withSlot(sections, "b", { scored: false })[0]?.items.map(({ scored }) => scored)).toEqual([true, false]);
    expect(namesIn(withoutItem(sections, "b"))).toEqual(["a", "c"]);
});

it("keeps a section that holds items", () => {
    expect(withoutSection(sections, 0)).toEqual(sections);
    expect(withoutSection([...sections, { title: "", items: [] }], 2)).toEqual(sections);
});
