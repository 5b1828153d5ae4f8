/** What a check of the candidate's own device says: fine, worth a look, or in the way of an exam. */
export type Finding = "good" | "warn" | "bad";

const slowMilliseconds = 400;
const tooSlowMilliseconds = 2000;

/** By the middle of several round trips, so that one hiccup decides nothing; none that came back is bad. */
export function judgeNetwork(trips: readonly number[]): { finding: Finding; milliseconds: number } {
    const middle = trips.toSorted((a, b) => a - b)[Math.floor(trips.length / 2)];
    if (middle === undefined) {
        return { finding: "bad", milliseconds: 0 };
    }
    const milliseconds = Math.max(1, Math.round(middle));
    return { finding: milliseconds < slowMilliseconds ? "good" : milliseconds < tooSlowMilliseconds ? "warn" : "bad", milliseconds };
}

const roomyWidth = 768;
const leastWidth = 320;

/** An exam fits any screen; a wide one shows a long question without scrolling. */
export function judgeScreen(width: number): Finding {
    return width >= roomyWidth ? "good" : width >= leastWidth ? "warn" : "bad";
}

/** Two zones with the same wall clock now are as good as one. */
export function judgeZone(device: string, account: string, now: Date): Finding {
    return wallClock(device, now) === wallClock(account, now) ? "good" : "warn";
}

function wallClock(zone: string, at: Date): string {
    return new Intl.DateTimeFormat("en", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(at);
}

/** Whether this browser keeps what it is given: answers wait there while the network is away. */
export async function storageWorks(): Promise<boolean> {
    const name = "assay.check";
    try {
        localStorage.setItem(name, "1");
        localStorage.removeItem(name);
        await new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open(name);
            opening.addEventListener("error", () => reject(opening.error));
            opening.addEventListener("success", () => {
                opening.result.close();
                indexedDB.deleteDatabase(name);
                resolve();
            });
        });
        return true;
    } catch {
        return false;
    }
}

/** Milliseconds of some round trips to the server, one after the other; those that failed are left out. */
export async function roundTrips(count: number): Promise<number[]> {
    const times: number[] = [];
    for (let at = 0; at < count; at++) {
        const begun = performance.now();
        const reply = await fetch("/healthz", { cache: "no-store" }).catch(() => undefined);
        if (reply?.ok) {
            times.push(performance.now() - begun);
        }
    }
    return times;
}
