import { Failure } from "~/kit/failure";
import { begun, edited, type History, redone, undone } from "./history";
import type { DraftBody, DraftView, GateLine } from "./question";

/** How the page stands to what the server keeps. */
export type Standing = "saved" | "unsaved" | "saving" | "unreachable" | "refused" | "conflict";

export interface KeeperPorts {
    readonly save: (revision: number, body: DraftBody) => Promise<DraftView>;
    readonly load: () => Promise<DraftView>;
    readonly later: (act: () => void, milliseconds: number) => () => void;
    readonly now: () => number;
}

export interface KeeperSnapshot {
    readonly body: DraftBody;
    readonly revision: number;
    readonly standing: Standing;
    readonly missing: readonly GateLine[];
    readonly savedAt: string;
    readonly canUndo: boolean;
    readonly canRedo: boolean;
    readonly failure: unknown;
    /** What somebody else saved meanwhile. */
    readonly theirs: DraftView | undefined;
}

const restMilliseconds = 1200;
const againMilliseconds = 5000;

/** Keeps a working copy: every edit is saved after a moment's rest, one request at a time, and nobody's edit is written over unasked. */
export class Keeper {
    #history: History<DraftBody>;
    #saved: DraftBody;
    #view: DraftView;
    #standing: Standing = "saved";
    #failure: unknown;
    #theirs: DraftView | undefined;
    #running: Promise<void> | undefined;
    #stopWaiting: () => void = () => {};
    #snapshot: KeeperSnapshot;
    readonly #ports: KeeperPorts;
    readonly #listeners = new Set<() => void>();

    constructor(view: DraftView, ports: KeeperPorts) {
        this.#view = view;
        this.#saved = view.body;
        this.#history = begun(view.body);
        this.#ports = ports;
        this.#snapshot = this.#look();
    }

    readonly subscribe = (listener: () => void) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    };
    readonly snapshot = () => this.#snapshot;

    /** `label` names the field: typing on in it is one step of undo. */
    change(next: (body: DraftBody) => DraftBody, label: string): void {
        const body = next(this.#history.present);
        if (body !== this.#history.present) {
            this.#went(edited(this.#history, body, label, this.#ports.now()));
        }
    }
    undo(): void {
        this.#went(undone(this.#history));
    }
    redo(): void {
        this.#went(redone(this.#history));
    }

    /** Saves what is unsaved now. Whether all is saved then. */
    async flush(): Promise<boolean> {
        this.#stopWaiting();
        while (this.#running) {
            await this.#running;
        }
        if (this.#standing !== "conflict" && this.#history.present !== this.#saved) {
            this.#running = this.#save();
            await this.#running;
        }
        return this.#history.present === this.#saved && this.#standing === "saved";
    }

    /** Of a conflict: what is on this page goes over what the other saved. */
    keepMine(): Promise<boolean> {
        if (this.#theirs) {
            this.#view = this.#theirs;
            this.#saved = this.#theirs.body;
            this.#theirs = undefined;
            this.#say("unsaved");
        }
        return this.flush();
    }
    /** The other's takes this page; undo brings back what was here. */
    takeTheirs(): void {
        if (this.#theirs) {
            this.#view = this.#theirs;
            this.#saved = this.#theirs.body;
            this.#theirs = undefined;
            this.#history = edited(this.#history, this.#saved, "", this.#ports.now());
            this.#say("saved");
        }
    }
    stop(): void {
        this.#stopWaiting();
    }

    #went(history: History<DraftBody>): void {
        this.#history = history;
        if (this.#standing === "conflict") {
            this.#say("conflict");
            return;
        }
        this.#say(history.present === this.#saved ? "saved" : this.#running ? "saving" : "unsaved");
        this.#wait(restMilliseconds);
    }

    #wait(milliseconds: number): void {
        this.#stopWaiting();
        this.#stopWaiting = this.#ports.later(() => void this.flush(), milliseconds);
    }

    async #save(): Promise<void> {
        const sent = this.#history.present;
        this.#say("saving");
        try {
            this.#view = await this.#ports.save(this.#view.revision, sent);
            this.#saved = sent;
            this.#running = undefined;
            this.#failure = undefined;
            this.#say(this.#history.present === sent ? "saved" : "unsaved");
            if (this.#history.present !== sent) {
                this.#wait(restMilliseconds);
            }
        } catch (failure) {
            this.#running = undefined;
            await this.#failed(failure);
        }
    }

    async #failed(failure: unknown): Promise<void> {
        this.#failure = failure;
        if (failure instanceof Failure && failure.code === "changed_meanwhile") {
            const theirs = await this.#ports.load().catch(() => undefined);
            if (theirs) {
                this.#theirs = theirs;
                this.#say("conflict");
                return;
            }
        }
        const passes = !(failure instanceof Failure) || [0, 429, 502, 503, 504].includes(failure.status) || failure.code === "changed_meanwhile";
        this.#say(passes ? "unreachable" : "refused");
        if (passes) {
            this.#wait(againMilliseconds);
        }
    }

    #look(): KeeperSnapshot {
        return {
            body: this.#history.present, revision: this.#view.revision, standing: this.#standing, missing: this.#view.missing, savedAt: this.#view.saved_at,
            canUndo: this.#history.past.length > 0, canRedo: this.#history.future.length > 0, failure: this.#failure, theirs: this.#theirs,
        };
    }

    #say(standing: Standing): void {
        this.#standing = standing;
        this.#snapshot = this.#look();
        for (const listener of this.#listeners) {
            listener();
        }
    }
}
