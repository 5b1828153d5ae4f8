import type { AreaShape } from "./areas";

// A working copy as the server keeps it. Names are the server's.

export const questionTypes = [
    "choice", "multiple_response", "true_false", "inline_choice", "text_entry", "numeric", "extended_text", "order", "associate", "match",
    "gap_match", "hot_text", "hotspot", "graphic_order", "graphic_associate", "graphic_gap_match", "select_point", "position_object",
    "slider", "media", "drawing", "upload", "cloze", "description",
] as const;
export type QuestionType = (typeof questionTypes)[number];

export interface QuestionArea {
    readonly shape: AreaShape;
    readonly coords: readonly number[];
}

export interface QuestionOption {
    readonly id: string;
    readonly text: string;
    /** Percent of the points, -100 to 100. */
    readonly fraction: number;
    readonly tolerance?: number | null;
    readonly feedback: string;
    readonly area?: QuestionArea | null;
    readonly picture: string;
    readonly fixed: boolean;
    readonly group: string;
    /** How often it may be used; 0: without limit. */
    readonly most: number;
}

export interface QuestionTarget {
    readonly id: string;
    readonly text: string;
    readonly area?: QuestionArea | null;
    readonly group: string;
    readonly most: number;
}

export interface QuestionPair {
    readonly option: string;
    readonly target: string;
    readonly fraction: number;
}

export type BlankType = "text_entry" | "numeric" | "inline_choice" | "choice" | "multiple_response";

export interface QuestionBlank {
    readonly id: string;
    readonly type: QuestionType;
    readonly weight: number;
    readonly case_sensitive: boolean;
    readonly options: readonly QuestionOption[];
}

export interface QuestionPicture {
    readonly path: string;
    readonly alt: string;
    readonly width: number;
    readonly height: number;
}

export interface QuestionSlider {
    readonly low: number;
    readonly high: number;
    readonly step: number;
    readonly answer: number;
    readonly tolerance: number;
    readonly vertical: boolean;
}

export interface QuestionFeedback {
    readonly general: string;
    readonly correct: string;
    readonly partly: string;
    readonly wrong: string;
}

export interface Question {
    readonly type: QuestionType;
    readonly name: string;
    readonly title: string;
    readonly text: string;
    readonly points: number;
    readonly least: number;
    readonly most: number;
    readonly shuffle: boolean;
    readonly case_sensitive: boolean;
    readonly all_or_nothing: boolean;
    readonly lines: number;
    readonly options: readonly QuestionOption[];
    readonly targets: readonly QuestionTarget[];
    readonly pairs: readonly QuestionPair[];
    readonly blanks: readonly QuestionBlank[];
    readonly picture?: QuestionPicture | null;
    readonly slider?: QuestionSlider | null;
    readonly feedback: QuestionFeedback;
    readonly hints: readonly string[];
    readonly tags: readonly string[];
    readonly language: string;
}

export type TextFormat = "markdown" | "html";
export type Pool = "live" | "practice";
export const cognitiveLevels = ["remember", "understand", "apply", "analyse"] as const;
export type Cognitive = (typeof cognitiveLevels)[number];

export interface ItemMetadata {
    readonly title: string;
    readonly exam: string;
    readonly pool: Pool;
    readonly language: string;
    readonly objective: string;
    readonly cognitive?: Cognitive | null;
    readonly source: { readonly title: string; readonly url: string };
    readonly stimulus: string;
}

export interface ItemFile {
    readonly path: string;
    /** SHA-256 of the bytes. */
    readonly file: string;
    readonly type: string;
    readonly bytes: number;
}

export interface DraftBody {
    readonly meta: ItemMetadata;
    readonly format: TextFormat;
    readonly question?: Question | null;
    /** The whole document, where it is none of ours. */
    readonly qti: string;
    readonly files: readonly ItemFile[];
    readonly texts: readonly { readonly path: string; readonly text: string }[];
    /** Came with the programme's files and travels along; the editor changes nothing in them. */
    readonly translations?: readonly { readonly language: string }[] | null;
}

export interface GateLine {
    readonly gate: string;
    readonly value: string;
    readonly needed: string;
    readonly met: boolean;
    readonly sentence: string;
}

export interface DraftView {
    readonly item: string;
    readonly revision: number;
    readonly base?: number | null;
    readonly body: DraftBody;
    readonly saved_by: { readonly id: string; readonly name: string };
    readonly saved_at: string;
    readonly composite: boolean;
    readonly missing: readonly GateLine[];
}
