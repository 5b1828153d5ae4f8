import type { Reply } from "~/kit/api";

export type TimeBank = Reply<"/api/manage/attempts/{attempt}/time-bank">;
export type TimeLine = TimeBank["lines"][number];

/** Whole minutes, begun ones counted: nobody is told less time than there is. */
export function minutesOf(seconds: number): number {
    return Math.ceil(seconds / 60);
}

/** Whether a line tells of a stretch of time; the others happened at a moment. */
export function hasSpan({ kind }: Pick<TimeLine, "kind">): boolean {
    return kind !== "granted" && kind !== "accommodation";
}
