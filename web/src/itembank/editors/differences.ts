import type { DraftBody } from "./question";

export interface Difference {
    /** Which part of the page it belongs to. */
    readonly part: "text" | "answers" | "feedback" | "about" | "source";
    readonly pointer: string;
    readonly mine: string;
    readonly theirs: string;
}

function leaves(value: unknown, pointer: string, into: Map<string, string>): void {
    if (value !== null && typeof value === "object") {
        for (const [key, inner] of Object.entries(value)) {
            leaves(inner, `${pointer}/${key}`, into);
        }
    } else if (value !== null && value !== undefined && value !== "") {
        into.set(pointer, String(value));
    }
}

function partOf(pointer: string): Difference["part"] {
    if (pointer.startsWith("/meta") || pointer.startsWith("/files")) {
        return "about";
    }
    if (pointer.startsWith("/qti") || pointer.startsWith("/texts")) {
        return "source";
    }
    return pointer === "/question/text" ? "text" : /^\/question\/(?:feedback|hints|tags)/.test(pointer) ? "feedback" : "answers";
}

/** Where two working copies differ, leaf by leaf. */
export function differences(mine: DraftBody, theirs: DraftBody): readonly Difference[] {
    const [here, there] = [new Map<string, string>(), new Map<string, string>()];
    leaves(mine, "", here);
    leaves(theirs, "", there);
    return [...new Set([...here.keys(), ...there.keys()])]
        .filter((pointer) => here.get(pointer) !== there.get(pointer))
        .map((pointer) => ({ part: partOf(pointer), pointer, mine: here.get(pointer) ?? "", theirs: there.get(pointer) ?? "" }));
}
