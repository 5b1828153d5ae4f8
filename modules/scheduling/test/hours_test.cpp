// Opening hours against the plain definition: a place is open at an instant when its own clock says so.
#include "hours.hpp"

#include <date/tz.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace scheduling {
namespace {

constexpr std::string_view zones[] = {
    "Europe/Berlin",     "America/New_York",  "Australia/Lord_Howe", "Asia/Tehran",     "Asia/Kathmandu",
    "Pacific/Apia",      "America/Havana",    "Asia/Beirut",         "Pacific/Chatham", "Africa/Cairo",
    "America/Sao_Paulo", "Africa/Casablanca", "Australia/Sydney",    "Asia/Tokyo",      "America/St_Johns"};

constexpr Date on(int y, unsigned m, unsigned d) {
    return Date{std::chrono::year(y), std::chrono::month(m), std::chrono::day(d)};
}

// Half of the dates are within a day of a clock change of the zone.
Date any_date(std::string_view zone) {
    const auto day = std::chrono::sys_days(on(2015, 1, 1)) + Days(*rc::gen::inRange(0, 20 * 365));
    if (*rc::gen::arbitrary<bool>()) {
        const auto info = date::locate_zone(zone)->get_info(day);
        if (info.end < std::chrono::sys_days(on(2036, 1, 1))) {
            return Date{std::chrono::floor<Days>(info.end) + Days(*rc::gen::inRange(-1, 2))};
        }
    }
    return Date{day};
}
LocalSpan any_span() {
    const int opens = *rc::gen::inRange(0, 24 * 12);
    const int closes = *rc::gen::inRange(opens + 1, 24 * 12 + 1);
    return {Minutes(opens * 5), Minutes(closes * 5)};
}
OpeningHours hours_with(Date date, int spans) {
    OpeningHours hours;
    for (int i = 0; i < spans; ++i) {
        hours.weekly.push_back({std::chrono::weekday(std::chrono::sys_days(date)), any_span()});
    }
    return hours;
}
bool open_by_the_clock(const OpeningHours& hours, Date date, Instant t, std::string_view zone) {
    const Local local = to_local(t, zone);
    if (local.date != date) {
        return false;
    }
    return std::ranges::any_of(hours.weekly, [&](const WeeklyHours& w) {
        return local.time >= w.span.opens && local.time < w.span.closes;
    });
}
bool inside(const std::vector<Interval>& open, Instant t) {
    return std::ranges::any_of(open, [&](const Interval& i) { return i.from <= t && t < i.to; });
}

RC_GTEST_PROP(opening_hours, are_exactly_what_the_local_clock_says, ()) {
    const auto zone = *rc::gen::elementOf(std::vector<std::string_view>(std::begin(zones), std::end(zones)));
    const Date date = any_date(zone);
    const OpeningHours hours = hours_with(date, *rc::gen::inRange(0, 4));
    const auto open = open_on(hours, date, zone);
    for (Instant t = midnight(date) - Hours(24); t < midnight(date) + Hours(48); t += Minutes(5)) {
        RC_ASSERT(inside(open, t) == open_by_the_clock(hours, date, t, zone));
    }
    for (std::size_t i = 1; i < open.size(); ++i) {
        RC_ASSERT(open[i - 1].to < open[i].from);
    }
}

RC_GTEST_PROP(slots, lie_within_local_hours_with_their_turnaround, ()) {
    const auto zone = *rc::gen::elementOf(std::vector<std::string_view>(std::begin(zones), std::end(zones)));
    const Date date = any_date(zone);
    const OpeningHours hours = hours_with(date, *rc::gen::inRange(1, 3));
    const Duration needed = Minutes(*rc::gen::inRange(1, 60) * 5);
    const Duration every = Minutes(*rc::gen::elementOf(std::vector{15, 30, 60}));
    const auto open = open_on(hours, date, zone);
    const auto starts = starts_in(open, needed, every);
    for (const Instant start : starts) {
        for (Instant t = start; t < start + needed; t += Minutes(5)) {
            RC_ASSERT(open_by_the_clock(hours, date, t, zone));
        }
    }
    // No time is lost: each interval offers as many starts as fit into its real length.
    std::size_t expected = 0;
    for (const Interval& i : open) {
        expected += i.to - i.from < needed ? 0 : std::size_t((i.to - i.from - needed) / every) + 1;
    }
    RC_ASSERT(starts.size() == expected);
}

RC_GTEST_PROP(slots, of_an_online_day_cover_its_real_length, ()) {
    const auto zone = *rc::gen::elementOf(std::vector<std::string_view>(std::begin(zones), std::end(zones)));
    const Date date = any_date(zone);
    const Date next{std::chrono::sys_days(date) + Days(1)};
    const auto starts = starts_online(date, zone, Minutes(30));
    for (const Instant start : starts) {
        RC_ASSERT(local_date(start, zone) == date);
    }
    // A repeated midnight can put an hour of a date after the next one began; those starts are counted too.
    if (local_date(start_of_day(next, zone) - Duration(1), zone) == date) {
        const auto length = start_of_day(next, zone) - start_of_day(date, zone);
        RC_ASSERT(starts.size() >= std::size_t(length / Minutes(30)));
    }
}

TEST(opening_hours, spring_and_autumn_in_berlin) {
    OpeningHours all_night;
    all_night.exceptions = {{on(2026, 3, 29), LocalSpan{Minutes(60), Minutes(300)}},
                            {on(2026, 10, 25), LocalSpan{Minutes(60), Minutes(300)}}};
    const auto spring = open_on(all_night, on(2026, 3, 29), "Europe/Berlin");
    const auto autumn = open_on(all_night, on(2026, 10, 25), "Europe/Berlin");
    ASSERT_EQ(spring.size(), 1U);
    ASSERT_EQ(autumn.size(), 1U);
    EXPECT_EQ(spring[0].to - spring[0].from, Hours(3));  // 01:00 to 05:00 without the hour from 02:00
    EXPECT_EQ(autumn[0].to - autumn[0].from, Hours(5));
}

TEST(opening_hours, a_fold_that_ends_inside_the_hours_opens_twice) {
    OpeningHours hours;
    hours.exceptions = {{on(2026, 10, 25), LocalSpan{Minutes(60), Minutes(150)}}};  // 01:00 to 02:30
    const auto open = open_on(hours, on(2026, 10, 25), "Europe/Berlin");
    ASSERT_EQ(open.size(), 2U);
    EXPECT_EQ(open[0].to - open[0].from, Minutes(90));
    EXPECT_EQ(open[1].to - open[1].from, Minutes(30));
    EXPECT_EQ(open[1].from - open[0].to, Minutes(30));
}

TEST(opening_hours, an_exception_replaces_the_week_and_several_add_up) {
    OpeningHours hours;
    hours.weekly = {{std::chrono::Thursday, {Minutes(540), Minutes(1080)}}};
    hours.exceptions = {{on(2026, 12, 24), LocalSpan{Minutes(540), Minutes(660)}},
                        {on(2026, 12, 24), LocalSpan{Minutes(720), Minutes(780)}},
                        {on(2026, 12, 31), std::nullopt}};
    EXPECT_EQ(spans_on(hours, on(2026, 12, 17)).size(), 1U);
    EXPECT_EQ(spans_on(hours, on(2026, 12, 24)),
              (std::vector<LocalSpan>{{Minutes(540), Minutes(660)}, {Minutes(720), Minutes(780)}}));
    EXPECT_TRUE(open_on(hours, on(2026, 12, 31), "Europe/Berlin").empty());
    EXPECT_TRUE(open_on(hours, on(2026, 12, 18), "Europe/Berlin").empty());  // a Friday
}

TEST(slots, ninety_minutes_and_a_turnaround_in_a_day_from_nine_to_six) {
    OpeningHours hours;
    hours.weekly = {{std::chrono::Monday, {Minutes(540), Minutes(1080)}}};
    const auto starts = starts_in(open_on(hours, on(2026, 3, 2), "Europe/Berlin"), Minutes(105), Minutes(30));
    ASSERT_EQ(starts.size(), 15U);
    EXPECT_EQ(to_rfc3339(starts.front()), "2026-03-02T08:00:00Z");
    EXPECT_EQ(to_rfc3339(starts.back()), "2026-03-02T15:00:00Z");  // 16:00 to 17:45 at the place
}
}  // namespace
}  // namespace scheduling
