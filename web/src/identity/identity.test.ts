import { describe, expect, it } from "vitest";
import { deviceOf } from "./device";
import { behindWall } from "./roleWall";
import { zoneChoices } from "./zones";

describe("a device's name", () => {
    it.each([
        ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36", "Chrome", "Linux"],
        ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0", "Edge", "Windows"],
        ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1", "Safari", "iOS"],
        ["Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox", "Android"],
    ])("is read from %s", (agent, browser, system) => {
        expect(deviceOf(agent)).toEqual({ browser, system });
    });
    it("is empty for what it does not know", () => {
        expect(deviceOf("curl/8.0")).toEqual({});
    });
});

describe("the zones to choose from", () => {
    it("hold the chosen one even if this browser does not know it", () => {
        expect(zoneChoices("Mars/Olympus_Mons").at(-1)).toEqual({ id: "Mars/Olympus_Mons", name: "Olympus Mons", note: "Mars/Olympus_Mons" });
        expect(zoneChoices("Europe/Berlin").filter(({ id }) => id === "Europe/Berlin")).toHaveLength(1);
    });
});

describe("the role wall", () => {
    it("stands between teaching and live items, and nowhere else", () => {
        expect(behindWall(new Set(["instructor", "reviewer", "item_writer", "proctor"]))).toEqual(["item_writer", "reviewer"]);
        expect(behindWall(new Set(["instructor", "programme_manager"]))).toEqual([]);
        expect(behindWall(new Set(["reviewer", "psychometrician"]))).toEqual([]);
    });
});
