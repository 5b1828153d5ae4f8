import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer, begin, fakeTime, FakeServer, items, open, pass, realTime, seal } from "./fakeServer";
import { PageJournal } from "./journal";
import { PageShelf } from "./shelf";

beforeEach(fakeTime);
afterEach(realTime);

async function sealedServer(phase: FakeServer["phase"] = "in_progress"): Promise<FakeServer> {
    const server = new FakeServer();
    server.phase = phase;
    server.sealing = await seal(JSON.stringify({ language: "en", items }), "attempt");
    return server;
}
const browser = () => ({ journal: new PageJournal(), shelf: new PageShelf() });

describe("the sealed paper", () => {
    it("is fetched before the start, once, and opened with the key that comes with it", async () => {
        const server = await sealedServer("authorised");
        const { sitting, view } = await open(server);
        await pass(60_000);
        expect(server.sealedPapers).toBe(1);
        expect(view().paper).toBeUndefined();
        await sitting.start();
        await pass(0);
        expect(view().paper?.items).toEqual(items);
        expect(server.sealedPapers).toBe(1);
        expect(server.papers).toBe(0);
    });
    it("is fetched after the start where it was not before", async () => {
        const server = await sealedServer("created");
        const { sitting, view } = await open(server);
        expect(server.sealedPapers).toBe(0);
        await sitting.start();
        await pass(0);
        expect(view().paper?.items).toEqual(items);
        expect(server.papers).toBe(0);
    });
    it("gives way to the plain one when it cannot be opened", async () => {
        const server = await sealedServer();
        const other = await seal("{}", "another attempt");
        server.sealing = { sealed: other.sealed, key: server.sealing?.key ?? "" };
        const { view } = await open(server);
        expect(view().paper?.items).toEqual(items);
        expect(server.papers).toBe(1);
    });
    it("is fetched again when it was sealed anew meanwhile", async () => {
        const server = await sealedServer("authorised");
        const { sitting, view } = await open(server);
        server.sealing = await seal(JSON.stringify({ language: "en", items }), "attempt");
        await sitting.start();
        await pass(0);
        expect(view().paper?.items).toEqual(items);
        expect(server.papers).toBe(0);
    });
});

describe("a page opened again without a network", () => {
    it("shows the exam with all answers and the right time, takes more, and sends everything later", async () => {
        const server = await sealedServer();
        const { journal, shelf } = browser();
        const before = await open(server, { journal, shelf });
        before.sitting.change(answer("i"));
        await pass(600_000);
        server.away = true;
        before.sitting.change(answer("j", "b"));
        await pass(600_000);
        before.sitting.close();
        await pass(300_000);
        const after = await open(server, { journal, shelf, monotonicFrom: 123_456 });
        expect(after.view().paper?.items).toEqual(items);
        expect(after.view().attempt?.candidate).toBe("");
        expect(after.view().trouble).toBe("offline");
        expect(after.view().troubleSince).toBe(begin + 600_000);
        expect(Object.keys(after.view().work.answers)).toEqual(["i", "j"]);
        const left = after.sitting.clock.secondsLeft() ?? 0;
        expect(left).toBeGreaterThan(3600 - 1500 - 6);
        expect(left).toBeLessThanOrEqual(3600 - 1500);
        after.sitting.change(answer("k"));
        await pass(300_000);
        expect(after.view().waiting).toHaveLength(2);
        server.away = false;
        after.sitting.wake();
        await pass(1000);
        expect(after.view().trouble).toBeUndefined();
        expect(server.work.answers).toEqual({
            i: { kind: "choice", option: "a" }, j: { kind: "choice", option: "b" }, k: { kind: "choice", option: "a" },
        });
        expect(after.view().attempt?.candidate).toBe("Ann");
        expect(server.order).toEqual([1, 2, 3]);
    });
    it("shows what was acknowledged, though the journal has let go of it", async () => {
        const server = await sealedServer();
        const { journal, shelf } = browser();
        const before = await open(server, { journal, shelf });
        before.sitting.change(answer("i"));
        await pass(100);
        expect((await journal.open("attempt")).waiting).toEqual([]);
        before.sitting.close();
        server.away = true;
        const after = await open(server, { journal, shelf });
        expect(after.view().work.answers).toEqual({ i: { kind: "choice", option: "a" } });
    });
    it("gives no time back when the browser's clock was set back, and none is lost when it was wrong all along", async () => {
        const server = await sealedServer();
        const { journal, shelf } = browser();
        const hour = 3_600_000;
        const before = await open(server, { journal, shelf, wall: () => Date.now() + hour });
        await pass(600_000);
        before.sitting.close();
        server.away = true;
        const wrong = await open(server, { journal, shelf, monotonicFrom: 5000, wall: () => Date.now() + hour });
        expect(wrong.sitting.clock.secondsLeft()).toBeCloseTo(3000, -1);
        wrong.sitting.close();
        const setBack = await open(server, { journal, shelf, monotonicFrom: 5000, wall: () => Date.now() - hour });
        expect(setBack.sitting.clock.secondsLeft()).toBeCloseTo(3000, -1);
        expect(setBack.sitting.clock.secondsLeft()).toBeLessThanOrEqual(3000);
        server.away = false;
        await pass(10_000);
        expect(setBack.view().trouble).toBeUndefined();
        expect(setBack.sitting.clock.secondsLeft()).toBeCloseTo(2990, -1);
    });
    it("shows nothing of an exam that was not begun here", async () => {
        const server = await sealedServer("authorised");
        const { journal, shelf } = browser();
        const before = await open(server, { journal, shelf });
        before.sitting.close();
        server.away = true;
        const after = await open(server, { journal, shelf });
        expect(after.view().attempt).toBeUndefined();
        expect(after.view().failure).toBeDefined();
    });
    it("ends the edits when the time ran out meanwhile, and brings in what was answered", async () => {
        const server = await sealedServer();
        server.secondsAtStart = 1200;
        const { journal, shelf } = browser();
        const before = await open(server, { journal, shelf });
        server.away = true;
        before.sitting.change(answer("i"));
        await pass(1_100_000);
        before.sitting.close();
        await pass(120_000);
        const after = await open(server, { journal, shelf });
        expect(after.view().over).toBe(true);
        after.sitting.change(answer("j"));
        server.away = false;
        await pass(60_000);
        expect(server.work.answers).toEqual({ i: { kind: "choice", option: "a" } });
        expect(after.view().attempt?.phase).toBe("submitted");
    });
    it("forgets everything once the exam is over and all of it has arrived, and not before", async () => {
        const server = await sealedServer();
        const { journal, shelf } = browser();
        const { sitting } = await open(server, { journal, shelf });
        expect(Object.keys(await shelf.read("attempt")).toSorted()).toEqual(["clock", "key", "sealed", "view", "work"]);
        sitting.change(answer("i"));
        await pass(100);
        await sitting.submit();
        await pass(60_000);
        expect(await shelf.read("attempt")).toEqual({});
        expect((await journal.open("attempt")).last).toBe(0);
    });
    it("forgets what is not this person's", async () => {
        const server = await sealedServer();
        const { journal, shelf } = browser();
        const before = await open(server, { journal, shelf });
        before.sitting.close();
        const { Failure } = await import("~/kit/failure");
        server.read = () => Promise.reject(new Failure(404, { code: "not_found" }));
        const after = await open(server, { journal, shelf });
        expect(after.view().attempt).toBeUndefined();
        expect(await shelf.read("attempt")).toEqual({});
    });
});
