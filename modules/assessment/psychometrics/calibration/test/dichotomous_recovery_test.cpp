// Known parameters come back: without bias, within intervals as often as these say, on the scale asked for.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <plain.hpp>
#include <psychometrics/simulation.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {
using namespace psychometrics;

// Differences from the truth over standard errors: their mean is 0, and 95 of 100 are within 1.96.
struct Pulls {
    double n = 0, sum = 0, squares = 0, within = 0;
    void add(double estimate, double truth, std::optional<double> se) {
        ASSERT_TRUE(se);
        const double z = (estimate - truth) / *se;
        n += 1;
        sum += z;
        squares += z * z;
        within += std::abs(z) < 1.96;
    }
    // Estimates of a replication hang together, so that the simulation's own error counts replications for
    // the mean.
    void expect(double replications, double mean_within) const {
        EXPECT_NEAR(sum / n, 0, mean_within + 3 / std::sqrt(replications * 4));
        EXPECT_NEAR(within / n, 0.95, 0.02);
        EXPECT_NEAR(squares / n, 1, 0.15);
    }
};

TEST(DichotomousRecovery, BiasAndCoverage) {
    for (const Model model : {Model::rasch, Model::two_pl}) {
        Draws draws(model == Model::rasch ? 21 : 22);
        const ParameterSet truth = plausible_items(model, 20, draws);
        Pulls a, b;
        constexpr int replications = 50;
        for (int r = 0; r < replications; ++r) {
            const Responses data = simulate(truth, normal_thetas(1000, {}, draws), draws);
            const auto done = calibrate(data, {.model = model, .standard_errors = true});
            ASSERT_TRUE(done);
            for (std::size_t j = 0; j < truth.items.size(); ++j) {
                b.add(done->items[j].b, truth.items[j].b, done->items[j].se_b);
                if (model == Model::two_pl) {
                    a.add(done->items[j].a, truth.items[j].a, done->items[j].se_a);
                } else {
                    EXPECT_FALSE(done->items[j].se_a);
                }
            }
        }
        b.expect(replications, 0.05);
        if (model == Model::two_pl) {
            a.expect(replications, 0.05);
        }
    }
}

TEST(DichotomousRecovery, ThreeParameterCurves) {
    Draws draws(23);
    const ParameterSet truth = plausible_items(Model::three_pl, 30, draws);
    const auto done =
        calibrate(simulate(truth, normal_thetas(6000, {}, draws), draws), {.model = Model::three_pl});
    ASSERT_TRUE(done && done->converged);
    double square = 0, n = 0;
    for (std::size_t j = 0; j < truth.items.size(); ++j) {
        const auto p = [&](const ItemParameters& i, double t) {
            return i.c + (1 - i.c) / (1 + std::exp(-i.a * (t - i.b)));
        };
        for (double t = -2; t <= 2; t += 0.25, ++n) {
            square += std::pow(p(done->items[j], t) - p(truth.items[j], t), 2);
        }
    }
    EXPECT_LT(std::sqrt(square / n), 0.015);
}

TEST(DichotomousRecovery, GroupsOfDifferentAbility) {
    Draws draws(24);
    const ParameterSet truth = plausible_items(Model::two_pl, 30, draws);
    Pulls mean, sd;
    for (int r = 0; r < 12; ++r) {
        std::vector<double> thetas = normal_thetas(1500, {}, draws);
        const std::vector<double> abler = normal_thetas(1500, {0.7, 0.8}, draws);
        thetas.insert(thetas.end(), abler.begin(), abler.end());
        Responses data = simulate(truth, thetas, draws);
        data.groups = {"first", "second"};
        data.group_of.assign(3000, 0);
        for (std::size_t n = 1500; n < 3000; ++n) {
            data.group_of[n] = 1;
            for (std::size_t j = 0; j < 30; ++j) {
                data.scores[n * 30 + j] = j < 10 ? not_presented : data.scores[n * 30 + j];
            }
        }
        const auto done = calibrate(data, {.standard_errors = true});
        ASSERT_TRUE(done && done->converged);
        EXPECT_EQ(done->groups[0].mean, 0);
        EXPECT_EQ(done->groups[0].sd, 1);
        EXPECT_FALSE(done->groups[0].se_mean);
        EXPECT_EQ(done->groups[1].persons, 1500);
        mean.add(done->groups[1].mean, 0.7, done->groups[1].se_mean);
        sd.add(done->groups[1].sd, 0.8, done->groups[1].se_sd);
    }
    EXPECT_NEAR(mean.sum / mean.n, 0, 1.0);
    EXPECT_NEAR(sd.sum / sd.n, 0, 1.0);
    EXPECT_GE(mean.within, 9);
    EXPECT_GE(sd.within, 9);
}

