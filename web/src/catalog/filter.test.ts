import { expect, test } from "vitest";
import { queryFrom } from "./filter";

const from = (address: string) => {
    const asked = new URLSearchParams(address);
    return queryFrom((name) => asked.get(name) ?? "");
};

test("an empty address asks for everything", () => {
    expect(from("")).toEqual({});
});

test("what was chosen is asked for", () => {
    expect(from("q=cloud&kind=course&level=associate&time=120&free=yes&role=Support&language=en")).toEqual({
        q: "cloud", kind: "course", level: "associate", max_minutes: 120, free: true, role: "Support", language: "en",
    });
});

test("what nobody can choose is left out", () => {
    expect(from("kind=secret&level=royal&time=7&free=perhaps")).toEqual({});
});
