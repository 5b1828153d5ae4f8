// The module's routes, by subject.
#pragma once
#include <scheduling/scheduling.hpp>

namespace scheduling {
void centre_routes(http::Router&, const shell::Shell&);
void choice_routes(http::Router&, const shell::Shell&);  // eligibility and slots
void booking_routes(http::Router&, const shell::Shell&);
void desk_routes(http::Router&, const shell::Shell&);  // the staff's side
void voucher_routes(http::Router&, const shell::Shell&);

struct ExamPath {
    ExamId exam;
};
BOOST_DESCRIBE_STRUCT(ExamPath, (), (exam))
struct BookingPath {
    BookingId booking;
};
BOOST_DESCRIBE_STRUCT(BookingPath, (), (booking))

constexpr std::int64_t page_default = 50;
using PageLimit = schema::Whole<1, 200>;
inline int page_size(const std::optional<PageLimit>& limit) {
    return int(limit ? limit->value : page_default);
}
}  // namespace scheduling
