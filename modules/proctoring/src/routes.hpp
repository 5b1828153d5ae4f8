// The routes of proctoring, by who uses them.
#pragma once
#include <proctoring/proctoring.hpp>

namespace proctoring {
void arrival_routes(http::Router&, const shell::Shell&);  // candidates
void day_routes(http::Router&, const shell::Shell&);      // the list, and incidents

struct BookingPath {
    BookingId booking;
};
BOOST_DESCRIBE_STRUCT(BookingPath, (), (booking))

inline http::Access desk() { return http::any_of({"proctor", "programme_manager"}); }
}  // namespace proctoring
