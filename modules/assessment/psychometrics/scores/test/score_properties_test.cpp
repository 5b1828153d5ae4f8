// What must hold of scores whatever the items: order, units, monotone, and what a bank's simulated exams say.
#include <psychometrics/curves.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/quadrature.hpp>
#include <psychometrics/scores.hpp>
#include <psychometrics/simulation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace psychometrics;
namespace {

const std::vector<ScoreMethod> all_methods{ScoreMethod::eap, ScoreMethod::map, ScoreMethod::ml,
                                           ScoreMethod::wle, ScoreMethod::eapsum};
const std::vector<Model> all_models{Model::rasch, Model::one_pl, Model::two_pl, Model::three_pl,
                                    Model::grm,   Model::pcm,    Model::gpcm,   Model::nrm};

Aligned simulated(Model model, std::size_t items, std::size_t persons, std::uint64_t seed) {
    Draws draws(seed);
    const ParameterSet set = plausible_items(model, items, draws);
    auto out = align(set, simulate(set, normal_thetas(persons, {}, draws), draws));
    EXPECT_TRUE(out);
    return *std::move(out);
}

Scores scored(const Aligned& data, const ScorePlan& plan) {
    auto out = score(data, plan);
    EXPECT_TRUE(out) << out.error().detail;
    return *std::move(out);
}

double at(const PersonScore& one) { return one.theta.value_or(one.raw == 0 ? -1e9 : 1e9); }

// Some responses become missing by design.
void hide_some(Responses& r, std::uint64_t seed) {
    Draws draws(seed);
    for (auto& score : r.scores) {
        score = draws.uniform() < 0.2 ? not_presented : score;
    }
}

TEST(ScoreProperties, OneMoreRightAnswerNeverLowersAScore) {
    for (const Model model : {Model::rasch, Model::one_pl, Model::two_pl}) {
        const Aligned data = simulated(model, 12, 40, 3);
        for (const ScoreMethod method : all_methods) {
            for (std::size_t item = 0; item < 12; ++item) {
                Aligned better = data;
                for (std::size_t person = 0; person < 40; ++person) {
                    better.responses.scores[person * 12 + item] = 1;
                }
                const auto before = scored(data, {.method = method}),
                           after = scored(better, {.method = method});
                for (std::size_t person = 0; person < 40; ++person) {
                    EXPECT_GE(at(after.persons[person]), at(before.persons[person]) - 1e-9);
                }
            }
        }
    }
}

TEST(ScoreProperties, OrderOfItemsAndPersonsDoesNotMatter) {
    rc::check([] {
        const Model model = *rc::gen::elementOf(all_models);
        const ScoreMethod method = *rc::gen::elementOf(all_methods);
        Aligned data = simulated(model, 8, 12, *rc::gen::inRange<std::uint64_t>(1, 1000));
        hide_some(data.responses, 5);
        std::vector<std::size_t> items(8), persons(12);
        std::iota(items.begin(), items.end(), std::size_t{0});
        std::iota(persons.begin(), persons.end(), std::size_t{0});
        std::ranges::reverse(persons);
        std::ranges::rotate(items, items.begin() + 3);
        const auto turned = align(data.set, with_items(with_persons(data.responses, persons), items));
        RC_ASSERT(turned.has_value());
        const auto one = scored(data, {.method = method}), other = scored(*turned, {.method = method});
        for (std::size_t person = 0; person < 12; ++person) {
            const PersonScore& a = one.persons[person];
            const PersonScore& b = other.persons[11 - person];
            RC_ASSERT((a.theta.has_value() == b.theta.has_value()));
            RC_ASSERT((a.se.has_value() == b.se.has_value()));
            RC_ASSERT((a.raw == b.raw && a.items == b.items && a.problem == b.problem));
            RC_ASSERT((!a.theta || std::abs(*a.theta - *b.theta) < 1e-7));
            RC_ASSERT((!a.se || std::abs(*a.se - *b.se) < 1e-6));
        }
    });
}

// theta* = A theta + B: a / A, A b + B, c as it was; D stated as 1.7.
TEST(ScoreProperties, ScoresFollowTheScaleAndTheMetric) {
    const double a = 100, b = 500;
    for (const Model model : {Model::two_pl, Model::three_pl, Model::grm, Model::gpcm}) {
        const Aligned data = simulated(model, 15, 30, 8);
        Aligned moved = data;
        moved.set = in_metric(data.set, 1.7);
        for (auto& item : moved.set.items) {
            item.a /= a;
            item.b = a * item.b + b;
            for (double& step : item.steps) {
                step = a * step + b;
            }
        }
        moved.set.latent = {b, a};
        for (const ScoreMethod method : all_methods) {
            const auto one = scored(data, {.method = method}), other = scored(moved, {.method = method});
            for (std::size_t person = 0; person < 30; ++person) {
                ASSERT_EQ(one.persons[person].theta.has_value(), other.persons[person].theta.has_value());
                if (one.persons[person].theta) {
                    EXPECT_NEAR(a * *one.persons[person].theta + b, *other.persons[person].theta, 1e-5);
                    EXPECT_NEAR(a * *one.persons[person].se, *other.persons[person].se, 1e-4);
                }
            }
            EXPECT_NEAR(one.reliability.value_or(0), other.reliability.value_or(0), 1e-7);
        }
    }
}

TEST(ScoreProperties, UnderRaschTheSumScoreIsAllThereIs) {
    const Aligned data = simulated(Model::rasch, 10, 200, 4);
    const auto eap = scored(data, {}), by_sum = scored(data, {.method = ScoreMethod::eapsum});
    const auto table = sum_score_table(data.set, data.set.latent);
    double total = 0;
    for (const auto& row : table) {
        total += row.chance;
    }
    EXPECT_NEAR(total, 1, 1e-12);
    for (std::size_t person = 0; person < 200; ++person) {
        EXPECT_NEAR(*eap.persons[person].theta, *by_sum.persons[person].theta, 1e-10);
        EXPECT_NEAR(*eap.persons[person].se, *by_sum.persons[person].se, 1e-10);
        EXPECT_NEAR(*eap.persons[person].theta, table[std::size_t(eap.persons[person].raw)].theta, 1e-10);
    }
}

TEST(ScoreProperties, TheHighestModeIsFoundAmongSeveral) {
    // Right on hard items, wrong on easy ones: a 3PL likelihood with two modes. Against a fine grid.
    ParameterSet set{.model = "3pl", .items = {}};
    for (int i = 0; i < 6; ++i) {
        set.items.push_back({.item = std::to_string(i),
                             .model = Model::three_pl,
                             .a = 2.5,
                             .b = i < 3 ? -1.5 : 2.0,
                             .c = 0.25});
    }
    Responses r{.items = {"0", "1", "2", "3", "4", "5"}, .scores = {1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 1, 1}};
    const auto data = align(set, r);
    ASSERT_TRUE(data);
    const auto map = scored(*data, {.method = ScoreMethod::map});
    for (std::size_t person = 0; person < 2; ++person) {
        double best = -1e300, where = 0;
        for (double theta = -5; theta <= 5; theta += 1e-4) {
            double value = -theta * theta / 2;
            for (std::size_t i = 0; i < 6; ++i) {
                const double p = expected_score(set.items[i], 1, theta);
                value += std::log(r.at(person, i) == 1 ? p : 1 - p);
            }
            if (value > best) {
                best = value;
                where = theta;
            }
        }
        EXPECT_NEAR(*map.persons[person].theta, where, 2e-4);
    }
}

// In the population the posterior is right by definition: its mean is unbiased for theta given the score, and
// 95 % of normal intervals hold theta. Bounds are four standard errors of the simulation.
TEST(ScoreSimulation, PosteriorMeansAndIntervalsAreRight) {
    Draws draws(20);
    const ParameterSet set = plausible_items(Model::three_pl, 40, draws);
    constexpr std::size_t persons = 4000;
    const auto truth = normal_thetas(persons, {}, draws);
    const auto data = align(set, simulate(set, truth, draws));
    ASSERT_TRUE(data);
    const auto eap = scored(*data, {});
    std::vector<double> off;
    double held = 0, product = 0, square = 0;
    for (std::size_t person = 0; person < persons; ++person) {
        const auto& one = eap.persons[person];
        off.push_back((truth[person] - *one.theta) / *one.se);
        held += std::abs(off.back()) < 1.959964 ? 1 : 0;
        product += truth[person] * *one.theta;
        square += *one.theta * *one.theta;
    }
    EXPECT_NEAR(mean_of(off), 0, 4 / std::sqrt(double(persons)));
    EXPECT_NEAR(sd_of(off), 1, 4 / std::sqrt(2.0 * double(persons)) + 0.01);
    EXPECT_NEAR(held / double(persons), 0.95, 4 * std::sqrt(0.95 * 0.05 / double(persons)));
    EXPECT_NEAR(product / square, 1, 0.03);  // theta on its score: slope 1
    // Reliability is the squared correlation of score and theta.
    std::vector<double> thetas;
    for (const auto& one : eap.persons) {
        thetas.push_back(*one.theta);
    }
    EXPECT_NEAR(std::pow(*correlation_of(thetas, truth), 2), *eap.reliability, 0.02);
    EXPECT_NEAR(marginal_reliability(set, {}), *eap.reliability, 0.03);
}

// At a given theta Warm's estimate is unbiased to the order 1 / items, where maximum likelihood is pulled
// outward.
TEST(ScoreSimulation, WeightedLikelihoodIsLessBiasedThanMaximumLikelihood) {
    for (const Model model : {Model::two_pl, Model::three_pl, Model::grm}) {
        Draws draws(31);
        const ParameterSet set = plausible_items(model, 40, draws);
        for (const double theta : {-1.0, 0.0, 1.0}) {
            const std::vector<double> truth(2000, theta);
            const auto data = align(set, simulate(set, truth, draws));
            ASSERT_TRUE(data);
            const auto wle = scored(*data, {.method = ScoreMethod::wle});
            std::vector<double> off, ratio;
            double held = 0;
            for (const auto& one : wle.persons) {
                off.push_back(*one.theta - theta);
                held += std::abs(off.back()) < 1.959964 * *one.se ? 1 : 0;
            }
            const double error = sd_of(off) / std::sqrt(2000.0);
            EXPECT_NEAR(mean_of(off), 0, 4 * error + 0.02) << name_of(model) << " at " << theta;
            EXPECT_NEAR(held / 2000, 0.95, 4 * std::sqrt(0.95 * 0.05 / 2000) + 0.015) << name_of(model);
        }
    }
}

}  // namespace
