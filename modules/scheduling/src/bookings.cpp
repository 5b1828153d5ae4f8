#include "bookings.hpp"

#include "free_seats.hpp"

#include <base/must.hpp>
#include <scheduling/sql/bookings.hpp>
#include <scheduling/sql/seats.hpp>

namespace scheduling {
namespace {

template <class Row>
Booking from_row(const Row& row) {
    const auto mode = schema::value_of<Mode>(row.mode);
    const auto state = schema::value_of<State>(row.state);
    MUST(mode && state);
    return {.id = row.id,
            .person = row.person,
            .exam = row.exam,
            .exam_title = row.exam_title,
            .exam_version = row.exam_version,
            .mode = *mode,
            .centre = row.centre,
            .room = row.room,
            .seat = row.seat,
            .starts_at = row.starts_at,
            .ends_at = row.ends_at,
            .zone = row.zone,
            .extra_minutes = row.extra_minutes,
            .state = *state,
            .held_until = row.held_until,
            .reschedules = row.reschedules,
            .waived = row.waived != 0,
            .voucher = row.voucher,
            .price_cents = row.price_cents,
            .currency = row.currency,
            .events = row.events,
            .created_at = row.created_at};
}
template <class Row>
std::vector<Booking> from_rows(const std::vector<Row>& rows) {
    std::vector<Booking> out;
    out.reserve(rows.size());
    for (const Row& row : rows) {
        out.push_back(from_row(row));
    }
    return out;
}

// What a record of a change says of the booking after it. No person in it: it stays when a person is erased.
struct Snapshot {
    State state = State::held;
    Mode mode = Mode::online;
    Instant starts_at{};
    std::string zone;
    std::optional<CentreId> centre;
    std::optional<std::string> room;
    std::optional<std::int64_t> seat;
};
BOOST_DESCRIBE_STRUCT(Snapshot, (), (state, mode, starts_at, zone, centre, room, seat))

void record(store::Tx& tx, const Booking& b, std::int64_t number, const Cause& cause, Instant now) {
    const std::string detail =
        schema::to_json(Snapshot{b.state, b.mode, b.starts_at, b.zone, b.centre, b.room, b.seat});
    sql::insert_event(tx, {.booking = b.id,
                           .number = number,
                           .at = now,
                           .event = cause.event,
                           .actor = cause.actor,
                           .reason = cause.reason,
                           .detail = detail});
}
}  // namespace

std::optional<Booking> load_own(store::Reader& r, const BookingId& id, const PersonId& person) {
    const auto row = sql::booking_of(r, {.id = id, .person = person});
    return row ? std::optional(from_row(*row)) : std::nullopt;
}

std::optional<Booking> booking_of(store::Reader& r, const BookingId& id) {
    const auto row = sql::booking_by_id(r, {.id = id});
    return row ? std::optional(from_row(*row)) : std::nullopt;
}

std::vector<Booking> load_day(store::Reader& r, const DayPage& page) {
    if (page.centre) {
        return from_rows(sql::centre_day(r, {.centre = *page.centre,
                                             .from_at = page.from,
                                             .to_at = page.to,
                                             .after_at = page.after_at,
                                             .after_id = page.after_id,
                                             .count = page.count}));
    }
    return from_rows(sql::online_day(r, {.from_at = page.from,
                                         .to_at = page.to,
                                         .after_at = page.after_at,
                                         .after_id = page.after_id,
                                         .count = page.count}));
}

std::vector<Booking> bookings_between(store::Reader& r, const std::optional<CentreId>& centre, Instant from,
                                      Instant to) {
    constexpr int day_max = 10'000;
    return load_day(r, {.centre = centre, .from = from, .to = to, .after_id = "", .count = day_max});
}

std::vector<Booking> load_page(store::Reader& r, const PersonId& person, std::string_view before, int count,
                               Instant now) {
    return from_rows(sql::bookings_page(r, {.person = person, .now = now, .before = before, .count = count}));
}

Done add(store::Tx& tx, const Booking& b, const Cause& cause, Instant now) {
    const auto inserted = sql::insert_booking(tx, {.id = b.id,
                                                   .person = b.person,
                                                   .exam = b.exam,
                                                   .exam_title = b.exam_title,
                                                   .exam_version = b.exam_version,
                                                   .mode = schema::name_of(b.mode),
                                                   .centre = b.centre,
                                                   .room = b.room,
                                                   .seat = b.seat,
                                                   .starts_at = b.starts_at,
                                                   .ends_at = b.ends_at,
                                                   .zone = b.zone,
                                                   .extra_minutes = b.extra_minutes,
                                                   .state = schema::name_of(b.state),
                                                   .held_until = b.held_until,
                                                   .voucher = b.voucher,
                                                   .price_cents = b.price_cents,
                                                   .currency = b.currency,
                                                   .created_at = b.created_at});
    if (inserted != 1) {
        return fail(Why::conflict, "booked_already",
                    "You already have a booking for this exam. Reschedule or cancel it first.");
    }
    record(tx, b, 0, cause, now);
    return {};
}

Result<Booking> change(store::Tx& tx, const Booking& from, Booking to, const Cause& cause, Instant now) {
    MUST(may_become(from.state, to.state) || from.state == to.state);
    const auto changed = sql::change_booking(tx, {.mode = schema::name_of(to.mode),
                                                  .centre = to.centre,
                                                  .room = to.room,
                                                  .seat = to.seat,
                                                  .starts_at = to.starts_at,
                                                  .ends_at = to.ends_at,
                                                  .zone = to.zone,
                                                  .extra_minutes = to.extra_minutes,
                                                  .state = schema::name_of(to.state),
                                                  .reschedules = to.reschedules,
                                                  .waived = to.waived,
                                                  .voucher = to.voucher,
                                                  .price_cents = to.price_cents,
                                                  .currency = to.currency,
                                                  .id = from.id,
                                                  .events = from.events});
    if (changed != 1) {
        return fail(Why::conflict, "changed_meanwhile",
                    "This booking was changed a moment ago. Look at it again, then decide.");
    }
    to.events = from.events + 1;
    record(tx, to, to.events, cause, now);
    return to;
}

Done take_seat(store::Tx& tx, const Booking& b, const Policies& policies) {
    MUST(b.centre && b.room && b.seat);
    const Cells cells = cells_of(b.starts_at, b.ends_at + policies.turnaround);
    for (Cell cell = cells.first; cell < cells.last; ++cell) {
        if (sql::take_seat(
                tx, {.centre = *b.centre, .room = *b.room, .seat = *b.seat, .cell = cell, .booking = b.id}) !=
            1) {
            return fail(Why::conflict, "seat_taken",
                        "Somebody else took the last seat at this time a moment ago. Choose another time.");
        }
    }
    return {};
}

void free_seat(store::Tx& tx, const BookingId& id) { sql::free_seat(tx, {.booking = id}); }

Done lapse(store::Tx& tx, const Booking& hold, Instant now) {
    Booking over = hold;
    over.state = State::lapsed;
    TRY(change(tx, hold, over, {.event = "lapsed"}, now));
    free_seat(tx, hold.id);
    return {};
}

Done lapse_own(store::Tx& tx, const PersonId& person, const ExamId& exam, Instant now) {
    for (const auto& row : sql::live_bookings(tx, {.person = person})) {
        if (row.exam == exam && row.state == "held") {
            const auto hold = booking_of(tx, row.id);
            MUST(hold.has_value());
            CHECK(lapse(tx, *hold, now));
        }
    }
    return {};
}

Done lapse_over(store::Tx& tx, const CentreId& centre, Instant from, Instant to, Instant now) {
    for (const auto& row :
         sql::lapsed_holds_of_centre(tx, {.centre = centre, .from_at = from, .to_at = to, .now = now})) {
        const auto hold = booking_of(tx, row.id);
        MUST(hold.has_value());
        CHECK(lapse(tx, *hold, now));
    }
    return {};
}

}  // namespace scheduling
