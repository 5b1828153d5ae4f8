import type { Reply } from "~/kit/api";
import { Failure } from "~/kit/failure";
import { spokenLanguage } from "~/kit/words/languages";
import type { SealedPaper } from "./sealed";
import type { Refusal } from "./sender";
import { type Credit, type Deed, type Explained, type LiveSocket, type ReasonCode, reasonCodes, type Sent, type Server, type Told } from "./server";
import { sendFile } from "./sendFile";
import type { Command, Item, Paper } from "./wire";
import type { Work } from "./work";

/** How long a request may take before it counts as not answered. */
const patienceMilliseconds = 15_000;
/** The exam takes no changes now, but may again: the journal keeps them. Any other refusal is for good. */
const notNow = new Set(["paused", "not_started", "awaiting_proctor", "not_authorised", "agreement_needed", "not_checked_in"]);

type WireAttempt = Reply<"/api/attempts/{attempt}"> & {
    writer: string;
    paper_key?: string;
    start_within_seconds: number;
    messages: { at: string; text: string }[];
    credits: { seconds: number; code: string; reason: string; at: string }[];
    pause_code?: string;
    end_code?: string;
    seat?: { room: string; seat: string } | null;
};
type WireSaved = Reply<"/api/attempts/{attempt}/commands", "post"> & { writer: string };

/** The attempt's addresses on the server that served this page. */
export class HttpServer implements Server {
    readonly #attempt: string;
    readonly #base: string;

    constructor(attempt: string) {
        this.#attempt = attempt;
        this.#base = `/api/attempts/${attempt}`;
    }

