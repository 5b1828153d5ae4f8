#include <credentials/reminders.hpp>

namespace credentials {

std::optional<int> reminder_due(int days_left, const std::vector<int>& sent) {
    if (days_left < 0) {
        return std::nullopt;
    }
    std::optional<int> reached;
    for (const int days : reminder_days) {
        if (days_left <= days) {
            reached = days;
        }
    }
    if (!reached || std::any_of(sent.begin(), sent.end(), [&](int s) { return s <= *reached; })) {
        return std::nullopt;
    }
    return reached;
}

std::optional<int> next_reminder(int days_left) {
    for (const int days : reminder_days) {
        if (days < days_left) {
            return days;
        }
    }
    return std::nullopt;
}

}  // namespace credentials
