import { useEffect, useState } from "react";
import { useAct } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { installationNow } from "~/kit/clock";
import { Countdown } from "~/kit/Countdown";
import { Failure } from "~/kit/failure";
import { Link, LinkButton } from "~/kit/Link";
import { Notice } from "~/kit/Notice";
import { When } from "~/kit/When";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { type Booking, doorOf, refusedTime } from "./checkIn";

/** The way in. Before its time it says when; after it, what now. */
export function CheckInPart({ booking, hasName }: { readonly booking: Booking; readonly hasName: boolean }) {
    const words = useWords();
    const door = useDoor(booking);
    const arrive = useAct("post", "/api/bookings/{booking}/check-ins", {
        // The player is a page of its own, with a start bundle of its own.
        done: ({ attempt }) => location.assign(`/player/${attempt}`),
    });
    return (
        <Card>
            <h2>{words("proctoring.enter.title")}</h2>
            {arrive.failure
                ? <Refusal failure={arrive.failure} exam={booking.exam} />
                : <DoorWords booking={booking} door={door} />}
            {door === "closed" ? null : (
                <div>
                    <Button
                        look="primary"
                        isDisabled={door === "not_open" || !hasName}
                        isPending={arrive.isPending}
                        onPress={() => arrive.run({ path: { booking: booking.id } })}
                    >
                        {words(booking.state === "checked_in" ? "proctoring.enter.goOn" : "proctoring.enter.go")}
                    </Button>
                </div>
            )}
        </Card>
    );
}

function useDoor(booking: Booking) {
    const [now, setNow] = useState(installationNow);
    useEffect(() => {
        const timer = setInterval(() => setNow(installationNow()), 1000);
        return () => clearInterval(timer);
    }, []);
    return doorOf(booking, now);
}

function DoorWords({ booking, door }: { readonly booking: Booking; readonly door: ReturnType<typeof doorOf> }) {
    const words = useWords();
    const { check_in: { opens_at: opensAt, closes_at: closesAt }, zone } = booking;
    switch (door) {
        case "not_open":
            return (
                <>
                    <Notice title={words.rich("proctoring.enter.opensAt", { at: <When at={opensAt} zone={zone} /> })}>
                        {words("proctoring.enter.opensNext")}
                    </Notice>
                    <p className="soft">{words.rich("proctoring.enter.opensIn", { time: <Countdown until={opensAt} /> })}</p>
                </>
            );
        case "closed":
            return <Closed at={closesAt} zone={zone} exam={booking.exam} />;
        case "open":
            return booking.state === "checked_in"
                ? <p>{words("proctoring.enter.checkedIn")}</p>
                : (
                    <>
                        <p>{words("proctoring.enter.open")}</p>
                        <p className="soft">
                            {words.rich("proctoring.enter.closesAt", { at: <When at={closesAt} zone={zone} show="time" /> })}
                        </p>
                    </>
                );
    }
}

/** What the server said to the try, with times in both zones and the next step beside it. */
function Refusal({ failure, exam }: { readonly failure: unknown; readonly exam: string }) {
    const words = useWords();
    const time = refusedTime(failure);
    if (time?.code === "check_in_closed") {
        return <Closed at={time.at} zone={time.zone} exam={exam} />;
    }
    if (time) {
        return (
            <Notice kind="bad" title={words.rich("proctoring.enter.opensAt", { at: <When at={time.at} zone={time.zone} /> })}>
                {words("proctoring.enter.opensNext")}
            </Notice>
        );
    }
    const namesAccount = failure instanceof Failure && failure.code === "legal_name_missing";
    return (
        <Notice kind="bad" actions={namesAccount ? <Link href="/account">{words("proctoring.name.toAccount")}</Link> : undefined}>
            {problem(words, failure)}
        </Notice>
    );
}

function Closed({ at, zone, exam }: { readonly at: string; readonly zone: string; readonly exam: string }) {
    const words = useWords();
    return (
        <Notice
            kind="warn"
            title={words.rich("proctoring.enter.closedAt", { at: <When at={at} zone={zone} /> })}
            actions={<LinkButton href={`/exams/${exam}/book`}>{words("proctoring.over.again")}</LinkButton>}
        >
            {words("proctoring.enter.closedText")}
        </Notice>
    );
}
