// What a press does to an answer: pure, the same for mouse, touch, keyboard and list. An answer that may not grow says so.
import type { Point, Size } from "./geometry";
import { within } from "./geometry";

export type Values = readonly string[];

/** No limit is written as 0. */
export function roomFor(most: number, held: number): boolean {
    return most <= 0 || held < most;
}

/** A single choice moves, several are switched. Undefined: there is no room. */
export function toggled(values: Values, id: string, most: number): Values | undefined {
    if (values.includes(id)) {
        return values.filter((value) => value !== id);
    }
    return most === 1 ? [id] : roomFor(most, values.length) ? [...values, id] : undefined;
}

/** Puts a spot at a place of the order, from 0; those behind move on. Without a place it is taken out. */
export function placed(values: Values, id: string, place: number | undefined, most: number): Values | undefined {
    const others = values.filter((value) => value !== id);
    if (place === undefined) {
        return others;
    }
    return roomFor(most, others.length) ? others.toSpliced(place, 0, id) : undefined;
}

export interface Pair {
    readonly from: string;
    readonly to: string;
}

export function pairOf(value: string): Pair {
    const [from = "", to = ""] = value.trim().split(/\s+/);
    return { from, to };
}

/** How often each may be used; an absent or zero limit is none. */
export type Limits = ReadonlyMap<string, number>;

export type PairRefusal = "same" | "known" | "full" | "from_full" | "to_full";
export type PairOutcome = { readonly values: Values } | { readonly refused: PairRefusal };

/** A line between two spots; it has no direction. */
export function joined(values: Values, from: string, to: string, limits: Limits, most: number): PairOutcome {
    if (from === to) {
        return { refused: "same" };
    }
    const pairs = values.map(pairOf);
    if (pairs.some((pair) => (pair.from === from && pair.to === to) || (pair.from === to && pair.to === from))) {
        return { refused: "known" };
    }
    const used = (id: string) => pairs.filter((pair) => pair.from === id || pair.to === id).length;
    return !roomFor(most, values.length) ? { refused: "full" }
        : !roomFor(limits.get(from) ?? 0, used(from)) ? { refused: "from_full" }
        : !roomFor(limits.get(to) ?? 0, used(to)) ? { refused: "to_full" }
        : { values: [...values, `${from} ${to}`] };
}

/**
 * A label on a spot. A spot for one label gives its old one back, and a label that is there once moves: what people expect of
 * something they put down. Others refuse when they are full.
 */
export function labelled(values: Values, label: string, spot: string, labels: Limits, spots: Limits, most: number): PairOutcome {
    // Where both may be used again, the same again is meant: three birds in one tree.
    if (values.includes(`${label} ${spot}`) && (labels.get(label) === 1 || spots.get(spot) === 1)) {
        return { refused: "known" };
    }
    let left = values.map(pairOf);
    if (spots.get(spot) === 1) {
        left = left.filter((pair) => pair.to !== spot);
    }
    if (labels.get(label) === 1) {
        left = left.filter((pair) => pair.from !== label);
    }
    return !roomFor(labels.get(label) ?? 0, left.filter((pair) => pair.from === label).length) ? { refused: "from_full" }
        : !roomFor(spots.get(spot) ?? 0, left.filter((pair) => pair.to === spot).length) ? { refused: "to_full" }
        : !roomFor(most, left.length) ? { refused: "full" }
        : { values: [...left.map(({ from, to }) => `${from} ${to}`), `${label} ${spot}`] };
}

export function pointOf(value: string): Point {
    const [x = 0, y = 0] = value.trim().split(/[\s,]+/).map(Number);
    return { x: Number.isFinite(x) ? x : 0, y: Number.isFinite(y) ? y : 0 };
}

export function pointValue(point: Point, size: Size): string {
    const { x, y } = within(point, size);
    return `${x} ${y}`;
}

/** One more point. A single one moves; of several the same spot counts once. Undefined: there is no room. */
export function pointed(values: Values, value: string, most: number): Values | undefined {
    return most === 1 ? [value] : values.includes(value) ? values : roomFor(most, values.length) ? [...values, value] : undefined;
}

/** A point moved elsewhere keeps its number. */
export function repointed(values: Values, at: number, value: string): Values {
    return values.includes(value) ? values : values.with(at, value);
}

export function without(values: Values, at: number): Values {
    return values.toSpliced(at, 1);
}
