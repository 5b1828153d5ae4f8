// What must hold of the mixed engine whatever the data: derivatives, the other engine's figures, invariance.
#include "mixed_exam.hpp"
#include "mixed_start.hpp"

#include <psychometrics/curves.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace psychometrics {
namespace {

// An exam of every model, in two groups, with gaps, priors, held items and another metric.
struct Everything {
    Responses responses;
    CalibrationPlan plan;

    explicit Everything(std::uint64_t seed, std::size_t persons = 600, std::size_t items = 18) {
        Draws draws(seed);
        ParameterSet truth = exam_of({Model::one_pl, Model::grm, Model::three_pl, Model::gpcm, Model::two_pl,
                                      Model::nrm, Model::rasch, Model::pcm, Model::one_pl},
                                     items, draws);
        responses = simulate(truth, normal_thetas(persons, {0.2, 1.1}, draws), draws);
        for (auto& score : responses.scores) {
            score = draws.uniform() < 0.15 ? not_presented : score;
        }
        responses.groups = {"a", "b"};
        for (std::size_t p = 0; p < persons; ++p) {
            responses.group_of.push_back(std::uint16_t(draws.below(2)));
        }
        plan = plan_of(truth);
        plan.metric = 1.7;
        plan.priors = Priors{
            .a = Prior{"lognormal", 0, 0.5}, .b = Prior{"normal", 0, 2}, .c = Prior{"logit_normal", -1, 1}};
    }
};

double objective(const mixed::Patterns& patterns, const mixed::State& state, const mixed::Layout& layout,
                 const mixed::Spacing& spacing = {}) {
    return mixed::expect(patterns, state.items, state.groups, spacing).log_likelihood +
           mixed::log_prior(state, layout);
}

TEST(MixedProperties, DerivativesAreThoseOfTheObjective) {
    const Everything exam(21);
    const Screened screened = *screen(exam.responses, exam.plan);
    mixed::Start start = mixed::start_of(screened, exam.plan);
    mixed::State state = start.state;
    state.groups[1] = {0.3, 1.2};
    const auto layout = mixed::layout_of(state, {{.mean = true, .sd = true}, {.mean = true, .sd = true}});
    const auto patterns = mixed::patterns_of(start.responses, state.items);
    const mixed::Spacing spacing{.nodes = 121, .reach = 7};
    const auto slope_at = [&](const Eigen::VectorXd& x) {
        mixed::State s = state;
        EXPECT_TRUE(mixed::unpack(x, layout, s));
        return mixed::gradient(s, layout, mixed::expect(patterns, s.items, s.groups, spacing));
    };
    const auto value_at = [&](const Eigen::VectorXd& x) {
        mixed::State s = state;
        EXPECT_TRUE(mixed::unpack(x, layout, s));
        return objective(patterns, s, layout, spacing);
    };
    const Eigen::VectorXd x = mixed::pack(state, layout), slope = slope_at(x);
    const Eigen::MatrixXd information = *mixed::observed_information(patterns, state, layout, spacing);
    ASSERT_EQ(information.rows(), x.size());
    constexpr double h = 1e-4;
    for (Eigen::Index k = 0; k < x.size(); ++k) {
        Eigen::VectorXd up = x, down = x;
        up[k] += h;
        down[k] -= h;
        EXPECT_NEAR((value_at(up) - value_at(down)) / (2 * h), slope[k], 1e-4 * (1 + std::abs(slope[k])))
            << k;
        Eigen::VectorXd bend = -(slope_at(up) - slope_at(down)) / (2 * h);
        // The vector has log sd where the information has sd: the chain rule.
        for (std::size_t g = 0; g < 2; ++g) {
            const Eigen::Index place = layout.sd[g];
            bend[place] = (bend[place] + (k == place ? slope[k] : 0)) / state.groups[g].sd;
            bend /= k == place ? state.groups[g].sd : 1;
        }
        for (Eigen::Index l = 0; l < x.size(); ++l) {
            const double scale = std::sqrt(information(k, k) * information(l, l));
            EXPECT_NEAR(information(k, l), bend[l], 1e-4 * std::abs(scale) + 1e-3) << k << ", " << l;
        }
    }
}

void same_figures(const Calibration& a, const Calibration& b, double within, bool errors) {
    ASSERT_EQ(a.items.size(), b.items.size());
    EXPECT_NEAR(a.log_likelihood, b.log_likelihood, 1e-4);
    EXPECT_NEAR(a.objective, b.objective, 1e-4);
    EXPECT_NEAR(a.latent.mean, b.latent.mean, within);
    EXPECT_NEAR(a.latent.sd, b.latent.sd, within);
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        const auto found = std::ranges::find(b.items, a.items[i].item, &ItemParameters::item);
        ASSERT_NE(found, b.items.end());
        const Flat ours = flat(a.items[i]), theirs = flat(*found);
        ASSERT_EQ(ours.at.size(), theirs.at.size());
        for (std::size_t k = 0; k < ours.at.size(); ++k) {
            EXPECT_NEAR(ours.at[k], theirs.at[k], within) << a.items[i].item << ", entry " << k;
            if (errors) {
                EXPECT_NEAR(ours.se[k], theirs.se[k], 0.01 * ours.se[k])
                    << a.items[i].item << ", entry " << k;
            }
        }
    }
}

