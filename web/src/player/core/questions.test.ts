import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asComposite } from "./composite";
import { fakeTime, FakeServer, items, open, pass, realTime } from "./fakeServer";
import type { Body, Change } from "./wire";

beforeEach(fakeTime);
afterEach(realTime);

const body: Body = { nodes: [], feedback: [], catalogs: [], language: "en", direction: "ltr", adaptive: true, completed: false, tries: 0, fields: [] };
const step: Change = {
    kind: "answer", item: "i", position: 0, response: { kind: "composite", fields: [], tries: [[{ id: "A", values: ["a"] }]] },
};

/** Shows after how many steps that it holds the server is asked. */
function stepping(): FakeServer {
    const server = new FakeServer();
    server.after = ({ answers }) => ({ ...items[0]!, kind: "composite", body: { ...body, tries: asComposite(answers["i"] ?? null).tries.length } });
    return server;
}

describe("a step of a question", () => {
    it("has reached the server before its outcome is asked for", async () => {
        const { sitting } = await open(stepping());
        sitting.change(step);
        const asked = sitting.questions.stepped("i");
        await pass(100);
        expect((await asked).tries).toBe(1);
    });
    it("is not asked for while there is no network, and is the same one later", async () => {
        const server = stepping();
        const { sitting, view } = await open(server);
        server.away = true;
        sitting.change(step);
        const asked = sitting.questions.stepped("i").then(() => "told", () => "waits");
        await pass(11_000);
        expect(await asked).toBe("waits");
        expect(view().waiting).toHaveLength(1);
        server.away = false;
        const again = sitting.questions.stepped("i");
        await pass(1000);
        expect((await again).tries).toBe(1);
    });
    it("comes back in the language it is read in", async () => {
        const server = stepping();
        const after = server.after;
        server.after = (work) => ({
            ...after!(work),
            translations: [{
                language: "de", stem_html: "", options: [], prompts: [],
                body: { nodes: ["Weiter"], feedback: ["Gut"], catalogs: [], language: "de", direction: "ltr" },
            }],
        });
        const { sitting } = await open(server);
        sitting.change(step);
        const asked = sitting.questions.stepped("i", "de");
        await pass(100);
        expect(await asked).toMatchObject({ nodes: ["Weiter"], feedback: ["Gut"], tries: 1, adaptive: true });
    });
    it("fails where the question has no body", async () => {
        const { sitting } = await open(new FakeServer());
        const asked = sitting.questions.stepped("i").then(() => "told", () => "failed");
        await pass(100);
        expect(await asked).toBe("failed");
    });
});

describe("a file", () => {
    it("goes to the server by itself, and the answer names it", async () => {
        const server = new FakeServer();
        const { sitting } = await open(server);
        const id = await sitting.questions.handIn("i", new File(["a"], "a.csv"), () => {}, new AbortController().signal);
        expect([id, server.files, sitting.questions.fileAddress(id)]).toEqual(["file-1", ["a.csv"], "/files/file-1"]);
    });
});
