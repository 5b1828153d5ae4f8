import { Failure } from "~/kit/failure";
import { minutesToSay, ServerClock } from "./clock";
import type { Journal } from "./journal";
import { Scribe } from "./scribe";
import type { Refusal, Trouble } from "./sender";
import type { Deed, Server, Told } from "./server";
import { nothingKnown, pollPause, type Snapshot } from "./snapshot";
import { openTabs, type Tabs } from "./tabs";
import { uuid } from "./uuid";
import type { Change, Command } from "./wire";
import { applyChange } from "./work";

export interface SittingPorts {
    readonly attempt: string;
    readonly server: Server;
    readonly journal: Journal;
    readonly clock?: ServerClock;
    readonly openTabs?: typeof openTabs;
    readonly random?: () => number;
}

const flushMilliseconds = 10_000;
/** Not every candidate whose time is over submits in the same moment. It costs nobody anything. */
const submitJitterMilliseconds = 8000;

/** One attempt in one window: what is known of it, and everything that can be done to it. */
export class Sitting {
    readonly clock: ServerClock;
    readonly #ports: SittingPorts;
    readonly #listeners = new Set<() => void>();
    #snapshot: Snapshot;
    #scribe: Scribe | undefined;
    #tabs: Tabs | undefined;
    #timers: ReturnType<typeof setTimeout>[] = [];
    #nextLook: ReturnType<typeof setTimeout> | undefined;
    #closed = false;
    #leftBefore: number | null = null;
    #ending = false;
    #deedIds = new Map<string, string>();
    #generation = 0;

    constructor(ports: SittingPorts) {
        this.#ports = ports;
        this.clock = ports.clock ?? new ServerClock();
        this.#snapshot = { ...nothingKnown, durable: ports.journal.durable };
    }

