// What a candidate, the staff and time do to a booking. Each runs inside one transaction: load, decide,
// write, announce.
#pragma once
#include "placing.hpp"

#include "bookings.hpp"

namespace scheduling {

struct Doing {  // what every act needs
    store::Tx& tx;
    const shell::Shell& s;
    Instant now;
};

// Keeps a place for `policies.hold`; an earlier hold for the same exam is given up.
Result<Booking> hold(const Doing&, const PersonId&, const ExamId&, const Wanted&);
Result<Booking> book_held(const Doing&, const PersonId&, const ExamId&, const BookingId& hold,
                          const std::optional<std::string>& voucher);
Result<Booking> book_directly(const Doing&, const PersonId&, const ExamId&, const Wanted&,
                              const std::optional<std::string>& voucher);
Result<Booking> move(const Doing&, const PersonId&, const BookingId&, const Wanted&);
struct CancelOutcome {
    Booking booking;
    bool voucher_usable = false;
};
Result<CancelOutcome> cancel(const Doing&, const PersonId&, const BookingId&,
                             const std::optional<std::string>& reason);
// Staff: `actor` is theirs.
Result<Booking> waive(const Doing&, const PersonId& actor, const BookingId&, const std::string& reason);
Result<Booking> mark_no_show(const Doing&, const std::optional<PersonId>& actor, const BookingId&,
                             const std::optional<std::string>& reason);

}  // namespace scheduling
