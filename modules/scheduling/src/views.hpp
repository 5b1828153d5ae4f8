// What scheduling says on the wire.
#pragma once
#include "centres.hpp"
#include "exams.hpp"
#include "vouchers.hpp"

namespace scheduling {

struct CentreView {
    CentreId id;
    std::string title, street, city, country, country_name;
    double latitude = 0, longitude = 0;
    std::string zone, how_to_find;
    bool step_free = false, separate_rooms = false;
    std::int64_t seats = 0;
    std::optional<double> distance_km;        // from the place searched near, to 0.1 km
    std::optional<std::int64_t> free_starts;  // on the date asked for, for this candidate
};
BOOST_DESCRIBE_STRUCT(CentreView, (),
                      (id, title, street, city, country, country_name, latitude, longitude, zone, how_to_find,
                       step_free, separate_rooms, seats, distance_km, free_starts))

struct PlaceView {
    std::string name, country, country_name;
    double latitude = 0, longitude = 0;
};
BOOST_DESCRIBE_STRUCT(PlaceView, (), (name, country, country_name, latitude, longitude))

struct PriceView {
    std::int64_t cents = 0;
    std::string currency, text;  // "free", "100.00 EUR"
};
BOOST_DESCRIBE_STRUCT(PriceView, (), (cents, currency, text))
PriceView price_view(const Price&);

struct ReasonView {
    std::string code, sentence;
    std::map<std::string, std::string> facts;
    std::optional<Date> from;
};
BOOST_DESCRIBE_STRUCT(ReasonView, (), (code, sentence, facts, from))
ReasonView view(const Reason&);

struct BookedCentre {
    CentreId id;
    std::string title, street, city, country, country_name, how_to_find;
    bool step_free = false;
};
BOOST_DESCRIBE_STRUCT(BookedCentre, (),
                      (id, title, street, city, country, country_name, how_to_find, step_free))

// What may be done with a booking now, and what it would mean.
struct ReschedulingTerms {
    bool allowed = false;
    std::optional<std::string> code;
    std::string sentence;
    std::int64_t left = 0;
    Instant until{};
};
BOOST_DESCRIBE_STRUCT(ReschedulingTerms, (), (allowed, code, sentence, left, until))
struct CancellationTerms {
    bool allowed = false;
    bool late = false;
    bool voucher_comes_back = false;
    std::optional<std::string> code;
    std::string sentence;
};
BOOST_DESCRIBE_STRUCT(CancellationTerms, (), (allowed, late, voucher_comes_back, code, sentence))
struct CheckInTerms {
    Instant opens_at{}, closes_at{};
    bool open = false;
};
BOOST_DESCRIBE_STRUCT(CheckInTerms, (), (opens_at, closes_at, open))

struct BookingView {
    BookingId id;
    ExamId exam;
    std::string exam_title;
    Mode mode = Mode::online;
    State state = State::held;
    Instant starts_at{}, ends_at{};
    std::string zone, your_zone;
    std::optional<BookedCentre> centre;
    std::optional<std::string> room;
    std::optional<std::int64_t> seat;
    std::int64_t extra_minutes = 0;
    std::int64_t reschedules = 0;
    std::optional<Instant> held_until;
    PriceView price;
    std::optional<std::string> voucher;
    bool waived = false;
    ReschedulingTerms rescheduling;
    CancellationTerms cancellation;
    CheckInTerms check_in;
    Instant created_at{};
};
BOOST_DESCRIBE_STRUCT(BookingView, (),
                      (id, exam, exam_title, mode, state, starts_at, ends_at, zone, your_zone, centre, room,
                       seat, extra_minutes, reschedules, held_until, price, voucher, waived, rescheduling,
                       cancellation, check_in, created_at))
BookingView view(store::Reader&, const Booking&, Instant now);

}  // namespace scheduling