    readonly subscribe = (listener: () => void): (() => void) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    };

    readonly snapshot = (): Snapshot => this.#snapshot;

    open(): void {
        this.#tabs = (this.#ports.openTabs ?? openTabs)(this.#ports.attempt, {
            onWriting: () => void this.#begin(),
            onReading: () => void this.#watch(),
            finish: async () => this.#scribe?.written,
        });
        const tick = setInterval(() => this.tick(), 500);
        this.#timers.push(tick);
    }

    close(): void {
        this.#tabs?.close();
        this.#scribe?.stop();
        this.#closed = true;
        clearTimeout(this.#nextLook);
        this.#timers.forEach(clearTimeout);
    }

    /** Whether the candidate's work can be changed here and now. */
    get canChange(): boolean {
        const { attempt, writer, over } = this.#snapshot;
        return writer && !over && attempt?.phase === "in_progress" && this.#snapshot.paper !== undefined;
    }

    change(change: Change): void {
        if (this.canChange) {
            this.#scribe?.write(change);
            this.#set({ work: applyChange(this.#snapshot.work, change), waiting: this.#waiting() });
        }
    }

    /** Tries a deed; what goes wrong is in the snapshot, and the same deed tried again is the same command. */
    async act(deed: Deed): Promise<boolean> {
        if (this.#snapshot.doing !== undefined) {
            return false;
        }
        const id = this.#deedIds.get(deed.deed) ?? uuid();
        this.#deedIds.set(deed.deed, id);
        this.#set({ doing: deed.deed, failure: undefined });
        try {
            await this.#hear(await this.#ports.server.act(deed, id));
            this.#deedIds.delete(deed.deed);
            this.#set({ doing: undefined });
            return true;
        } catch (failure) {
            if (failure instanceof Failure && failure.status !== 0) {
                // Refused: the next try is a new one, and the page may show what is no longer so.
                this.#deedIds.delete(deed.deed);
                await this.#readAnew().catch(() => {});
            }
            this.#set({ doing: undefined, failure });
            return false;
        }
    }

    /** Submits once everything has reached the server; says so when it has not. */
    async submit(): Promise<boolean> {
        this.#set({ doing: "submit", failure: undefined });
        const saved = await this.#flush();
        this.#set({ doing: undefined });
        if (!saved) {
            this.#set({ failure: new Failure(0, { code: "answers_waiting", facts: { waiting: this.#snapshot.waiting.length } }) });
            return false;
        }
        return this.act({ deed: "submit", answered: Object.keys(this.#snapshot.work.answers).length });
    }

    async check(item: string): Promise<void> {
        this.#set({ doing: "check", failure: undefined });
        try {
            await this.#flush();
            const explained = await this.#ports.server.check(item);
            this.#set({ checked: { ...this.#snapshot.checked, [item]: explained }, doing: undefined });
        } catch (failure) {
            this.#set({ doing: undefined, failure });
        }
    }

    /** The answer was changed after checking: the old verdict no longer speaks of it. */
    uncheck(item: string): void {
        const { [item]: _, ...checked } = this.#snapshot.checked;
        this.#set({ checked });
    }

    async changeLanguage(language: string): Promise<void> {
        try {
            this.#set({ paper: await this.#ports.server.paper(language), failure: undefined });
        } catch (failure) {
            this.#set({ failure });
        }
    }

    /** Where the result can be seen. */
    async resultAddress(): Promise<string> {
        const { attempt } = this.#snapshot;
        if (attempt?.kind === "practice") {
            return `/practice-results/${attempt.id}`;
        }
        const result = await this.#ports.server.result().catch(() => undefined);
        return result === undefined ? "/results" : `/results/${result}`;
    }

    takeOver(): void {
        this.#tabs?.take();
    }

    forgetFailure(): void {
        this.#set({ failure: undefined });
    }

    forgetRefused(): void {
        this.#set({ refused: [] });
    }

    /** The page is shown again, or the network is back. */
    wake(): void {
        this.#scribe?.wake();
        void this.#poll();
    }

    /** The page is going away: a last try with what has not been acknowledged. */
    leave(): void {
        this.#scribe?.leave();
    }

    /** Looks at the clock: says the time when it is due, and ends the edits at zero. */
    tick(): void {
        const { attempt, over } = this.#snapshot;
        const left = this.clock.secondsLeft();
        if (attempt?.phase !== "in_progress" || left === null) {
            this.#leftBefore = null;
            return;
        }
        const minutes = this.#leftBefore === null ? undefined : minutesToSay(this.#leftBefore, left);
        this.#leftBefore = left;
        if (minutes !== undefined) {
            this.say(minutes);
        }
        if (left <= 0 && !over) {
            this.#set({ over: true });
            this.#schedule();  // time may yet be given back
            void this.#end();
        } else if (left > 0 && over) {
            this.#ending = false;
            this.#set({ over: false });  // time was given back
        }
    }

    say(minutes: number): void {
        this.#set({ said: { count: this.#snapshot.said.count + 1, minutes } });
    }

    async #end(): Promise<void> {
        if (!this.#snapshot.writer || this.#ending) {
            return;
        }
        this.#ending = true;
        // The grace is the server's; as long as it lasts, what the journal holds is sent.
        while (this.#ending && this.#snapshot.attempt?.phase === "in_progress") {
            if (await this.#flush()) {
                await this.#wait((this.#ports.random ?? Math.random)() * submitJitterMilliseconds);
                if (!this.#ending || await this.act({ deed: "submit", answered: Object.keys(this.#snapshot.work.answers).length })) {
                    return;
                }
            }
            await this.#wait(2000);
        }
    }

    async #begin(): Promise<void> {
        const generation = ++this.#generation;
        try {
            const scribe = await Scribe.open({
                ...this.#ports,
                onSaving: (trouble) => this.#saving(trouble),
                onTold: ({ clock, phase, sentAt }) => {
                    this.clock.sync(clock, sentAt);
                    if (this.#snapshot.attempt && this.#snapshot.attempt.phase !== phase) {
                        void this.#poll();
                    }
                },
                onRefused: (refused) => void this.#refused(refused),
                onNotKept: () => this.#set({ durable: false }),
            });
            if (generation !== this.#generation) {
                return;
            }
            this.#scribe?.stop();
            this.#scribe = scribe;
            this.#set({ waiting: scribe.found });
            await this.#keepReading(generation, scribe.found);
            if (generation === this.#generation) {
                this.#set({ writer: true });
                scribe.sendFound();
            }
        } catch (failure) {
            this.#set({ failure });
        }
    }

    async #watch(): Promise<void> {
        const generation = ++this.#generation;
        this.#scribe?.stop();
        this.#scribe = undefined;
        this.#set({ writer: false, waiting: [], trouble: undefined });
        await this.#keepReading(generation, []);
        this.#schedule();  // a watching window looks more often
    }

    #saving(trouble: Trouble | undefined): void {
        this.#set({
            waiting: this.#waiting(),
            trouble,
            troubleSince: trouble === undefined ? undefined : this.#snapshot.troubleSince ?? this.clock.now(),
        });
    }

    /** Reads until it works: a reload without a network waits for it instead of giving up. */
    async #keepReading(generation: number, waiting: readonly Command[]): Promise<void> {
        for (let pause = 1000; generation === this.#generation; pause = Math.min(pause * 2, 15_000)) {
            try {
                const told = await this.#ports.server.read();
                await this.#hear(told, waiting);
                this.#set({ failure: undefined });
                return;
            } catch (failure) {
                this.#set({ failure });
                if (failure instanceof Failure && [401, 403, 404].includes(failure.status)) {
                    return;
                }
                await this.#wait(pause);
            }
        }
    }

    /** Shows what the server holds, and on top of it what is on its way there. */
    async #readAnew(): Promise<void> {
        await this.#hear(await this.#ports.server.read(), this.#waiting());
    }

    async #hear(told: Told, journalled?: readonly Command[]): Promise<void> {
        this.clock.sync(told.attempt.clock, told.sentAt);
        const needsPaper = told.attempt.phase === "in_progress" && !this.#snapshot.paper;
        const paper = needsPaper ? await this.#ports.server.paper(undefined) : this.#snapshot.paper;
        // What this window has made since is newer than what the server tells, unless it only watches.
        const anew = journalled !== undefined || !this.#snapshot.writer;
        const work = anew && told.work
            ? (journalled ?? []).reduce((made, { change }) => applyChange(made, change), told.work)
            : this.#snapshot.work;
        const changed = this.#snapshot.attempt?.phase !== told.attempt.phase;
        this.#set({ attempt: told.attempt, paper, work });
        this.tick();
        if (changed) {
            this.#schedule();
        }
        if (told.attempt.phase === "submitted" && this.#waiting().length === 0) {
            await this.#ports.journal.forget(this.#ports.attempt).catch(() => {});
        }
    }

    async #refused(refused: readonly Refusal[]): Promise<void> {
        this.#set({ refused: [...this.#snapshot.refused, ...refused] });
        await this.#readAnew().catch(() => {});
    }

    async #poll(): Promise<void> {
        if (this.#snapshot.doing !== undefined || !this.#snapshot.attempt) {
            return;
        }
        const before = this.#snapshot.attempt.phase;
        try {
            await this.#hear(await this.#ports.server.read());
        } catch (failure) {
            if (failure instanceof Failure && failure.status === 0 && this.#snapshot.writer) {
                this.#saving("offline");
            }
            return;
        }
        if (this.#snapshot.trouble !== undefined && this.#waiting().length === 0) {
            this.#saving(undefined);
        }
        if (before !== "in_progress" && this.#snapshot.attempt.phase === "in_progress") {
            this.#scribe?.wake();
        }
    }

    /** Looks again how the attempt stands, as soon as its phase asks for. */
    #schedule(): void {
        clearTimeout(this.#nextLook);
        if (this.#closed) {
            return;
        }
        this.#nextLook = setTimeout(() => void this.#poll().finally(() => this.#schedule()), pollPause(this.#snapshot));
    }

    async #flush(): Promise<boolean> {
        return await this.#scribe?.flushed(flushMilliseconds) ?? true;
    }

    #wait(milliseconds: number): Promise<void> {
        return new Promise((done) => this.#timers.push(setTimeout(done, milliseconds)));
    }

    #waiting(): readonly Command[] {
        return this.#scribe?.waiting ?? [];
    }

    #set(change: Partial<Snapshot>): void {
        this.#snapshot = { ...this.#snapshot, ...change };
        this.#listeners.forEach((listener) => listener());
    }
}
