import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openTabs } from "./tabs";

/** The browser's locks, as far as tabs use them. */
class FakeLocks {
    #held: { reject: (cause: Error) => void } | undefined;
    #line: (() => void)[] = [];

    request = (_: string, options: LockOptions, holder: (lock: Lock | null) => unknown): Promise<unknown> => {
        if (options.steal) {
            this.#held?.reject(new Error("stolen"));
            this.#held = undefined;
            return this.#grant(holder);
        }
        if (!this.#held) {
            return this.#grant(holder);
        }
        if (options.ifAvailable) {
            return Promise.resolve(holder(null));
        }
        return new Promise((done, fail) => {
            const turn = () => done(this.#grant(holder));
            this.#line.push(turn);
            options.signal?.addEventListener("abort", () => {
                this.#line = this.#line.filter((one) => one !== turn);
                fail(new Error("aborted"));
            });
        });
    };

    async #hold(holding: object, holder: (lock: Lock | null) => unknown): Promise<unknown> {
        const value = await holder({} as Lock);
        if (this.#held === holding) {
            this.#held = undefined;
            this.#line.shift()?.();
        }
        return value;
    }

    #grant(holder: (lock: Lock | null) => unknown): Promise<unknown> {
        const holding: { reject: (cause: Error) => void } = { reject: () => {} };
        const stolen = new Promise<never>((_, fail) => {
            holding.reject = fail;
        });
        this.#held = holding;
        return Promise.race([this.#hold(holding, holder), stolen]);
    }
}

class FakeChannel extends EventTarget {
    static all = new Set<FakeChannel>();
    constructor() {
        super();
        FakeChannel.all.add(this);
    }
    postMessage(data: unknown): void {
        for (const other of FakeChannel.all) {
            if (other !== this) {
                other.dispatchEvent(new MessageEvent("message", { data }));
            }
        }
    }
    close(): void {
        FakeChannel.all.delete(this);
    }
}

function open(locks: FakeLocks, finish: () => Promise<void> = async () => {}) {
    const log: string[] = [];
    const tabs = openTabs("attempt", {
        onWriting: () => log.push("writing"),
        onReading: () => log.push("reading"),
        finish,
        locks: locks as unknown as LockManager,
        channel: () => new FakeChannel() as unknown as BroadcastChannel,
    });
    return { tabs, log, state: () => log.at(-1) };
}
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
    vi.useFakeTimers();
    FakeChannel.all.clear();
});
afterEach(() => void vi.useRealTimers());

describe("two windows on one attempt", () => {
    it("lets the first write and the second only show", async () => {
        const locks = new FakeLocks();
        const first = open(locks);
        const second = open(locks);
        await settle();
        expect([first.state(), second.state()]).toEqual(["writing", "reading"]);
    });
    it("hands over when asked, once what is under way is finished", async () => {
        const locks = new FakeLocks();
        let finished = false;
        const first = open(locks, async () => {
            finished = true;
        });
        const second = open(locks);
        await settle();
        second.tabs.take();
        await settle();
        expect(finished).toBe(true);
        expect([first.state(), second.state()]).toEqual(["reading", "writing"]);
        await vi.advanceTimersByTimeAsync(5000);
        expect([first.state(), second.state()]).toEqual(["reading", "writing"]);
    });
    it("takes the pen from a window that does not answer, and gives it back when asked", async () => {
        const locks = new FakeLocks();
        const first = open(locks, () => new Promise(() => {}));
        const second = open(locks);
        await settle();
        second.tabs.take();
        await settle();
        expect(second.state()).toBe("reading");
        await vi.advanceTimersByTimeAsync(2000);
        expect([first.state(), second.state()]).toEqual(["reading", "writing"]);
        first.tabs.take();
        await settle();
        expect([first.state(), second.state()]).toEqual(["writing", "reading"]);
    });
    it("goes on by itself when the writing window is closed", async () => {
        const locks = new FakeLocks();
        const first = open(locks);
        const second = open(locks);
        await settle();
        first.tabs.close();
        await settle();
        expect(second.state()).toBe("writing");
        expect(first.log).toEqual(["writing"]);
    });
    it("writes where the browser has no locks", () => {
        const log: string[] = [];
        openTabs("attempt", { onWriting: () => log.push("writing"), onReading: () => log.push("reading"), finish: async () => {}, locks: undefined });
        expect(log).toEqual(["writing"]);
    });
});
