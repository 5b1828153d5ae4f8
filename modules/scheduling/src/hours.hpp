// When a place is open: recurring local hours, and single days that differ, in the place's IANA zone.
#pragma once
#include <base/time.hpp>

#include <string_view>
#include <vector>

namespace scheduling {

struct LocalSpan {
    Minutes opens{};   // since local midnight
    Minutes closes{};  // after opens; 24:00 is the day's end
    bool operator==(const LocalSpan&) const = default;
};
struct WeeklyHours {
    std::chrono::weekday day;
    LocalSpan span;
};
struct DayHours {  // replaces the weekly hours of that date; several rows add up; without a span: closed
    Date date{};
    std::optional<LocalSpan> span{};
};
struct OpeningHours {
    std::vector<WeeklyHours> weekly{};
    std::vector<DayHours> exceptions{};
};

struct Interval {
    Instant from{}, to{};
    bool operator==(const Interval&) const = default;
};

// The local spans of a date, before any zone comes into it; sorted, overlapping ones merged.
std::vector<LocalSpan> spans_on(const OpeningHours&, Date);
// Exactly the instants whose local date and time lie in the spans: a skipped hour is not there, a repeated
// one counts twice. Sorted, not touching.
std::vector<Interval> open_on(const OpeningHours&, Date, std::string_view zone);

// Starts from which `needed` (sitting and turnaround) fits into one interval, every `every` from its opening.
std::vector<Instant> starts_in(const std::vector<Interval>&, Duration needed, Duration every);
// Around the clock, on the local grid: what an online exam offers.
std::vector<Instant> starts_online(Date, std::string_view zone, Duration every);

}  // namespace scheduling
