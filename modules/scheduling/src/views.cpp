#include "views.hpp"

#include "booking_state.hpp"
#include "gazetteer.hpp"

#include <fmt/format.h>
#include <base/must.hpp>
#include <identity/identity.hpp>

namespace scheduling {
namespace {

ReschedulingTerms rescheduling_terms(const Booking& b, const Policies& p, Instant now) {
    ReschedulingTerms out;
    out.left = std::max<std::int64_t>(0, p.reschedules_max - b.reschedules);
    out.until = b.waived ? b.starts_at : change_until(b, p);
    const auto allowed = reschedule(b, p, now);
    out.allowed = allowed.has_value();
    if (!allowed) {
        out.code = allowed.error().code;
        out.sentence = allowed.error().detail;
    } else {
        out.sentence = fmt::format("You can move this booking {}, until {}.",
                                   out.left == 1 ? "once more" : fmt::format("{} more times", out.left),
                                   in_words(out.until, b.zone));
    }
    return out;
}

CancellationTerms cancellation_terms(const Booking& b, const Policies& p, Instant now) {
    const auto allowed = cancel(b, p, now);
    if (!allowed) {
        return {.code = allowed.error().code, .sentence = allowed.error().detail};
    }
    return {.allowed = true,
            .late = allowed->state == State::late_cancelled,
            .voucher_comes_back = allowed->voucher_comes_back,
            .code = std::nullopt,
            .sentence = allowed->sentence};
}

void put_centre(BookingView& out, const Booking& b, const Centre& centre) {
    out.centre = BookedCentre{centre.id,          centre.title,    centre.street,
                              centre.city,        centre.country,  std::string(country_name(centre.country)),
                              centre.how_to_find, centre.step_free};
    const auto room = std::ranges::find(centre.rooms, *b.room, &Room::id);
    out.room = room == centre.rooms.end() ? *b.room : room->title;
}
}  // namespace

PriceView price_view(const Price& price) { return {price.cents, price.currency, price_in_words(price)}; }

ReasonView view(const Reason& reason) {
    return {reason.code, reason.sentence, {reason.facts.begin(), reason.facts.end()}, reason.from};
}

BookingView view(store::Reader& r, const Booking& b, Instant now) {
    const Policies p = booking_policies(r, b.exam);
    const auto card = identity::card_of(r, b.person);
    BookingView out{
        .id = b.id,
        .exam = b.exam,
        .exam_title = b.exam_title,
        .mode = b.mode,
        .state = b.state,
        .starts_at = b.starts_at,
        .ends_at = b.ends_at,
        .zone = b.zone,
        .your_zone = card ? card->zone : b.zone,
        .seat = b.seat,
        .extra_minutes = b.extra_minutes,
        .reschedules = b.reschedules,
        .price = price_view(Price{b.price_cents, b.currency}),
        .voucher = b.voucher,
        .waived = b.waived,
        .rescheduling = rescheduling_terms(b, p, now),
        .cancellation = cancellation_terms(b, p, now),
        .check_in = {check_in_opens(b, p), check_in_closes(b, p), check_in(b, p, now).has_value()},
        .created_at = b.created_at};
    if (b.state == State::held) {
        out.held_until = b.held_until;
    }
    if (b.centre) {
        const auto centre = load_centre(r, *b.centre);
        MUST(centre.has_value());
        put_centre(out, b, *centre);
    }
    return out;
}

}  // namespace scheduling
