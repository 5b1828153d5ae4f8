// The ledger people read: from the log alone.
#include "time_bank.hpp"

#include <gtest/gtest.h>

namespace delivery {
namespace {
using namespace std::chrono_literals;
const Instant nine = *parse_rfc3339("2026-03-02T09:00:00Z");

std::vector<TimeBankLine> lines(const std::vector<std::pair<Duration, sitting::Event>>& story, Instant now) {
    std::vector<sitting::Entry> entries;
    for (const auto& [after, event] : story) {
        entries.push_back({std::int64_t(entries.size()) + 1, nine + after, "cause", event});
    }
    return time_lines(entries, now, [](const std::string& id) { return id.empty() ? "" : "name of " + id; });
}

TEST(TimeBank, TellsWhoGaveTimeAndWhy) {
    const auto all = lines({{0min, sitting::Started{}},
                            {5min, sitting::TimeGranted{"p", 7, ReasonCode::staff_error, "Wrong room."}},
                            {6min, sitting::AccommodationChanged{"r", 23, 0}}},
                           nine + 10min);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].kind, TimeKind::granted);
    EXPECT_EQ(all[0].seconds, 420);
    EXPECT_EQ(all[0].from, nine + 5min);
    EXPECT_EQ(all[0].by, "name of p");
    EXPECT_EQ(all[0].code, ReasonCode::staff_error);
    EXPECT_EQ(all[0].reason, "Wrong room.");
    EXPECT_EQ(all[1].kind, TimeKind::accommodation);
    EXPECT_EQ(all[1].seconds, 23 * 60);
}

TEST(TimeBank, ACreditNamesTheStretchItGivesBack) {
    const auto all = lines(
        {{20min, sitting::TimeCredited{90'000'000, nine + 10min, nine + 11min + 30s, "o"}}}, nine + 30min);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].kind, TimeKind::credited);
    EXPECT_EQ(all[0].seconds, 90);
    EXPECT_EQ(all[0].from, nine + 10min);
    EXPECT_EQ(all[0].until, nine + 11min + 30s);
    EXPECT_EQ(all[0].by, "");
    EXPECT_EQ(all[0].code, ReasonCode::platform_fault);
}

TEST(TimeBank, APauseHasAnEndOrGoesOn) {
    const sitting::Paused pause{"p", ReasonCode::health, "A nosebleed.", nine + 40min};
    const auto over = lines({{10min, pause}, {13min, sitting::Resumed{"p"}}}, nine + 20min);
    ASSERT_EQ(over.size(), 1U);
    EXPECT_EQ(over[0].kind, TimeKind::paused);
    EXPECT_EQ(over[0].seconds, 180);
    EXPECT_EQ(over[0].until, nine + 13min);
    const auto going_on = lines({{10min, pause}}, nine + 12min);
    EXPECT_EQ(going_on[0].seconds, 120);
    EXPECT_FALSE(going_on[0].until);
    const auto ended = lines(
        {{10min, pause}, {15min, sitting::Aborted{"m", ReasonCode::health, "To hospital."}}}, nine + 1h);
    EXPECT_EQ(ended[0].until, nine + 15min);
    EXPECT_EQ(ended[0].seconds, 300);
}

TEST(TimeBank, ABreakIsTheCandidatesOwnAndHasNoCode) {
    const auto all = lines(
        {{10min, sitting::Paused{"", ReasonCode::other, "", nine + 40min}}, {12min, sitting::Resumed{""}}},
        nine + 20min);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].kind, TimeKind::own_break);
    EXPECT_FALSE(all[0].code);
    EXPECT_EQ(all[0].by, "");
}

TEST(TimeBank, SilenceIsToldFromWhenToWhen) {
    const auto all = lines({{30min, sitting::Lost{nine + 28min}}, {30min, sitting::Back{120}}}, nine + 31min);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].kind, TimeKind::silence);
    EXPECT_EQ(all[0].from, nine + 28min);
    EXPECT_EQ(all[0].until, nine + 30min);
    EXPECT_EQ(all[0].seconds, 120);
}

}  // namespace
}  // namespace delivery
