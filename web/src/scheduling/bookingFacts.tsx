import type { Fact } from "~/kit/DescriptionList";
import { Money } from "~/kit/Money";
import { When } from "~/kit/When";
import { SourceText } from "~/kit/SourceText";
import type { Words } from "~/kit/words/Words";
import { type Booking, countryName } from "./parts";

/** What a booking is, line by line. */
export function bookingFacts(words: Words, booking: Booking): readonly Fact[] {
    const { centre } = booking;
    return [
        { term: words("scheduling.facts.exam"), value: booking.exam_title },
        { term: words("scheduling.facts.start"), value: <When at={booking.starts_at} zone={booking.zone} /> },
        { term: words("scheduling.facts.end"), value: <When at={booking.ends_at} zone={booking.zone} show="time" /> },
        ...(booking.extra_minutes > 0
            ? [{ term: words("scheduling.facts.extra"), value: words("scheduling.book.minutes", { count: booking.extra_minutes }) }]
            : []),
        {
            term: words("scheduling.facts.place"),
            value: centre
                ? (
                    <>
                        <div>{centre.title}</div>
                        <div>{centre.street}, {centre.city}, {countryName(words, centre)}</div>
                        <div className="faint"><SourceText text={centre.how_to_find} /></div>
                    </>
                )
                : words("scheduling.online"),
        },
        ...(centre
            ? [{
                term: words("scheduling.facts.seat"),
                value: words("scheduling.facts.seatOf", { room: booking.room ?? "", seat: booking.seat ?? 0 }),
            }]
            : []),
        {
            term: words("scheduling.facts.checkIn"),
            value: words.rich("scheduling.facts.checkInFromTo", {
                from: <When key="from" at={booking.check_in.opens_at} zone={booking.zone} show="time" />,
                to: <When key="to" at={booking.check_in.closes_at} zone={booking.zone} show="time" />,
            }),
        },
        {
            term: words("scheduling.facts.price"),
            value: <Money cents={booking.price.cents} currency={booking.price.currency || "EUR"} />,
        },
        ...(booking.voucher ? [{ term: words("scheduling.facts.voucher"), value: <code>{booking.voucher}</code> }] : []),
    ];
}
