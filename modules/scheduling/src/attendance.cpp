// What delivery says of a booking: the candidate came, the attempt ended, how it went.
#include "booking.hpp"

#include <base/must.hpp>
#include <scheduling/sql/sittings.hpp>

namespace scheduling {

Result<Booking> check_in(store::Tx& tx, const shell::Shell&, const BookingId& id, const PersonId& person,
                         Instant now) {
    const auto before = load_own(tx, id, person);
    if (!before) {
        return not_found("booking");
    }
    if (before->state == State::checked_in) {
        return *before;
    }
    Booking b = *before;
    b.state = TRY(check_in(*before, booking_policies(tx, b.exam), now));
    return change(tx, *before, b, {.event = "checked_in", .actor = person}, now);
}

Done attended(store::Tx& tx, const shell::Shell&, const BookingId& id, Instant now) {
    const auto before = booking_of(tx, id);
    if (!before) {
        return not_found("booking");
    }
    if (before->state == State::attended) {
        return {};
    }
    Booking b = *before;
    b.state = TRY(attend(*before));
    TRY(change(tx, *before, b, {.event = "attended"}, now));
    free_seat(tx, id);
    return {};
}

void record_sitting(store::Tx& tx, const SittingFact& fact) {
    MUST(is_zone(fact.zone));
    sql::put_sitting(tx, {.attempt = fact.attempt,
                          .person = fact.person,
                          .exam = fact.exam,
                          .exam_version = fact.exam_version,
                          .submitted_at = fact.submitted_at,
                          .zone = fact.zone,
                          .outcome = schema::name_of(fact.outcome)});
}

void forget_sitting(store::Tx& tx, std::string_view attempt) { sql::drop_sitting(tx, {.attempt = attempt}); }

}  // namespace scheduling
