import type { ReactNode } from "react";
import "./Chip.css";

export type ChipKind = "plain" | "info" | "good" | "warn" | "bad" | "accent" | "brass";

/** A short label on a thing: its level, its price, how long it takes. */
export function Chip({ kind = "plain", children }: { readonly kind?: ChipKind; readonly children: ReactNode }) {
    return <span className="chip" data-kind={kind}>{children}</span>;
}

// The states of the glossary, by what they mean for the person who reads them.
const kinds: Record<string, ChipKind> = {
    held: "warn", booked: "info", checked_in: "info", attended: "good", rescheduled: "plain", cancelled: "plain",
    late_cancelled: "bad", no_show: "bad",
    created: "plain", awaiting_proctor: "warn", authorised: "info", in_progress: "info", paused: "warn", submitted: "good",
    declined: "bad", aborted: "bad", voided: "bad",
    provisional: "info", official: "good", rescored: "info",
    active: "good", expiring: "warn", expired: "bad", suspended: "bad", revoked: "bad", superseded: "plain",
    draft: "plain", open: "good", full: "warn", running: "info", finished: "plain",
    enrolled: "info", completed: "good", withdrawn: "plain",
    approved: "good", returned: "warn", rejected: "bad", pass: "good", fail: "bad",
};

/** A state of the glossary with its colour and a dot; `children` is its translated name. */
export function StateChip({ state, children }: { readonly state: string; readonly children: ReactNode }) {
    return (
        <span className="chip" data-kind={kinds[state] ?? "plain"}>
            <span className="chip-dot" aria-hidden="true" />
            {children}
        </span>
    );
}
