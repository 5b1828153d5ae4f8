import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { submitSpread } from "./ending";
import { answer, fakeTime, FakeServer, open, pass, realTime } from "./fakeServer";

beforeEach(fakeTime);
afterEach(realTime);

describe("many at once", () => {
    it("a start comes at a moment by chance, and costs no time", async () => {
        const server = new FakeServer();
        server.phase = "authorised";
        server.startWithinSeconds = 30;
        const { sitting, view } = await open(server, { random: () => 0.5 });
        const started = sitting.start();
        await pass(14_000);
        expect(view()).toMatchObject({ opening: true, doing: "start" });
        expect(server.deeds).toEqual([]);
        await pass(1500);
        expect(await started).toBe(true);
        expect(view()).toMatchObject({ opening: false, doing: undefined });
        expect(view().attempt?.phase).toBe("in_progress");
    });
    it("a start is at once where few are waiting", async () => {
        const server = new FakeServer();
        server.phase = "authorised";
        const { sitting, view } = await open(server, { random: () => 0.5 });
        void sitting.start();
        await pass(0);
        expect(view().attempt?.phase).toBe("in_progress");
    });
    it("a busy server is asked again as late as it wishes, without a word at first", async () => {
        const server = new FakeServer();
        server.phase = "authorised";
        const { sitting, view } = await open(server);
        server.busy = 2;
        server.retryAfter = 15;
        const started = sitting.start();
        await pass(14_000);
        expect(view()).toMatchObject({ crowded: false, failure: undefined, doing: "start" });
        await pass(7000);
        expect(view()).toMatchObject({ crowded: true, failure: undefined });
        await pass(10_000);
        expect(await started).toBe(true);
        expect(view()).toMatchObject({ crowded: false, failure: undefined });
        expect(server.deeds).toEqual([{ deed: "start" }]);
    });
    it("saving waits quietly, then says so, then is done", async () => {
        const server = new FakeServer();
        const { sitting, view } = await open(server);
        server.busy = 2;
        server.retryAfter = 15;
        sitting.change(answer("i"));
        await pass(10_000);
        expect(view()).toMatchObject({ trouble: "busy", lasting: "moment" });
        await pass(11_000);
        expect(view()).toMatchObject({ trouble: "busy", lasting: "while" });
        await pass(20_000);
        expect(view()).toMatchObject({ trouble: undefined, lasting: "moment", waiting: [] });
    });
    it("trouble that lasts a minute is long", async () => {
        const server = new FakeServer();
        const { sitting, view } = await open(server);
        server.away = true;
        sitting.change(answer("i"));
        await pass(59_000);
        expect(view().lasting).toBe("while");
        await pass(2000);
        expect(view().lasting).toBe("long");
        server.away = false;
        sitting.wake();
        await pass(1000);
        expect(view().lasting).toBe("moment");
    });
    it("a page that opens while the server is busy waits for it", async () => {
        const server = new FakeServer();
        server.busy = 2;
        server.retryAfter = 3;
        const { view } = await open(server);
        await pass(1000);
        expect(view()).toMatchObject({ attempt: undefined, failure: undefined });
        await pass(6000);
        expect(view().attempt?.phase).toBe("in_progress");
    });
    it("those whose time is over submit within a minute, and sooner when they come late", async () => {
        expect(submitSpread(0, () => 1)).toBe(60);
        expect(submitSpread(0, () => 0)).toBe(0);
        expect(submitSpread(120, () => 1)).toBe(30);
        expect(submitSpread(170, () => 1)).toBe(0);
        const server = new FakeServer();
        server.secondsAtStart = 10;
        const { view } = await open(server, { random: () => 0.5 });
        await pass(35_000);
        expect(view().attempt?.phase).toBe("in_progress");
        await pass(10_000);
        expect(view().attempt?.phase).toBe("submitted");
    });
});

describe("word from the server", () => {
    it("is followed at once, and a burst of it by one look", async () => {
        const server = new FakeServer();
        const { view } = await open(server);
        const socket = server.sockets[0];
        socket?.say("open");
        await pass(2000);
        const looks = server.reads;
        server.phase = "paused";
        for (let word = 0; word < 5; word++) {
            socket?.say("message", '{"changed":["attempt"]}');
        }
        await pass(10);
        expect(view().attempt?.phase).toBe("paused");
        expect(server.reads).toBe(looks + 1);
    });
    it("leaves the looks by itself to a sign of life, and is sought again when it is gone", async () => {
        const server = new FakeServer();
        await open(server, { random: () => 0.5 });
        server.sockets[0]?.say("open");
        await pass(1000);
        const withSocket = server.reads;
        const beats = setInterval(() => server.sockets[0]?.say("message", '{"changed":[]}'), 20_000);
        await pass(119_000);
        clearInterval(beats);
        expect(server.reads).toBe(withSocket);
        expect(server.signs).toBe(5);
        const before = server.sockets.length;
        server.sockets[0]?.say("close");
        await pass(900);
        expect(server.sockets).toHaveLength(before + 1);
        server.sockets[1]?.say("close");
        await pass(1100);
        expect(server.sockets).toHaveLength(before + 1);
        await pass(1000);
        expect(server.sockets).toHaveLength(before + 2);
    });
    it("is taken for dead after a minute of silence", async () => {
        const server = new FakeServer();
        await open(server);
        server.sockets[0]?.say("open");
        await pass(59_000);
        expect(server.sockets).toHaveLength(1);
        await pass(3000);
        expect(server.sockets).toHaveLength(2);
    });
    it("ends with the attempt", async () => {
        const server = new FakeServer();
        const { sitting } = await open(server);
        await sitting.submit();
        await pass(300_000);
        expect(server.sockets).toHaveLength(1);
    });
});

describe("what staff did", () => {
    it("a message stays until it is read, also over a reload", async () => {
        const server = new FakeServer();
        const { PageShelf } = await import("./shelf");
        const shelf = new PageShelf();
        const { sitting, view } = await open(server, { shelf });
        server.messages = [{ at: "2027-03-04T10:00:00Z", text: "Please move your camera." }];
        sitting.wake();
        await pass(100);
        expect(view().attempt?.messages).toHaveLength(1);
        expect(view().read.messages).toBe(0);
        sitting.markRead();
        expect(view().read.messages).toBe(1);
        sitting.close();
        expect((await open(server, { shelf })).view().read.messages).toBe(1);
    });
});
