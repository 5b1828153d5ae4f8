// When a holder is reminded of an expiry.
#pragma once
#include <array>
#include <optional>
#include <vector>

namespace credentials {

inline constexpr std::array reminder_days{180, 90, 60, 30, 7, 0};

// The one reminder that is due `days_left` days before the expiry day, given which went out for this expiry.
// After a pause only the most urgent goes out: nobody gets four mails at once. None after the expiry day.
std::optional<int> reminder_due(int days_left, const std::vector<int>& sent);
// The days before expiry at which to look next; none when all are past.
std::optional<int> next_reminder(int days_left);

}  // namespace credentials
