import type { Reply } from "~/kit/api";
import "./practice.css";

type Item = Reply<"/api/practice-results/{attempt}">["items"][number];

export function percent(part: number, whole: number): number {
    return whole === 0 ? 0 : (part / whole) * 100;
}

/** The ids of what is right and of what was answered, whatever kind of question it is. */
export function rightParts(item: Pick<Item, "response" | "explanation">): { right: string[]; mine: string[] } {
    return { right: idsOf(item.explanation.answer), mine: idsOf(item.response) };
}

function idsOf(response: unknown): string[] {
    const { option, options, order } = (response ?? {}) as { option?: string; options?: string[]; order?: string[] };
    return order ?? options ?? (option === undefined ? [] : [option]);
}

/** Which option was put to which prompt. */
export function pairsOf(response: unknown): Map<string, string> {
    const { pairs = [] } = (response ?? {}) as { pairs?: { prompt: string; option: string }[] };
    return new Map(pairs.map((pair) => [pair.prompt, pair.option]));
}
