// A server for tests: it keeps what it is sent, minds the numbers and the writer, and can be away or busy.
import { vi } from "vitest";
import { Failure } from "~/kit/failure";
import { ServerClock } from "./clock";
import { type Journal, PageJournal } from "./journal";
import type { SealedPaper } from "./sealed";
import type { Refusal } from "./sender";
import type { Attempt, Deed, LiveSocket, Sent, Server, Told } from "./server";
import { PageShelf, type Shelf } from "./shelf";
import { Sitting } from "./sitting";
import type { TabPorts } from "./tabs";
import type { Change, Command, Item } from "./wire";
import { applyChange, noWork, type Work } from "./work";

export const begin = Date.UTC(2027, 2, 4, 10);
export const items: Item[] = ["i", "j", "k"].map((id) => ({
    id, kind: "choice", stem_html: id, choose: 1, options: [{ id: "a", html: "A" }, { id: "b", html: "B" }], prompts: [], case_study: null,
}));
export const answer = (item: string, option = "a"): Change => ({ kind: "answer", item, response: { kind: "choice", option }, position: 0 });

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

/** Seals the paper as the server does. */
export async function seal(text: string, attempt: string): Promise<{ sealed: SealedPaper; key: string }> {
    const key = crypto.getRandomValues(new Uint8Array(32));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const used = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
    const additionalData = new TextEncoder().encode(attempt);
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, used, new TextEncoder().encode(text));
    return {
        sealed: { sealing: "aes-256-gcm", nonce: base64(iv), data: base64(new Uint8Array(data)), item_count: items.length },
        key: base64(key),
    };
}

export class FakeSocket implements LiveSocket {
    readonly #hears = new Map<string, (event: { readonly data?: unknown }) => void>();

    addEventListener(type: "open" | "close" | "message", hear: (event: { readonly data?: unknown }) => void): void {
        this.#hears.set(type, hear);
    }

    close(): void {
        this.say("close");
    }

    say(type: "open" | "close" | "message", data?: unknown): void {
        this.#hears.get(type)?.({ data });
    }
}

export class FakeServer implements Server {
    phase: Attempt["phase"] = "in_progress";
    secondsAtStart = 3600;
    away = false;
    /** Answers 503 so many times, and asks for so many seconds. */
    busy = 0;
    retryAfter = 5;
    refuse: ((command: Command) => string | undefined) | undefined;
    work: Work = noWork;
    writer = "";
    startWithinSeconds = 0;
    messages: Attempt["messages"] = [];
    credits: Attempt["credits"] = [];
    sealing: Awaited<ReturnType<typeof seal>> | undefined;
    /** What a question looks like after what was submitted in it. */
    after: ((work: Work) => Item) | undefined;
    readonly files: string[] = [];
    readonly seen = new Set<string>();
    readonly journals = new Map<string, number>();
    readonly order: number[] = [];
    readonly deeds: Deed[] = [];
    readonly sockets: FakeSocket[] = [];
    lastWords: number[] = [];
    /** The page's clock that nobody can set. */
    moment: () => number = () => performance.now();
    repeats = 0;
    reads = 0;
    signs = 0;
    papers = 0;
    sealedPapers = 0;

