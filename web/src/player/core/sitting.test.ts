import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Failure } from "~/kit/failure";
import { answer, begin, fakeTime, FakeServer, open, pass, realTime } from "./fakeServer";
import { PageJournal } from "./journal";
import { savedAnswers } from "./snapshot";
import { applyChange, noWork } from "./work";

beforeEach(fakeTime);
afterEach(realTime);

describe("saving", () => {
    it("writes each change into the journal first, then sends it in order", async () => {
        const server = new FakeServer();
        const journal = new PageJournal();
        const written: number[] = [];
        const append = journal.append.bind(journal);
        journal.append = async (attempt, command) => {
            expect(server.order).not.toContain(command.sequence);
            written.push(command.sequence);
            await append(attempt, command);
        };
        const { sitting, view } = await open(server, { journal });
        sitting.change(answer("i"));
        sitting.change({ kind: "flag", item: "j" });
        sitting.change(answer("i", "b"));
        expect(savedAnswers(view())).toMatchObject({ answered: 1, saved: 0 });
        await pass(100);
        expect(written).toEqual([1, 2, 3]);
        expect(server.order).toEqual([1, 2, 3]);
        expect(server.work.answers).toEqual({ i: { kind: "choice", option: "b" } });
        expect(savedAnswers(view())).toMatchObject({ answered: 1, saved: 1 });
        expect((await journal.open("attempt")).waiting).toEqual([]);
    });
    it("keeps what is made without a network, says since when, and sends it when it is back", async () => {
        const server = new FakeServer();
        const { sitting, view } = await open(server);
        await pass(60_000);
        server.away = true;
        sitting.change(answer("i"));
        sitting.change(answer("j"));
        await pass(100);
        expect(view().trouble).toBe("offline");
        expect(view().troubleSince).toBe(begin + 60_000);
        expect(savedAnswers(view())).toMatchObject({ answered: 2, saved: 0 });
        await pass(20 * 60_000);
        expect(view().waiting).toHaveLength(2);
        server.away = false;
        sitting.wake();
        await pass(100);
        expect(view().trouble).toBeUndefined();
        expect(savedAnswers(view())).toMatchObject({ answered: 2, saved: 2 });
    });
    it("replays the journal after a reload, and the server takes no change twice", async () => {
        const server = new FakeServer();
        const journal = new PageJournal();
        const before = await open(server, { journal });
        before.sitting.change(answer("i"));
        await pass(100);
        // The change arrives, its acknowledgement does not.
        journal.settle = () => new Promise(() => {});
        before.sitting.change(answer("j"));
        await pass(100);
        before.sitting.close();
        expect(server.order).toEqual([1, 2]);
        journal.settle = PageJournal.prototype.settle.bind(journal);
        const after = await open(server, { journal });
        expect(after.view().work.answers).toEqual(server.work.answers);
        await pass(100);
        expect(server.repeats).toBe(1);
        expect(after.view().waiting).toEqual([]);
        after.sitting.change(answer("k"));
        await pass(100);
        expect(server.order).toEqual([1, 2, 3]);
    });
    it("shows on reload what only the journal holds", async () => {
        const server = new FakeServer();
        const journal = new PageJournal();
        const before = await open(server, { journal });
        server.away = true;
        before.sitting.change(answer("i", "b"));
        await pass(100);
        before.sitting.close();
        const after = await open(server, { journal });
        expect(after.view().attempt).toBeUndefined();
        server.away = false;
        await pass(5000);
        expect(after.view().work.answers).toEqual({ i: { kind: "choice", option: "b" } });
        expect(server.work.answers).toEqual({ i: { kind: "choice", option: "b" } });
    });
    it("tells which changes were not taken, and shows what the server holds instead", async () => {
        const server = new FakeServer();
        const { sitting, view } = await open(server);
        server.work = applyChange(noWork, answer("i", "a"));
        server.refuse = ({ change }) => change.kind === "answer" ? "answered_elsewhere" : undefined;
        sitting.change(answer("i", "b"));
        await pass(100);
        expect(view().refused.map(({ code }) => code)).toEqual(["answered_elsewhere"]);
        expect(view().work.answers).toEqual({ i: { kind: "choice", option: "a" } });
    });
    it("sends a last word when the page goes away, and only if something waits", async () => {
        const server = new FakeServer();
        const { sitting } = await open(server);
        sitting.leave();
        expect(server.lastWords).toEqual([]);
        server.away = true;
        sitting.change(answer("i"));
        sitting.leave();
        expect(server.lastWords).toEqual([1]);
    });
    it("says so when the browser keeps nothing, and still sends", async () => {
        const server = new FakeServer();
        const journal = new PageJournal();
        journal.append = () => Promise.reject(new Error("quota"));
        const { sitting, view } = await open(server, { journal });
        sitting.change(answer("i"));
        await pass(100);
        expect(view().durable).toBe(false);
        expect(server.order).toEqual([1]);
    });
});

