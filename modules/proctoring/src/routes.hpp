// The routes of proctoring, by who uses them.
#pragma once
#include <proctoring/proctoring.hpp>

namespace proctoring {
void arrival_routes(http::Router&, const shell::Shell&);  // candidates
void day_routes(http::Router&, const shell::Shell&);      // the list, and incidents
void seat_routes(http::Router&, const shell::Shell&);
void accommodation_routes(http::Router&, const shell::Shell&);
void accommodation_jobs(jobs::Runner&, const shell::Shell&);
// Whether the person's profile gives more time by now than the open attempt has.
bool is_time_behind(store::Reader&, const delivery::AttemptStatus&);

struct AttemptPath {
    AttemptId attempt;
};
BOOST_DESCRIBE_STRUCT(AttemptPath, (), (attempt))

struct BookingPath {
    BookingId booking;
};
BOOST_DESCRIBE_STRUCT(BookingPath, (), (booking))

inline http::Access desk() { return http::any_of({"proctor", "programme_manager"}); }
}  // namespace proctoring
