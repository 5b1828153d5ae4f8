// The ledger of continuing-education credits: what counts towards a renewal, and what does not.
#pragma once
#include <base/time.hpp>
#include <boost/describe.hpp>

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace credentials {

// 1 credit = 1 hour, counted in quarters, so that sums are exact.
struct Credits {
    int quarters = 0;
    double value() const { return quarters / 4.0; }
    auto operator<=>(const Credits&) const = default;
    Credits& operator+=(Credits c) {
        quarters += c.quarters;
        return *this;
    }
};
constexpr Credits credits(int whole) { return {whole * 4}; }
// Nothing unless the number is a positive multiple of 0.25 and at most `credits_max`.
inline constexpr int credits_max = 100;
std::optional<Credits> credits_from(double value);

BOOST_DEFINE_ENUM_CLASS(Activity, course, webinar, conference, teaching, item_writing, community)
inline constexpr std::array activities{Activity::course,   Activity::webinar,      Activity::conference,
                                       Activity::teaching, Activity::item_writing, Activity::community};
std::string_view to_word(Activity);
std::optional<Activity> activity_from(std::string_view);
// The most one kind of activity may contribute, in percent of what the renewal needs; each kind for itself.
int cap_percent(Activity);

struct Entry {
    Activity activity = Activity::course;
    Credits credits{};
    std::string key{};  // what was done; see activity_key
    Instant submitted_at{};
    bool approved = false;
};

// One cycle of a credential: from its issue or last renewal to its expiry.
struct Cycle {
    Date from;
    Date expires_on;
};
bool within(const Cycle&, Date done_on);
// Credits submitted before the expiry count, whenever they are approved.
bool in_time(const Cycle&, Instant submitted_at);

// Two claims for one activity have one key: kind, title without case and punctuation, and for a manual claim
// the day; a course counts once a cycle whatever the day.
std::string activity_key(Activity, std::string_view title, Date done_on);

struct Line {
    Activity activity = Activity::course;
    Credits approved{};  // what was approved in this cycle
    Credits cap{};       // the most that counts
    Credits counted{};   // the smaller of both
    Credits waiting{};   // submitted and not decided
    bool operator==(const Line&) const = default;
};
struct Sum {
    std::vector<Line> lines{};  // one for each kind of activity, in the order above
    Credits counted{};
    Credits waiting{};
    Credits needed{};
    bool enough() const { return counted >= needed; }
};
// Entries of one cycle; an activity that stands twice counts once, an approved one before a waiting one.
Sum sum_up(const std::vector<Entry>&, const Cycle&, Credits needed);

}  // namespace credentials
