import { useEffect, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useAsked } from "~/app/place";
import { useLive } from "~/delivery/live";
import { LiveSign } from "~/delivery/LiveSign";
import { useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { installationNow } from "~/kit/clock";
import { EmptyState } from "~/kit/EmptyState";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { useReaderZone } from "~/kit/Reader";
import { nextRow, shortcutsWanted, useShortcuts } from "~/kit/shortcuts";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { type Day, type DayEntry, civilDay, groupOf, grouped } from "./desk";
import { DayList, rowId } from "./DayList";
import { DeskChoice, rememberedCentre, rememberCentre } from "./DeskChoice";
import { KeysDialog } from "./KeysDialog";
import { PersonPanel } from "./PersonPanel";
import "./desk.css";

// A person at the door should not wait for a page to notice: while nothing arrives by itself, it looks often.
const lookMilliseconds = { live: 30_000, reconnecting: 5000 } as const;
const clockMilliseconds = 5000;

/** The proctor's desk: everybody expected on a day, and what each of them needs now. */
export default function DeskPage() {
    const words = useWords();
    const asked = useAsked();
    const readerZone = useReaderZone();
    const [helps, setHelps] = useState(false);
    const [keys, setKeys] = useState(shortcutsWanted);
    const { data: centres } = useRead("/api/centres", { query: { limit: 100 } });
    const where = asked.get("centre") || rememberedCentre();
    const centre = centres?.items.find((one) => one.id === where);
    const zone = centre?.zone ?? readerZone;
    const day = asked.get("day") || civilDay(installationNow(), zone);
    const query = centre ? { day, centre: centre.id } : { day, zone };
    const liveness = useDayLine();
    const reading = useRead("/api/manage/days", { query }, { enabled: centres !== undefined, refetchInterval: lookMilliseconds[liveness] });
    return (
        <>
            <PageHeader
                title={words("proctoring.desk.title")}
                lead={words("proctoring.desk.lead")}
                actions={<Button size="small" onPress={() => setHelps(true)}>{words("proctoring.keys.title")}</Button>}
            />
            <LiveSign liveness={liveness} isStale={reading.isError} every={lookMilliseconds.reconnecting / 1000} />
            <DeskChoice
                centres={centres?.items ?? []}
                centre={centre?.id ?? "online"}
                day={day}
                today={civilDay(installationNow(), zone)}
                onCentre={(id) => {
                    rememberCentre(id);
                    asked.set({ centre: id, person: "" });
                }}
                onDay={(next) => asked.set({ day: next, person: "" })}
            />
            {reading.error && reading.data
                ? (
                    <Notice kind="warn">
                        {words.rich("proctoring.desk.stale", { at: <When at={new Date(reading.dataUpdatedAt).toISOString()} show="time" /> })}
                    </Notice>
                )
                : null}
            <Loaded reading={reading} lines={6}>
                {(found) => found.entries.length === 0
                    ? <EmptyState icon="calendar" title={words("proctoring.desk.none")}>{words("proctoring.desk.none_next")}</EmptyState>
                    : <People day={found} hasKeys={keys} onHelp={() => setHelps(true)} />}
            </Loaded>
            {helps ? <KeysDialog isOn={keys} onChange={setKeys} onClose={() => setHelps(false)} /> : null}
        </>
    );
}

function focusRow(booking: string | undefined): void {
    if (booking !== undefined) {
        document.getElementById(rowId(booking))?.focus();
    }
}

/** Reads the day, and what is open of a person, as soon as the server says that something changed. */
function useDayLine() {
    const known = useQueryClient();
    return useLive("/api/manage/attempts/live", () => {
        void known.invalidateQueries({ predicate: ({ queryKey: [path] }) => path === "/api/manage/days" || String(path).startsWith("/api/manage/attempts/") });
    });
}

function useNow(): Date {
    const [now, setNow] = useState(installationNow);
    useEffect(() => {
        const timer = setInterval(() => setNow(installationNow()), clockMilliseconds);
        return () => clearInterval(timer);
    }, []);
    return now;
}

/** The list, and beside it (on a phone in its place) the person who was opened. */
function People({ day, hasKeys, onHelp }: { readonly day: Day; readonly hasKeys: boolean; readonly onHelp: () => void }) {
    const words = useWords();
    const asked = useAsked();
    const now = useNow();
    const parts = grouped(day.entries, now);
    const rows = parts.flatMap((part) => part.entries.map((entry) => entry.booking));
    const open = day.entries.find((entry) => entry.booking === asked.get("person"));
    const waiting = day.entries.filter((entry) => groupOf(entry) === "waiting");
    const move = (step: 1 | -1) => {
        const focused = rows.find((booking) => rowId(booking) === document.activeElement?.id);
        focusRow(nextRow(rows, focused ?? open?.booking, step));
    };
    const close = (entry: DayEntry) => {
        asked.set({ person: "" });
        requestAnimationFrame(() => focusRow(entry.booking));
    };
    useShortcuts({ j: () => move(1), k: () => move(-1), "?": onHelp }, hasKeys);
    return (
        <>
            <p role="status" className="hidden-visually">
                {words("proctoring.desk.waitingNames", {
                    count: waiting.length,
                    names: new Intl.ListFormat(words.locale).format(waiting.map((entry) => entry.legal_name)),
                })}
            </p>
            <div className="desk" data-open={open ? true : undefined}>
                <DayList parts={parts} zone={day.zone} now={now} open={open?.booking} onOpen={(booking) => asked.set({ person: booking })} />
                {open
                    ? <PersonPanel key={open.booking} entry={open} zone={day.zone} now={now} hasKeys={hasKeys} onClose={() => close(open)} />
                    : null}
            </div>
        </>
    );
}