    #up(): void {
        if (this.away) {
            throw new Failure(0, { code: "unreachable" });
        }
        if (this.busy > 0) {
            this.busy -= 1;
            throw new Failure(503, { code: "busy", facts: { retry_after: this.retryAfter } });
        }
    }

    get clock() {
        const gone = (Date.now() - begin) / 1000;
        return { now: new Date().toISOString(), secondsLeft: Math.max(0, this.secondsAtStart - gone), running: this.phase === "in_progress" };
    }

    get #answered(): number {
        return Object.keys(this.work.answers).length;
    }

    #told(): Told {
        const attempt = {
            id: "attempt", kind: "exam", proctored: true, study: false, phase: this.phase, title: "", candidate: "Ann", languages: ["en"],
            questions: 3, minutes: 60, extraMinutes: 0, breakMinutesLeft: 0, agreed: true, agreement: { version: "1" }, refusal: null,
            queuePlace: null, askedAt: null, pause: null, endedAt: null, endedBecause: null, endCode: null, endReason: null,
            answered: this.#answered, receipt: null, clock: this.clock, writer: this.writer, startWithinSeconds: this.startWithinSeconds,
            messages: this.messages, credits: this.credits, seat: null,
        } satisfies Attempt;
        const paperKey = this.phase === "in_progress" ? this.sealing?.key : undefined;
        return { attempt, paperKey, work: this.work, sentAt: this.moment() };
    }

    async read() {
        this.reads += 1;
        this.#up();
        return this.#told();
    }

    async paper() {
        this.papers += 1;
        this.#up();
        return { language: "en", items };
    }

    async sealedPaper() {
        this.sealedPapers += 1;
        this.#up();
        if (!this.sealing) {
            throw new Failure(404, { code: "not_found" });
        }
        return this.sealing.sealed;
    }

    async act(deed: Deed) {
        this.#up();
        this.deeds.push(deed);
        if (deed.deed === "submit") {
            if (deed.answered !== this.#answered) {
                throw new Failure(409, { code: "answers_missing" });
            }
            this.phase = "submitted";
        } else if (deed.deed === "start") {
            this.phase = "in_progress";
        } else if (deed.deed === "take_over") {
            this.writer = deed.journal;
            this.journals.set(deed.journal, this.journals.get(deed.journal) ?? 0);
        }
        return this.#told();
    }

    async send(journal: string, _: number, commands: readonly Command[]): Promise<Sent> {
        this.#up();
        if (commands.length > 0 && this.writer !== "" && !this.journals.has(journal)) {
            throw new Failure(409, { code: "another_device" });
        }
        this.signs += commands.length === 0 ? 1 : 0;
        const held: number[] = [];
        const refused: Refusal[] = [];
        for (const command of commands) {
            const highest = this.journals.get(journal) ?? 0;
            const code = this.refuse?.(command);
            if (this.seen.has(command.id)) {
                this.repeats += 1;
                held.push(command.sequence);
            } else if (this.phase !== "in_progress") {
                continue;
            } else if (command.sequence !== highest + 1) {
                refused.push({ command, code: command.sequence > highest ? "sequence_gap" : "sequence_reused", detail: "" });
            } else {
                this.journals.set(journal, command.sequence);
                this.writer ||= journal;
                if (code !== undefined) {
                    refused.push({ command, code, detail: code });
                    continue;
                }
                this.work = applyChange(this.work, command.change);
                this.order.push(command.sequence);
                this.seen.add(command.id);
                held.push(command.sequence);
            }
        }
        const told = { clock: this.clock, phase: this.phase, writer: this.writer, answered: this.#answered, sentAt: this.moment() };
        return { settled: { held, refused }, told };
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

    async question(item: string): Promise<Item> {
        this.#up();
        const found = this.after?.(this.work) ?? items.find(({ id }) => id === item);
        if (!found) {
            throw new Failure(404, { code: "not_found" });
        }
        return found;
    }

    async handIn(_: string, file: File): Promise<string> {
        this.#up();
        this.files.push(file.name);
        return `file-${this.files.length}`;
    }

    fileAddress(id: string): string {
        return `/files/${id}`;
    }

    live() {
        const socket = new FakeSocket();
        this.sockets.push(socket);
        return socket;
    }
}

export interface Opening {
    readonly journal?: Journal;
    readonly shelf?: Shelf;
    readonly first?: "writing" | "reading";
    /** Where the page's own clock that nobody can set stands when it opens: in each page somewhere else. */
    readonly monotonicFrom?: number;
    readonly wall?: () => number;
    readonly random?: () => number;
}

export async function open(server: FakeServer, { journal = new PageJournal(), shelf = new PageShelf(), first = "writing", monotonicFrom = 0, wall, random = () => 0 }: Opening = {}) {
    let ports: TabPorts | undefined;
    const from = monotonicFrom === 0 ? 0 : performance.now() - monotonicFrom;
    const moment = () => performance.now() - from;
    server.moment = moment;
    const sitting = new Sitting({
        attempt: "attempt",
        server,
        journal,
        shelf,
        clock: new ServerClock(moment),
        random,
        ...(wall ? { wall } : {}),
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

/** Also lets the browser's cryptography finish, which keeps no time that a test could move. */
export async function pass(milliseconds: number): Promise<void> {
    await deciphered();
    await vi.advanceTimersByTimeAsync(milliseconds);
    await deciphered();
}

let deciphering: Promise<unknown>[] = [];

async function deciphered(): Promise<void> {
    do {
        await Promise.allSettled(deciphering.splice(0));
        for (let turn = 0; turn < 20; turn++) {
            await Promise.resolve();
        }
    } while (deciphering.length > 0);
}

export function fakeTime(): void {
    vi.useFakeTimers({ now: begin, toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"] });
    deciphering = [];
    const { subtle } = crypto;
    for (const name of ["importKey", "decrypt"] as const) {
        const real = subtle[name].bind(subtle) as (...given: unknown[]) => Promise<never>;
        vi.spyOn(subtle, name).mockImplementation((...given: unknown[]) => {
            const made = real(...given);
            deciphering.push(made);
            return made;
        });
    }
}

export function realTime(): void {
    vi.useRealTimers();
    vi.restoreAllMocks();
}
