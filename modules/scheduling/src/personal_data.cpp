// A person's part of scheduling: what they may take with them, and what goes when they go.
#include "bookings.hpp"

#include <scheduling/sql/bookings.hpp>
#include <scheduling/sql/sittings.hpp>
#include <scheduling/sql/vouchers.hpp>

namespace scheduling {

namespace json = schema::json;

std::vector<Booking> bookings_of(store::Reader& r, const PersonId& person) {
    constexpr int bookings_max = 100'000;
    // After every UUID; and before every instant, so that holds are in it too.
    return load_page(r, person, "~", bookings_max, Instant::min());
}

json::value export_person(store::Reader& r, const PersonId& person) {
    json::array bookings, sittings, vouchers;
    for (const Booking& b : bookings_of(r, person)) {
        json::array events;
        for (const auto& e : sql::events_of(r, {.booking = b.id})) {
            events.push_back(
                json::object{{"at", to_rfc3339(e.at)},
                             {"event", e.event},
                             {"reason", e.reason ? json::value(*e.reason) : json::value(nullptr)}});
        }
        bookings.push_back(json::object{{"id", b.id.value},
                                        {"exam", b.exam.value},
                                        {"mode", schema::write(b.mode)},
                                        {"centre", schema::write(b.centre)},
                                        {"starts_at", schema::write(b.starts_at)},
                                        {"ends_at", schema::write(b.ends_at)},
                                        {"zone", b.zone},
                                        {"state", schema::write(b.state)},
                                        {"voucher", schema::write(b.voucher)},
                                        {"events", std::move(events)}});
    }
    for (const auto& row : sql::sittings_of_person(r, {.person = person})) {
        sittings.push_back(json::object{{"attempt", row.attempt},
                                        {"exam", row.exam.value},
                                        {"exam_version", row.exam_version},
                                        {"submitted_at", to_rfc3339(row.submitted_at)},
                                        {"outcome", row.outcome}});
    }
    for (const auto& row : sql::vouchers_of_person(r, {.person = person})) {
        vouchers.push_back(
            json::object{{"code", row.code}, {"exam", row.exam.value}, {"expires_on", row.expires_on}});
    }
    return json::object{{"bookings", bookings}, {"sittings", sittings}, {"vouchers", vouchers}};
}

// Seats still to be sat are given free, and words somebody wrote go. The bare facts stay, under an id that
// leads to nobody: without them the retake rules and a centre's day of the past could not be explained.
void erase_person(store::Tx& tx, const PersonId& person, Instant now) {
    for (const auto& row : sql::live_bookings(tx, {.person = person})) {
        const auto before = booking_of(tx, row.id);
        if (!before || before->state == State::checked_in) {
            continue;
        }
        Booking over = *before;
        over.state = before->state == State::held ? State::lapsed : State::cancelled;
        if (!change(tx, *before, over, {.event = schema::name_of(over.state)}, now)) {
            continue;
        }
        free_seat(tx, before->id);
    }
    sql::forget_reasons(tx, {.person = person});
    sql::forget_voucher_person(tx, {.person = person});
}

}  // namespace scheduling
