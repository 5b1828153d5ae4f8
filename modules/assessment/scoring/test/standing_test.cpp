#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <scoring/standing.hpp>

namespace {

using namespace scoring;
const Instant monday = parse_rfc3339("2026-03-02T09:00:00Z").value();

TEST(Standing, BecomesOfficialByItselfAfterTheDelayAndNotAMicrosecondBefore) {
    const auto s = provisional(monday, Hours{24});
    EXPECT_FALSE(release_is_due(s, monday + Hours{24} - Duration{1}));
    EXPECT_TRUE(release_is_due(s, monday + Hours{24}));
    const auto official = release(s, monday + Hours{24}).value();
    EXPECT_EQ(official.state, State::official);
    EXPECT_EQ(official.official_at, monday + Hours{24});
    EXPECT_FALSE(release_is_due(official, monday + Hours{48}));
}

TEST(Standing, AHeldResultWaitsForAPerson) {
    const auto held =
        hold(provisional(monday, Hours{24}), " checking the room recording ", {}, monday).value();
    EXPECT_EQ(held.state, State::held);
    EXPECT_EQ(held.reason, "checking the room recording");
    EXPECT_EQ(held.held_until, parse_rfc3339("2026-03-09T09:00:00Z"));  // the next Monday
    EXPECT_FALSE(release_is_due(held, monday + Hours{24 * 365}));
    EXPECT_EQ(release(held, monday + Hours{30}).value().reason, "");
    const auto longer = hold(held, "still checking", monday + Hours{300}, monday).value();
    EXPECT_EQ(longer.held_until, monday + Hours{300});
}

TEST(Standing, RefusesWithWhatToDo) {
    const auto s = provisional(monday, Hours{0});
    EXPECT_EQ(hold(s, "x", {}, monday).error().code, "reason_needed");
    EXPECT_EQ(hold(s, std::string(501, 'x'), {}, monday).error().code, "reason_needed");
    EXPECT_EQ(hold(s, "checking", monday, monday).error().code, "hold_ends_in_the_past");
    const auto official = release(s, monday).value();
    EXPECT_EQ(release(official, monday).error().code, "result_official");
    EXPECT_EQ(hold(official, "checking", {}, monday).error().code, "result_official");
    EXPECT_EQ(rescore(s, "wrong key", monday).error().code, "result_provisional");
    const auto gone = make_void(official, "another person sat", monday).value();
    EXPECT_EQ(release(gone, monday).error().code, "result_voided");
    EXPECT_EQ(make_void(gone, "again", monday).error().code, "result_voided");
}

TEST(Standing, ARescoredResultIsReleasedAgain) {
    const auto official = release(provisional(monday, Hours{0}), monday).value();
    const auto again = rescore(official, "item 12 had a wrong key", monday).value();
    EXPECT_EQ(again.state, State::rescored);
    EXPECT_EQ(release(again, monday + Hours{1}).value().state, State::official);
}

TEST(Standing, ThePromiseCountsBusinessDays) {
    EXPECT_EQ(promised_by(parse_rfc3339("2026-03-06T16:30:00Z").value()),
              parse_rfc3339("2026-03-13T16:30:00Z"));
    EXPECT_EQ(promised_by(parse_rfc3339("2026-03-07T08:00:00Z").value()),
              parse_rfc3339("2026-03-13T08:00:00Z"));
}

TEST(Standing, AVoidResultStaysVoidWhateverIsTried) {
    EXPECT_TRUE(rc::check([] {
        auto s = provisional(monday, Hours{24});
        bool voided = false;
        for (const int step : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4))) {
            const auto next = step == 0   ? release(s, monday)
                              : step == 1 ? hold(s, "checking", {}, monday)
                              : step == 2 ? rescore(s, "wrong key", monday)
                                          : make_void(s, "another person sat", monday);
            RC_ASSERT(!voided || !next.has_value());
            s = next.value_or(s);
            voided = voided || s.state == State::voided;
            RC_ASSERT(voided == (s.state == State::voided));
            RC_ASSERT((s.state == State::held) == s.held_until.has_value());
        }
    }));
}

}  // namespace
