// What must hold of any data: identity, symmetry, order, and tables that never fall.
#include "reference.hpp"

#include <psychometrics/simulation.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace psychometrics::equating_test {
namespace {

using enum EquatingMethod;
constexpr auto random_groups = EquatingDesign::equivalent_groups;
constexpr auto with_anchor = EquatingDesign::anchor;
const std::vector<EquatingMethod> of_random_groups{identity,       EquatingMethod::mean, linear,
                                                   equipercentile, circle_arc,           kernel};
const std::vector<EquatingMethod> of_anchors{tucker,
                                             nominal_weights,
                                             levine_observed,
                                             levine_true,
                                             braun_holland,
                                             chained_mean,
                                             chained_linear,
                                             frequency_estimation,
                                             chained_equipercentile,
                                             tucker_circle_arc,
                                             chained_circle_arc,
                                             kernel_poststratification,
                                             kernel_chained};

EquatingPlan plan_of(EquatingMethod method) {
    EquatingPlan plan{.method = method};
    if (uses_distributions(method)) {
        plan.smoothing = SmoothingPlan{.degree = 4};
    }
    return plan;
}

void expect_identity(const Equating& e, const std::string& what) {
    for (const auto& s : e.table) {
        EXPECT_NEAR(s.equated, double(s.score), 1e-8) << what << ", score " << s.score;
    }
}

TEST(Identity, WhereXIsY) {
    const auto f = simulated(2000, 0, 11);
    for (const auto method : of_random_groups) {
        expect_identity(equate(f, f, random_groups, plan_of(method)).value(), "random groups");
        expect_identity(equate_single_group(
                            [&] {
                                ScoreFrequencies twice = totals_of(f);
                                const auto totals = twice.counts;
                                twice.anchor_lowest = twice.lowest;
                                twice.anchors = twice.totals;
                                twice.counts.assign(std::size_t(twice.totals * twice.totals), 0);
                                for (std::int64_t i = 0; i < twice.totals; ++i) {
                                    twice.counts[std::size_t(i * twice.totals + i)] = totals[std::size_t(i)];
                                }
                                return twice;
                            }(),
                            {.method = method == equipercentile || method == kernel ? linear : method})
                            .value(),
                        "single group");
    }
    for (const auto method : of_anchors) {
        for (const double ws : {0.0, 0.3, 1.0}) {
            EquatingPlan plan = plan_of(method);
            plan.ws = ws;
            expect_identity(equate(f, f, with_anchor, plan).value(), "anchor");
        }
    }
}

// Without smoothing too, over the scores between the lowest and the highest seen where all are seen.
TEST(Identity, OfUnsmoothedEquipercentile) {
    const auto f = frequencies_of({3, 9, 1, 20, 7, 2}).value();
    expect_identity(equate(f, f, random_groups, {.method = equipercentile}).value(), "equipercentile");
    // A single score nobody has lies between its neighbours again.
    const auto gap = frequencies_of({3, 9, 0, 20, 7, 2}).value();
    expect_identity(equate(gap, gap, random_groups, {.method = equipercentile}).value(), "with a gap");
}

// The inverse of a line or a curve at a score, from the table of the other direction.
double interpolated(const Equating& e, double score) {
    const auto& t = e.table;
    const auto i =
        std::size_t(std::clamp<double>(std::floor(score - double(t.front().score)), 0, double(t.size()) - 2));
    return t[i].equated + (t[i + 1].equated - t[i].equated) * (score - double(t[i].score));
}

TEST(Symmetry, OfLines) {
    const auto x = simulated(1500, 0.2, 21, 1.5), y = simulated(1800, -0.1, 22);
    for (const auto method : {EquatingMethod::mean, linear}) {
        const auto there = equate(x, y, random_groups, {.method = method}).value();
        const auto back = equate(y, x, random_groups, {.method = method}).value();
        for (const auto& s : there.table) {
            EXPECT_NEAR(interpolated(back, s.equated), double(s.score), 1e-9);
        }
    }
    // With the roles goes the weight: it is X's group that has it.
    for (const auto method : {tucker, nominal_weights, levine_observed, levine_true, braun_holland,
                              chained_linear, chained_mean}) {
        const auto there = equate(x, y, with_anchor, {.method = method, .ws = 0.3}).value();
        const auto back = equate(y, x, with_anchor, {.method = method, .ws = 0.7}).value();
        for (const auto& s : there.table) {
            EXPECT_NEAR(interpolated(back, s.equated), double(s.score), 1e-8) << int(method);
        }
    }
}

// Tables are of whole scores, and between them the inverse is not the straight line of interpolated();
// percentile ranks bend at every half. Where scores are rare, toward the ends, that is up to a tenth of a
// point.
TEST(Symmetry, OfCurvesUpToWholeScores) {
    const auto x = simulated(3000, 0.2, 31, 1.5), y = simulated(3000, -0.1, 32);
    const auto check = [&](EquatingPlan there_plan, EquatingDesign design) {
        EquatingPlan back_plan = there_plan;
        back_plan.ws = 1 - there_plan.ws;
        const auto there = equate(x, y, design, there_plan).value();
        const auto back = equate(y, x, design, back_plan).value();
        for (const auto& s : there.table) {
            if (s.equated > 3 && s.equated < 37) {
                EXPECT_NEAR(interpolated(back, s.equated), double(s.score), 0.1) << int(there_plan.method);
            }
        }
    };
    check(plan_of(equipercentile), random_groups);
    check(plan_of(kernel), random_groups);
    check({.method = circle_arc, .arc = ArcKind::full}, random_groups);
    for (const auto method :
         {frequency_estimation, chained_equipercentile, kernel_poststratification, kernel_chained}) {
        EquatingPlan plan = plan_of(method);
        plan.ws = 0.3;
        check(plan, with_anchor);
    }
}

TEST(Symmetry, OfKernelsExactly) {
    const auto form = [](const ScoreFrequencies& f) {
        return kernel_form(smooth(totals_of(f), {.degree = 4})->fitted, 4);
    };
    const auto x = form(simulated(3000, 0.2, 31, 1.5)), y = form(simulated(3000, -0.1, 32));
    const double hx = kernel_bandwidth(x), hy = kernel_bandwidth(y);
    for (double score = 5; score <= 35; score += 0.37) {
        const double there = kernel_quantile(y, hy, kernel_below(x, hx, score));
        EXPECT_NEAR(kernel_quantile(x, hx, kernel_below(y, hy, there)), score, 1e-8);
    }
}

TEST(Monotone, AllTables) {
    const auto x = simulated(1200, 0.3, 41, 2), y = simulated(900, -0.2, 42);
    const auto never_falls = [](const Equating& e) {
        return std::is_sorted(e.table.begin(), e.table.end(),
                              [](auto& a, auto& b) { return a.equated < b.equated - 1e-12; });
    };
    for (const auto method : of_random_groups) {
        EXPECT_TRUE(never_falls(equate(x, y, random_groups, plan_of(method)).value())) << int(method);
        EXPECT_TRUE(never_falls(equate(x, y, random_groups, {.method = method}).value())) << int(method);
    }
    for (const auto method : of_anchors) {
        EXPECT_TRUE(never_falls(equate(x, y, with_anchor, plan_of(method)).value())) << int(method);
        EXPECT_TRUE(never_falls(equate(x, y, with_anchor, {.method = method}).value())) << int(method);
    }
}

TEST(Order, OfPersonsDoesNotMatter) {
    Draws draws(5);
    std::vector<std::int64_t> totals, anchors;
    for (int i = 0; i < 400; ++i) {
        anchors.push_back(std::int64_t(draws.below(8)));
        totals.push_back(anchors.back() + std::int64_t(draws.below(15)));
    }
    const auto before = tabulate(totals, anchors).value();
    std::vector<std::size_t> places(totals.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        places[i] = i;
    }
    draws.shuffle(places);
    std::vector<std::int64_t> other_totals, other_anchors;
    for (const auto p : places) {
        other_totals.push_back(totals[p]);
        other_anchors.push_back(anchors[p]);
    }
    const auto after = tabulate(other_totals, other_anchors).value();
    EXPECT_EQ(before.counts, after.counts);
    const EquatingPlan plan{.method = tucker, .bootstrap = 50, .seed = 3};
    const auto y = simulated(500, 0, 6);
    const auto one = equate(before, y, with_anchor, plan).value(),
               two = equate(after, y, with_anchor, plan).value();
    for (std::size_t i = 0; i < one.table.size(); ++i) {
        EXPECT_EQ(one.table[i].se_bootstrap, two.table[i].se_bootstrap);
    }
}

// A wider scale changes nothing where persons are.
TEST(Order, WiderScaleOfALine) {
    const auto x = frequencies_of({0, 2, 5, 9, 4, 1}).value(), y = frequencies_of({1, 3, 8, 6, 2, 2}).value();
    const auto wide = frequencies_of({0, 0, 0, 2, 5, 9, 4, 1, 0, 0}, -2).value();
    const auto a = equate(x, y, random_groups, {.method = linear}).value();
    const auto b = equate(wide, y, random_groups, {.method = linear}).value();
    EXPECT_NEAR(a.table[3].equated, b.table[5].equated, 1e-12);
    EXPECT_EQ(b.table[5].score, 3);
}

// Log-linear models keep as many moments as their degrees, and all cross moments asked for (Holland and
// Thayer 2000).
TEST(Smoothing, KeepsMoments) {
    const auto f = simulated(800, 0.1, 51);
    const auto fitted = smooth(f, {.degree = 5, .anchor_degree = 3, .cross_degree = 2}).value().fitted;
    const auto power_mean = [](const ScoreFrequencies& t, int of_total, int of_anchor) {
        double out = 0;
        for (std::int64_t r = 0; r < t.totals; ++r) {
            for (std::int64_t c = 0; c < t.columns(); ++c) {
                out += t.at(r, c) * std::pow(double(r) / 40, of_total) * std::pow(double(c) / 12, of_anchor);
            }
        }
        return out / t.persons();
    };
    EXPECT_NEAR(fitted.persons(), f.persons(), 1e-6);
    for (int p = 1; p <= 5; ++p) {
        EXPECT_NEAR(power_mean(fitted, p, 0), power_mean(f, p, 0), 1e-8);
    }
    for (int p = 1; p <= 3; ++p) {
        EXPECT_NEAR(power_mean(fitted, 0, p), power_mean(f, 0, p), 1e-8);
    }
    for (int t = 1; t <= 2; ++t) {
        for (int a = 1; a <= 2; ++a) {
            EXPECT_NEAR(power_mean(fitted, t, a), power_mean(f, t, a), 1e-8);
        }
    }
    EXPECT_GT(std::abs(power_mean(fitted, 0, 4) - power_mean(f, 0, 4)), 1e-7);
}

// A kernel keeps mean and variance whatever the bandwidth, and a very wide one is linear equating.
TEST(Kernel, WideIsLinear) {
    const auto x = totals_of(simulated(1000, 0.2, 61)), y = totals_of(simulated(1000, -0.2, 62));
    EquatingPlan plan{.method = kernel};
    plan.kernel.bandwidth_x = plan.kernel.bandwidth_y = 10'000;
    const auto wide = equate(x, y, random_groups, plan).value();
    const auto line = equate(x, y, random_groups, {.method = linear}).value();
    for (std::size_t i = 0; i < line.table.size(); ++i) {
        EXPECT_NEAR(wide.table[i].equated, line.table[i].equated, 1e-4);
        // Delta method of both, theirs with divisor n.
        EXPECT_NEAR(*wide.table[i].se, *line.table[i].se, 2e-3 * *line.table[i].se);
    }
    for (std::size_t power = 0; power < 2; ++power) {
        EXPECT_NEAR(*wide.percent_relative_error[power], 0, 1e-4);
    }
}

}  // namespace
}  // namespace psychometrics::equating_test
