#include "hours.hpp"

#include <date/tz.h>
#include <algorithm>
#include <base/must.hpp>

namespace scheduling {
namespace {
// Adds in order, joining what touches.
template <class T>
void join(std::vector<T>& out, const T& next, auto T::* from, auto T::* to) {
    if (!(next.*from < next.*to)) {
        return;
    }
    if (!out.empty() && next.*from <= out.back().*to) {
        out.back().*to = std::max(out.back().*to, next.*to);
    } else {
        out.push_back(next);
    }
}
}  // namespace

std::vector<LocalSpan> spans_on(const OpeningHours& hours, Date date) {
    std::vector<LocalSpan> found;
    bool differs = false;
    for (const DayHours& day : hours.exceptions) {
        if (day.date == date) {
            differs = true;
            if (day.span) {
                found.push_back(*day.span);
            }
        }
    }
    if (!differs) {
        const std::chrono::weekday weekday{std::chrono::sys_days(date)};
        for (const WeeklyHours& week : hours.weekly) {
            if (week.day == weekday) {
                found.push_back(week.span);
            }
        }
    }
    std::ranges::sort(found, {}, &LocalSpan::opens);
    std::vector<LocalSpan> out;
    for (const LocalSpan& span : found) {
        join(out, span, &LocalSpan::opens, &LocalSpan::closes);
    }
    return out;
}

std::vector<Interval> open_on(const OpeningHours& hours, Date date, std::string_view zone) {
    const std::vector<LocalSpan> spans = spans_on(hours, date);
    if (spans.empty()) {
        return {};
    }
    const auto* const tz = date::locate_zone(zone);
    const auto midnight_here = std::chrono::sys_days(date).time_since_epoch();
    // A civil day lies within a day and a half of its UTC day, whatever the zone. Each stretch of one UTC
    // offset in there is looked at by itself; local time runs straight inside a stretch.
    const Instant end = midnight(date) + Hours(48);
    std::vector<Interval> found;
    for (Instant at = midnight(date) - Hours(24); at < end;) {
        const auto info = tz->get_info(at);
        const Instant stretch_end = std::min(end, Instant(info.end));
        for (const LocalSpan& span : spans) {
            const Instant from{midnight_here + span.opens - info.offset};
            const Instant to{midnight_here + span.closes - info.offset};
            const Interval open{std::max(from, at), std::min(to, stretch_end)};
            if (open.from < open.to) {
                found.push_back(open);
            }
        }
        MUST(stretch_end > at);
        at = stretch_end;
    }
    std::ranges::sort(found, {}, &Interval::from);
    std::vector<Interval> out;
    for (const Interval& open : found) {
        join(out, open, &Interval::from, &Interval::to);
    }
    return out;
}

std::vector<Instant> starts_in(const std::vector<Interval>& open, Duration needed, Duration every) {
    MUST(every > Duration(0));
    std::vector<Instant> out;
    for (const Interval& interval : open) {
        for (Instant at = interval.from; at + needed <= interval.to; at += every) {
            out.push_back(at);
        }
    }
    return out;
}

std::vector<Instant> starts_online(Date date, std::string_view zone, Duration every) {
    OpeningHours always;
    always.exceptions.push_back({date, LocalSpan{Minutes(0), Minutes(24 * 60)}});
    return starts_in(open_on(always, date, zone), Duration(1), every);
}

}  // namespace scheduling
