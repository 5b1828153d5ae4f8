#include "rules.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace scheduling {

// The wait binds the start of the sitting, not the moment of booking. A result that is not out yet waits like
// a fail: it may become one. Only sittings since the last pass and within the window choose the length of the
// wait.
MaybeReason retake_wait(const Standing& standing, const RetakePolicy& policy, Date day) {
    const Sitting* last = nullptr;
    const Sitting* last_pass = nullptr;
    for (const Sitting& s : standing.sittings) {
        const Sitting*& newest = s.outcome == Outcome::passed ? last_pass : last;
        if (newest == nullptr || s.submitted_at > newest->submitted_at) {
            newest = &s;
        }
    }
    if (last == nullptr || (last_pass != nullptr && last_pass->submitted_at > last->submitted_at) ||
        policy.wait_days.empty()) {
        return std::nullopt;
    }
    const Date day_of_last = last->day();
    const auto fails = std::size_t(std::ranges::count_if(standing.sittings, [&](const Sitting& s) {
        const bool since_pass = last_pass == nullptr || s.submitted_at > last_pass->submitted_at;
        return s.outcome != Outcome::passed && since_pass &&
               add_months(s.day(), policy.window_months) > day_of_last;
    }));
    const std::size_t step = std::clamp<std::size_t>(fails, 1, policy.wait_days.size());
    const int wait = policy.wait_days[step - 1];
    const Date from{std::chrono::sys_days(day_of_last) + Days(wait)};
    if (day >= from) {
        return std::nullopt;
    }
    return Reason{
        "retake_too_early",
        fmt::format("You can sit this exam again from {}.", in_words(from)),
        {{"from", to_string(from)}, {"wait_days", std::to_string(wait)}, {"last", to_string(day_of_last)}},
        from};
}

}  // namespace scheduling
