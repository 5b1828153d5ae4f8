import { useState } from "react";
import { usePathPart } from "~/app/place";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { StateChip } from "~/kit/Chip";
import { ConfirmDialog } from "~/kit/ConfirmDialog";
import { DescriptionList } from "~/kit/DescriptionList";
import { Icon } from "~/kit/Icon";
import { LinkButton } from "~/kit/Link";
import { Row, Section, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { useAct, useRead } from "~/kit/api";
import { useWords } from "~/kit/words/Words";
import { bookingFacts } from "./bookingFacts";
import { type Booking, stateName } from "./parts";
import { cancellingTerms, movingTerms } from "./terms";

/** One booking: when, where, and what may be done with it, with its consequence said first. */
export default function BookingPage() {
    const words = useWords();
    const reading = useRead("/api/bookings/{booking}", { path: { booking: usePathPart("booking") } });
    return (
        <Loaded reading={reading}>
            {(booking) => (
                <>
                    <PageHeader
                        title={booking.exam_title}
                        crumbs={[{ name: words("scheduling.bookings.title"), href: "/bookings" }]}
                        chips={<StateChip state={booking.state}>{stateName(words, booking.state)}</StateChip>}
                    />
                    <Stack gap={5}>
                        <Standing booking={booking} />
                        <Card><DescriptionList facts={bookingFacts(words, booking)} /></Card>
                        {booking.state === "booked" ? <Actions booking={booking} /> : null}
                    </Stack>
                </>
            )}
        </Loaded>
    );
}

/** What the state means for the reader, where it is not plain. */
function Standing({ booking }: { readonly booking: Booking }) {
    const words = useWords();
    const again = (
        <LinkButton href={`/exams/${booking.exam}/book`}>{words("scheduling.booking.again")}</LinkButton>
    );
    const toCheckIn = (
        <LinkButton look="primary" href={`/bookings/${booking.id}/check-in`}>{words("scheduling.booking.start")}</LinkButton>
    );
    switch (booking.state) {
        case "checked_in":
            return <Notice kind="good" title={words("proctoring.enter.checkedIn")} actions={toCheckIn} />;
        case "booked":
            return booking.check_in.open
                ? (
                    <Notice
                        kind="good"
                        title={words("scheduling.booking.checkInOpen")}
                        actions={toCheckIn}
                    >
                        {words(booking.mode === "online" ? "scheduling.booking.checkInOnline" : "scheduling.booking.checkInCentre")}
                    </Notice>
                )
                : null;
        case "no_show":
            return <Notice kind="warn" title={words("scheduling.booking.missed")} actions={again}>{words("scheduling.booking.missedText")}</Notice>;
        case "cancelled":
        case "late_cancelled":
            return <Notice title={words("scheduling.booking.cancelled")} actions={again} />;
        default:
            return null;
    }
}

function Actions({ booking }: { readonly booking: Booking }) {
    const words = useWords();
    const [asking, setAsking] = useState(false);
    return (
        <Section title={words("scheduling.booking.change")}>
            <p>{movingTerms(words, booking)}</p>
            <p>{cancellingTerms(words, booking)}</p>
            <Row>
                <LinkButton href={`/api/bookings/${booking.id}/calendar`} download>
                    <Icon name="calendar" />
                    {words("scheduling.calendar")}
                </LinkButton>
                {booking.rescheduling.allowed
                    ? <LinkButton href={`/bookings/${booking.id}/move`}>{words("scheduling.booking.move")}</LinkButton>
                    : null}
                {booking.cancellation.allowed
                    ? <Button look="danger" onPress={() => setAsking(true)}>{words("scheduling.booking.cancel")}</Button>
                    : null}
            </Row>
            {asking ? <CancelDialog booking={booking} onClose={() => setAsking(false)} /> : null}
        </Section>
    );
}

function CancelDialog({ booking, onClose }: { readonly booking: Booking; readonly onClose: () => void }) {
    const words = useWords();
    const [reason, setReason] = useState("");
    const cancel = useAct("post", "/api/bookings/{booking}/cancellations", {
        done: () => {
            toast(words("scheduling.booking.cancelDone"));
            onClose();
        },
    });
    return (
        <ConfirmDialog
            isOpen
            danger
            title={words("scheduling.booking.cancelTitle", { exam: booking.exam_title })}
            confirm={words("scheduling.booking.cancel")}
            isPending={cancel.isPending}
            failure={cancel.failure}
            onClose={onClose}
            onConfirm={() => cancel.run({
                path: { booking: booking.id },
                body: reason.trim() === "" ? {} : { reason: reason.trim() },
            })}
        >
            <Stack gap={3}>
                <p>{cancellingTerms(words, booking)}</p>
                <TextArea optional rows={2} label={words("scheduling.booking.reason")} onChange={setReason} />
            </Stack>
        </ConfirmDialog>
    );
}