describe("two windows", () => {
    it("stops writing when another window takes over, and goes on from the journal when it comes back", async () => {
        const server = new FakeServer();
        const journal = new PageJournal();
        const first = await open(server, { journal });
        first.sitting.change(answer("i"));
        await pass(100);
        first.lose();
        await pass(100);
        const second = await open(server, { journal });
        first.sitting.change(answer("j"));
        second.sitting.change(answer("k"));
        await pass(100);
        expect(Object.keys(server.work.answers)).toEqual(["i", "k"]);
        expect(server.order).toEqual([1, 2]);
        await pass(5000);
        expect(Object.keys(first.view().work.answers)).toEqual(["i", "k"]);
        second.lose();
        first.sitting.takeOver();
        await pass(100);
        first.sitting.change(answer("j"));
        await pass(100);
        expect(server.order).toEqual([1, 2, 3]);
    });
});

describe("time", () => {
    it("is said at 10, 5 and 1 minutes", async () => {
        const server = new FakeServer();
        server.secondsAtStart = 660;
        const { view } = await open(server);
        const said: number[] = [];
        for (let second = 0; second < 640; second++) {
            await pass(1000);
            const { count, minutes } = view().said;
            if (count > said.length) {
                said.push(minutes);
            }
        }
        expect(said).toEqual([10, 5, 1]);
    });
    it("ends the edits at zero, brings in what waits, and submits", async () => {
        const server = new FakeServer();
        server.secondsAtStart = 30;
        const { sitting, view } = await open(server);
        await pass(25_000);
        server.away = true;
        sitting.change(answer("i"));
        await pass(6000);
        expect(view().over).toBe(true);
        sitting.change(answer("j"));
        expect(Object.keys(view().work.answers)).toEqual(["i"]);
        server.away = false;
        await pass(40_000);
        expect(server.work.answers).toEqual({ i: { kind: "choice", option: "a" } });
        expect(view().attempt?.phase).toBe("submitted");
    });
    it("goes on when time is given back", async () => {
        const server = new FakeServer();
        server.secondsAtStart = 5;
        server.refuse = () => undefined;
        server.act = async () => {
            throw new Failure(0, {});
        };
        const { sitting, view } = await open(server);
        await pass(6000);
        expect(view().over).toBe(true);
        server.secondsAtStart = 600;
        await pass(6000);
        expect(view().over).toBe(false);
        sitting.change(answer("i"));
        await pass(100);
        expect(server.order).toEqual([1]);
    });
    it("stops the edits while the exam is paused", async () => {
        const server = new FakeServer();
        const { sitting, view } = await open(server);
        server.phase = "paused";
        await pass(21_000);
        expect(view().attempt?.phase).toBe("paused");
        sitting.change(answer("i"));
        expect(view().work.answers).toEqual({});
        server.phase = "in_progress";
        await pass(5000);
        sitting.change(answer("i"));
        await pass(100);
        expect(server.order).toEqual([1]);
    });
});

describe("submitting", () => {
    it("waits until everything is saved and says how many answers there are", async () => {
        const server = new FakeServer();
        const { sitting, view } = await open(server);
        sitting.change(answer("i"));
        sitting.change(answer("j"));
        const done = sitting.submit();
        await pass(100);
        expect(await done).toBe(true);
        expect(server.deeds).toEqual([{ deed: "submit", answered: 2 }]);
        expect(view().attempt?.phase).toBe("submitted");
        expect(await sitting.resultAddress()).toBe("/results/result");
    });
    it("does not submit what has not arrived", async () => {
        const server = new FakeServer();
        const { sitting, view } = await open(server);
        server.away = true;
        sitting.change(answer("i"));
        const done = sitting.submit();
        await pass(11_000);
        expect(await done).toBe(false);
        expect(server.deeds).toEqual([]);
        expect((view().failure as Failure).code).toBe("answers_waiting");
    });
});
