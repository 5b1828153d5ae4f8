import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Failure } from "~/kit/failure";
import { ServerClock } from "./clock";
import { type Journal, PageJournal } from "./journal";
import type { Attempt, Deed, Server, Told } from "./server";
import { Sitting } from "./sitting";
import { savedAnswers } from "./snapshot";
import type { TabPorts } from "./tabs";
import type { Change, Command, Item } from "./wire";
import { applyChange, noWork, type Work } from "./work";

const begin = Date.UTC(2027, 2, 4, 10);
const items: Item[] = ["i", "j", "k"].map((id) => ({
    id, kind: "choice", stem_html: id, choose: 1, options: [{ id: "a", html: "A" }, { id: "b", html: "B" }], prompts: [], case_study: null,
}));
const answer = (item: string, option = "a"): Change => ({ kind: "answer", item, response: { kind: "choice", option }, position: 0 });

/** A server that keeps what it is sent, and can be away. */
class FakeServer implements Server {
    phase: Attempt["phase"] = "in_progress";
    secondsAtStart = 3600;
    away = false;
    refuse: ((command: Command) => string | undefined) | undefined;
    work: Work = noWork;
    readonly seen = new Set<string>();
    readonly order: number[] = [];
    readonly deeds: Deed[] = [];
    lastWords: number[] = [];
    repeats = 0;

    #up(): void {
        if (this.away) {
            throw new Failure(0, { code: "unreachable" });
        }
    }

    get clock() {
        const gone = (Date.now() - begin) / 1000;
        return { now: new Date().toISOString(), secondsLeft: Math.max(0, this.secondsAtStart - gone), running: this.phase === "in_progress" };
    }

    #told(): Told {
        const attempt = {
            id: "attempt", kind: "exam", proctored: true, study: false, phase: this.phase, title: "", candidate: "", languages: ["en"],
            questions: 3, minutes: 60, extraMinutes: 0, breakMinutesLeft: 0, agreed: true, agreement: { version: "1" }, refusal: null,
            queuePlace: null, askedAt: null, pause: null, endedAt: null, endedBecause: null, endReason: null,
            answered: Object.keys(this.work.answers).length, receipt: null, clock: this.clock,
        } satisfies Attempt;
        return { attempt, work: this.work, sentAt: performance.now() };
    }

    async read() {
        this.#up();
        return this.#told();
    }

    async paper() {
        this.#up();
        return { language: "en", items };
    }

    async act(deed: Deed) {
        this.#up();
        this.deeds.push(deed);
        if (deed.deed === "submit") {
            if (deed.answered !== Object.keys(this.work.answers).length) {
                throw new Failure(409, { code: "answers_missing" });
            }
            this.phase = "submitted";
        }
        return this.#told();
    }

    async send(_: string, __: number, commands: readonly Command[]) {
        this.#up();
        const held: number[] = [];
        const refused = [];
        for (const command of commands) {
            const code = this.refuse?.(command);
            if (code !== undefined) {
                refused.push({ command, code, detail: code });
            } else if (this.phase === "in_progress") {
                if (this.seen.has(command.id)) {
                    this.repeats += 1;
                } else {
                    this.work = applyChange(this.work, command.change);
                    this.order.push(command.sequence);
                }
                this.seen.add(command.id);
                held.push(command.sequence);
            }
        }
        return { settled: { held, refused }, told: { clock: this.clock, phase: this.phase, sentAt: performance.now() } };
    }

    sendLast(_: string, __: number, commands: readonly Command[]) {
        this.lastWords = commands.map(({ sequence }) => sequence);
    }

    async result() {
        return this.phase === "submitted" ? "result" : undefined;
    }

    async check(): Promise<never> {
        throw new Failure(404, {});
    }
}

async function open(server: FakeServer, journal: Journal = new PageJournal(), first: "writing" | "reading" = "writing") {
    let ports: TabPorts | undefined;
    const sitting = new Sitting({
        attempt: "attempt",
        server,
        journal,
        clock: new ServerClock(() => performance.now()),
        random: () => 0,
        openTabs: (_, given) => {
            ports = given;
            if (first === "writing") {
                given.onWriting();
            } else {
                given.onReading();
            }
            return { take: () => given.onWriting(), close: () => {} };
        },
    });
    sitting.open();
    await pass(0);
    return { sitting, lose: () => ports?.onReading(), view: () => sitting.snapshot() };
}
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => vi.useFakeTimers({ now: begin, toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"] }));
afterEach(() => void vi.useRealTimers());

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
        const { sitting, view } = await open(server, journal);
        sitting.change(answer("i"));
        sitting.change({ kind: "flag", item: "j" });
        sitting.change(answer("i", "b"));
        expect(savedAnswers(view())).toEqual({ answered: 1, saved: 0 });
        await pass(100);
        expect(written).toEqual([1, 2, 3]);
        expect(server.order).toEqual([1, 2, 3]);
        expect(server.work.answers).toEqual({ i: { kind: "choice", option: "b" } });
        expect(savedAnswers(view())).toEqual({ answered: 1, saved: 1 });
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
        expect(savedAnswers(view())).toEqual({ answered: 2, saved: 0 });
        await pass(20 * 60_000);
        expect(view().waiting).toHaveLength(2);
        server.away = false;
        sitting.wake();
        await pass(100);
        expect(view().trouble).toBeUndefined();
        expect(savedAnswers(view())).toEqual({ answered: 2, saved: 2 });
    });
    it("replays the journal after a reload, and the server takes no change twice", async () => {
        const server = new FakeServer();
        const journal = new PageJournal();
        const before = await open(server, journal);
        before.sitting.change(answer("i"));
        await pass(100);
        // The change arrives, its acknowledgement does not.
        journal.settle = () => new Promise(() => {});
        before.sitting.change(answer("j"));
        await pass(100);
        before.sitting.close();
        expect(server.order).toEqual([1, 2]);
        journal.settle = PageJournal.prototype.settle.bind(journal);
        const after = await open(server, journal);
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
        const before = await open(server, journal);
        server.away = true;
        before.sitting.change(answer("i", "b"));
        await pass(100);
        before.sitting.close();
        const after = await open(server, journal);
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
        const { sitting, view } = await open(server, journal);
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
        const first = await open(server, journal);
        first.sitting.change(answer("i"));
        await pass(100);
        first.lose();
        await pass(100);
        const second = await open(server, journal);
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
