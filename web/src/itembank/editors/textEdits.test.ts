import { describe, expect, it } from "vitest";
import { fitsEditor, inserted, listed, withoutParagraph, withoutPointer, wrapped } from "./textEdits";

describe("marks in a text", () => {
    it("go around what is chosen, and away again", () => {
        const bold = wrapped({ text: "so bold it is", from: 3, to: 7 }, "**", "**");
        expect(bold).toEqual({ text: "so **bold** it is", from: 5, to: 9 });
        expect(wrapped(bold, "**", "**")).toEqual({ text: "so bold it is", from: 3, to: 7 });
    });
    it("make whole lines a list, after an empty line", () => {
        expect(listed({ text: "Which?\none\ntwo\nend", from: 8, to: 12 }, (at) => `${at + 1}. `).text).toBe("Which?\n\n1. one\n2. two\nend");
        expect(listed({ text: "one", from: 0, to: 0 }, () => "- ").text).toBe("- one");
    });
    it("stand where something was chosen", () => {
        expect(inserted({ text: "The  falls", from: 4, to: 4 }, "[[1]]")).toEqual({ text: "The [[1]] falls", from: 9, to: 9 });
    });
});

describe("HTML that the editor can hold", () => {
    it.each(["plain", "<p>One <strong>two</strong></p>", '<p><a href="https://example.org/">a</a></p>', "a<br/>b"])("%s", (html) => {
        expect(fitsEditor(html)).toBe(true);
    });
    it.each([
        "<table><tr><td>1</td></tr></table>", '<img src="a.png" alt="x">', "<math><mi>x</mi></math>", "H<sub>2</sub>O", '<p class="left">x</p>', "<!-- c -->",
        '<p dir="rtl">x</p>', '<a href="x" title="y">z</a>',
    ])("not %s", (html) => {
        expect(fitsEditor(html)).toBe(false);
    });
    it("of a label loses its one paragraph", () => {
        expect(withoutParagraph("<p>One</p>")).toBe("One");
        expect(withoutParagraph("<p>One</p><p>Two</p>")).toBe("<p>One</p><p>Two</p>");
    });
});

describe("a sentence about a place", () => {
    it("is said without the place", () => {
        expect(withoutPointer("/blanks/0/options: write the accepted text.")).toBe("Write the accepted text.");
        expect(withoutPointer("Mark one option as right: any.")).toBe("Mark one option as right: any.");
    });
});