// New items among held ones come out on the held ones' scale, whatever the ability of those who take them.
TEST(DichotomousRecovery, NewItemsOnTheScaleOfHeldOnes) {
    Draws draws(25);
    const ParameterSet truth = plausible_items(Model::two_pl, 40, draws);
    const Responses data = simulate(truth, normal_thetas(4000, {0.6, 1.2}, draws), draws);
    ParameterSet bank = truth;
    bank.items.resize(25);
    const auto done = calibrate(data, {.standard_errors = true, .fixed = bank});
    ASSERT_TRUE(done && done->converged);
    EXPECT_NEAR(done->latent.mean, 0.6, 0.08);
    EXPECT_NEAR(done->latent.sd, 1.2, 0.06);
    Pulls b;
    for (std::size_t j = 0; j < 40; ++j) {
        if (j < 25) {
            EXPECT_EQ(done->items[j].b, truth.items[j].b);
            EXPECT_FALSE(done->items[j].se_b);
        } else {
            b.add(done->items[j].b, truth.items[j].b, done->items[j].se_b);
        }
    }
    EXPECT_NEAR(b.sum / b.n, 0, 0.8);
    EXPECT_LT(b.squares / b.n, 2.5);
}

TEST(DichotomousRecovery, MetricChangesSlopesOnly) {
    Draws draws(26);
    const ParameterSet truth = plausible_items(Model::two_pl, 12, draws);
    const Responses data = simulate(truth, normal_thetas(1500, {}, draws), draws);
    const auto one = calibrate(data, {.standard_errors = true}),
               normal = calibrate(data, {.standard_errors = true, .metric = 1.7});
    ASSERT_TRUE(one && normal);
    EXPECT_NEAR(one->log_likelihood, normal->log_likelihood, 1e-6);
    for (std::size_t j = 0; j < 12; ++j) {
        EXPECT_NEAR(one->items[j].a, 1.7 * normal->items[j].a, 1e-5);
        EXPECT_NEAR(one->items[j].b, normal->items[j].b, 1e-5);
        EXPECT_NEAR(*one->items[j].se_a, 1.7 * *normal->items[j].se_a, 1e-5);
    }
}

RC_GTEST_PROP(DichotomousProperties, OrderOfItemsAndPersonsDoesNotMatter, (std::uint64_t seed)) {
    Draws draws(seed);
    const ParameterSet truth = plausible_items(Model::two_pl, 9, draws);
    const Responses data =
        plain::with_holes(simulate(truth, normal_thetas(400, {}, draws), draws), 0.1, seed);
    std::vector<std::size_t> persons(400), items(9);
    std::iota(persons.begin(), persons.end(), 0);
    std::iota(items.begin(), items.end(), 0);
    draws.shuffle(persons);
    draws.shuffle(items);
    const CalibrationPlan plan{.model = draws.uniform() < 0.5 ? Model::two_pl : Model::three_pl, .tol = 1e-7};
    const auto one = calibrate(data, plan),
               other = calibrate(with_items(with_persons(data, persons), items), plan);
    RC_ASSERT(one.has_value() && other.has_value());
    RC_ASSERT(std::abs(one->objective - other->objective) < 1e-5);
    for (std::size_t j = 0; j < 9; ++j) {
        const auto& at = other->items[std::size_t(std::ranges::find(items, j) - items.begin())];
        RC_ASSERT(at.item == one->items[j].item);
        RC_ASSERT(std::abs(at.a - one->items[j].a) < 1e-3 * (1 + std::abs(at.a)));
    }
}

}  // namespace
