#include "rules.hpp"

#include <gtest/gtest.h>

namespace proctoring {
namespace {
using scheduling::Mode;
using scheduling::State;

constexpr Instant noon = from_micros(1'767'960'000'000'000);

TEST(Supervision, OnlyAnOnlineExamMayGoWithoutAProctor) {
    EXPECT_EQ(supervision_of(Mode::online, true), delivery::Supervision::unproctored);
    EXPECT_EQ(supervision_of(Mode::online, false), delivery::Supervision::proctored);
    EXPECT_EQ(supervision_of(Mode::centre, true), delivery::Supervision::proctored);
}

TEST(Lateness, CountsOnlyWhoIsStillExpected) {
    EXPECT_EQ(minutes_late(State::booked, noon, noon + Minutes(7)), 7);
    EXPECT_EQ(minutes_late(State::booked, noon, noon - Minutes(7)), 0);
    EXPECT_EQ(minutes_late(State::checked_in, noon, noon + Minutes(7)), 0);
    EXPECT_EQ(minutes_late(State::cancelled, noon, noon + Minutes(7)), 0);
}

TEST(Arrangements, SayWhatToDoAndNothingElse) {
    identity::AccommodationProfile a;
    EXPECT_TRUE(arrangements_of(a).empty());
    a.language_30 = a.separate_room = true;
    EXPECT_EQ(arrangements_of(a), (std::vector<std::string>{"extra_time", "separate_room"}));
}

TEST(Adjustment, IsTheProfileInMinutes) {
    identity::AccommodationProfile a;
    EXPECT_EQ(adjustment_of(a, Minutes(90)).extra_minutes, 0);
    EXPECT_EQ(adjustment_of(a, Minutes(90)).break_minutes, 0);
    a.time_percent = 25;
    a.paused_breaks = true;
    EXPECT_EQ(adjustment_of(a, Minutes(90)).extra_minutes, 23);  // a quarter, rounded up
    EXPECT_EQ(adjustment_of(a, Minutes(90)).break_minutes, break_minutes_granted);
}

TEST(Adjustment, AnAttemptIsBehindOnlyWhenItHasLess) {
    delivery::AttemptStatus attempt;
    attempt.extra_minutes = 23;
    EXPECT_FALSE(is_behind(attempt, {.extra_minutes = 23, .break_minutes = 0}));
    EXPECT_FALSE(is_behind(attempt, {.extra_minutes = 0, .break_minutes = 0}));  // nothing is taken away
    EXPECT_TRUE(is_behind(attempt, {.extra_minutes = 24, .break_minutes = 0}));
    EXPECT_TRUE(is_behind(attempt, {.extra_minutes = 23, .break_minutes = 30}));
}
}  // namespace
}  // namespace proctoring
