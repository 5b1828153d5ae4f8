import type { Journal } from "./journal";
import { savedAnswers, type Snapshot } from "./snapshot";
import type { Command, Response } from "./wire";

/**
 * What a browser that cannot reach the server can still hand over: everything the page shows as answered, and the changes
 * the server has not acknowledged, in the very shape in which it takes them.
 */
export interface Rescue {
    readonly kind: "assay-journal";
    readonly version: 1;
    readonly attempt: string;
    readonly title: string;
    /** By this device's clock. */
    readonly made_at: string;
    readonly answered: number;
    /** Of these answers, how many the server holds. */
    readonly saved: number;
    readonly answers: readonly RescuedAnswer[];
    readonly flagged: readonly number[];
    /** The body of a request to /api/attempts/{attempt}/commands. */
    readonly unsaved: {
        readonly journal: string;
        readonly journal_end: number;
        readonly commands: readonly object[];
    };
}

export interface RescuedAnswer {
    /** As the candidate met it, from 1; 0 where the paper is not at hand. */
    readonly question: number;
    readonly item: string;
    readonly response: Response;
    readonly saved: boolean;
}

interface Written {
    readonly journal: string;
    readonly last: number;
    readonly waiting: readonly Command[];
}

export function rescue(attempt: string, kept: Written, snapshot: Snapshot, now: Date): Rescue {
    const { paper, work } = snapshot;
    const unsaved = new Set(kept.waiting.flatMap(({ change }) => change.kind === "answer" ? [change.item] : []));
    const place = (item: string) => (paper?.items.findIndex(({ id }) => id === item) ?? -1) + 1;
    const answers = Object.entries(work.answers)
        .map(([item, response]) => ({ question: place(item), item, response, saved: !unsaved.has(item) }))
        .toSorted((one, other) => one.question - other.question);
    const { answered, saved } = savedAnswers({ ...snapshot, waiting: kept.waiting });
    return {
        kind: "assay-journal",
        version: 1,
        attempt,
        title: snapshot.attempt?.title ?? "",
        made_at: now.toISOString(),
        answered,
        saved,
        answers,
        flagged: Object.keys(work.flagged).map(place).toSorted((one, other) => one - other),
        unsaved: {
            journal: kept.journal,
            journal_end: kept.last,
            commands: kept.waiting.map(({ id, sequence, change }) => ({ id, sequence, ...change })),
        },
    };
}

/** What the journal holds and what this page has not yet written into it; a journal that fails loses nothing the page knows. */
export async function written(attempt: string, journal: Journal, snapshot: Snapshot): Promise<Written> {
    const opened = await journal.open(attempt).catch(() => ({ journal: "", last: 0, waiting: [] as readonly Command[] }));
    const known = new Map([...snapshot.waiting, ...opened.waiting].map((command) => [command.sequence, command]));
    const waiting = [...known.values()].toSorted((one, other) => one.sequence - other.sequence);
    return { journal: opened.journal, last: Math.max(opened.last, waiting.at(-1)?.sequence ?? 0), waiting };
}

/** Saves it as a file of this device: needs neither the server nor the network. */
export async function downloadJournal(attempt: string, journal: Journal, snapshot: Snapshot, now = new Date()): Promise<void> {
    const kept = rescue(attempt, await written(attempt, journal, snapshot), snapshot, now);
    save(`answers-${attempt}-${kept.made_at.slice(0, 19).replaceAll(":", "")}.json`, JSON.stringify(kept, null, 2));
}

function save(name: string, text: string): void {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    // The browser has taken it up by then; a file of some hundred kilobytes may wait that long.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
