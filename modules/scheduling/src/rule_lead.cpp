#include "rules.hpp"

#include <fmt/format.h>

namespace scheduling {
namespace {
std::string length(Duration d) {
    const auto minutes = std::chrono::duration_cast<Minutes>(d).count();
    if (minutes % 60 == 0 && minutes >= 60) {
        return minutes == 60 ? "1 hour" : fmt::format("{} hours", minutes / 60);
    }
    return minutes == 1 ? "1 minute" : fmt::format("{} minutes", minutes);
}
}  // namespace

MaybeReason lead_time(const Wish& wish, const Policies& policies, Instant now) {
    const Duration lead = wish.mode == Mode::online ? policies.lead_online : policies.lead_centre;
    const Instant earliest = now + lead;
    if (wish.starts_at >= earliest) {
        return std::nullopt;
    }
    const bool past = wish.starts_at <= now;
    const std::string where = wish.mode == Mode::online ? "An online exam" : "A seat at a test centre";
    return Reason{past ? "start_in_the_past" : "lead_too_short",
                  fmt::format("{} {} is booked at least {} ahead. Choose a start from {}.",
                              past ? "This time has passed." : "This time is too soon.", where, length(lead),
                              in_words(earliest, wish.zone)),
                  {{"earliest", to_rfc3339(earliest)},
                   {"lead_minutes", std::to_string(std::chrono::duration_cast<Minutes>(lead).count())},
                   {"zone", wish.zone}},
                  local_date(earliest, wish.zone)};
}

}  // namespace scheduling
