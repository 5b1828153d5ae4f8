#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <credentials/reminders.hpp>

namespace {

using namespace credentials;

TEST(Reminders, EachDayOnceInOrder) {
    std::vector<int> sent;
    for (int left = 400; left >= -30; --left) {
        if (const auto due = reminder_due(left, sent)) {
            EXPECT_EQ(*due, left);
            sent.push_back(*due);
            EXPECT_FALSE(reminder_due(left, sent));
        }
    }
    EXPECT_EQ(sent, (std::vector<int>{180, 90, 60, 30, 7, 0}));
}

TEST(Reminders, AfterAPauseOnlyTheMostUrgent) {
    EXPECT_EQ(reminder_due(20, {180}), 30);
    EXPECT_EQ(reminder_due(20, {180, 30}), std::nullopt);
    EXPECT_EQ(reminder_due(0, {}), 0);
    EXPECT_EQ(reminder_due(-1, {}), std::nullopt);
}

TEST(Reminders, WhenToLookNext) {
    EXPECT_EQ(next_reminder(1096), 180);
    EXPECT_EQ(next_reminder(180), 90);
    EXPECT_EQ(next_reminder(1), 0);
    EXPECT_EQ(next_reminder(0), std::nullopt);
}

TEST(Reminders, LookingOnAnyDaysSendsNothingTwice) {
    EXPECT_TRUE(rc::check([] {
        auto days = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-5, 200));
        std::sort(days.rbegin(), days.rend());
        std::vector<int> sent;
        for (const int left : days) {
            if (const auto due = reminder_due(left, sent)) {
                const bool later = sent.empty() || *due < sent.back();
                RC_ASSERT(later);
                RC_ASSERT(*due >= left);
                sent.push_back(*due);
            }
        }
    }));
}

}  // namespace
