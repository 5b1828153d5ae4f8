import { useEffect, useRef } from "react";
import { StaffDeeds } from "~/delivery/StaffDeeds";
import { Button } from "~/kit/Button";
import { Chip } from "~/kit/Chip";
import { DescriptionList } from "~/kit/DescriptionList";
import { Icon } from "~/kit/Icon";
import { Row } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { useShortcuts } from "~/kit/shortcuts";
import { Simulated } from "~/kit/Simulated";
import { When } from "~/kit/When";
import { useWords, type Words } from "~/kit/words/Words";
import { AccommodationPart } from "./AccommodationPart";
import { type DayEntry, groupOf, isSilent, minutesSince } from "./desk";
import { IdentityPart } from "./IdentityPart";
import { IncidentPart } from "./IncidentPart";
import { MessagesPart } from "./MessagesPart";
import { NoShowPart } from "./NoShowPart";
import { SeatPart } from "./SeatPart";
import { Standing } from "./Standing";
import { TimePart } from "./TimePart";

/** One person of the day: who they are, what they need, and what may be done now. */
export function PersonPanel({ entry, zone, now, hasKeys, onClose }: {
    readonly entry: DayEntry;
    readonly zone: string;
    readonly now: Date;
    readonly hasKeys: boolean;
    readonly onClose: () => void;
}) {
    const words = useWords();
    const heading = useRef<HTMLHeadingElement>(null);
    const { attempt } = entry;
    useEffect(() => heading.current?.focus({ preventScroll: true }), []);
    // As it closes a dialog; not a letter, so it is never turned off.
    useShortcuts({ Escape: onClose }, true);
    return (
        <section className="person" aria-labelledby="person-name">
            <div className="person-head">
                <Button look="quiet" size="small" onPress={onClose}>
                    <Icon name="back" turn />
                    {words("proctoring.person.back")}
                </Button>
                <Row gap={2}><Standing entry={entry} now={now} /></Row>
            </div>
            <h2 ref={heading} id="person-name" className="legal-name" tabIndex={-1}>{entry.legal_name || words("proctoring.person.noName")}<Simulated who={entry} /></h2>
            {entry.arrangements.length === 0 ? null : (
                <Notice title={words("proctoring.person.arrangements")}>
                    <Row gap={2}>
                        {entry.arrangements.map((name) => <Chip key={name} kind="accent">{words(`proctoring.arrangement.${name}`)}</Chip>)}
                    </Row>
                </Notice>
            )}
            {attempt?.refusal ? <Notice title={words("proctoring.person.refused")}>{attempt.refusal}</Notice> : null}
            {attempt && isSilent(entry, now)
                ? (
                    <Notice
                        kind="warn"
                        title={words.rich("proctoring.person.silent", { at: <When at={attempt.heard_at ?? ""} zone={zone} show="time" /> })}
                    >
                        {words("proctoring.person.silent_next")}
                    </Notice>
                )
                : null}
            {entry.time_behind ? <AccommodationPart attempt={entry.attempt?.id ?? ""} /> : null}
            <IdentityPart entry={entry} hasKeys={hasKeys} />
            <DescriptionList facts={factsOf(words, entry, zone, now)} />
            {attempt ? <StaffDeeds attempt={attempt} hasKeys={hasKeys} /> : null}
            {attempt && entry.mode === "centre" && groupOf(entry) !== "done" ? <SeatPart attempt={attempt.id} name={entry.legal_name} /> : null}
            {attempt?.started_at ? <TimePart attempt={attempt.id} zone={zone} /> : null}
            {attempt ? <MessagesPart attempt={attempt.id} /> : null}
            {groupOf(entry) === "expected" ? <NoShowPart booking={entry.booking} /> : null}
            <IncidentPart booking={entry.booking} incidents={entry.incidents} />
        </section>
    );
}

function factsOf(words: Words, entry: DayEntry, zone: string, now: Date) {
    const { attempt } = entry;
    return [
        { term: words("proctoring.person.exam"), value: entry.exam_title },
        { term: words("proctoring.checkIn.start"), value: <When at={entry.starts_at} zone={zone} /> },
        ...(entry.room
            ? [{ term: words("proctoring.checkIn.seat"), value: words("proctoring.seat", { room: entry.room, seat: entry.seat ?? 0 }) }]
            : []),
        ...(attempt && ["in_progress", "paused"].includes(attempt.phase)
            ? [
                { term: words("proctoring.person.answered"), value: words("proctoring.person.of", { answered: attempt.answered, items: attempt.items }) },
                { term: words("proctoring.person.left"), value: words("proctoring.minutes", { minutes: Math.ceil(attempt.seconds_left / 60) }) },
            ]
            : []),
        ...(attempt?.phase === "paused" && attempt.paused_until
            ? [{ term: words("proctoring.person.pausedUntil"), value: <When at={attempt.paused_until} zone={zone} show="time" /> }]
            : []),
        ...(attempt?.heard_at && !attempt.ended_at && !isSilent(entry, now)
            ? [{ term: words("proctoring.person.heard"), value: words("proctoring.person.ago", { minutes: minutesSince(attempt.heard_at, now) }) }]
            : []),
    ];
}
