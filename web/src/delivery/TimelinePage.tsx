import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { usePathPart } from "~/app/place";
import { Card } from "~/kit/Card";
import { Chip, StateChip } from "~/kit/Chip";
import { DescriptionList } from "~/kit/DescriptionList";
import { Columns, Row, Section, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { Switch } from "~/kit/Switch";
import { Table } from "~/kit/Table";
import { When } from "~/kit/When";
import { useRead } from "~/kit/api";
import { useWords, type Words } from "~/kit/words/Words";
import { StaffDeeds } from "./StaffDeeds";
import { isGoing, type Timeline, type TimelineEntry } from "./attempt";
import { useLive } from "./live";
import { LiveSign } from "./LiveSign";
import { dayMinutes, isIrregular, isStep, reasonOf, sayEvent } from "./said";

const lookMilliseconds = { live: 60_000, reconnecting: 10_000 } as const;

/** One attempt's log: what happened, when, by whom, and whether the chain still holds. */
export default function TimelinePage() {
    const words = useWords();
    const attempt = usePathPart("attempt");
    const known = useQueryClient();
    const liveness = useLive("/api/manage/attempts/live", (attempts) => {
        if (attempts === "unknown" || attempts.includes(attempt)) {
            void known.invalidateQueries({ queryKey: ["/api/manage/attempts/{attempt}/timeline"] });
        }
    });
    const reading = useRead("/api/manage/attempts/{attempt}/timeline", { path: { attempt } }, { refetchInterval: lookMilliseconds[liveness] });
    return (
        <>
            <PageHeader
                title={words("delivery.timeline.title")}
                lead={words("delivery.timeline.lead")}
                crumbs={[{ name: words("delivery.attempts.title"), href: "/manage/attempts" }]}
                chips={reading.data
                    ? <StateChip state={reading.data.attempt.phase}>{words(`delivery.phase.${reading.data.attempt.phase}`)}</StateChip>
                    : undefined}
            />
            {reading.data && isGoing(reading.data.attempt)
                ? <LiveSign liveness={liveness} isStale={reading.isError} every={lookMilliseconds.reconnecting / 1000} />
                : null}
            <Loaded reading={reading}>{(timeline) => <Log timeline={timeline} />}</Loaded>
        </>
    );
}

function timeLeft(words: Words, seconds: number): string {
    const minutes = Math.ceil(seconds / 60);
    return minutes > dayMinutes
        ? words("delivery.timeline.left_days", { days: Math.floor(minutes / dayMinutes) })
        : words("delivery.timeline.left_minutes", { minutes });
}

function Log({ timeline }: { readonly timeline: Timeline }) {
    const words = useWords();
    const [all, setAll] = useState(false);
    const { attempt, entries } = timeline;
    const shown = entries.filter((entry) => all || !isStep(entry));
    return (
        <Columns>
            <Stack gap={5}>
                {timeline.chain_holds
                    ? <Notice kind="good">{words("delivery.timeline.holds", { entries: entries.length })}</Notice>
                    : <Notice kind="bad" title={words("delivery.timeline.broken")}>{timeline.broken}</Notice>}
                <Section title={words("delivery.timeline.log")}>
                    <Switch isSelected={all} onChange={setAll}>{words("delivery.timeline.steps")}</Switch>
                    <Table
                        label={words("delivery.timeline.log")}
                        rows={shown}
                        rowKey={(entry) => entry.number}
                        columns={[
                            { id: "number", title: words("delivery.timeline.number"), cell: (entry) => <span className="numeric">{entry.number}</span> },
                            { id: "at", title: words("delivery.timeline.at"), cell: (entry) => <When at={entry.at} /> },
                            {
                                id: "what",
                                title: words("delivery.timeline.what"),
                                cell: (entry) => <What entry={entry} />,
                            },
                        ]}
                    />
                </Section>
            </Stack>
            <Stack gap={4}>
                <Card>
                    <DescriptionList
                        facts={[
                            { term: words("delivery.timeline.exam"), value: words("delivery.attempts.of", { kind: attempt.kind, exam: attempt.exam }) },
                            { term: words("delivery.timeline.mode"), value: words("delivery.timeline.mode_value", { mode: attempt.mode, supervision: attempt.supervision }) },
                            { term: words("delivery.timeline.answered"), value: words("delivery.timeline.answered_of", { answered: attempt.answered, of: attempt.items }) },
                            { term: words("delivery.timeline.left"), value: timeLeft(words, attempt.seconds_left) },
                            { term: words("delivery.timeline.granted"), value: words("delivery.timeline.left_minutes", { minutes: attempt.granted_minutes }) },
                        ]}
                    />
                </Card>
                <StaffDeeds attempt={attempt} />
            </Stack>
        </Columns>
    );
}

/** What happened; behind it why, and by whom. */
function What({ entry }: { readonly entry: TimelineEntry }) {
    const words = useWords();
    const { code, text } = reasonOf(entry);
    return (
        <Stack gap={1}>
            <Row gap={2}>
                <span>{sayEvent(words, entry)}</span>
                {isIrregular(entry) ? <Chip kind="warn">{words("delivery.timeline.irregular")}</Chip> : null}
            </Row>
            {text === "" && code === undefined ? null : (
                <span className="soft">
                    {code === undefined ? text : words("delivery.timeline.reason", { code: words(`delivery.reason.${code}`), text, has: String(text !== "") })}
                </span>
            )}
            {entry.by === "" ? null : <span className="faint">{entry.by}</span>}
        </Stack>
    );
}
