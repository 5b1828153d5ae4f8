import type { Reading } from "./clock";
import type { SealedPaper } from "./sealed";
import type { Settled } from "./sender";
import type { Body, Command, Item, Paper, Phase, Response, Translation } from "./wire";
import type { Work } from "./work";

/** An attempt as the candidate sees it. */
export interface Attempt {
    readonly id: string;
    readonly kind: "exam" | "practice";
    readonly proctored: boolean;
    /** Explanations after each answer; practice alone. */
    readonly study: boolean;
    readonly phase: Phase;
    readonly title: string;
    readonly candidate: string;
    readonly languages: readonly string[];
    readonly questions: number;
    readonly minutes: number;
    readonly extraMinutes: number;
    /** Of paused breaks that are left, by accommodation. */
    readonly breakMinutesLeft: number;
    readonly agreed: boolean;
    readonly agreement: { readonly version: string };
    /** What the proctor said when refusing the start. */
    readonly refusal: string | null;
    /** Place in the proctor's queue, from 1. */
    readonly queuePlace: number | null;
    readonly askedAt: string | null;
    readonly pause: { readonly own: boolean; readonly code: ReasonCode | null; readonly reason: string; readonly until: string | null } | null;
    readonly endedAt: string | null;
    readonly endedBecause: "candidate" | "time_over" | "ended_by_staff" | null;
    readonly endCode: ReasonCode | null;
    readonly endReason: string | null;
    /** Items that hold an answer on the server. */
    readonly answered: number;
    /** Of everything the server holds of the attempt, once it is submitted. */
    readonly receipt: { readonly entries: number; readonly hash: string } | null;
    readonly clock: Reading;
    /** The journal that changes are taken from; empty before the first. */
    readonly writer: string;
    /** A start spreads over so many seconds, none of them exam time. */
    readonly startWithinSeconds: number;
    /** What the proctor wrote, oldest first. */
    readonly messages: readonly Message[];
    /** Time given back, oldest first. */
    readonly credits: readonly Credit[];
    readonly seat: { readonly room: string; readonly seat: string } | null;
}

export type ReasonCode = (typeof reasonCodes)[number];
export const reasonCodes = [
    "technical", "identity", "behaviour", "health", "environment", "candidate_request", "emergency", "platform_fault", "staff_error",
    "accommodation", "other",
] as const;

export interface Message {
    readonly at: string;
    readonly text: string;
}

export interface Credit {
    readonly at: string;
    readonly seconds: number;
    readonly code: ReasonCode | null;
    readonly reason: string;
}

export interface Told {
    readonly attempt: Attempt;
    /** Opens the sealed paper; while the exam is in progress. */
    readonly paperKey: string | undefined;
    /** What the server holds of the candidate's work; null in a reply that leaves it out. */
    readonly work: Work | null;
    /** By `performance.now()`, when the request left. */
    readonly sentAt: number;
}

export interface Sent {
    readonly settled: Settled;
    readonly told: {
        readonly clock: Reading;
        readonly phase: Phase;
        readonly writer: string;
        /** Questions that hold an answer on the server. */
        readonly answered: number;
        readonly sentAt: number;
    };
}

/** Says that something of the attempt has changed; what, is read. */
export interface LiveSocket {
    addEventListener(type: "open" | "close" | "message", hear: (event: { readonly data?: unknown }) => void): void;
    close(): void;
}

/** Right or wrong, and why; study mode and the review of a practice exam. Texts are the server's HTML. */
export interface Explained {
    readonly right: boolean;
    /** The right one. */
    readonly answer: Response;
    readonly options: readonly { readonly id: string; readonly correct: boolean; readonly why_html: string }[];
    readonly explanation_html: string;
    readonly source: { readonly title: string; readonly url: string };
    /** Of a composite item: its body with what is said to the answer. */
    readonly body?: Body | null | undefined;
    readonly translations?: readonly {
        readonly language: string;
        readonly options: readonly { readonly id: string; readonly why_html: string }[];
        readonly explanation_html: string;
        readonly body?: Translation["body"];
    }[] | null | undefined;
}

export type Deed =
    | { readonly deed: "check_in" }
    | { readonly deed: "agree"; readonly version: string }
    | { readonly deed: "ask_proctor" }
    | { readonly deed: "decline" }
    | { readonly deed: "start" }
    | { readonly deed: "take_break" }
    | { readonly deed: "end_break" }
    | { readonly deed: "submit"; readonly answered: number }
    /** `journal_end`: what the journal had written before it was told to go on; it counts as older than what the other one wrote. */
    | { readonly deed: "take_over"; readonly journal: string; readonly journal_end: number };

/** The server's side of one attempt. Everything that fails throws a Failure. */
export interface Server {
    read(): Promise<Told>;
    paper(language: string | undefined): Promise<Paper>;
    sealedPaper(): Promise<SealedPaper>;
    /** `id` is the command's id, the same when the same deed is tried again. */
    act(deed: Deed, id: string): Promise<Told>;
    send(journal: string, end: number, commands: readonly Command[]): Promise<Sent>;
    /** From a page that goes away: nobody waits for the reply, the journal keeps what is not known to be held. */
    sendLast(journal: string, end: number, commands: readonly Command[]): void;
    check(item: string): Promise<Explained>;
    /** A question as it looks after the steps that were submitted in it. */
    question(item: string): Promise<Item>;
    /** Keeps a file as an answer, whose id it gives. `told` hears the share that has arrived, 0 to 1. */
    handIn(item: string, file: File, told: (share: number) => void, stop: AbortSignal): Promise<string>;
    /** Where a file that was handed in can be looked at. */
    fileAddress(id: string): string;
    /** The result of the submitted exam; nothing while it is not there. */
    result(): Promise<string | undefined>;
    /** Nothing where the browser has no sockets. */
    live(): LiveSocket | undefined;
}
