import { describe, expect, it } from "vitest";
import { Failure } from "~/kit/failure";
import { batchCommandsMax, firstBatch, type Refusal, type Saving, Sender, type Settled } from "./sender";
import type { Command } from "./wire";

const command = (sequence: number, text = ""): Command =>
    ({ id: `c${sequence}`, sequence, change: { kind: "change_note", item: "i", text } });
const sequences = (commands: readonly Command[]) => commands.map(({ sequence }) => sequence);
const allHeld = (commands: readonly Command[]): Settled => ({ held: sequences(commands), refused: [] });

/** Lets everything go on that waits for nothing outside. */
async function rest(): Promise<void> {
    for (let turn = 0; turn < 30; turn++) {
        await Promise.resolve();
    }
}

/** A sender whose server answers as told, and whose pauses end when the test says so. */
function world(answer: (commands: readonly Command[], call: number) => Promise<Settled> | Settled) {
    const sent: number[][] = [];
    const pauses: { milliseconds: number; run: () => void }[] = [];
    const settled: number[] = [];
    const refused: Refusal[] = [];
    let saving: Saving = { waiting: [], trouble: undefined };
    let flying = 0;
    let mostFlying = 0;
    let renewals = 0;
    const sender = new Sender({
        send: async (commands) => {
            flying += 1;
            mostFlying = Math.max(mostFlying, flying);
            sent.push(sequences(commands));
            try {
                return await answer(commands, sent.length);
            } finally {
                flying -= 1;
            }
        },
        settle: async (gone) => void settled.push(...gone),
        onChange: (now) => {
            saving = now;
        },
        onRefused: (more) => void refused.push(...more),
        renew: async () => {
            renewals += 1;
            sender.renumber(sender.waiting.map((one, at) => ({ ...one, sequence: at + 1 })));
        },
        later: (run, milliseconds) => {
            const pause = { run, milliseconds };
            pauses.push(pause);
            return () => pauses.splice(pauses.indexOf(pause), 1);
        },
        random: () => 1,
    });
    const endPause = async () => {
        pauses.shift()?.run();
        await rest();
    };
    return { sender, sent, pauses, settled, refused, rest, endPause, saving: () => saving, mostFlying: () => mostFlying, renewals: () => renewals };
}

