import type { BodyElement, FieldKind } from "../../core/wire";
import { attribute } from "./interaction";

/** Characters of one text; all of an answer together may have 32 KB. */
export const entryMax = 500;
export const textMax = 10_000;

/** What a text is kept as: a number in the way every computer reads it, nothing where it is none. */
export function keptAs(kind: FieldKind, text: string): string {
    if (kind !== "integer" && kind !== "real") {
        return text.trim() === "" ? "" : text;
    }
    const plain = text.trim().replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) % 16 % 10))
        .replaceAll("\u2212", "-").replaceAll(/[\s\u00a0\u202f]/g, "").replace("\u066b", ".");
    const dotted = plain.includes(".") ? plain : plain.replace(",", ".");
    const pattern = kind === "integer" ? /^[+-]?\d{1,18}$/ : /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
    return pattern.test(dotted) && Number.isFinite(Number(dotted)) ? dotted.replace(/^\+/, "") : "";
}

/** Whether a text is what its field asks for: "number" and "whole" name what it should have been. */
export function troubleWith(node: BodyElement, kind: FieldKind, text: string): "number" | "whole" | "pattern" | undefined {
    if (text.trim() === "") {
        return undefined;
    }
    if ((kind === "integer" || kind === "real") && keptAs(kind, text) === "") {
        return kind === "integer" ? "whole" : "number";
    }
    const mask = attribute(node, "pattern-mask");
    if (mask === "") {
        return undefined;
    }
    try {
        return new RegExp(`^(?:${mask})$`, "u").test(text) ? undefined : "pattern";
    } catch {
        // Written in a dialect that this browser does not read: nothing is asked then.
        return undefined;
    }
}
