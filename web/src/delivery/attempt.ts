import type { Reply } from "~/kit/api";

export type AttemptLine = Reply<"/api/attempts">["items"][number];
export type Timeline = Reply<"/api/manage/attempts/{attempt}/timeline">;
export type TimelineEntry = Timeline["entries"][number];

const going = new Set(["created", "checked_in", "awaiting_proctor", "authorised", "in_progress", "paused"]);

/** Whether the candidate can still go on with it. */
export function isGoing({ phase }: { readonly phase: string }): boolean {
    return going.has(phase);
}
