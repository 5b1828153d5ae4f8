import type { ServerClock } from "./clock";
import type { Journal } from "./journal";
import type { Server } from "./server";
import type { Shelf } from "./shelf";
import type { openTabs } from "./tabs";

/** What a sitting is given from outside. */
export interface SittingPorts {
    readonly attempt: string;
    readonly server: Server;
    readonly journal: Journal;
    readonly shelf: Shelf;
    /** This browser's time of day: only how much of it goes by counts. */
    readonly wall?: () => number;
    readonly clock?: ServerClock;
    readonly openTabs?: typeof openTabs;
    readonly random?: () => number;
}