    async read(): Promise<Told> {
        const sentAt = performance.now();
        return told(await ask<WireAttempt>(this.#base, "GET"), sentAt);
    }

    async paper(language: string | undefined): Promise<Paper> {
        const query = language === undefined ? "" : `?language=${encodeURIComponent(language)}`;
        return ask<Paper>(`${this.#base}/paper${query}`, "GET");
    }

    async sealedPaper(): Promise<SealedPaper> {
        return ask<SealedPaper>(`${this.#base}/sealed-paper`, "GET");
    }

    async act(deed: Deed, id: string): Promise<Told> {
        const sentAt = performance.now();
        return told(await ask<WireAttempt>(`${this.#base}/deeds`, "POST", { id, ...deed }), sentAt);
    }

    async send(journal: string, end: number, commands: readonly Command[]): Promise<Sent> {
        const sentAt = performance.now();
        const reply = await ask<WireSaved>(`${this.#base}/commands`, "POST", batch(journal, end, commands));
        const refused: Refusal[] = reply.refused.flatMap(({ sequence, code, detail }) => {
            const command = commands.find((one) => one.sequence === sequence);
            return command && !notNow.has(code) ? [{ command, code, detail }] : [];
        });
        return {
            settled: { held: reply.saved, refused },
            told: { clock: clockOf(reply), phase: reply.phase, writer: reply.writer, answered: reply.answered, sentAt },
        };
    }

    sendLast(journal: string, end: number, commands: readonly Command[]): void {
        void fetch(`${this.#base}/commands`, {
            method: "POST",
            keepalive: true,
            credentials: "same-origin",
            headers: headers(),
            body: JSON.stringify(batch(journal, end, commands)),
        }).catch(() => {});
    }

    async check(item: string): Promise<Explained> {
        return ask<Explained>(`${this.#base}/items/${item}/explanation`, "GET");
    }

    async question(item: string): Promise<Item> {
        return ask<Item>(`${this.#base}/items/${item}`, "GET");
    }

    handIn(item: string, file: File, arrived: (share: number) => void, stop: AbortSignal): Promise<string> {
        return sendFile(`${this.#base}/items/${item}/files?name=${encodeURIComponent(file.name.slice(-200))}`, file, arrived, stop);
    }

    fileAddress(id: string): string {
        return `${this.#base}/files/${id}`;
    }

    async result(): Promise<string | undefined> {
        return (await ask<Reply<"/api/results">>(`/api/results?attempt=${this.#attempt}`, "GET")).items[0]?.id;
    }

    live(): LiveSocket | undefined {
        if (typeof WebSocket === "undefined") {
            return undefined;
        }
        const address = new URL(`${this.#base}/live`, location.href);
        address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
        return new WebSocket(address);
    }
}

function batch(journal: string, end: number, commands: readonly Command[]) {
    return { journal, journal_end: end, commands: commands.map(({ id, sequence, change }) => ({ id, sequence, ...change })) };
}

function headers(): Record<string, string> {
    // No form of another site can send the second one.
    return { "Content-Type": "application/json", "X-Assay-Csrf": "1" };
}

async function ask<T>(address: string, method: "GET" | "POST", body?: unknown): Promise<T> {
    let reply: globalThis.Response;
    try {
        reply = await fetch(address, {
            method,
            credentials: "same-origin",
            headers: { "Accept-Language": spokenLanguage(), ...(method === "GET" ? {} : headers()) },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            signal: AbortSignal.timeout(patienceMilliseconds),
        });
    } catch {
        throw new Failure(0, { code: "unreachable" });
    }
    const said: unknown = await reply.json().catch(() => undefined);
    if (!reply.ok) {
        const after = Number(reply.headers.get("Retry-After"));
        const known = typeof said === "object" && said !== null ? said as { facts?: object } : {};
        throw new Failure(reply.status, after > 0 ? { ...known, facts: { ...known.facts, retry_after: after } } : known);
    }
    if (said === undefined) {
        throw new Failure(0, { code: "unreachable" });
    }
    return said as T;
}

function clockOf({ now, seconds_left, phase }: { now: string; seconds_left: number; phase: WireAttempt["phase"] }) {
    return { now, secondsLeft: seconds_left, running: phase === "in_progress" };
}

function told(wire: WireAttempt, sentAt: number): Told {
    return {
        attempt: {
            id: wire.id,
            kind: wire.kind,
            proctored: wire.supervision === "proctored",
            study: wire.feedback === "study",
            phase: wire.phase,
            title: wire.title,
            candidate: wire.candidate,
            languages: wire.languages,
            questions: wire.items,
            minutes: wire.minutes,
            extraMinutes: wire.extra_minutes,
            breakMinutesLeft: wire.break_minutes_left,
            agreed: wire.agreed,
            agreement: { version: wire.agreement },
            refusal: wire.refusal || null,
            queuePlace: wire.queue_place ?? null,
            askedAt: wire.asked_at ?? null,
            pause: wire.phase === "paused" ? { own: wire.on_break, code: codeOf(wire.pause_code), reason: wire.pause_reason, until: wire.paused_until ?? null } : null,
            endedAt: wire.ended_at ?? null,
            endedBecause: wire.ended_because ?? null,
            endCode: codeOf(wire.end_code),
            endReason: wire.end_reason || null,
            answered: wire.answered,
            receipt: wire.receipt ?? null,
            clock: clockOf(wire),
            writer: wire.writer,
            startWithinSeconds: wire.start_within_seconds,
            messages: wire.messages,
            credits: wire.credits.map((credit): Credit => ({ ...credit, code: codeOf(credit.code) })),
            seat: wire.seat ?? null,
        },
        paperKey: wire.paper_key || undefined,
        work: !wire.work ? null : workOf(wire.work),
        sentAt,
    };
}

function codeOf(code: string | null | undefined): ReasonCode | null {
    return reasonCodes.find((known) => known === code) ?? null;
}

function workOf(wire: NonNullable<WireAttempt["work"]>): Work {
    return {
        position: wire.position,
        answers: Object.fromEntries(wire.answers.map(({ item, response }) => [item, response])),
        flagged: Object.fromEntries(wire.flags.map((item) => [item, true as const])),
        struck: Object.fromEntries(wire.struck.map(({ item, options }) => [item, options])),
        notes: Object.fromEntries(wire.notes.map(({ item, text }) => [item, text])),
        comments: Object.fromEntries(wire.comments.map(({ item, text }) => [item, text])),
    };
}
