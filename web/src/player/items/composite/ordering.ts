// Putting things in order. Pure: the same for keys, buttons and dragging.

/** Moves one to a place counted from 0; beyond an end it stays at that end. */
export function movedTo(order: readonly string[], one: string, place: number): readonly string[] {
    const rest = order.filter((other) => other !== one);
    const at = Math.max(0, Math.min(place, rest.length));
    return [...rest.slice(0, at), one, ...rest.slice(at)];
}

/** As answered, and then what the answer does not speak of, as shown. */
export function orderOf(shown: readonly string[], answered: readonly string[]): readonly string[] {
    const known = answered.filter((one) => shown.includes(one));
    return [...known, ...shown.filter((one) => !known.includes(one))];
}

/** Pairs of identifiers as an answer writes them. */
export interface Couple {
    readonly first: string;
    readonly second: string;
}

export function coupleOf(value: string): Couple {
    const [first = "", second = ""] = value.split(" ");
    return { first, second };
}

export function valueOf({ first, second }: Couple): string {
    return `${first} ${second}`;
}

/** How often an identifier stands in these pairs: a pair with itself counts twice. */
export function usesOf(values: readonly string[], id: string): number {
    return values.map(coupleOf).reduce((uses, { first, second }) => uses + Number(first === id) + Number(second === id), 0);
}

/** How often a choice may be used: 0 is without limit, and absent it is once. */
export function usesMax(written: string): number {
    const number = Number(written === "" ? "1" : written);
    return Number.isFinite(number) && number > 0 ? number : Number.POSITIVE_INFINITY;
}

/** Puts `choice` into `gap`, and takes out what was there. A choice that may be used once moves; another that is used up is not put. */
export function putInto(values: readonly string[], gap: string, choice: string | undefined, max: number): readonly string[] | undefined {
    const others = values.filter((value) => coupleOf(value).second !== gap);
    if (choice === undefined) {
        return others;
    }
    const used = others.filter((value) => coupleOf(value).first === choice);
    if (used.length < max) {
        return [...others, valueOf({ first: choice, second: gap })];
    }
    return max === 1 ? [...others.filter((value) => !used.includes(value)), valueOf({ first: choice, second: gap })] : undefined;
}
