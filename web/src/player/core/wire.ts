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
    readonly kind: "choice" | "multiple_response" | "ordering" | "matching" | "composite";
    readonly stem_html: string;
    readonly choose: number;
    /** The choices, the steps of an ordering, or what prompts are matched with. */
    readonly options: readonly Part[];
    readonly prompts: readonly Part[];
    readonly case_study?: CaseStudy | null | undefined;
    /** Of a composite item: all that is drawn. The other fields are empty then. */
    readonly body?: Body | null | undefined;
    /** The same in other languages: the same ids in the same order. */
    readonly translations?: readonly Translation[] | null | undefined;
}

export interface Translation {
    readonly language: string;
    readonly stem_html: string;
    readonly options: readonly Part[];
    readonly prompts: readonly Part[];
    readonly case_study?: CaseStudy | null | undefined;
    /** Of a composite item: what differs from the item's own body. */
    readonly body?: Pick<Body, "nodes" | "feedback" | "catalogs" | "language" | "direction"> | null | undefined;
}

/** Text, or an element: HTML's and MathML's names, and QTI 3's without "qti-". */
export type BodyNode = string | BodyElement;

export interface BodyElement {
    readonly t: string;
    readonly a?: Readonly<Record<string, string>>;
    readonly c?: readonly BodyNode[];
}

/** A composite item as the server shows it: a tree without keys. */
export interface Body {
    readonly nodes: readonly BodyNode[];
    /** What is said about the whole answer; once it may be said. */
    readonly feedback: readonly BodyNode[];
    /** Word help and other supports that elements point to. */
    readonly catalogs: readonly BodyNode[];
    readonly language: string;
    readonly direction: string;
    /** It is answered in steps, and changes after each. */
    readonly adaptive: boolean;
    readonly fields: readonly Field[];
    /** An adaptive item that has come to its end: no further step. */
    readonly completed: boolean;
    /** After how many submitted steps it looks so. */
    readonly tries: number;
}

export type FieldKind =
    | "identifier" | "pair" | "directed_pair" | "string" | "integer" | "real" | "boolean" | "point" | "file" | "record";

/** One thing that can be answered. */
export interface Field {
    readonly id: string;
    /** "choice-interaction"; empty for a response that nobody answers by hand. */
    readonly interaction: string;
    readonly kind: FieldKind;
    readonly ordered: boolean;
    /** How many values make it complete, and how many it takes. */
    readonly least: number;
    readonly most: number;
}

/** Values are text: an identifier, "a b" of a pair, "10 20" of a point, the id of an uploaded file. */
export interface FieldAnswer {
    readonly id: string;
    readonly values: readonly string[];
}

export interface CompositeResponse {
    readonly kind: "composite";
    /** Those that are answered, in the item's order. */
    readonly fields: readonly FieldAnswer[];
    /** The fields as they were at each step that was submitted. */
    readonly tries: readonly (readonly FieldAnswer[])[];
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
    | { readonly kind: "matching"; readonly pairs: readonly { readonly prompt: string; readonly option: string }[] }
    | CompositeResponse;

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
