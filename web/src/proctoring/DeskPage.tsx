import { useEffect, useState } from "react";
import { useAsked } from "~/app/place";
import { useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { installationNow } from "~/kit/clock";
import { EmptyState } from "~/kit/EmptyState";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { useReaderZone } from "~/kit/Reader";
import { nextRow, shortcutsWanted, useShortcuts } from "~/kit/shortcuts";
import { useWords } from "~/kit/words/Words";
import { type Day, type DayEntry, civilDay, groupOf, grouped } from "./desk";
import { DayList, rowId } from "./DayList";
import { DeskChoice, rememberedCentre, rememberCentre } from "./DeskChoice";
import { KeysDialog } from "./KeysDialog";
import { PersonPanel } from "./PersonPanel";
import "./desk.css";

// A person at the door should not wait for a page to notice.
const lookMilliseconds = 5000;

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
    const reading = useRead("/api/manage/days", { query }, { enabled: centres !== undefined, refetchInterval: lookMilliseconds });
    return (
        <>
            <PageHeader
                title={words("proctoring.desk.title")}
                lead={words("proctoring.desk.lead")}
                actions={<Button size="small" onPress={() => setHelps(true)}>{words("proctoring.keys.title")}</Button>}
            />
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
            {reading.error && reading.data ? <Notice kind="warn">{words("proctoring.desk.stale")}</Notice> : null}
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

function useNow(): Date {
    const [now, setNow] = useState(installationNow);
    useEffect(() => {
        const timer = setInterval(() => setNow(installationNow()), lookMilliseconds);
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
