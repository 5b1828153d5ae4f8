import type { Reading } from "./clock";
import type { Settled } from "./sender";
import type { Command, Paper, Phase, Response } from "./wire";
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
    readonly pause: { readonly own: boolean; readonly reason: string; readonly until: string | null } | null;
    readonly endedAt: string | null;
    readonly endedBecause: "candidate" | "time_over" | "ended_by_staff" | null;
    readonly endReason: string | null;
    /** Items that hold an answer on the server. */
    readonly answered: number;
    /** Of everything the server holds of the attempt, once it is submitted. */
    readonly receipt: { readonly entries: number; readonly hash: string } | null;
    readonly clock: Reading;
}

export interface Told {
    readonly attempt: Attempt;
    /** What the server holds of the candidate's work; null in a reply that leaves it out. */
    readonly work: Work | null;
    /** By `performance.now()`, when the request left. */
    readonly sentAt: number;
}

export interface Sent {
    readonly settled: Settled;
    readonly told: { readonly clock: Reading; readonly phase: Phase; readonly sentAt: number };
}

/** Right or wrong, and why; study mode and the review of a practice exam. Texts are the server's HTML. */
export interface Explained {
    readonly right: boolean;
    /** The right one. */
    readonly answer: Response;
    readonly options: readonly { readonly id: string; readonly correct: boolean; readonly why_html: string }[];
    readonly explanation_html: string;
    readonly source: { readonly title: string; readonly url: string };
}

export type Deed =
    | { readonly deed: "check_in" }
    | { readonly deed: "agree"; readonly version: string }
    | { readonly deed: "ask_proctor" }
    | { readonly deed: "decline" }
    | { readonly deed: "start" }
    | { readonly deed: "take_break" }
    | { readonly deed: "end_break" }
    | { readonly deed: "submit"; readonly answered: number };

/** The server's side of one attempt. Everything that fails throws a Failure. */
export interface Server {
    read(): Promise<Told>;
    paper(language: string | undefined): Promise<Paper>;
    /** `id` is the command's id, the same when the same deed is tried again. */
    act(deed: Deed, id: string): Promise<Told>;
    send(journal: string, end: number, commands: readonly Command[]): Promise<Sent>;
    /** From a page that goes away: nobody waits for the reply, the journal keeps what is not known to be held. */
    sendLast(journal: string, end: number, commands: readonly Command[]): void;
    check(item: string): Promise<Explained>;
    /** The result of the submitted exam; nothing while it is not there. */
    result(): Promise<string | undefined>;
}
