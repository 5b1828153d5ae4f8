import { Failure } from "~/kit/failure";
import { minutesToSay, ServerClock } from "./clock";
import type { Journal } from "./journal";
import { firstBatch, lastBytesMax, type Refusal, Sender, type Trouble } from "./sender";
import type { Attempt, Deed, Explained, Server, Told } from "./server";
import { openTabs, type Tabs } from "./tabs";
import { uuid } from "./uuid";
import type { Change, Command, Paper } from "./wire";
import { applyChange, noWork, type Work } from "./work";

export interface Snapshot {
    readonly attempt: Attempt | undefined;
    readonly paper: Paper | undefined;
    readonly work: Work;
    /** Changes the server has not acknowledged. */
    readonly waiting: readonly Command[];
    readonly trouble: Trouble | undefined;
    /** The server's time when it could first not be reached. */
    readonly troubleSince: number | undefined;
    /** False in a window that only shows what another one writes. */
    readonly writer: boolean;
    /** False where this browser keeps nothing and a closed page takes unsaved changes with it. */
    readonly durable: boolean;
    /** The clock stands at zero. */
    readonly over: boolean;
    readonly refused: readonly Refusal[];
    readonly checked: Readonly<Record<string, Explained>>;
    /** The deed under way, and why the last one or the reading failed. */
    readonly doing: Deed["deed"] | "check" | undefined;
    readonly failure: unknown;
    /** Counts up each time the time is to be said; `minutes` is what to say. */
    readonly said: { readonly count: number; readonly minutes: number };
}

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

const start: Snapshot = {
    attempt: undefined, paper: undefined, work: noWork, waiting: [], trouble: undefined, troubleSince: undefined,
    writer: true, durable: true, over: false, refused: [], checked: {}, doing: undefined, failure: undefined,
    said: { count: 0, minutes: 0 },
};

/** One attempt in one window: what is known of it, and everything that can be done to it. */
export class Sitting {
    readonly clock: ServerClock;
    readonly #ports: SittingPorts;
    readonly #listeners = new Set<() => void>();
    #snapshot: Snapshot;
    #sender: Sender | undefined;
    #tabs: Tabs | undefined;
    #journalName = "";
    #last = 0;
    /** Changes on their way into the journal, oldest first. */
    #unwritten: readonly Command[] = [];
    #writing: Promise<void> = Promise.resolve();
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
        this.#snapshot = { ...start, durable: ports.journal.durable };
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
            finish: () => this.#writing,
        });
        const tick = setInterval(() => this.tick(), 500);
        this.#timers.push(tick);
    }

    close(): void {
        this.#tabs?.close();
        this.#sender?.stop();
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
        if (!this.canChange) {
            return;
        }
        this.#last += 1;
        const command: Command = { id: uuid(), sequence: this.#last, change };
        this.#unwritten = [...this.#unwritten, command];
        this.#set({ work: applyChange(this.#snapshot.work, change), waiting: this.#allWaiting() });
        const sender = this.#sender;
        this.#writing = this.#writing
            .then(() => this.#ports.journal.append(this.#ports.attempt, command))
            .catch(() => this.#set({ durable: false }))
            .then(() => {
                this.#unwritten = this.#unwritten.filter((one) => one !== command);
                sender?.add([command]);
            });
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
                await this.#read().catch(() => {});
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
        this.#sender?.wake();
        void this.#poll();
    }

    /** The page is going away: a last try with what has not been acknowledged. */
    leave(): void {
        const waiting = this.#allWaiting();
        if (waiting.length > 0 && this.#snapshot.writer) {
            this.#ports.server.sendLast(this.#journalName, this.#last, firstBatch(waiting, lastBytesMax));
        }
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
        const { journal, attempt } = this.#ports;
        try {
            const opened = await journal.open(attempt);
            this.#journalName = opened.journal;
            this.#last = opened.last;
            const sender = new Sender({
                send: async (commands) => {
                    const sent = await this.#ports.server.send(this.#journalName, this.#last, commands);
                    this.clock.sync(sent.told.clock, sent.told.sentAt);
                    if (this.#snapshot.attempt && this.#snapshot.attempt.phase !== sent.told.phase) {
                        void this.#poll();
                    }
                    return sent.settled;
                },
                settle: (sequences) => journal.settle(attempt, sequences),
                onChange: ({ trouble }) => this.#set({
                    waiting: this.#allWaiting(),
                    trouble,
                    troubleSince: trouble === undefined ? undefined : this.#snapshot.troubleSince ?? this.clock.now(),
                }),
                onRefused: (refused) => void this.#refused(refused),
            });
            this.#sender?.stop();
            this.#sender = sender;
            await this.#keepReading(generation, opened.waiting);
            if (generation === this.#generation) {
                this.#set({ writer: true });
                sender.add(opened.waiting);
            }
        } catch (failure) {
            this.#set({ failure });
        }
    }

    async #watch(): Promise<void> {
        const generation = ++this.#generation;
        this.#sender?.stop();
        this.#sender = undefined;
        this.#unwritten = [];
        this.#set({ writer: false, waiting: [], trouble: undefined });
        await this.#keepReading(generation, []);
        this.#schedule();  // a watching window looks more often
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

    async #read(): Promise<void> {
        await this.#hear(await this.#ports.server.read());
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
        if (told.attempt.phase === "submitted" && this.#allWaiting().length === 0) {
            await this.#ports.journal.forget(this.#ports.attempt).catch(() => {});
        }
    }

    async #refused(refused: readonly Refusal[]): Promise<void> {
        this.#set({ refused: [...this.#snapshot.refused, ...refused] });
        // Show what the server holds instead of what it did not take.
        const told = await this.#ports.server.read().catch(() => undefined);
        if (told) {
            await this.#hear(told, this.#allWaiting());
        }
    }

    async #poll(): Promise<void> {
        if (this.#snapshot.doing !== undefined || !this.#snapshot.attempt) {
            return;
        }
        const before = this.#snapshot.attempt.phase;
        try {
            await this.#read();
        } catch {
            return;  // the saving line says whether the server can be reached; the next look will tell
        }
        if (before !== "in_progress" && this.#snapshot.attempt.phase === "in_progress") {
            this.#sender?.wake();
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
        await this.#writing;
        return await this.#sender?.flushed(flushMilliseconds) ?? true;
    }

    #wait(milliseconds: number): Promise<void> {
        return new Promise((done) => this.#timers.push(setTimeout(done, milliseconds)));
    }

    #allWaiting(): readonly Command[] {
        const sent = this.#sender?.waiting ?? [];
        return [...sent, ...this.#unwritten];
    }

    #set(change: Partial<Snapshot>): void {
        this.#snapshot = { ...this.#snapshot, ...change };
        this.#listeners.forEach((listener) => listener());
    }
}

/** How soon to ask how the attempt stands. */
function pollPause({ attempt, writer, over }: Snapshot): number {
    switch (attempt?.phase) {
        case "in_progress":
            return over || !writer ? 4000 : 20_000;
        case "created":
        case "checked_in":
        case "authorised":
            return 15_000;
        case "awaiting_proctor":
        case "paused":
            return 4000;
        default:
            return 60_000;
    }
}

/** Answers made, and how many of them the server holds. */
export function savedAnswers({ work, waiting }: Snapshot): { answered: number; saved: number } {
    const unsaved = new Set(waiting.flatMap(({ change }) => change.kind === "answer" ? [change.item] : []));
    const answered = Object.keys(work.answers);
    return { answered: answered.length, saved: answered.filter((item) => !unsaved.has(item)).length };
}
