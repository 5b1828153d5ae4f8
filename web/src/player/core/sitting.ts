import { Failure } from "~/kit/failure";
import { ServerClock } from "./clock";
import { Deeds, type Ground } from "./deeds";
import { Ending } from "./ending";
import { elsewhereOf, heard } from "./heard";
import { Lookout } from "./lookout";
import { Papers } from "./papers";
import { isCrowded, lastingOf, pauseAfter } from "./patience";
import { Questions } from "./questions";
import { Recall } from "./recall";
import { downloadJournal } from "./rescue";
import { Scribe } from "./scribe";
import type { Refusal, Trouble } from "./sender";
import type { Deed, Sent, Told } from "./server";
import { isOver, nothingKnown, pollPause, type Snapshot } from "./snapshot";
import type { SittingPorts } from "./sittingPorts";
import { openTabs, type Tabs } from "./tabs";
import { uuid } from "./uuid";
import type { Change, Command } from "./wire";
import { applyChange } from "./work";

const flushMilliseconds = 10_000;
/** A server that has not answered by then is taken for away, and the page shows what it kept. */
const impatientMilliseconds = 4000;

/** One attempt in one window: what is known of it, and everything that can be done to it. */
export class Sitting {
    readonly clock: ServerClock;
    readonly questions: Questions;
    readonly #ports: SittingPorts;
    readonly #random: () => number;
    readonly #papers: Papers;
    readonly #recall: Recall;
    readonly #lookout: Lookout;
    readonly #deeds: Deeds;
    readonly #ending: Ending;
    readonly #listeners = new Set<() => void>();
    #snapshot: Snapshot;
    #scribe: Scribe | undefined;
    #tabs: Tabs | undefined;
    #timers: ReturnType<typeof setTimeout>[] = [];
    #closed = false;
    /** By the clock's moments: since when changes wait or nobody answers. */
    #troubledAt = 0;
    #settledAt = -Infinity;
    #generation = 0;
    /** The page shows what it kept or had before; what the server says next replaces it. */
    #recalled = false;
    #paperKey: string | undefined;

    constructor(ports: SittingPorts) {
        const { attempt, server, shelf, journal } = ports;
        this.#ports = ports;
        this.#random = ports.random ?? Math.random;
        this.clock = ports.clock ?? new ServerClock();
        this.#papers = new Papers({ attempt, server, shelf });
        this.#recall = new Recall(attempt, shelf, ports.wall ?? Date.now);
        this.#lookout = new Lookout({
            attempt,
            connect: () => server.live(),
            look: () => this.#poll(),
            pause: (live) => pollPause(this.#snapshot, live),
            moment: () => this.clock.moment(),
            random: this.#random,
        });
        this.#snapshot = { ...nothingKnown, durable: journal.durable };
        const ground: Ground & { flush: () => Promise<boolean> } = {
            snapshot: this.snapshot,
            set: (change) => this.#set(change),
            wait: (milliseconds) => this.#wait(milliseconds),
            random: this.#random,
            flush: async () => await this.#scribe?.flushed(flushMilliseconds) ?? true,
        };
        this.#deeds = new Deeds({ ...ground, server, hear: (told) => this.#hear(told), readAnew: () => this.#readAnew() });
        this.questions = new Questions({ ...ground, server });
        this.#ending = new Ending({
            ...ground,
            clock: this.clock,
            submit: () => this.act({ deed: "submit", answered: Object.keys(this.#snapshot.work.answers).length }),
            onZero: () => this.#lookout.schedule(),
        });
    }

    readonly snapshot = (): Snapshot => this.#snapshot;