describe("sending the journal", () => {
    it("sends one batch at a time, in order, and tells the journal what is held", async () => {
        const w = world(allHeld);
        w.sender.add([command(1)]);
        w.sender.add([command(2)]);
        w.sender.add([command(3)]);
        await w.rest();
        expect(w.sent).toEqual([[1], [2, 3]]);
        expect(w.settled).toEqual([1, 2, 3]);
        expect(w.mostFlying()).toBe(1);
        expect(w.saving()).toEqual({ waiting: [], trouble: undefined });
    });
    it("tries again with the same commands until somebody answers, later and later", async () => {
        const w = world((commands, call) => {
            if (call <= 3) {
                throw new Failure(0, { code: "unreachable" });
            }
            return allHeld(commands);
        });
        w.sender.add([command(1)]);
        await w.rest();
        expect(w.saving().trouble).toBe("offline");
        expect(sequences(w.saving().waiting)).toEqual([1]);
        const lengths = [];
        for (let turn = 0; turn < 3; turn++) {
            lengths.push(w.pauses[0]?.milliseconds);
            w.sender.add([command(2 + turn)]);
            await w.endPause();
        }
        expect(lengths).toEqual([1000, 2000, 4000]);
        expect(w.sent).toEqual([[1], [1, 2], [1, 2, 3], [1, 2, 3, 4]]);
        expect(w.saving()).toEqual({ waiting: [], trouble: undefined });
    });
    it("waits as long as a busy server asks, quietly", async () => {
        const w = world((commands, call) => {
            if (call === 1) {
                throw new Failure(503, { code: "busy", facts: { retry_after: 7 } });
            }
            return allHeld(commands);
        });
        w.sender.add([command(1)]);
        await w.rest();
        expect(w.saving().trouble).toBe("busy");
        expect(w.pauses[0]?.milliseconds).toBe(8750);  // not all of them come back in the same moment
        await w.endPause();
        expect(w.saving().waiting).toEqual([]);
    });
    it("does not wait for the pause when the network is back", async () => {
        const w = world((commands, call) => {
            if (call === 1) {
                throw new Failure(0, {});
            }
            return allHeld(commands);
        });
        w.sender.add([command(1)]);
        await w.rest();
        w.sender.wake();
        await w.rest();
        expect(w.sent).toEqual([[1], [1]]);
        expect(w.pauses).toEqual([]);
    });
    it("takes an acknowledgement twice without harm", async () => {
        const w = world((commands) => ({ held: [...sequences(commands), ...sequences(commands), 99], refused: [] }));
        w.sender.add([command(1), command(2)]);
        await w.rest();
        expect(w.saving().waiting).toEqual([]);
    });
    it("lets go of what is refused for good, and says so", async () => {
        const w = world((commands) => ({
            held: sequences(commands).filter((one) => one !== 2),
            refused: commands.filter(({ sequence }) => sequence === 2).map((one) => ({ command: one, code: "answered_elsewhere", detail: "…" })),
        }));
        w.sender.add([command(1), command(2), command(3)]);
        await w.rest();
        expect(w.refused.map(({ code }) => code)).toEqual(["answered_elsewhere"]);
        expect(w.settled.toSorted()).toEqual([1, 2, 3]);
        expect(w.saving().waiting).toEqual([]);
    });
    it("holds what a paused exam does not take, and sends it when woken", async () => {
        let paused = true;
        const w = world((commands) => paused ? { held: [], refused: [] } : allHeld(commands));
        w.sender.add([command(1)]);
        await w.rest();
        expect(w.saving().trouble).toBe("held");
        expect(w.sent).toEqual([[1]]);
        paused = false;
        w.sender.wake();
        await w.rest();
        expect(w.saving()).toEqual({ waiting: [], trouble: undefined });
    });
    it("renumbers what waits when its numbers do not follow, and sends it once", async () => {
        const w = world((commands, call) => call === 1 ? { held: [7], refused: [], rest: "misnumbered" } : allHeld(commands));
        w.sender.add([command(7), command(9), command(10)]);
        await w.rest();
        expect(w.sent).toEqual([[7, 9, 10], [1, 2]]);
        expect(w.renewals()).toBe(1);
        expect(w.saving()).toEqual({ waiting: [], trouble: undefined });
    });
    it("does not renumber in a circle", async () => {
        const w = world(() => ({ held: [], refused: [], rest: "misnumbered" }));
        w.sender.add([command(7)]);
        await w.rest();
        expect(w.sent).toHaveLength(2);
        expect(w.saving().trouble).toBe("busy");
        expect(sequences(w.saving().waiting)).toEqual([1]);
        expect(w.pauses).toHaveLength(1);
    });
    it("holds what another device keeps it from sending, until it is taken back", async () => {
        let elsewhere = true;
        const w = world((commands) => elsewhere ? { held: [], refused: [], rest: "elsewhere" } : allHeld(commands));
        w.sender.add([command(1)]);
        await w.rest();
        w.sender.add([command(2)]);
        await w.rest();
        expect(w.saving().trouble).toBe("elsewhere");
        expect(w.sent).toEqual([[1]]);
        elsewhere = false;
        w.sender.wake();
        await w.rest();
        expect(w.settled).toEqual([1, 2]);
    });
    it("keeps the changes when the candidate is signed out", async () => {
        const w = world(() => {
            throw new Failure(401, { code: "signed_out" });
        });
        w.sender.add([command(1)]);
        await w.rest();
        expect(w.saving().trouble).toBe("signed_out");
        expect(sequences(w.saving().waiting)).toEqual([1]);
        expect(w.settled).toEqual([]);
    });
    it("says when everything has arrived, or that it has not in time", async () => {
        let up = false;
        const w = world((commands) => {
            if (!up) {
                throw new Failure(0, {});
            }
            return allHeld(commands);
        });
        w.sender.add([command(1)]);
        await w.rest();
        const late = w.sender.flushed(100);
        await w.rest();
        w.pauses.find(({ milliseconds }) => milliseconds === 100)?.run();
        expect(await late).toBe(false);
        up = true;
        const inTime = w.sender.flushed(100);
        await w.rest();
        expect(await inTime).toBe(true);
    });
    it("sends nothing more once another window writes", async () => {
        const w = world(allHeld);
        w.sender.stop();
        w.sender.add([command(1)]);
        await w.rest();
        expect(w.sent).toEqual([]);
    });
});

describe("a batch", () => {
    const many = Array.from({ length: 1500 }, (_, at) => command(at + 1));
    it("has at most a thousand commands", () => {
        expect(firstBatch(many, 1_000_000)).toHaveLength(batchCommandsMax);
    });
    it("keeps below its size, also in letters of several bytes, and carries at least one", () => {
        const long = Array.from({ length: 10 }, (_, at) => command(at + 1, "語".repeat(2000)));
        const batch = firstBatch(long, 30_000);
        expect(new TextEncoder().encode(JSON.stringify(batch)).length).toBeLessThanOrEqual(30_000);
        expect(batch.length).toBeGreaterThan(1);
        expect(firstBatch(long, 10)).toHaveLength(1);
    });
});
