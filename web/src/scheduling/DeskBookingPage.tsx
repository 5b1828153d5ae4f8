import { useState } from "react";
import { useMe } from "~/app/me";
import { usePathPart } from "~/app/place";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { StateChip } from "~/kit/Chip";
import { ConfirmDialog } from "~/kit/ConfirmDialog";
import { DescriptionList } from "~/kit/DescriptionList";
import { Row, Section, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Table } from "~/kit/Table";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { When } from "~/kit/When";
import { type Reply, useAct, useRead } from "~/kit/api";
import { Simulated } from "~/kit/Simulated";
import { useWords } from "~/kit/words/Words";
import { stateName } from "./parts";

type Detail = Reply<"/api/manage/bookings/{booking}">;
const reasonLeast = 3;

/** A booking as the staff see it: who, where, everything that happened, and exceptions. */
export default function DeskBookingPage() {
    const words = useWords();
    const reading = useRead("/api/manage/bookings/{booking}", { path: { booking: usePathPart("booking") } });
    return (
        <Loaded reading={reading}>
            {(detail) => (
                <>
                    <PageHeader
                        title={detail.booking.person.legal_name || words("scheduling.desk.erased")}
                        lead={detail.booking.exam_title}
                        crumbs={[{ name: words("scheduling.desk.title"), href: "/manage/bookings" }]}
                        chips={
                            <>
                                <StateChip state={detail.booking.state}>{stateName(words, detail.booking.state)}</StateChip>
                                <Simulated who={detail.booking.person} />
                            </>
                        }
                    />
                    <Stack gap={6}>
                        <Card><Facts detail={detail} /></Card>
                        <Deeds detail={detail} />
                        <History detail={detail} />
                    </Stack>
                </>
            )}
        </Loaded>
    );
}

function Facts({ detail: { booking } }: { readonly detail: Detail }) {
    const words = useWords();
    return (
        <DescriptionList
            facts={[
                { term: words("scheduling.facts.start"), value: <When at={booking.starts_at} zone={booking.zone} /> },
                { term: words("scheduling.facts.end"), value: <When at={booking.ends_at} zone={booking.zone} show="time" /> },
                {
                    term: words("scheduling.facts.seat"),
                    value: booking.room
                        ? words("scheduling.facts.seatOf", { room: booking.room, seat: booking.seat ?? 0 })
                        : words("scheduling.online"),
                },
                { term: words("scheduling.desk.displayName"), value: booking.person.display_name },
                { term: words("scheduling.desk.moves"), value: booking.reschedules },
            ]}
        />
    );
}

function Deeds({ detail: { booking } }: { readonly detail: Detail }) {
    const words = useWords();
    const { person } = useMe();
    const [asking, setAsking] = useState<"no-show" | "waiver">();
    const mayWaive = booking.may_be_waived && person?.roles.includes("programme_manager") === true;
    if (!booking.may_be_no_show && !mayWaive) {
        return null;
    }
    return (
        <Section title={words("scheduling.desk.deeds")}>
            <Row>
                {booking.may_be_no_show
                    ? <Button look="danger" onPress={() => setAsking("no-show")}>{words("scheduling.desk.noShow")}</Button>
                    : null}
                {mayWaive ? <Button onPress={() => setAsking("waiver")}>{words("scheduling.desk.waive")}</Button> : null}
            </Row>
            {asking === "no-show" ? <NoShowDialog booking={booking.id} onClose={() => setAsking(undefined)} /> : null}
            {asking === "waiver" ? <WaiverDialog booking={booking.id} onClose={() => setAsking(undefined)} /> : null}
        </Section>
    );
}

interface Asked {
    readonly booking: string;
    readonly onClose: () => void;
}

function NoShowDialog({ booking, onClose }: Asked) {
    const words = useWords();
    const act = useAct("post", "/api/manage/bookings/{booking}/no-shows", {
        done: () => {
            toast(words("scheduling.desk.recorded"));
            onClose();
        },
    });
    return (
        <ConfirmDialog
            isOpen
            danger
            title={words("scheduling.desk.noShowTitle")}
            confirm={words("scheduling.desk.noShow")}
            isPending={act.isPending}
            failure={act.failure}
            onClose={onClose}
            onConfirm={() => act.run({ path: { booking }, body: {} })}
        >
            {words("scheduling.desk.noShowText")}
        </ConfirmDialog>
    );
}

function WaiverDialog({ booking, onClose }: Asked) {
    const words = useWords();
    const [reason, setReason] = useState("");
    const [tried, setTried] = useState(false);
    const act = useAct("post", "/api/manage/bookings/{booking}/waivers", {
        done: () => {
            toast(words("scheduling.desk.recorded"));
            onClose();
        },
    });
    const missing = tried && reason.trim().length < reasonLeast;
    return (
        <ConfirmDialog
            isOpen
            title={words("scheduling.desk.waiveTitle")}
            confirm={words("scheduling.desk.waive")}
            isPending={act.isPending}
            failure={act.failure}
            onClose={onClose}
            onConfirm={() => {
                setTried(true);
                if (reason.trim().length >= reasonLeast) {
                    act.run({ path: { booking }, body: { reason: reason.trim() } });
                }
            }}
        >
            <Stack gap={3}>
                <p>{words("scheduling.desk.waiveText")}</p>
                <TextArea
                    label={words("scheduling.desk.reason")}
                    hint={words(missing ? "scheduling.desk.reasonMissing" : "scheduling.desk.reasonHint")}
                    isInvalid={missing}
                    onChange={setReason}
                />
            </Stack>
        </ConfirmDialog>
    );
}

function History({ detail: { booking, history } }: { readonly detail: Detail }) {
    const words = useWords();
    return (
        <Section title={words("scheduling.desk.history")}>
            <Table
                label={words("scheduling.desk.history")}
                rows={history}
                rowKey={(event) => `${event.at} ${event.event}`}
                columns={[
                    { id: "event", title: words("scheduling.desk.event"), cell: (event) => words(`scheduling.event.${event.event}`) },
                    { id: "at", title: words("scheduling.desk.at"), cell: (event) => <When at={event.at} zone={booking.zone} /> },
                    { id: "by", title: words("scheduling.desk.by"), cell: (event) => event.by ?? words("scheduling.desk.byItself") },
                    { id: "reason", title: words("scheduling.desk.reason"), cell: (event) => event.reason ?? "" },
                ]}
            />
        </Section>
    );
}
