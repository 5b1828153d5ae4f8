// Small, constant, empty or contradictory data: a named problem, never a silent number.
#include "reference.hpp"

#include <psychometrics/sum_scores.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace psychometrics::equating_test {
namespace {

using enum EquatingMethod;
constexpr auto random_groups = EquatingDesign::equivalent_groups;
constexpr auto with_anchor = EquatingDesign::anchor;

template <class T>
std::string refusal(const Result<T>& r) {
    return r ? "none" : r.error().code;
}

bool told(const Notices& problems, const std::string& code) {
    return std::any_of(problems.begin(), problems.end(), [&](const Notice& n) { return n.code == code; });
}

bool all_finite(const Equating& e) {
    return std::all_of(e.table.begin(), e.table.end(), [](const EquatedScore& s) {
        return std::isfinite(s.equated) && std::isfinite(s.se.value_or(0)) &&
               std::isfinite(s.se_normal.value_or(0)) && std::isfinite(s.se_bootstrap.value_or(0));
    });
}

TEST(Tabulate, Refusals) {
    const std::vector<std::int64_t> none, one{5}, two{5, 6}, far{0, 4'000'000'000'000'000'000}, low{-3, 2};
    EXPECT_EQ(refusal(tabulate(none)), "no_persons");
    EXPECT_EQ(refusal(tabulate(two, one)), "anchor_length");
    EXPECT_EQ(refusal(tabulate(far)), "scores_too_wide");
    EXPECT_EQ(refusal(tabulate(two, {}, {.lowest = 0, .highest = 5})), "score_outside_range");
    EXPECT_EQ(tabulate(low)->lowest, -3);
    EXPECT_EQ(refusal(frequencies_of({})), "no_persons");
    EXPECT_EQ(refusal(frequencies_of({0, 0})), "no_persons");
    EXPECT_EQ(refusal(frequencies_of({1, -1})), "negative_count");
    EXPECT_EQ(refusal(frequencies_of({1, std::nan("")})), "negative_count");
}

TEST(Equate, OnePersonIsRefusedAndTwoAreTold) {
    const auto one = frequencies_of({0, 1, 0}).value(), two = frequencies_of({1, 0, 1}).value();
    EXPECT_EQ(refusal(equate(one, two, random_groups, {.method = EquatingMethod::mean})), "too_few_persons");
    const auto done = equate(two, two, random_groups, {.method = equipercentile, .bootstrap = 20}).value();
    EXPECT_TRUE(told(done.problems, "few_persons"));
    EXPECT_TRUE(told(done.problems, "zero_frequency"));
    EXPECT_TRUE(told(done.problems, "bootstrap_failed"));  // both drawn persons the same one
    EXPECT_EQ(done.bootstrap->replications + done.bootstrap->failed, 20);
    EXPECT_TRUE(all_finite(done));
}

TEST(Equate, ConstantScores) {
    const auto same = frequencies_of({0, 0, 50, 0}).value(), other = frequencies_of({9, 9, 9, 9}).value();
    for (const auto method : {linear, equipercentile, kernel}) {
        EXPECT_EQ(refusal(equate(same, other, random_groups, {.method = method})), "constant_scores");
        EXPECT_EQ(refusal(equate(other, same, random_groups, {.method = method})), "constant_scores");
    }
    EXPECT_NEAR(equate(same, other, random_groups, {.method = EquatingMethod::mean})->table[2].equated, 1.5,
                1e-12);
    EXPECT_EQ(refusal(smooth(same, {})), "constant_scores");
    EXPECT_EQ(refusal(smooth(same, {.degree = 2})), "constant_scores");
}

TEST(Equate, PlansThatCannotBe) {
    const auto f = simulated(200, 0, 1);
    EXPECT_EQ(refusal(equate(f, f, with_anchor, {.method = linear})), "design_mismatch");
    EXPECT_EQ(refusal(equate(f, f, random_groups, {.method = tucker})), "design_mismatch");
    EXPECT_EQ(refusal(equate(f, f, EquatingDesign::single_group, {.method = linear})), "design_mismatch");
    EXPECT_EQ(refusal(equate(f, totals_of(f), with_anchor, {.method = tucker})), "anchor_missing");
    EXPECT_EQ(refusal(equate(f, f, with_anchor, {.method = tucker, .ws = 1.5})), "ws_out_of_range");
    EXPECT_EQ(refusal(equate(f, f, with_anchor, {.method = tucker, .ws = std::nan("")})), "ws_out_of_range");
    EXPECT_EQ(refusal(equate(f, f, random_groups, {.method = linear, .bootstrap = -1})),
              "bootstrap_out_of_range");
    EXPECT_EQ(refusal(equate(f, f, random_groups, {.method = linear, .scale = {{5, 1}, {5, 2}}})),
              "scale_unordered");
    EXPECT_EQ(refusal(equate(f, f, random_groups,
                             {.method = equipercentile, .smoothing = SmoothingPlan{.degree = 0}})),
              "degree_out_of_range");
    EquatingPlan narrow{.method = kernel};
    narrow.kernel.bandwidth_x = 0;
    EXPECT_EQ(refusal(equate(f, f, random_groups, narrow)), "bandwidth_out_of_range");
    ScoreFrequencies torn = f;
    torn.counts.pop_back();
    EXPECT_EQ(refusal(equate(torn, f, random_groups, {.method = linear})), "malformed_frequencies");
}

TEST(Equate, AnchorsThatSayNothing) {
    const std::vector<std::int64_t> totals{3, 5, 6, 8, 9, 4, 7, 6}, constant(8, 2),
        above{4, 1, 1, 2, 3, 2, 1, 2};
    const std::vector<std::int64_t> against{3, 3, 2, 1, 0, 3, 1, 2};
    const auto stuck = tabulate(totals, constant).value(), longer = tabulate(totals, above).value();
    const auto crossed = tabulate(totals, against).value();
    const auto good = simulated(200, 0, 2);
    EXPECT_EQ(refusal(equate(stuck, good, with_anchor, {.method = tucker})), "anchor_constant");
    EXPECT_EQ(refusal(equate(longer, good, with_anchor, {.method = tucker})), "anchor_too_long");
    EXPECT_EQ(refusal(equate(longer, good, with_anchor, {.method = tucker, .anchor = AnchorKind::external})),
              "none");
    EXPECT_EQ(refusal(equate(crossed, good, with_anchor, {.method = levine_observed})),
              "anchor_uncorrelated");
    const auto done = equate(crossed, good, with_anchor, {.method = tucker}).value();
    EXPECT_TRUE(told(done.problems, "anchor_uncorrelated"));
    EXPECT_TRUE(all_finite(done));
}

// No anchor score in common: post-stratification has nothing to go by.
TEST(Equate, AnchorsApart) {
    const std::vector<std::int64_t> totals{3, 5, 6, 8}, low{0, 1, 0, 1}, high{2, 3, 2, 3};
    const auto x = tabulate(totals, low).value(), y = tabulate(totals, high).value();
    EXPECT_EQ(refusal(equate(x, y, with_anchor, {.method = frequency_estimation})), "anchor_gap");
    const std::vector<std::int64_t> partly{1, 2, 2, 3};
    const auto z = tabulate(totals, partly).value();
    EXPECT_TRUE(told(equate(x, z, with_anchor, {.method = frequency_estimation})->problems, "anchor_gap"));
}

TEST(Equate, ScoresOutsideTheScaleOfY) {
    const auto x = frequencies_of({1, 2, 3, 4, 30}).value(), y = frequencies_of({4, 3, 2, 1, 1}).value();
    const auto done = equate(x, y, random_groups, {.method = linear}).value();
    EXPECT_TRUE(told(done.problems, "outside_range"));
    const auto cut = equate(x, y, random_groups, {.method = linear, .truncate = true}).value();
    for (const auto& s : cut.table) {
        EXPECT_GE(s.equated, 0);
        EXPECT_LE(s.equated, 4);
        EXPECT_EQ(s.rounded, std::int64_t(std::floor(s.equated + 0.5)));
    }
}

TEST(Equate, NegativeScoresAndAScale) {
    const auto x = frequencies_of({5, 9, 12, 7, 3}, -2).value(),
               y = frequencies_of({4, 8, 12, 9, 2}, -1).value();
    const auto done = equate(x, y, random_groups,
                             {.method = EquatingMethod::mean, .scale = {{-1, 100}, {1, 110}, {3, 150}}})
                          .value();
    EXPECT_EQ(done.table.front().score, -2);
    EXPECT_LT(done.table.front().equated, 0);
    for (const auto& s : done.table) {
        EXPECT_GE(*s.scaled, 100);
        EXPECT_LE(*s.scaled, 150);
    }
    EXPECT_NEAR(scaled(2, std::vector<ScalePoint>{{-1, 100}, {1, 110}, {3, 150}}), 130, 1e-12);
}

TEST(Equate, MoreSmoothingThanData) {
    const auto few = frequencies_of({2, 0, 5, 0, 1}).value();
    EXPECT_EQ(refusal(smooth(few, {.degree = 9})), "smoothing_failed");
    const auto chosen = smooth(few, {}).value();
    EXPECT_LE(chosen.degree, 2);
    EXPECT_EQ(chosen.compared.size(), 2u);
}

Responses responses(std::vector<std::string> items, std::vector<std::uint8_t> scores) {
    return {.items = std::move(items), .scores = std::move(scores)};
}

TEST(SumScores, InternalAndExternal) {
    const auto r = responses({"a", "b", "c"}, {1, 0, 2, 0, 1, 1});
    const std::vector<std::string> anchor{"c"}, missing{"d"}, all{"a", "b", "c"};
    const auto internal = sum_scores(r, anchor, AnchorKind::internal, "X").value();
    EXPECT_EQ(internal.totals, (std::vector<std::int64_t>{3, 2}));
    EXPECT_EQ(internal.anchors, (std::vector<std::int64_t>{2, 1}));
    EXPECT_EQ(internal.highest, 4);
    const auto external = sum_scores(r, anchor, AnchorKind::external, "X").value();
    EXPECT_EQ(external.totals, (std::vector<std::int64_t>{1, 1}));
    EXPECT_EQ(external.anchor_highest, 2);
    EXPECT_EQ(refusal(sum_scores(r, missing, AnchorKind::internal, "X")), "disconnected_anchor");
    EXPECT_EQ(refusal(sum_scores(r, all, AnchorKind::external, "X")), "anchor_too_long");
    EXPECT_TRUE(common_items(r, responses({"d"}, {1})).empty());
    EXPECT_EQ(common_items(r, responses({"c", "a"}, {1, 1})), (std::vector<std::string>{"a", "c"}));
}

TEST(SumScores, WhoWasNotPresentedEveryItem) {
    const auto r = responses({"a", "b", "new"},
                             {1, 0, not_presented, 0, not_presented, not_presented, 1, 1, not_presented});
    const auto sums = sum_scores(r, {}, AnchorKind::internal, "X").value();
    EXPECT_EQ(sums.totals, (std::vector<std::int64_t>{1, 2}));
    EXPECT_TRUE(told(sums.problems, "persons_dropped"));
    EXPECT_TRUE(told(sums.problems, "item_not_presented"));
    const auto nobody = responses({"a"}, {not_presented, not_presented});
    EXPECT_EQ(refusal(sum_scores(nobody, {}, AnchorKind::internal, "X")), "no_persons");
    EXPECT_EQ(refusal(sum_scores(responses({"a"}, {}), {}, AnchorKind::internal, "X")), "no_persons");
}

}  // namespace
}  // namespace psychometrics::equating_test
