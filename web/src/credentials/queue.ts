/** The claim above or below the one shown; the first when that one has left the queue. */
export function stepInQueue(ids: readonly string[], shown: string | undefined, by: 1 | -1): string | undefined {
    const at = ids.indexOf(shown ?? "");
    return at < 0 ? ids[0] : ids[Math.max(0, Math.min(ids.length - 1, at + by))];
}
