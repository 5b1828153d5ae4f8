// The words of scheduling: ids, states, events, and what modules above may know of a booking.
#pragma once
#include <catalog/words.hpp>
#include <identity/words.hpp>
#include <schema/vocabulary.hpp>

namespace scheduling {

struct Booking;
using BookingId = Id<Booking>;
struct Centre;
using CentreId = Id<Centre>;
struct Voucher;
using VoucherId = Id<Voucher>;
using catalog::ExamId;
using identity::PersonId;

BOOST_DEFINE_ENUM_CLASS(Mode, online, centre)
//  held -> booked -> checked_in -> attended ;  booked -> cancelled | late_cancelled | no_show ;  held ->
//  lapsed.
// A rescheduling is a recorded change after which the booking is booked again, under the same address.
BOOST_DEFINE_ENUM_CLASS(State, held, booked, checked_in, attended, cancelled, late_cancelled, no_show, lapsed)
// What came of a sitting; none: handed in, and no result yet.
BOOST_DEFINE_ENUM_CLASS(Outcome, none, passed, failed)

struct Booking {
    BookingId id;
    PersonId person;
    ExamId exam;
    std::string exam_title;
    std::int64_t exam_version = 1;
    Mode mode = Mode::online;
    std::optional<CentreId> centre{};  // with room and seat, when the mode is centre
    std::optional<std::string> room{};
    std::optional<std::int64_t> seat{};
    Instant starts_at{}, ends_at{};  // with the candidate's extra time
    std::string zone;                // the seat's; online the candidate's
    std::int64_t extra_minutes = 0;  // as of the booking, or of its last rescheduling
    State state = State::held;
    Instant held_until{};
    std::int64_t reschedules = 0;
    bool waived = false;
    std::optional<std::string> voucher{};
    std::int64_t price_cents = 0;
    std::string currency;
    std::int64_t events = 0;  // changes so far
    Instant created_at{};
};

// What a module above says of a sitting as soon as it knows: at hand-in, and again with its outcome.
struct SittingFact {
    std::string attempt;
    PersonId person;
    ExamId exam;
    std::int64_t exam_version = 1;
    Instant submitted_at{};
    std::string zone;  // the booking's
    Outcome outcome = Outcome::none;
};

struct Booked {
    BookingId booking;
    PersonId person;
    ExamId exam;
    std::int64_t exam_version = 1;
    Mode mode = Mode::online;
    std::optional<CentreId> centre;
    Instant starts_at{}, ends_at{};
    std::string zone;
};
BOOST_DESCRIBE_STRUCT(Booked, (),
                      (booking, person, exam, exam_version, mode, centre, starts_at, ends_at, zone))
struct Rescheduled {
    BookingId booking;
    PersonId person;
    ExamId exam;
    Mode mode = Mode::online;
    std::optional<CentreId> centre;
    Instant from{}, starts_at{}, ends_at{};
    std::string zone;
};
BOOST_DESCRIBE_STRUCT(Rescheduled, (), (booking, person, exam, mode, centre, from, starts_at, ends_at, zone))
struct Cancelled {
    BookingId booking;
    PersonId person;
    ExamId exam;
    Instant starts_at{};
    bool late = false;
};
BOOST_DESCRIBE_STRUCT(Cancelled, (), (booking, person, exam, starts_at, late))
struct NoShow {
    BookingId booking;
    PersonId person;
    ExamId exam;
    Instant starts_at{};
};
BOOST_DESCRIBE_STRUCT(NoShow, (), (booking, person, exam, starts_at))

}  // namespace scheduling
