import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { Body, BodyElement, BodyNode, Field } from "../../core/wire";

/** What every interaction of a composite item gets and gives. */
export interface CompositeProps {
    /** The interaction itself: attributes and what stands in it. Its prompt is drawn by the frame. */
    readonly node: BodyElement;
    readonly field: Field;
    /** What is answered; empty without an answer. */
    readonly values: readonly string[];
    /** Gives the whole new answer; an empty one takes it back. */
    readonly onValues: (values: readonly string[]) => void;
    readonly readOnly: boolean;
    /** The right values, once they may be told. */
    readonly explained?: readonly string[] | undefined;
    readonly describe: Describe;
}

export interface Describe {
    /** The element that holds the question: for aria-labelledby. */
    readonly labelledBy: string;
    /** An id under which the interaction may put its hint: for aria-describedby. Unique on the page. */
    readonly hintId: string;
}

export type Interaction = ComponentType<CompositeProps>;

/** What the whole item knows, for interactions that are more than one answer. */
export interface CompositeItemState {
    readonly body: Body;
    /** Stands in front of every id of the content, so that it meets no other on the page. */
    readonly base: string;
    /** The id of the element that holds the item's body. */
    readonly bodyId: string;
    readonly readOnly: boolean;
    readonly valuesOf: (field: string) => readonly string[];
    /** Submits a step; `ended` is the field of the button that did. */
    readonly onTry: (ended?: string) => void;
    /** What the step is at: "waiting" means that there is no network. */
    readonly trying: "no" | "asking" | "waiting";
    readonly explained: (field: string) => readonly string[] | undefined;
    readonly onValues: (field: string, values: readonly string[]) => void;
}

export const CompositeContext = createContext<CompositeItemState | undefined>(undefined);

export function useComposite(): CompositeItemState {
    const state = useContext(CompositeContext);
    if (!state) {
        throw new Error("useComposite needs a composite item above it");
    }
    return state;
}

/**
 * What draws elements of a name, wherever they stand. The item gives those for "*-interaction", media and feedback; an interaction
 * adds its own for what stands in its words: gaps, hot texts.
 */
export type Renderers = Readonly<Record<string, ComponentType<{ readonly node: BodyElement }>>>;
export const RenderersContext = createContext<Renderers>({});

/**
 * Inside an interaction the player speaks too, perhaps in another language than the item: what is the item's own there says which it
 * is in. Absent where the surroundings say it.
 */
export const LanguageContext = createContext<string | undefined>(undefined);

/** Puts beside an element what its catalogue has for it. */
export type Supporter = ComponentType<{ readonly node: BodyElement; readonly inline?: boolean; readonly children?: ReactNode }>;
export const SupporterContext = createContext<Supporter | undefined>(undefined);

/** Which of the item's places to fill in this is, for a name that tells one from another. */
export function usePlaceInText(field: Field): { readonly number: number; readonly of: number } {
    const all = useComposite().body.fields.filter(({ interaction }) => fillsIn.test(interaction));
    return { number: all.findIndex(({ id }) => id === field.id) + 1, of: all.length };
}
const fillsIn = /^(?:inline-choice|text-entry)-interaction$/;

/** One attribute; empty without. */
export function attribute(node: BodyElement, name: string): string {
    return node.a?.[name] ?? "";
}

/** A whole number of an attribute; `otherwise` where it is none. */
export function numberOf(node: BodyElement, name: string, otherwise: number): number {
    const written = attribute(node, name);
    const number = Number(written);
    return written === "" || !Number.isFinite(number) ? otherwise : number;
}

export function classesOf(node: BodyElement): readonly string[] {
    return attribute(node, "class").split(/\s+/).filter((one) => one !== "");
}

export function isElement(node: BodyNode): node is BodyElement {
    return typeof node !== "string";
}

/** The elements of one name directly inside. */
export function childrenOf(node: BodyElement, name: string): readonly BodyElement[] {
    return (node.c ?? []).filter(isElement).filter(({ t }) => t === name);
}

/** The elements of one name at any depth, in reading order. */
export function descendantsOf(node: BodyElement, name: string): readonly BodyElement[] {
    return (node.c ?? []).filter(isElement).flatMap((child) => [...(child.t === name ? [child] : []), ...descendantsOf(child, name)]);
}

/** The words alone: for names that a screen reader says and for the browser's own lists. */
export function plainWords(nodes: readonly BodyNode[] | BodyElement): string {
    const list = Array.isArray(nodes) ? nodes as readonly BodyNode[] : (nodes as BodyElement).c ?? [];
    return list.map(wordsOf).join("").replaceAll(/\s+/g, " ").trim();
}

function wordsOf(node: BodyNode): string {
    if (typeof node === "string") {
        return node;
    }
    if (node.t === "img") {
        return attribute(node, "alt");
    }
    const inside = (node.c ?? []).map(wordsOf).join("");
    return flowing.has(node.t) ? inside : ` ${inside} `;
}

/** What stands in a line of text: no space before or after it. */
export const flowing: ReadonlySet<string> = new Set([
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "i", "kbd", "mark", "mi", "mn", "mo", "mtext", "q", "ruby", "s", "samp",
    "small", "span", "strong", "sub", "sup", "u", "var",
]);
