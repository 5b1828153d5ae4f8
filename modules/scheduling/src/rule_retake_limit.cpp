#include "rules.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace scheduling {

MaybeReason retake_limit(const Standing& standing, const RetakePolicy& policy, Date day) {
    if (!policy.attempts_max) {
        return std::nullopt;
    }
    std::vector<Date> days;
    for (const Sitting& s : standing.sittings) {
        if (add_months(s.day(), policy.window_months) > day) {
            days.push_back(s.day());
        }
    }
    const auto most = std::size_t(*policy.attempts_max);
    if (days.size() < most) {
        return std::nullopt;
    }
    std::ranges::sort(days, std::greater{});
    const Date from = add_months(days[most - 1], policy.window_months);
    return Reason{
        "retake_limit",
        fmt::format("You have sat this exam {} times within {} months, which is the limit. You can sit it "
                    "again from {}.",
                    days.size(), policy.window_months, in_words(from)),
        {{"from", to_string(from)},
         {"attempts", std::to_string(days.size())},
         {"months", std::to_string(policy.window_months)}},
        from};
}

}  // namespace scheduling
