import { compositeCompleteness } from "./composite";
import type { Item, Response } from "./wire";

// What each way of answering does to a response. Pure: the same for keyboard, touch and mouse.

/** Chooses the one option. Choosing it again keeps it: a radio button cannot be pressed out. */
export function choose(option: string): Response {
    return { kind: "choice", option };
}

export interface Toggled {
    readonly response: Response | null;
    /** Nothing changed, because as many are chosen as the question asks for. */
    readonly full: boolean;
}

/** Adds or takes back one option of several. One too many is refused, and none of the chosen is dropped for it. */
export function toggle(item: Item, response: Response | null, option: string): Toggled {
    const chosen = chosenOptions(response);
    if (chosen.includes(option)) {
        const rest = chosen.filter((one) => one !== option);
        return { response: rest.length === 0 ? null : { kind: "multiple_response", options: rest }, full: false };
    }
    if (chosen.length >= item.choose) {
        return { response, full: true };
    }
    // In the order shown, so that the same choice is the same answer whatever order it was made in.
    const options = item.options.map(({ id }) => id).filter((id) => id === option || chosen.includes(id));
    return { response: { kind: "multiple_response", options }, full: false };
}

export function chosenOptions(response: Response | null): readonly string[] {
    if (response?.kind === "choice") {
        return [response.option];
    }
    return response?.kind === "multiple_response" ? response.options : [];
}

/** The steps as they stand: as answered, else as shown. */
export function orderOf(item: Item, response: Response | null): readonly string[] {
    const shown = item.options.map(({ id }) => id);
    if (response?.kind !== "ordering") {
        return shown;
    }
    return [...response.order, ...shown.filter((id) => !response.order.includes(id))];
}

/** Moves a step to a place counted from 0. Beyond an end it stays at that end. */
export function moveTo(item: Item, response: Response | null, step: string, place: number): Response {
    const rest = orderOf(item, response).filter((id) => id !== step);
    const at = Math.max(0, Math.min(place, rest.length));
    return { kind: "ordering", order: [...rest.slice(0, at), step, ...rest.slice(at)] };
}

export function moveBy(item: Item, response: Response | null, step: string, by: -1 | 1): Response {
    return moveTo(item, response, step, orderOf(item, response).indexOf(step) + by);
}

/** Says that the order on the screen is the answer, also where nothing had to be moved. */
export function keepOrder(item: Item, response: Response | null): Response {
    return { kind: "ordering", order: orderOf(item, response) };
}

export function matchOf(response: Response | null, prompt: string): string | undefined {
    return response?.kind === "matching" ? response.pairs.find((pair) => pair.prompt === prompt)?.option : undefined;
}

/** Gives a prompt its option, or takes it back. An option may serve several prompts. */
export function match(item: Item, response: Response | null, prompt: string, option: string | undefined): Response | null {
    const pairs = item.prompts.flatMap(({ id }) => {
        const chosen = id === prompt ? option : matchOf(response, id);
        return chosen === undefined ? [] : [{ prompt: id, option: chosen }];
    });
    return pairs.length === 0 ? null : { kind: "matching", pairs };
}

export type Completeness = "empty" | "partial" | "complete";

/** Whether every part is answered: what the question list and the review screen show. */
export function completeness(item: Item, response: Response | null): Completeness {
    if (item.kind === "composite") {
        return compositeCompleteness(item.body, response);
    }
    if (response === null) {
        return "empty";
    }
    switch (response.kind) {
        case "choice":
            return "complete";
        case "multiple_response":
            return rank(response.options.length, item.choose);
        case "ordering":
            return rank(response.order.length, item.options.length);
        case "matching":
            return rank(response.pairs.length, item.prompts.length);
        case "composite":
            return "partial";
    }
}

function rank(done: number, asked: number): Completeness {
    return done === 0 ? "empty" : done < asked ? "partial" : "complete";
}

/** Strikes an option out, or brings it back. In the order shown. */
export function strike(item: Item, struck: readonly string[], option: string): readonly string[] {
    return item.options.map(({ id }) => id).filter((id) => (id === option) !== struck.includes(id));
}
