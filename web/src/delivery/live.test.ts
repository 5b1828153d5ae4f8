import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { attemptsIn, keepLine, type Liveness, spaced, waitBefore } from "./live";

class FakeSocket extends EventTarget {
    static all: FakeSocket[] = [];
    readonly url: string;
    constructor(url: URL) {
        super();
        this.url = String(url);
        FakeSocket.all.push(this);
    }
    close(): void {
        this.dispatchEvent(new Event("close"));
    }
    say(data: string): void {
        this.dispatchEvent(Object.assign(new Event("message"), { data }));
    }
}

describe("a line to the server", () => {
    let page: EventTarget;
    beforeEach(() => {
        vi.useFakeTimers();
        FakeSocket.all = [];
        page = new EventTarget();
        vi.stubGlobal("WebSocket", FakeSocket);
        vi.stubGlobal("location", { href: "https://assay.example/desk?day=2027-03-04" });
        vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
        vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
    });
    afterEach(() => {
        vi.useRealTimers();
        vi.unstubAllGlobals();
    });

    it("says truly whether it is open, opens again after a while, and then that anything may have changed", () => {
        const said: (Liveness | readonly string[] | "unknown")[] = [];
        const end = keepLine("/api/manage/attempts/live", { changed: (what) => said.push(what), standing: (how) => said.push(how) });
        expect(FakeSocket.all[0]?.url).toBe("wss://assay.example/api/manage/attempts/live");
        expect(said).toEqual([]);
        FakeSocket.all[0]?.dispatchEvent(new Event("open"));
        FakeSocket.all[0]?.say('{"changed":["a","b"]}');
        FakeSocket.all[0]?.say("noise");
        expect(said).toEqual(["live", "unknown", ["a", "b"]]);
        FakeSocket.all[0]?.close();
        expect(said.at(-1)).toBe("reconnecting");
        expect(FakeSocket.all).toHaveLength(1);
        vi.advanceTimersByTime(1000);
        expect(FakeSocket.all).toHaveLength(2);
        FakeSocket.all[1]?.dispatchEvent(new Event("open"));
        expect(said.slice(-2)).toEqual(["live", "unknown"]);
        end();
        vi.advanceTimersByTime(60_000);
        expect(FakeSocket.all).toHaveLength(2);
        expect(said.at(-1)).toBe("unknown");
    });

    it("does not believe a line on which nothing is said", () => {
        const said: Liveness[] = [];
        const end = keepLine("/api/manage/attempts/live", { changed: () => {}, standing: (how) => said.push(how) });
        FakeSocket.all[0]?.dispatchEvent(new Event("open"));
        vi.advanceTimersByTime(40_000);
        FakeSocket.all[0]?.say('{"changed":[]}');
        vi.advanceTimersByTime(40_000);
        expect(said).toEqual(["live"]);
        vi.advanceTimersByTime(20_000);
        expect(said).toEqual(["live", "reconnecting"]);
        expect(FakeSocket.all).toHaveLength(2);
        end();
    });

    it("does not wait when the network is back", () => {
        const end = keepLine("/api/manage/attempts/live", { changed: () => {}, standing: () => {} });
        for (let tries = 1; tries <= 8; tries++) {
            FakeSocket.all.at(-1)?.close();
            vi.advanceTimersByTime(30_000);
        }
        const before = FakeSocket.all.length;
        FakeSocket.all.at(-1)?.close();
        page.dispatchEvent(new Event("online"));
        expect(FakeSocket.all).toHaveLength(before + 1);
        vi.advanceTimersByTime(60_000);
        expect(FakeSocket.all).toHaveLength(before + 1);
        end();
    });

    it("waits longer each time, never longer than half a minute", () => {
        expect([1, 2, 3, 4, 5, 6, 20].map((failures) => waitBefore(failures, 1))).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
        expect(waitBefore(3, 0)).toBe(2000);
    });

    it("understands only its own messages", () => {
        expect(attemptsIn('{"changed":["x"]}')).toEqual(["x"]);
        expect(attemptsIn('{"changed":[]}')).toEqual([]);
        expect(["", "null", '{"changed":"x"}', '{"changed":[1]}', '{"other":[]}', new ArrayBuffer(1)].map(attemptsIn)).toEqual(Array(6).fill(undefined));
    });

    it("reads at once, and then at most once in a while", () => {
        const act = vi.fn<() => void>();
        const { call, end } = spaced(act, 1000);
        call();
        call();
        call();
        expect(act).toHaveBeenCalledTimes(1);
        vi.advanceTimersByTime(1000);
        expect(act).toHaveBeenCalledTimes(2);
        vi.advanceTimersByTime(5000);
        expect(act).toHaveBeenCalledTimes(2);
        call();
        expect(act).toHaveBeenCalledTimes(3);
        end();
    });
});