    readonly subscribe = (listener: () => void): (() => void) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    };

    open(): void {
        this.#tabs = (this.#ports.openTabs ?? openTabs)(this.#ports.attempt, {
            onWriting: () => void this.#begin(),
            onReading: () => void this.#watch(),
            finish: async () => this.#scribe?.written,
        });
        this.#timers.push(setInterval(() => this.tick(), 500));
        void this.#recall.read().then((read) => read && this.#set({ read }));
        void this.#recall.tidy();
    }

    close(): void {
        this.#tabs?.close();
        this.#scribe?.stop();
        this.#closed = true;
        this.#ending.stop();
        this.#lookout.close();
        this.#timers.forEach(clearTimeout);
    }

    /** Whether the candidate's work can be changed here and now. */
    get canChange(): boolean {
        const { attempt, writer, over } = this.#snapshot;
        return writer && !over && attempt?.phase === "in_progress" && this.#snapshot.paper !== undefined;
    }

    change(change: Change): void {
        if (this.canChange) {
            this.#scribe?.begin();
            this.#scribe?.write(change);
            this.#set({ work: applyChange(this.#snapshot.work, change), waiting: this.#waiting() });
        }
    }

    act(deed: Deed): Promise<boolean> {
        return this.#deeds.act(deed);
    }

    start(): Promise<boolean> {
        return this.#deeds.start();
    }

    submit(): Promise<boolean> {
        return this.#deeds.submit();
    }

    check(item: string): Promise<void> {
        return this.#deeds.check(item);
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

    /** Goes on here with what another window or another device writes. */
    takeOver(): void {
        if (this.#snapshot.elsewhere === "device" && this.#scribe) {
            const { name, end } = this.#scribe.journal;
            void this.act({ deed: "take_over", journal: name, journal_end: end }).then(() => this.#scribe?.wake());
        } else {
            this.#tabs?.take();
        }
    }

    /** The candidate has read what the proctor wrote, and of the time given back. */
    markRead(): void {
        const { messages, credits } = this.#snapshot.attempt ?? { messages: [], credits: [] };
        const read = { messages: messages.length, credits: credits.length };
        this.#set({ read, moved: false });
        this.#recall.keepRead(read);
    }

    /** Everything this browser holds, as a file: needs neither the server nor the network. */
    async download(): Promise<void> {
        await downloadJournal(this.#ports.attempt, this.#ports.journal, this.#snapshot);
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
        this.#lookout.wake();
        void this.#poll();
    }

    /** The page is going away: a last try with what has not been acknowledged. */
    leave(): void {
        this.#scribe?.leave();
        this.#keepClock(true);
    }

    tick(): void {
        this.#look();
        this.#ending.tick();
    }

    /** Says the time; `minutes` is 0 when the candidate asked. */
    say(minutes: number): void {
        this.#ending.say(minutes);
    }

    async #begin(): Promise<void> {
        const generation = ++this.#generation;
        try {
            const scribe = await Scribe.open({
                ...this.#ports,
                onSaving: (trouble) => this.#saving(trouble),
                onTold: (told) => this.#heardSaving(told),
                onRefused: (refused) => void this.#refused(refused),
                onNotKept: () => this.#set({ durable: false }),
                beforeSettling: () => {
                    this.#settledAt = this.clock.moment();
                    return this.#recall.keepWork(this.#snapshot.work);
                },
                takeOver: async (journal) => {
                    if (this.#snapshot.elsewhere === "device") {
                        return false;
                    }
                    await this.#ports.server.act({ deed: "take_over", journal, journal_end: 0 }, uuid()).catch((failure: unknown) => {
                        // The reply of the last try was lost, and not the deed.
                        if (!(failure instanceof Failure) || failure.code !== "already_writing") {
                            throw failure;
                        }
                    });
                    return true;
                },
            });
            if (generation !== this.#generation) {
                return;
            }
            this.#scribe?.stop();
            this.#scribe = scribe;
            this.#set({ waiting: this.#waiting() });
            await this.#keepReading(generation);
            if (generation === this.#generation) {
                this.#takePen(scribe);
            }
        } catch (failure) {
            this.#set({ failure });
        }
    }

    /** Also without a word of the server: what was shown here before is then the best that is known. */
    #takePen(scribe: Scribe): void {
        const { attempt, work } = this.#snapshot;
        if (attempt && this.#recalled) {
            const elsewhere = elsewhereOf(scribe, attempt.writer);
            const shown = scribe.waiting.reduce((made, { change }) => applyChange(made, change), work);
            this.#set({ elsewhere, writer: elsewhere === undefined, work: shown, waiting: scribe.waiting });
        }
        scribe.begin();
    }

    async #watch(): Promise<void> {
        const generation = ++this.#generation;
        this.#scribe?.stop();
        this.#scribe = undefined;
        this.#set({ writer: false, elsewhere: "window", waiting: [], trouble: undefined });
        await this.#keepReading(generation);
        this.#lookout.schedule();  // a watching window looks more often
    }

    /** How the sending goes, or that nobody answers. */
    #saving(now: Trouble | undefined): void {
        const before = this.#snapshot;
        const waiting = this.#waiting();
        const arrived = waiting.length === 0 || waiting.length < before.waiting.length;
        // One more change on its way is no sign that anybody answers again.
        const trouble = now ?? (arrived ? undefined : before.trouble);
        if (trouble === undefined && arrived) {
            this.#troubledAt = this.clock.moment();
        }
        this.#set({
            waiting,
            trouble,
            troubleSince: trouble === undefined ? undefined : this.#snapshot.troubleSince ?? this.clock.now(),
        });
        this.#look();
        void this.#tidyUp();
    }

    /** How long the trouble lasts, and what to keep in case the page is closed now. */
    #look(): void {
        const { trouble, waiting, attempt } = this.#snapshot;
        if (trouble === undefined && waiting.length === 0) {
            this.#troubledAt = this.clock.moment();
        }
        const lasted = this.clock.moment() - this.#troubledAt;
        const lasting = lastingOf(lasted);
        if (lasting !== this.#snapshot.lasting) {
            this.#set({ lasting });
        }
        if (attempt?.phase === "in_progress" || attempt?.phase === "paused") {
            this.#keepClock(false);
        }
    }

    #keepClock(now: boolean): void {
        const { trouble, troubleSince } = this.#snapshot;
        this.#recall.keepClock(this.clock, trouble === "offline" ? troubleSince : undefined, now);
    }

    /** Reads until it works, and shows meanwhile what this browser kept: a reload without a network goes on where it was. */
    async #keepReading(generation: number): Promise<void> {
        const impatient = setTimeout(() => void this.#showKept(generation), impatientMilliseconds);
        this.#timers.push(impatient);
        for (let tries = 0; generation === this.#generation && !this.#closed; tries += 1) {
            try {
                const told = await this.#ports.server.read();
                clearTimeout(impatient);
                if (generation === this.#generation) {
                    await this.#hear(told, true);
                    this.#set({ failure: undefined, crowded: false });
                }
                return;
            } catch (failure) {
                const status = failure instanceof Failure ? failure.status : 0;
                if ([401, 403, 404].includes(status)) {
                    clearTimeout(impatient);
                    await (status === 401 ? undefined : this.#recall.forget());
                    this.#set({ failure });
                    return;
                }
                await this.#showKept(generation);
                if (this.#snapshot.attempt) {
                    this.#recalled = true;
                    return;  // looked after from here on as any page is that lost the network
                }
                this.#set(isCrowded(failure) && tries < 3 ? {} : { failure });
                await this.#wait(pauseAfter(failure, tries, this.#random));
            }
        }
    }

    async #showKept(generation: number): Promise<void> {
        if (this.#snapshot.attempt) {
            return;
        }
        const waiting = this.#waiting();
        const kept = await this.#recall.recall(this.#papers, this.clock, waiting);
        if (!kept || this.#snapshot.attempt || generation !== this.#generation) {
            return;
        }
        this.#recalled = true;
        const { attempt, paper, work, offlineSince } = kept;
        const elsewhere = elsewhereOf(this.#scribe, attempt.writer);
        this.#set({ attempt, paper, work, elsewhere, writer: elsewhere === undefined, troubleSince: offlineSince, failure: undefined });
        this.#saving("offline");
        this.#scribe?.begin();
        this.#lookout.listen();
        this.tick();
        this.#lookout.schedule();
    }

    /** While the server tells by itself what changes, it is only told that somebody is here. */
    #needsOnlyASign(): boolean {
        const { trouble } = this.#snapshot;
        return this.#lookout.quiet && this.canChange && trouble === undefined && !this.#recalled;
    }

    async #read(): Promise<void> {
        await this.#hear(await this.#ports.server.read());
    }

    /** Shows what the server holds, and on top of it what is on its way there. */
    async #readAnew(): Promise<void> {
        const told = await this.#ports.server.read();
        if (told.sentAt >= this.#settledAt) {
            await this.#hear(told, true);
        } else {
            await this.#readAnew();  // something was saved meanwhile, and may not be in it
        }
    }

    async #hear(told: Told, anew = false): Promise<void> {
        this.clock.sync(told.attempt.clock, told.sentAt);
        this.#lookout.looked();
        this.#paperKey = told.paperKey;
        const { phase } = this.#snapshot.attempt ?? {};
        this.#set(heard(this.#snapshot, told, this.#scribe, anew || this.#recalled));
        this.#recalled = false;
        await this.#bringPaper();
        this.#recall.keepView(this.#snapshot);
        this.tick();
        if (phase !== told.attempt.phase) {
            this.#lookout.schedule();
        }
        if (!isOver(told.attempt)) {
            this.#lookout.listen();
        }
        await this.#tidyUp();
    }

    /** The questions: sealed before the start, and opened with it. What fails is tried again at the next look. */
    async #bringPaper(): Promise<void> {
        const { attempt, paper } = this.#snapshot;
        switch (attempt?.phase) {
            case "checked_in":
            case "awaiting_proctor":
            case "authorised":
                void this.#papers.prefetch();
                return;
            case "in_progress":
                if (paper) {
                    void this.#papers.shelter(this.#paperKey);
                    return;
                }
                try {
                    this.#set({ paper: await this.#papers.open(this.#paperKey), failure: undefined });
                } catch (failure) {
                    this.#set({ failure });
                    this.#lookout.schedule();
                }
                return;
            default:
        }
    }

    /** Nothing stays in this browser of an attempt that is over, once all of it has arrived. */
    async #tidyUp(): Promise<void> {
        const { attempt } = this.#snapshot;
        if (attempt && isOver(attempt) && this.#scribe && this.#waiting().length === 0) {
            this.#lookout.deafen();
            await this.#recall.forget();
            await this.#ports.journal.forget(this.#ports.attempt).catch(() => {});
        }
    }

    /** What a reply to the journal says besides. */
    #heardSaving({ clock, phase, writer, answered, sentAt }: Sent["told"]): void {
        this.clock.sync(clock, sentAt);
        const { attempt, work } = this.#snapshot;
        const mine = this.#scribe?.owns(writer) ?? true;
        if (!mine && this.#snapshot.elsewhere === undefined) {
            this.#set({ writer: false, elsewhere: "device" });
        }
        const miscounted = mine && this.#waiting().length === 0 && answered !== Object.keys(work.answers).length;
        if (attempt && (attempt.phase !== phase || !mine || miscounted)) {
            void this.#readAnew().catch(() => {});
        }
    }

    async #refused(refused: readonly Refusal[]): Promise<void> {
        this.#set({ refused: [...this.#snapshot.refused, ...refused] });
        await this.#readAnew().catch(() => {});
    }

    async #poll(): Promise<void> {
        if (this.#snapshot.doing !== undefined || !this.#snapshot.attempt || this.#closed) {
            return;
        }
        const before = this.#snapshot.attempt.phase;
        try {
            await (this.#needsOnlyASign() ? this.#scribe?.beat() : this.#read());
        } catch (failure) {
            const status = failure instanceof Failure ? failure.status : 0;
            if (this.#scribe && (status === 0 || status === 401)) {
                this.#saving(status === 0 ? "offline" : "signed_out");
            }
            return;
        }
        if (this.#snapshot.trouble !== undefined && this.#waiting().length === 0) {
            this.#saving(undefined);
        } else if (this.#snapshot.trouble === "offline" || (before !== "in_progress" && this.#snapshot.attempt.phase === "in_progress")) {
            this.#scribe?.wake();
        }
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
