#include "rules.hpp"

#include <fmt/format.h>

namespace scheduling {

// Days, not instants: on 1 March the whole of 30 May may be booked, in the seat's zone.
MaybeReason horizon(const Wish& wish, const Policies& policies, Instant now) {
    const Date last{std::chrono::sys_days(local_date(now, wish.zone)) + Days(policies.horizon_days)};
    if (wish.day() <= last) {
        return std::nullopt;
    }
    const Date opens{std::chrono::sys_days(wish.day()) - Days(policies.horizon_days)};
    return Reason{
        "beyond_horizon",
        fmt::format("Exams are booked up to {} days ahead, today until {}. You can book {} from {}.",
                    policies.horizon_days, in_words(last), in_words(wish.day()), in_words(opens)),
        {{"latest", to_string(last)},
         {"bookable_from", to_string(opens)},
         {"days", std::to_string(policies.horizon_days)}}};
}

}  // namespace scheduling
