#include <base/text.hpp>
#include <cmath>
#include <credentials/ledger.hpp>
#include <credentials/validity.hpp>

namespace credentials {

std::optional<Credits> credits_from(double value) {
    const double quarters = value * 4;
    if (!(value > 0) || value > credits_max || quarters != std::floor(quarters)) {
        return std::nullopt;
    }
    return Credits{int(quarters)};
}

std::string_view to_word(Activity a) { return boost::describe::enum_to_string(a, ""); }

std::optional<Activity> activity_from(std::string_view word) {
    Activity out{};
    return boost::describe::enum_from_string(std::string(word).c_str(), out) ? std::optional(out)
                                                                             : std::nullopt;
}

int cap_percent(Activity a) {
    switch (a) {
        case Activity::course:
            return 100;
        case Activity::webinar:
        case Activity::conference:
            return 20;
        case Activity::teaching:
        case Activity::item_writing:
        case Activity::community:
            return 25;
    }
    return 0;
}

bool within(const Cycle& cycle, Date done_on) { return done_on >= cycle.from && done_on <= cycle.expires_on; }

bool in_time(const Cycle& cycle, Instant submitted_at) {
    return submitted_at <= valid_until(cycle.expires_on);
}

std::string activity_key(Activity activity, std::string_view title, Date done_on) {
    std::string key = std::string(to_word(activity)) + ":" + search_key(title);
    if (activity != Activity::course) {
        key += ":" + to_string(done_on);
    }
    return key;
}

Sum sum_up(const std::vector<Entry>& entries, const Cycle& cycle, Credits needed) {
    Sum out;
    out.needed = needed;
    for (const Activity activity : activities) {
        Line line{activity, {}, {needed.quarters * cap_percent(activity) / 100}, {}, {}};
        std::vector<std::string_view> seen;
        for (const bool approved : {true, false}) {
            for (const Entry& entry : entries) {
                if (entry.activity != activity || entry.approved != approved ||
                    !in_time(cycle, entry.submitted_at) ||
                    std::find(seen.begin(), seen.end(), entry.key) != seen.end()) {
                    continue;
                }
                seen.push_back(entry.key);
                (approved ? line.approved : line.waiting) += entry.credits;
            }
        }
        line.counted = std::min(line.approved, line.cap);
        out.counted += line.counted;
        out.waiting += line.waiting;
        out.lines.push_back(line);
    }
    return out;
}

}  // namespace credentials
