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
}  // namespace
}  // namespace proctoring
