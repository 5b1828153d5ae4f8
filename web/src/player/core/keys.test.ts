import { describe, expect, it } from "vitest";
import { keyMap, wishOf } from "./keys";

const press = (key: string, more = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, isComposing: false, ...more });

describe("keys", () => {
    it.each([
        ["n", { wish: "next" }], ["P", { wish: "previous" }], ["f", { wish: "flag" }], ["r", { wish: "review" }],
        ["t", { wish: "time" }], ["s", { wish: "strike" }], ["?", { wish: "help" }], ["1", { wish: "choose", place: 0 }], ["9", { wish: "choose", place: 8 }],
    ])("%s", (key, wish) => {
        expect(wishOf(press(key), false)).toEqual(wish);
    });
    it("leaves other keys, the browser's own, and text alone", () => {
        expect(wishOf(press("x"), false)).toBeUndefined();
        expect(wishOf(press("0"), false)).toBeUndefined();
        expect(wishOf(press("f", { ctrlKey: true }), false)).toBeUndefined();
        expect(wishOf(press("n", { metaKey: true }), false)).toBeUndefined();
        expect(wishOf(press("n", { isComposing: true }), false)).toBeUndefined();
        expect(wishOf(press("n"), true)).toBeUndefined();
    });
    it("are all explained", () => {
        expect(keyMap.every((key) => wishOf(press(key), false) !== undefined)).toBe(true);
    });
});
