import { describe, expect, it } from "vitest";
import { Failure } from "~/kit/failure";
import { Keeper } from "./keeper";
import { newBody, newQuestion } from "./model";
import type { DraftBody, DraftView } from "./question";

const titled = (title: string) => (body: DraftBody) => ({ ...body, meta: { ...body.meta, title } });
const view = (revision: number, body: DraftBody): DraftView => ({
    item: "i", revision, base: null, body, saved_by: { id: "p", name: "Ann" }, saved_at: "2026-01-01T00:00:00Z", composite: false, missing: [],
});

/** A server that keeps one working copy, and a clock that is wound by hand. */
function scene() {
    const start = view(1, newBody(newQuestion("choice", "en"), "nha", "live"));
    const server = { kept: start, failWith: undefined as Failure | undefined, saves: [] as string[], gate: undefined as Promise<void> | undefined };
    let waiting: (() => void) | undefined;
    let now = 0;
    const keeper = new Keeper(start, {
        save: async (revision, body) => {
            await server.gate;
            if (server.failWith) {
                throw server.failWith;
            }
            if (revision !== server.kept.revision) {
                throw new Failure(409, { code: "changed_meanwhile" });
            }
            server.kept = view(revision + 1, body);
            server.saves.push(body.meta.title);
            return server.kept;
        },
        load: async () => server.kept,
        later: (act) => {
            waiting = act;
            return () => {
                waiting = undefined;
            };
        },
        now: () => (now += 10_000),
    });
    const rest = async () => {
        waiting?.();
        await keeper.flush();
    };
    return { keeper, server, rest, isWaiting: () => waiting !== undefined };
}

describe("a working copy on the page", () => {
    it("is saved after a rest, the latest alone", async () => {
        const { keeper, server, rest } = scene();
        keeper.change(titled("One"), "title");
        keeper.change(titled("Two"), "title");
        expect(keeper.snapshot().standing).toBe("unsaved");
        await rest();
        expect(server.saves).toEqual(["Two"]);
        expect(keeper.snapshot()).toMatchObject({ standing: "saved", revision: 2 });
    });
    it("sends one request at a time, and what was written meanwhile after it", async () => {
        const { keeper, server } = scene();
        const gate: { open?: () => void } = {};
        server.gate = new Promise((done) => {
            gate.open = done;
        });
        keeper.change(titled("One"), "title");
        const first = keeper.flush();
        keeper.change(titled("Two"), "title");
        const [second, third] = [keeper.flush(), keeper.flush()];
        gate.open?.();
        await first;
        expect(await second).toBe(true);
        expect(await third).toBe(true);
        expect(server.saves).toEqual(["One", "Two"]);
    });
    it("says that nobody answers, and tries again", async () => {
        const { keeper, server, rest, isWaiting } = scene();
        server.failWith = new Failure(0, undefined);
        keeper.change(titled("One"), "title");
        expect(await keeper.flush()).toBe(false);
        expect(keeper.snapshot().standing).toBe("unreachable");
        expect(isWaiting()).toBe(true);
        server.failWith = undefined;
        await rest();
        expect(keeper.snapshot().standing).toBe("saved");
    });
    it("says what was refused, and waits for the next edit", async () => {
        const { keeper, server, isWaiting } = scene();
        server.failWith = new Failure(422, { code: "pool_fixed" });
        keeper.change(titled("One"), "title");
        await keeper.flush();
        expect(keeper.snapshot().standing).toBe("refused");
        expect(isWaiting()).toBe(false);
    });
    it("undo and redo are saved like edits", async () => {
        const { keeper, server, rest } = scene();
        keeper.change(titled("One"), "title");
        await rest();
        keeper.undo();
        expect(keeper.snapshot()).toMatchObject({ standing: "unsaved", canUndo: false, canRedo: true });
        await rest();
        keeper.redo();
        await rest();
        expect(server.saves).toEqual(["One", "", "One"]);
    });
});

async function clash() {
    const all = scene();
    all.server.kept = view(5, titled("Theirs")(all.server.kept.body));
    all.keeper.change(titled("Mine"), "title");
    await all.keeper.flush();
    return all;
}

describe("somebody else saved meanwhile", () => {
    it("both are there, and nothing is written over", async () => {
        const { keeper, server } = await clash();
        expect(keeper.snapshot()).toMatchObject({ standing: "conflict", theirs: { revision: 5 }, body: { meta: { title: "Mine" } } });
        keeper.change(titled("Mine too"), "title");
        expect(await keeper.flush()).toBe(false);
        expect(server.kept.body.meta.title).toBe("Theirs");
    });
    it("mine goes over theirs when asked", async () => {
        const { keeper, server } = await clash();
        expect(await keeper.keepMine()).toBe(true);
        expect(server.kept).toMatchObject({ revision: 6, body: { meta: { title: "Mine" } } });
    });
    it("theirs takes the page when asked, and undo brings mine back", async () => {
        const { keeper, server } = await clash();
        keeper.takeTheirs();
        expect(keeper.snapshot()).toMatchObject({ standing: "saved", body: { meta: { title: "Theirs" } } });
        keeper.undo();
        await keeper.flush();
        expect(server.kept).toMatchObject({ revision: 6, body: { meta: { title: "Mine" } } });
    });
});
