// Where and when a candidate may sit: what is offered, and whether one wish is among it. The same rules
// answer both, so that nothing offered is refused and nothing refused can be had by editing a request.
#pragma once
#include "centres.hpp"
#include "exams.hpp"

namespace scheduling {

struct Wanted {
    Mode mode = Mode::online;
    Instant starts_at{};
    std::optional<CentreId> centre{};
};
struct Placed {
    Wish wish;
    std::optional<CentreId> centre{};
    std::optional<Seat> seat{};
    Minutes extra{};
};
// `except` is the booking being moved, or empty. Refusals: not_open, email_not_confirmed, online_not_offered,
// centre_needed, centre_closed, no_separate_room, no_such_start, seat_taken and every rule's own.
Result<Placed> place(store::Reader&, const ExamToSit&, const Candidate&, const Wanted&,
                     const BookingId& except, Instant now);

struct StartOffer {
    Instant at{};
    int seats = 0;  // free ones; online 1
};
struct DayOffer {
    Date date{};
    std::vector<StartOffer> starts{};
    std::optional<Reason> why{};  // when there is nothing to choose
};
// Days in the zone of the centre, online in the candidate's.
std::vector<DayOffer> offer(store::Reader&, const ExamToSit&, const Candidate&, const Centre* centre,
                            Date from, int days, const BookingId& except, Instant now);

}  // namespace scheduling
