import type { Reply } from "~/kit/api";

/** A result as its candidate sees it. */
export type ResultLine = Reply<"/api/results">["items"][number];

export const scaleFloor = 100;
export const scaleTop = 1000;

/** Where a score stands on the scale, 0 to 100 percent from its start. */
export function placeOnScale(scaled: number): number {
    const place = ((scaled - scaleFloor) / (scaleTop - scaleFloor)) * 100;
    return Math.max(0, Math.min(100, place));
}
