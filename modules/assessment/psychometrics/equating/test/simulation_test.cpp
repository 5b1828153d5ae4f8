// Standard errors and bias against what simulated groups show.
#include "reference.hpp"

#include <psychometrics/simulation.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace psychometrics::equating_test {
namespace {

using enum EquatingMethod;

// Scores of form X are those of Y after score -> 0.9 score + 3, in normal populations rounded to whole
// scores.
ScoreFrequencies normal_scores(std::size_t persons, double mean, double sd, std::uint64_t seed) {
    Draws draws(seed);
    std::vector<std::int64_t> totals;
    for (std::size_t i = 0; i < persons; ++i) {
        totals.push_back(std::clamp<std::int64_t>(std::llround(mean + sd * draws.normal()), 0, 60));
    }
    return tabulate(totals, {}, {.lowest = 0, .highest = 60}).value();
}

// A known equating function is found: y = 0.9 x + 3. In 40,000 persons a group the standard error at 5 to 55
// is below 0.09 for the line and, smoothed, below 0.25 for the curves; four of them.
TEST(Recovery, OfAKnownFunction) {
    const auto x = normal_scores(40'000, 30, 8, 1), y = normal_scores(40'000, 30, 7.2, 2);
    for (const auto method : {linear, equipercentile, kernel}) {
        EquatingPlan plan{.method = method};
        if (method != linear) {
            plan.smoothing = SmoothingPlan{.degree = 4};
        }
        const auto done = equate(x, y, EquatingDesign::equivalent_groups, plan).value();
        for (const auto& s : done.table) {
            if (s.score >= 12 && s.score <= 48) {
                EXPECT_NEAR(s.equated, 0.9 * double(s.score) + 3, method == linear ? 0.3 : 0.5) << s.score;
            }
        }
    }
}

// The groups differ by half an sd and the forms by 2 points, and the anchor tells the two apart. Methods that
// condition on the observed anchor see too little of the difference (its reliability is 0.8), Levine's and
// the chained ones do not.
TEST(Recovery, OfFormsApartFromGroups) {
    const auto x = simulated(60'000, 0.5, 3, 2.0), y = simulated(60'000, 0, 4);
    const auto at_mean = [&](EquatingMethod method) {
        const auto done = equate(x, y, EquatingDesign::anchor, {.method = method}).value();
        return done.table[26].equated;  // true equivalent: 24
    };
    EXPECT_NEAR(at_mean(levine_observed), 24, 0.25);
    EXPECT_NEAR(at_mean(levine_true), 24, 0.25);
    EXPECT_NEAR(at_mean(chained_linear), 24, 0.4);
    EXPECT_NEAR(at_mean(chained_equipercentile), 24, 0.4);
    EXPECT_NEAR(at_mean(tucker), 24, 0.8);
    EXPECT_NEAR(at_mean(frequency_estimation), 24, 0.8);
}

// A bootstrap sd of 1,000 replications is known to 2.2 %; the delta method is exact to order 1/n.
// Normal-theory errors agree where scores are nearly normal.
TEST(StandardErrors, BootstrapAgreesWithAnalytic) {
    const auto x = simulated(1000, 0.2, 5), y = simulated(1000, 0, 6);
    for (const auto method :
         {tucker, levine_observed, levine_true, chained_linear, nominal_weights, tucker_circle_arc}) {
        const auto done =
            equate(x, y, EquatingDesign::anchor, {.method = method, .bootstrap = 1000, .seed = 17}).value();
        for (const auto& s : done.table) {
            if (s.score >= 5 && s.score <= 35) {
                EXPECT_NEAR(*s.se_bootstrap, *s.se, 0.11 * *s.se) << int(method) << " at " << s.score;
            }
        }
    }
    EquatingPlan smooth_kernel{
        .method = kernel, .smoothing = SmoothingPlan{.degree = 3}, .bootstrap = 400, .seed = 18};
    const auto done = equate(x, y, EquatingDesign::equivalent_groups, smooth_kernel).value();
    for (const auto& s : done.table) {
        if (s.score >= 8 && s.score <= 32) {
            EXPECT_NEAR(*s.se_bootstrap, *s.se, 0.17 * *s.se) << "kernel at " << s.score;
        }
    }
}

TEST(StandardErrors, OfASingleGroupKnowTheCorrelation) {
    Draws draws(8);
    std::vector<std::int64_t> x, y;
    for (int i = 0; i < 800; ++i) {
        const double ability = draws.normal();
        x.push_back(std::llround(30 + 7 * ability + 3 * draws.normal()));
        y.push_back(std::llround(33 + 6 * ability + 3 * draws.normal()));
    }
    const auto both = tabulate(x, y).value();
    const auto done = equate_single_group(both, {.method = linear, .bootstrap = 1000, .seed = 2}).value();
    const auto apart =
        equate(totals_of(both), anchors_of(both), EquatingDesign::equivalent_groups, {.method = linear})
            .value();
    for (std::size_t i = 10; i + 10 < done.table.size(); ++i) {
        EXPECT_NEAR(*done.table[i].se_bootstrap, *done.table[i].se, 0.12 * *done.table[i].se);
        EXPECT_LT(*done.table[i].se, 0.8 * *apart.table[i].se);  // the same persons: much less is chance
    }
}

// 95 % intervals by the analytic errors hold the true equivalent in 95 % of 400 simulated studies: 4 standard
// errors of a share of 0.95 in 400 are 0.044.
TEST(StandardErrors, IntervalsCover) {
    int line = 0, arc = 0;
    const int studies = 400;
    for (int i = 0; i < studies; ++i) {
        const auto x = normal_scores(300, 30, 8, 1000 + std::uint64_t(i));
        const auto y = normal_scores(300, 30, 7.2, 5000 + std::uint64_t(i));
        const auto l = equate(x, y, EquatingDesign::equivalent_groups, {.method = linear}).value().table[40];
        line += std::abs(l.equated - 39) < 1.96 * *l.se;
        // Same mean, same ends: the true arc is the identity.
        const auto a =
            equate(x, y, EquatingDesign::equivalent_groups, {.method = circle_arc}).value().table[40];
        arc += std::abs(a.equated - 40) < 1.96 * *a.se;
    }
    EXPECT_NEAR(double(line) / studies, 0.95, 0.044);
    EXPECT_NEAR(double(arc) / studies, 0.95, 0.044);
}

// The degree that made the data is found more often than not by BIC, and never missed by AIC downwards.
TEST(Smoothing, FindsTheDegree) {
    int found = 0, below = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto f = normal_scores(2000, 30, 7, 300 + seed);  // the log of its density is of degree 2
        found += smooth(f, {.choose_by = ChooseBy::bic}).value().degree == 2;
        below += smooth(f, {.choose_by = ChooseBy::aic}).value().degree < 2;
    }
    EXPECT_GE(found, 15);
    EXPECT_EQ(below, 0);
}

}  // namespace
}  // namespace psychometrics::equating_test
