// Planted differences are found, and where there are none no more items are flagged than alpha says. The
// bounds are four standard errors of the simulation, or as wide as the method's known fault where that is
// said.
#include "planted.hpp"

#include <gtest/gtest.h>
#include <psychometrics/dif_parameters.hpp>

#include <cmath>

namespace psychometrics {
namespace {

struct Rates {
    double false_ones = 0, found = 0;
};

template <class Method>
Rates rates(Planted p, int times, Method method) {
    Rates out;
    for (int t = 0; t < times; ++t) {
        p.seed = 100 + std::uint64_t(t);
        const auto done = method(planted(p));
        EXPECT_TRUE(done) << done.error().detail;
        out.false_ones += share_flagged(done->items, p.places, false) / times;
        out.found += share_flagged(done->items, p.places, true) / times;
    }
    return out;
}

constexpr int times = 30;
// Of a share of 5 % over all items of all samples.
const double four_errors = 4 * std::sqrt(0.05 * 0.95 / (25 * times));

const Planted none_planted{.impact = 0.5};
const Planted harder{.impact = 0.5, .harder = 0.6, .places = {3, 11}};
const Planted steeper{.impact = 0.5, .steeper = 2.5, .places = {3, 11}};

TEST(DifSimulated, MantelHaenszel) {
    const auto method = [](const Responses& r) { return mantel_haenszel_dif(r, raw_plan()); };
    EXPECT_NEAR(rates(none_planted, times, method).false_ones, 0.05, four_errors);
    const Rates found = rates(harder, times, method);
    EXPECT_GT(found.found, 0.95);
    // Two harder items in the matching score make the others look easier: that is what purification is for.
    DifPlan purify = raw_plan();
    purify.purify = true;
    const Rates pure =
        rates(harder, times, [&](const Responses& r) { return mantel_haenszel_dif(r, purify); });
    EXPECT_GT(pure.found, 0.95);
    EXPECT_LT(pure.false_ones, found.false_ones);
    EXPECT_NEAR(pure.false_ones, 0.05, four_errors);
}

TEST(DifSimulated, MantelHaenszelEstimatesTheOddsRatioOfRasch) {
    // In the Rasch model alpha is the ratio of odds itself (Holland and Thayer 1988): ln alpha = 0.6 where b
    // is 0.6 higher.
    Planted p = harder;
    p.places = {11};
    double sum = 0, covered = 0, squares = 0;
    for (int t = 0; t < times; ++t) {
        p.seed = 500 + std::uint64_t(t);
        const auto item = mantel_haenszel_dif(planted(p), raw_plan())->items[11];
        const double error = std::log(*item.alpha) - 0.6;
        sum += error / times;
        squares += *item.variance_log_alpha / times;
        covered += double(std::abs(error) < 1.96 * std::sqrt(*item.variance_log_alpha)) / times;
    }
    // One of 25 items in its own matching score takes 1/25 of it away, at the most.
    EXPECT_NEAR(sum, 0, 0.6 / 25 + 4 * std::sqrt(squares / times));
    EXPECT_GE(covered, 0.95 - 4 * std::sqrt(0.95 * 0.05 / times));
}

TEST(DifSimulated, Logistic) {
    DifPlan plan = raw_plan();
    plan.logistic_test = DifTest::uniform;
    const auto uniform = [&](const Responses& r) { return logistic_dif(r, plan); };
    EXPECT_NEAR(rates(none_planted, times, uniform).false_ones, 0.05, four_errors);
    EXPECT_GT(rates(harder, times, uniform).found, 0.95);
    DifPlan slopes = raw_plan();
    slopes.logistic_test = DifTest::nonuniform;
    const auto nonuniform = [&](const Responses& r) { return logistic_dif(r, slopes); };
    EXPECT_GT(rates(steeper, times, nonuniform).found, 0.95);
    EXPECT_LT(rates(harder, times, nonuniform).found, 0.25);
}

TEST(DifSimulated, BreslowDay) {
    const auto method = [](const Responses& r) { return breslow_day_dif(r, raw_plan()); };
    EXPECT_NEAR(rates(none_planted, times, method).false_ones, 0.05, four_errors);
    EXPECT_GT(rates(steeper, times, method).found, 0.75);
    EXPECT_LT(rates(harder, times, method).found, 0.25);
}

TEST(DifSimulated, Sibtest) {
    const auto method = [](const Responses& r) { return sibtest_dif(r, raw_plan()); };
    EXPECT_NEAR(rates(none_planted, times, method).false_ones, 0.05, four_errors);
    EXPECT_GT(rates(harder, times, method).found, 0.9);
    DifPlan plan = raw_plan();
    plan.sibtest_crossing = true;
    const auto crossing = [&](const Responses& r) { return sibtest_dif(r, plan); };
    EXPECT_GT(rates(steeper, times, crossing).found, 0.95);
    // The place of the crossing is taken from the data, which makes it flag 6.5 to 7.6 in a hundred.
    EXPECT_LT(rates(none_planted, times, crossing).false_ones, 0.08 + four_errors);
}

TEST(DifSimulated, Standardisation) {
    const auto method = [](const Responses& r) { return standardisation_dif(r, raw_plan()); };
    EXPECT_EQ(rates(none_planted, times, method).false_ones, 0);
    Planted much = harder;
    much.harder = 1.3;  // 0.10 of proportion is a lot where an item is easy or hard for most
    EXPECT_GT(rates(much, times, method).found, 0.9);
}

TEST(DifSimulated, LordAndRaju) {
    // The link is taken as known, though it is estimated, and the errors of all b hold that of the scale:
    // below 5 %.
    ParameterDifPlan plan{raw_plan()};
    const auto lord = [&](const Responses& r) { return lord_dif(r, plan); };
    const auto raju = [&](const Responses& r) { return raju_dif(r, plan); };
    EXPECT_LT(rates(none_planted, 10, lord).false_ones, 0.05 + four_errors);
    EXPECT_GT(rates(harder, 10, lord).found, 0.9);
    EXPECT_GT(rates(harder, 10, raju).found, 0.9);
    plan.model = Model::two_pl;
    EXPECT_LT(rates(none_planted, 10, lord).false_ones, 0.05 + 2 * four_errors);
    EXPECT_GT(rates(steeper, 10, lord).found, 0.9);
    EXPECT_GT(rates(steeper, 10, raju).found, 0.9);
}

TEST(DifSimulated, MantelTakesOrderedScores) {
    double false_ones = 0, found = 0;
    for (int t = 0; t < times; ++t) {
        Draws draws(900 + std::uint64_t(t));
        ParameterSet set = plausible_items(Model::gpcm, 12, draws, 3);
        Responses r = simulate(set, normal_thetas(800, {0, 1}, draws), draws);
        for (auto& step : set.items[5].steps) {
            step += 0.6;
        }
        set.items[5].b += 0.6;
        const Responses focal = simulate(set, normal_thetas(800, {-0.3, 1}, draws), draws);
        r.scores.insert(r.scores.end(), focal.scores.begin(), focal.scores.end());
        r.persons.clear();
        r.groups = {"reference", "focal"};
        r.group_of.assign(800, 0);
        r.group_of.resize(1600, 1);
        const auto done = mantel_dif(r, raw_plan());
        ASSERT_TRUE(done);
        false_ones += share_flagged(done->items, {5}, false) / times;
        found += share_flagged(done->items, {5}, true) / times;
        EXPECT_LT(*done->items[5].smd, 0) << "harder for the focal group";
        EXPECT_EQ(done->items[5].highest, 3);
    }
    EXPECT_GT(found, 0.95);
    // One of twelve items bends the matching score of the others.
    EXPECT_LT(false_ones, 0.15);
}

TEST(DifSimulated, FalseFlagsOfAllItemsAreControlled) {
    // With Holm's p at most one sample in twenty has any false flag.
    DifPlan plan = raw_plan();
    plan.adjustment = DifAdjustment::holm;
    int any = 0;
    for (int t = 0; t < 60; ++t) {
        const auto done =
            mantel_haenszel_dif(planted({.impact = 0.5, .seed = 2000 + std::uint64_t(t)}), plan);
        any += share_flagged(done->items, {}, false) > 0;
        for (const auto& item : done->items) {
            EXPECT_GE(*item.p_adjusted, *item.p);
        }
    }
    EXPECT_LE(any / 60.0, 0.05 + 4 * std::sqrt(0.05 * 0.95 / 60));
}

}  // namespace
}  // namespace psychometrics
