// What the player and the server say to each other about an attempt. No key, rationale or statistic is among it.

export type Phase =
    | "none" | "created" | "checked_in" | "awaiting_proctor" | "authorised" | "in_progress" | "paused"
    | "submitted" | "declined" | "aborted" | "expired" | "voided";

export interface Part {
    readonly id: string;
    /** Sanitised by the server. */
    readonly html: string;
}

export interface Item {
    readonly id: string;
    readonly kind: "choice" | "multiple_response" | "ordering" | "matching";
    readonly stem_html: string;
    readonly choose: number;
    /** The choices, the steps of an ordering, or what prompts are matched with. */
    readonly options: readonly Part[];
    readonly prompts: readonly Part[];
    readonly case_study?: CaseStudy | null | undefined;
}

export interface CaseStudy {
    readonly title: string;
    readonly html: string;
}

export interface Paper {
    readonly language: string;
    readonly items: readonly Item[];
}

export type Response =
    | { readonly kind: "choice"; readonly option: string }
    | { readonly kind: "multiple_response"; readonly options: readonly string[] }
    | { readonly kind: "ordering"; readonly order: readonly string[] }
    | { readonly kind: "matching"; readonly pairs: readonly { readonly prompt: string; readonly option: string }[] };

/** What is written into the journal. */
export type Change =
    | { readonly kind: "navigate"; readonly position: number }
    | { readonly kind: "answer"; readonly item: string; readonly response: Response | null; readonly position: number }
    | { readonly kind: "flag"; readonly item: string }
    | { readonly kind: "unflag"; readonly item: string }
    | { readonly kind: "strike_out"; readonly item: string; readonly options: readonly string[] }
    | { readonly kind: "change_note"; readonly item: string; readonly text: string }
    | { readonly kind: "comment"; readonly item: string; readonly text: string };

export interface Command {
    /** A UUID: the same id again is the same command. */
    readonly id: string;
    /** Its place in this browser's journal, from 1, without holes. */
    readonly sequence: number;
    readonly change: Change;
}
