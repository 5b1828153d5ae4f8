import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer, fakeTime, FakeServer, open, pass, realTime } from "./fakeServer";
import { PageJournal } from "./journal";

beforeEach(fakeTime);
afterEach(realTime);

describe("two devices", () => {
    it("the second shows the exam and writes only when told to; then the first stops at once and can take it back", async () => {
        const server = new FakeServer();
        const first = await open(server);
        first.sitting.change(answer("i"));
        await pass(100);
        const second = await open(server);
        expect(second.view().elsewhere).toBe("device");
        expect(second.view().work.answers).toHaveProperty("i");
        second.sitting.change(answer("j"));
        await pass(100);
        expect(second.view().work.answers).not.toHaveProperty("j");

        second.sitting.takeOver();
        await pass(100);
        expect(server.deeds.map(({ deed }) => deed)).toEqual(["take_over"]);
        expect(second.view()).toMatchObject({ elsewhere: undefined, writer: true });
        second.sitting.change(answer("j"));
        await pass(100);
        expect(Object.keys(server.work.answers)).toEqual(["i", "j"]);

        server.sockets[0]?.say("message", '{"changed":["attempt"]}');
        await pass(1000);
        expect(first.view()).toMatchObject({ elsewhere: "device", writer: false });
        expect(Object.keys(first.view().work.answers)).toEqual(["i", "j"]);
        first.sitting.takeOver();
        await pass(100);
        first.sitting.change(answer("k"));
        await pass(100);
        expect(Object.keys(server.work.answers)).toEqual(["i", "j", "k"]);
        expect(first.view().elsewhere).toBeUndefined();
    });
    it("what the first made before it knew is still brought in", async () => {
        const server = new FakeServer();
        const first = await open(server);
        first.sitting.change(answer("i"));
        await pass(100);
        server.away = true;
        first.sitting.change(answer("j"));
        await pass(100);
        server.away = false;
        const second = await open(server);
        second.sitting.takeOver();
        await pass(40_000);
        expect(Object.keys(server.work.answers)).toEqual(["i", "j"]);
        expect(first.view()).toMatchObject({ elsewhere: "device", waiting: [] });
    });
    it("a reply to the journal alone tells it too", async () => {
        const server = new FakeServer();
        const first = await open(server);
        first.sitting.change(answer("i"));
        await pass(100);
        server.writer = "another";
        first.sitting.change(answer("j"));
        await pass(0);
        expect(first.view().writer).toBe(false);
        first.sitting.change(answer("k"));
        expect(first.view().work.answers).not.toHaveProperty("k");
    });
    it("keeps what another device does not let it send, and sends it after taking over", async () => {
        const server = new FakeServer();
        const journal = new PageJournal();
        const { sitting, view } = await open(server, { journal });
        // Nobody had written when the page was read; the other's first change came before ours.
        server.writer = "another";
        server.journals.set("another", 1);
        sitting.change(answer("i"));
        await pass(100);
        expect(view().trouble).toBe("elsewhere");
        expect(view().waiting).toHaveLength(1);
        expect((await journal.open("attempt")).waiting).toHaveLength(1);
        await pass(45_000);
        expect(view().elsewhere).toBe("device");
        sitting.takeOver();
        await pass(100);
        expect(view()).toMatchObject({ elsewhere: undefined, waiting: [] });
        expect(server.work.answers).toHaveProperty("i");
    });
});

describe("numbers that do not follow", () => {
    it("begin a fresh journal by themselves: new name, taken over, everything sent once", async () => {
        const server = new FakeServer();
        const journal = new PageJournal();
        const before = await open(server, { journal });
        before.sitting.change(answer("i"));
        await pass(100);
        before.sitting.close();
        const { journal: name } = await journal.open("attempt");
        // This browser lost what it had given out as 2 and 3.
        await journal.append("attempt", { id: "lost", sequence: 3, change: answer("k") });
        await journal.settle("attempt", [3]);
        const { sitting, view } = await open(server, { journal });
        sitting.change(answer("j"));
        sitting.change({ kind: "flag", item: "j" });
        await pass(2000);
        expect(view()).toMatchObject({ waiting: [], trouble: undefined, elsewhere: undefined });
        expect(Object.keys(server.work.answers)).toEqual(["i", "j"]);
        expect(server.work.flagged).toHaveProperty("j");
        const renewed = await journal.open("attempt");
        expect(renewed.journal).not.toBe(name);
        expect(renewed.before).toBeUndefined();
        expect(server.writer).toBe(renewed.journal);
        expect(server.deeds.filter(({ deed }) => deed === "take_over")).toHaveLength(1);
        expect(server.journals.get(renewed.journal)).toBe(2);
    });
    it("also when a number was given out twice", async () => {
        const server = new FakeServer();
        const journal = new PageJournal();
        const { journal: name } = await journal.open("attempt");
        server.journals.set(name, 4);
        server.writer = name;
        const { sitting, view } = await open(server, { journal });
        sitting.change(answer("i"));
        await pass(2000);
        expect(view().waiting).toEqual([]);
        expect(server.work.answers).toHaveProperty("i");
    });
    it("survive a reload between the fresh start and the taking over", async () => {
        const server = new FakeServer();
        const journal = new PageJournal();
        const { journal: name } = await journal.open("attempt");
        server.journals.set(name, 4);
        server.writer = name;
        await journal.append("attempt", { id: "kept", sequence: 1, change: answer("i") });
        await journal.renew("attempt", "fresh", [{ id: "kept", sequence: 1, change: answer("i") }]);
        const { view } = await open(server, { journal });
        expect(view().elsewhere).toBeUndefined();
        await pass(100);
        expect(server.writer).toBe("fresh");
        expect(server.work.answers).toHaveProperty("i");
        expect((await journal.open("attempt")).before).toBeUndefined();
    });
    it("let a change go on that was made while the fresh journal was begun", async () => {
        const server = new FakeServer();
        const journal = new PageJournal();
        const { journal: name } = await journal.open("attempt");
        server.journals.set(name, 4);
        server.writer = name;
        const { sitting, view } = await open(server, { journal });
        const renew = journal.renew.bind(journal);
        journal.renew = async (...given) => {
            sitting.change(answer("j"));
            await renew(...given);
        };
        sitting.change(answer("i"));
        await pass(2000);
        expect(view().waiting).toEqual([]);
        expect(Object.keys(server.work.answers)).toEqual(["i", "j"]);
    });
});