TEST(MixedProperties, OrderOfItemsAndPersonsDoesNotMatter) {
    const Everything exam(22);
    CalibrationPlan plan = exam.plan;
    plan.tol = 1e-7;
    const Calibration before = by_mixed(exam.responses, plan);
    ASSERT_TRUE(before.converged);
    Draws draws(23);
    std::vector<std::size_t> items(exam.responses.item_count()), persons(exam.responses.person_count());
    std::iota(items.begin(), items.end(), 0);
    std::iota(persons.begin(), persons.end(), 0);
    draws.shuffle(items);
    draws.shuffle(persons);
    const Calibration after = by_mixed(with_persons(with_items(exam.responses, items), persons), plan);
    same_figures(before, after, 1e-4, false);
}

TEST(MixedProperties, EverybodyTwiceDoublesTheLikelihood) {
    Draws draws(24);
    const ParameterSet truth = exam_of({Model::grm, Model::nrm, Model::two_pl}, 9, draws);
    const Responses r = simulate(truth, normal_thetas(500, {}, draws), draws);
    std::vector<std::size_t> twice;
    for (std::size_t p = 0; p < 1000; ++p) {
        twice.push_back(p % 500);
    }
    CalibrationPlan plan = plan_of(truth);
    plan.tol = 1e-8;
    plan.standard_errors = true;
    const Calibration once = by_mixed(r, plan), double_ = by_mixed(with_persons(r, twice), plan);
    EXPECT_NEAR(double_.log_likelihood, 2 * once.log_likelihood, 1e-4);
    for (std::size_t i = 0; i < truth.items.size(); ++i) {
        const Flat a = flat(once.items[i]), b = flat(double_.items[i]);
        for (std::size_t k = 0; k < a.at.size(); ++k) {
            EXPECT_NEAR(a.at[k], b.at[k], 1e-4);
            EXPECT_NEAR(a.se[k], std::sqrt(2.0) * b.se[k], 1e-3 * a.se[k]);
        }
    }
}

TEST(MixedProperties, MetricScalesTheSlopesAlone) {
    Draws draws(25);
    const ParameterSet truth = exam_of({Model::grm, Model::gpcm, Model::nrm}, 9, draws);
    const Responses r = simulate(truth, normal_thetas(800, {}, draws), draws);
    CalibrationPlan plan = plan_of(truth);
    plan.tol = 1e-8;
    const Calibration one = by_mixed(r, plan);
    plan.metric = 1.7;
    const Calibration other = by_mixed(r, plan);
    EXPECT_NEAR(one.log_likelihood, other.log_likelihood, 1e-6);
    for (std::size_t i = 0; i < truth.items.size(); ++i) {
        EXPECT_NEAR(one.items[i].a, 1.7 * other.items[i].a, 1e-5);
        EXPECT_NEAR(one.items[i].b, other.items[i].b, 1e-5);
        for (std::size_t k = 0; k < one.items[i].slopes.size(); ++k) {
            EXPECT_NEAR(one.items[i].slopes[k], other.items[i].slopes[k], 1e-5);
        }
    }
}

// Two scores make graded, partial credit and nominal items two-parameter ones.
TEST(MixedProperties, TwoScoresAreTheTwoParameterModel) {
    Draws draws(26);
    const ParameterSet truth = exam_of({Model::two_pl}, 10, draws);
    const Responses r = simulate(truth, normal_thetas(800, {}, draws), draws);
    CalibrationPlan plan{.tol = 1e-8, .minimum = 1};
    const Calibration two_pl = by_mixed(r, plan);
    for (const Model m : {Model::grm, Model::gpcm, Model::nrm}) {
        plan.model = m;
        const Calibration c = by_mixed(r, plan);
        EXPECT_NEAR(c.log_likelihood, two_pl.log_likelihood, 1e-5);
        for (std::size_t i = 0; i < 10; ++i) {
            const auto& item = c.items[i];
            const double a = m == Model::nrm ? item.slopes[1] : item.a;
            const double b = m == Model::nrm ? -item.intercepts[1] / item.slopes[1] : item.b;
            EXPECT_NEAR(a, two_pl.items[i].a, 1e-4);
            EXPECT_NEAR(b, two_pl.items[i].b, 1e-4);
        }
    }
}

// Estimates at which no neighbour is higher, for exams of any seed, and parameters that are an item's.
RC_GTEST_PROP(MixedProperties, EstimatesAreAPeakAndWellFormed, ()) {
    const auto seed = *rc::gen::inRange<std::uint64_t>(1, 1'000'000);
    const Everything exam(seed, 200, 9);
    const Calibration c = by_mixed(exam.responses, exam.plan);
    RC_ASSERT(c.converged);
    RC_ASSERT(faults_of(parameters_of(c)).empty());
    const Screened screened = *screen(exam.responses, exam.plan);
    mixed::Start start = mixed::start_of(screened, exam.plan);
    mixed::State state = start.state;
    for (std::size_t i = 0; i < state.items.size(); ++i) {
        state.items[i].at = mixed::working(c.items[i], exam.plan.metric);
    }
    for (std::size_t g = 0; g < 2; ++g) {
        state.groups[g] = {c.groups[g].mean, c.groups[g].sd};
    }
    const auto layout = mixed::layout_of(state, {{.mean = false, .sd = true}, {.mean = true, .sd = true}});
    const auto patterns = mixed::patterns_of(start.responses, state.items);
    const Eigen::VectorXd at = mixed::pack(state, layout);
    const double top = objective(patterns, state, layout);
    RC_ASSERT(std::abs(top - c.objective) < 1e-3);
    Draws draws(seed);
    for (int n = 0; n < 5; ++n) {
        Eigen::VectorXd near = at;
        for (Eigen::Index k = 0; k < near.size(); ++k) {
            near[k] += 0.01 * draws.normal();
        }
        if (mixed::unpack(near, layout, state)) {
            RC_ASSERT(objective(patterns, state, layout) <= top + 1e-6);
        }
    }
}

}  // namespace
}  // namespace psychometrics
