#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <credentials/ledger.hpp>

namespace {

using namespace credentials;

Date day(const char* s) { return parse_date(s).value(); }
const Cycle cycle{day("2026-03-12"), day("2029-03-12")};
const Instant early = parse_rfc3339("2027-01-01T00:00:00Z").value();

Entry entry(Activity a, double value, std::string key, bool approved = true) {
    return {a, credits_from(value).value(), std::move(key), early, approved};
}

TEST(Ledger, CreditsComeInQuarters) {
    EXPECT_EQ(credits_from(1.25), Credits{5});
    EXPECT_EQ(credits_from(100), credits(100));
    for (const double bad : {0.0, -1.0, 0.1, 100.25, std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_FALSE(credits_from(bad)) << bad;
    }
}

TEST(Ledger, CapsByKind) {
    const auto sum = sum_up({entry(Activity::webinar, 3, "w1"), entry(Activity::webinar, 3, "w2"),
                             entry(Activity::teaching, 8, "t"), entry(Activity::course, 12, "c")},
                            cycle, credits(20));
    EXPECT_EQ(sum.lines[1], (Line{Activity::webinar, credits(6), credits(4), credits(4), {}}));
    EXPECT_EQ(sum.lines[3], (Line{Activity::teaching, credits(8), credits(5), credits(5), {}}));
    EXPECT_EQ(sum.counted, credits(21));
    EXPECT_TRUE(sum.enough());
}

TEST(Ledger, AnActivityCountsOnceACycle) {
    const auto sum =
        sum_up({entry(Activity::course, 3, "c"), entry(Activity::course, 3, "c")}, cycle, credits(20));
    EXPECT_EQ(sum.counted, credits(3));
    EXPECT_FALSE(sum.enough());
    EXPECT_EQ(activity_key(Activity::webinar, "Cloud  costs, explained!", day("2027-05-01")),
              activity_key(Activity::webinar, "cloud costs explained", day("2027-05-01")));
    EXPECT_NE(activity_key(Activity::webinar, "Cloud costs", day("2027-05-01")),
              activity_key(Activity::webinar, "Cloud costs", day("2027-06-01")));
    EXPECT_EQ(activity_key(Activity::course, "Cloud costs", day("2027-05-01")),
              activity_key(Activity::course, "Cloud costs", day("2027-06-01")));
}

TEST(Ledger, SubmittedBeforeTheExpiryCountsHoweverLateItIsApproved) {
    auto in = entry(Activity::course, 20, "c");
    in.submitted_at = end_of_day(cycle.expires_on);
    EXPECT_TRUE(sum_up({in}, cycle, credits(20)).enough());
    in.submitted_at += Duration{1};
    EXPECT_EQ(sum_up({in}, cycle, credits(20)).counted, Credits{});
}

TEST(Ledger, AWaitingClaimIsShownAndNotCounted) {
    const auto sum = sum_up({entry(Activity::course, 20, "c", false)}, cycle, credits(20));
    EXPECT_EQ(sum.waiting, credits(20));
    EXPECT_EQ(sum.counted, Credits{});
}

TEST(Ledger, CountedNeverExceedsACapNorTheSum) {
    EXPECT_TRUE(rc::check([] {
        std::vector<Entry> entries;
        const int n = *rc::gen::inRange(0, 30);
        for (int i = 0; i < n; ++i) {
            entries.push_back({activities[std::size_t(*rc::gen::inRange(0, 6))],
                               {*rc::gen::inRange(1, 41)},
                               std::to_string(*rc::gen::inRange(0, 10)),
                               early,
                               *rc::gen::arbitrary<bool>()});
        }
        const auto needed = credits(*rc::gen::inRange(1, 101));
        const auto sum = sum_up(entries, cycle, needed);
        Credits all, total;
        for (const auto& e : entries) {
            all += e.approved ? e.credits : Credits{};
        }
        for (const auto& line : sum.lines) {
            RC_ASSERT(line.counted <= line.cap && line.counted <= line.approved);
            RC_ASSERT(line.cap.quarters * 100 <= needed.quarters * cap_percent(line.activity));
            total += line.counted;
        }
        RC_ASSERT(total == sum.counted && sum.counted <= all);
        // One more approved activity never counts less.
        entries.push_back({Activity::course, {4}, "another", early, true});
        RC_ASSERT(sum_up(entries, cycle, needed).counted >= sum.counted);
    }));
}

}  // namespace
