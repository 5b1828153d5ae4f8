// Bookings as they are kept: reading them, and recording a change together with what caused it.
#pragma once
#include "booking_state.hpp"

#include <scheduling/scheduling.hpp>

namespace scheduling {

std::optional<Booking> load_own(store::Reader&, const BookingId&, const PersonId&);
struct DayPage {
    std::optional<CentreId> centre;  // nothing: online
    Instant from{}, to{};            // starts in [from, to)
    Instant after_at{};              // what the page before ended with
    std::string after_id;
    int count = 50;
};
std::vector<Booking> load_day(store::Reader&, const DayPage&);
std::vector<Booking> load_page(store::Reader&, const PersonId&, std::string_view before, int count,
                               Instant now);

// Who or what made a change, and why.
struct Cause {
    std::string_view event;           // "booked", "rescheduled", …
    std::optional<PersonId> actor{};  // nothing: the installation itself
    std::optional<std::string> reason{};
};
// A new booking with its first event; `booked_already` when the person holds one for the exam.
Done add(store::Tx&, const Booking&, const Cause&, Instant now);
// Writes what changed and the event. `changed_meanwhile` when somebody else was first. Gives the booking as
// it is now.
Result<Booking> change(store::Tx&, const Booking& from, Booking to, const Cause&, Instant now);

// All cells of the booking's seat, or `seat_taken` and none of them is to be kept.
Done take_seat(store::Tx&, const Booking&, const Policies&);
void free_seat(store::Tx&, const BookingId&);

// Ends a hold: the seat is free again.
Done lapse(store::Tx&, const Booking& hold, Instant now);
// Ends the person's hold for the exam, if there is one.
Done lapse_own(store::Tx&, const PersonId&, const ExamId&, Instant now);
// Ends the holds that ran out at a centre around a time, so that their seats can be sold.
Done lapse_over(store::Tx&, const CentreId&, Instant from, Instant to, Instant now);

}  // namespace scheduling
