import { usePathPart } from "~/app/place";
import { useMe } from "~/app/me";
import { useRead } from "~/kit/api";
import { Card } from "~/kit/Card";
import { DescriptionList } from "~/kit/DescriptionList";
import { EmptyState } from "~/kit/EmptyState";
import { LinkButton } from "~/kit/Link";
import { Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { When } from "~/kit/When";
import { useWords, type Words } from "~/kit/words/Words";
import type { Booking } from "./checkIn";
import { CheckInPart } from "./CheckInPart";
import { NamePart } from "./NamePart";
import { PhotoPart } from "./PhotoPart";
import { SystemPart } from "./SystemPart";
import "./proctoring.css";

// While check-in is not open yet, the page looks again by itself.
const lookAgainMilliseconds = 15_000;

/** Arriving for an exam: what to have ready, what is checked beforehand, and the way in. */
export default function CheckInPage() {
    const words = useWords();
    const booking = usePathPart("booking");
    const reading = useRead("/api/bookings/{booking}", { path: { booking } }, { refetchInterval: lookAgainMilliseconds });
    return (
        <Loaded reading={reading}>
            {(found) => (
                <>
                    <PageHeader
                        title={words("proctoring.checkIn.title")}
                        lead={found.exam_title}
                        crumbs={[{ name: words("proctoring.checkIn.booking"), href: `/bookings/${found.id}` }]}
                    />
                    {found.state !== "booked" && found.state !== "checked_in" ? <NotAhead booking={found} /> : <Arrival booking={found} />}
                </>
            )}
        </Loaded>
    );
}

function Arrival({ booking }: { readonly booking: Booking }) {
    const words = useWords();
    const { person } = useMe();
    const { data: exam } = useRead("/api/exams/{exam}", { path: { exam: booking.exam } });
    const isOnline = booking.mode === "online";
    // As the server decides it: online, by the scheme; a centre always supervises.
    const isSupervised = !(isOnline && exam?.unproctored_online);
    return (
        <Stack gap={5} className="check-in">
            <Card><DescriptionList facts={factsOf(words, booking)} /></Card>
            <ReadyPart isOnline={isOnline} isSupervised={isSupervised} />
            {person ? <NamePart legalName={person.legal_name} isSupervised={isSupervised} /> : null}
            {isOnline && person ? <SystemPart accountZone={person.zone} /> : null}
            {isSupervised && person ? <PhotoPart isOnline={isOnline} hasPhoto={person.has_id_photo} /> : null}
            <CheckInPart booking={booking} hasName={Boolean(person?.legal_name)} />
        </Stack>
    );
}

function factsOf(words: Words, booking: Booking) {
    const { centre } = booking;
    return [
        { term: words("proctoring.checkIn.start"), value: <When at={booking.starts_at} zone={booking.zone} /> },
        {
            term: words("proctoring.checkIn.where"),
            value: centre ? `${centre.title}, ${centre.street}, ${centre.city}` : words("proctoring.online"),
        },
        ...(centre && booking.room
            ? [{ term: words("proctoring.checkIn.seat"), value: words("proctoring.seat", { room: booking.room, seat: booking.seat ?? 0 }) }]
            : []),
    ];
}

function ReadyPart({ isOnline, isSupervised }: { readonly isOnline: boolean; readonly isSupervised: boolean }) {
    const words = useWords();
    const things = isOnline
        ? [
            words(isSupervised ? "proctoring.ready.online.id" : "proctoring.ready.unproctored"),
            ...(["room", "desk", "device"] as const).map((thing) => words(`proctoring.ready.online.${thing}`)),
        ]
        : (["id", "early", "belongings"] as const).map((thing) => words(`proctoring.ready.centre.${thing}`));
    return (
        <Card>
            <h2>{words("proctoring.ready.title")}</h2>
            <ul className="ready">{things.map((thing) => <li key={thing}>{thing}</li>)}</ul>
        </Card>
    );
}

/** A booking that leads to no exam any more says why, and where one may go on. */
function NotAhead({ booking }: { readonly booking: Booking }) {
    const words = useWords();
    const action = booking.state === "attended"
        ? <LinkButton look="primary" href="/results">{words("proctoring.over.results")}</LinkButton>
        : booking.state === "held"
        ? <LinkButton look="primary" href={`/bookings/${booking.id}`}>{words("proctoring.over.toBooking")}</LinkButton>
        : <LinkButton look="primary" href={`/exams/${booking.exam}/book`}>{words("proctoring.over.again")}</LinkButton>;
    return <EmptyState icon="calendar" title={words(`proctoring.over.${booking.state}`)} action={action} />;
}
