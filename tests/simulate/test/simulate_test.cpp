#include <gtest/gtest.h>
#include <simulate/simulate.hpp>

#include "audit.hpp"

namespace {

TEST(Simulate, AThousandWorldsHold) {
    const auto report = delivery::simulate(1, 1000);
    EXPECT_EQ(report.broken, "");
    EXPECT_EQ(report.worlds, 1000U);
    // The worlds are worth something only if these things happen in them.
    EXPECT_GT(report.answers, 10'000U);
    EXPECT_GT(report.late_answers, 50U);
    EXPECT_GT(report.restarts, 1000U);
    EXPECT_GT(report.credits, 200U);
    EXPECT_GT(report.take_overs, 500U);
    EXPECT_GT(report.exam_hours, 100.0);
}

// Each of them once showed a fault, in the rules or in the auditor.
TEST(Simulate, SeedsThatOnceFailedHold) {
    for (const std::uint64_t seed : {103, 1221}) {
        EXPECT_EQ(delivery::simulate(seed, 1).broken, "");
    }
}

TEST(Simulate, ASeedIsTheSameWorldForEver) {
    const auto once = delivery::simulate(42, 5);
    const auto again = delivery::simulate(42, 5);
    EXPECT_EQ(once.events, again.events);
    EXPECT_EQ(once.answers, again.answers);
    EXPECT_EQ(once.exam_hours, again.exam_hours);
}

// The auditor is no ornament: it sees a log that breaks a rule.
TEST(Simulate, TheAuditorSeesWhatIsWrong) {
    const Instant nine = *parse_rfc3339("2026-03-02T09:00:00Z");
    sitting::Created created;
    created.minutes = 10;
    created.selection = sitting::fixed_selection;
    const auto form = std::make_shared<const sitting::Blueprint>(
        sitting::FormId(), std::vector<sitting::BlueprintItem>{
                               {sitting::ItemId("one"), {sitting::ItemKind::choice, 1, {"a", "b"}, {}}, {}}});
    const sitting::Answered answer{{1, 1}, sitting::ItemId("one"), sitting::Choice{"a"}, false, std::nullopt};
    std::vector<sitting::Entry> log{{1, nine, "c0", created},
                                    {2, nine, "c1", sitting::Started{}},
                                    {3, nine, "c2", sitting::JournalOpened{1, "tab"}}};
    const auto verdict = [&](sitting::Entry last) {
        auto tried = log;
        tried.push_back(std::move(last));
        return simulate::audit(tried, sitting::replay(form, tried), *form, {});
    };
    EXPECT_EQ(verdict({4, nine + Minutes(9), "c3", answer}), "");
    EXPECT_EQ(verdict({4, nine + Minutes(10), "c3", answer}),
              "an answer after the end that is not marked late");
    EXPECT_EQ(verdict({4, nine + Minutes(9), "c2", answer}), "a command acted twice");
    EXPECT_EQ(verdict({4, nine - Minutes(1), "c3", answer}), "time runs backwards in the log");
    EXPECT_EQ(verdict({4, nine + Minutes(1), "c3",
                       sitting::Paused{"p", sitting::ReasonCode::other, "r", nine + Hours(2)}}),
              "a pause beyond its limit");
    EXPECT_EQ(verdict({4, nine + Minutes(1), "due/4",
                       sitting::Submitted{sitting::SubmittedBecause::time_over, {}, {}, {}}}),
              "time was called too early");
}

}  // namespace
