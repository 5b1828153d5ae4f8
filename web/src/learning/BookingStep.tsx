import { type Reply, useRead } from "~/kit/api";
import { sentence } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { When } from "~/kit/When";

type Booking = Reply<"/api/bookings">["items"][number];

/** When and where; without a booking why there is none, if the rules forbid it just now. */
export function BookingStep({ exam, booking }: { readonly exam: string; readonly booking: Booking | undefined }) {
    const words = useWords();
    const reading = useRead("/api/exams/{exam}/eligibility", { path: { exam } }, { enabled: booking === undefined });
    if (booking) {
        return <p><When at={booking.starts_at} zone={booking.zone} /></p>;
    }
    const reason = reading.data?.bookable === false ? reading.data.reasons.at(0) : undefined;
    return (
        <p className="soft">
            {reason ? words("learning.ready.bookingNot", { reason: sentence(words, reason) }) : words("learning.ready.bookingNone")}
        </p>
    );
}
