import type { Change, Response } from "./wire";

/** What the candidate has made of the paper so far. */
export interface Work {
    readonly answers: Readonly<Record<string, Response>>;
    readonly flagged: Readonly<Record<string, true>>;
    readonly struck: Readonly<Record<string, readonly string[]>>;
    readonly notes: Readonly<Record<string, string>>;
    readonly comments: Readonly<Record<string, string>>;
    readonly position: number;
}

export const noWork: Work = { answers: {}, flagged: {}, struck: {}, notes: {}, comments: {}, position: 0 };

export function applyChange(work: Work, change: Change): Work {
    switch (change.kind) {
        case "navigate":
            return { ...work, position: change.position };
        case "answer":
            return { ...work, answers: put(work.answers, change.item, change.response ?? undefined) };
        case "flag":
            return { ...work, flagged: put(work.flagged, change.item, true) };
        case "unflag":
            return { ...work, flagged: put(work.flagged, change.item, undefined) };
        case "strike_out":
            return { ...work, struck: put(work.struck, change.item, change.options.length > 0 ? change.options : undefined) };
        case "change_note":
            return { ...work, notes: put(work.notes, change.item, change.text === "" ? undefined : change.text) };
        case "comment":
            return { ...work, comments: put(work.comments, change.item, change.text === "" ? undefined : change.text) };
    }
}

function put<T>(all: Readonly<Record<string, T>>, key: string, value: T | undefined): Readonly<Record<string, T>> {
    const { [key]: _, ...rest } = all;
    return value === undefined ? rest : { ...rest, [key]: value };
}
