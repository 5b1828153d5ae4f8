import type { Body, BodyElement, BodyNode, Field, FieldAnswer } from "../../src/player/core/wire";

export interface GalleryItem {
    readonly body: Body;
    /** What is right, for study mode. */
    readonly right?: readonly FieldAnswer[];
    /** The body after so many steps. */
    readonly after?: readonly Body[];
}

/** An element, as the server writes it. */
export function el(t: string, a: Readonly<Record<string, string>> = {}, ...c: readonly BodyNode[]): BodyElement {
    return { t, a, c };
}

export function field(id: string, interaction: string, more: Partial<Field> = {}): Field {
    return { id, interaction, kind: "identifier", ordered: false, least: 1, most: 1, ...more };
}

export function body(fields: readonly Field[], nodes: readonly BodyNode[], more: Partial<Body> = {}): Body {
    return { nodes, feedback: [], catalogs: [], language: "en", direction: "ltr", adaptive: false, completed: false, tries: 0, fields, ...more };
}
