#include "sets.hpp"

#include <psychometrics/curves.hpp>
#include <psychometrics/irt_equating.hpp>
#include <psychometrics/numbers.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>
#include <numeric>

using namespace psychometrics;

namespace {

ParameterSet form(Model model, std::size_t items, std::uint64_t seed) {
    Draws draws(seed);
    return plausible_items(model, items, draws);
}

TEST(IrtEquating, a_form_is_worth_itself) {
    for (int m = 0; m < int(Model::nrm); ++m) {
        const auto x = form(Model(m), 12, 21);
        const auto done = equate_by_irt(x, x).value();
        for (const auto& row : done.conversions) {
            EXPECT_NEAR(row.true_score, double(row.score), 1e-9) << name_of(Model(m));
            EXPECT_NEAR(row.observed_score, double(row.score), 1e-9) << name_of(Model(m));
        }
    }
}

TEST(IrtEquating, its_table_says_what_the_model_says) {
    const auto x = form(Model::three_pl, 20, 22), y = form(Model::three_pl, 25, 23);
    const auto done = equate_by_irt(x, y).value();
    ASSERT_EQ(done.conversions.size(), 21u);
    double sum_c = 0;
    for (const auto& item : x.items) {
        sum_c += item.c;
    }
    EXPECT_DOUBLE_EQ(done.x.lowest_true_score, sum_c);
    for (const auto& row : done.conversions) {
        EXPECT_EQ(row.interpolated, double(row.score) <= sum_c);
        EXPECT_EQ(row.theta.has_value(), !row.interpolated && row.score < 20);
        if (row.theta) {
            EXPECT_NEAR(expected_score(x, *row.theta), double(row.score), 1e-9);
            EXPECT_NEAR(expected_score(y, *row.theta), row.true_score, 1e-9);
        } else if (row.interpolated) {
            EXPECT_NEAR(row.true_score, double(row.score) * done.y.lowest_true_score / sum_c, 1e-12);
        }
    }
    EXPECT_EQ(done.conversions.front().true_score, 0);
    EXPECT_EQ(done.conversions.back().true_score, 25);
    EXPECT_NEAR(std::accumulate(done.x.chances.begin(), done.x.chances.end(), 0.0), 1, 1e-12);
}

// The mean of the sums is that of the expected scores over theta; and simulated responses have these sums.
// 20,000 persons: a mean's standard error is sd / 141.
TEST(IrtEquating, the_implied_scores_are_those_of_simulated_persons) {
    const auto x = form(Model::gpcm, 10, 24);
    const IrtEquatingPlan plan{.population_x = {0.3, 1.2}, .population_y = {-0.5, 0.8}, .weight_x = 0.25};
    const auto done = equate_by_irt(x, x, plan).value();
    Draws draws(25);
    std::vector<double> sums;
    for (const auto& [latent, persons] : {std::pair{plan.population_x, 5000}, {plan.population_y, 15000}}) {
        const auto thetas = normal_thetas(std::size_t(persons), latent, draws);
        const auto responses = simulate(x, thetas, draws);
        for (std::size_t p = 0; p < thetas.size(); ++p) {
            double sum = 0;
            for (const auto score : responses.row(p)) {
                sum += score;
            }
            sums.push_back(sum);
        }
    }
    const double error = done.x.sd / std::sqrt(20'000.0);
    EXPECT_NEAR(mean_of(sums), done.x.mean, 4 * error);
    EXPECT_NEAR(sd_of(sums), done.x.sd, 4 * error);  // its own error is smaller
    EXPECT_GT(done.x.kurtosis, 1);
}

TEST(IrtEquating, hermite_nodes_and_equal_steps_agree) {
    const auto x = form(Model::two_pl, 15, 26), y = form(Model::two_pl, 15, 27);
    const auto steps = equate_by_irt(x, y).value();
    const auto hermite = equate_by_irt(x, y, {.nodes = 60, .weights = NodeWeights::gauss_hermite}).value();
    for (std::size_t s = 0; s < steps.conversions.size(); ++s) {
        EXPECT_NEAR(steps.conversions[s].observed_score, hermite.conversions[s].observed_score, 1e-3);
    }
}

TEST(IrtEquating, equated_scores_have_the_moments_of_y) {
    const auto x = form(Model::two_pl, 60, 28), y = form(Model::two_pl, 60, 29);
    const auto done = equate_by_irt(x, y).value();
    double mean = 0, variance = 0;
    for (const auto& row : done.conversions) {
        mean += done.x.chances[std::size_t(row.score)] * row.observed_score;
    }
    for (const auto& row : done.conversions) {
        variance += done.x.chances[std::size_t(row.score)] * std::pow(row.observed_score - mean, 2);
    }
    EXPECT_NEAR(mean, done.y.mean, 0.02);
    EXPECT_NEAR(std::sqrt(variance), done.y.sd, 0.03);
}

RC_GTEST_PROP(IrtEquatingProperty, exchanging_the_forms_inverts_both_tables, ()) {
    Draws draws(*rc::gen::arbitrary<std::uint64_t>());
    const std::array models{Model::two_pl, Model::three_pl, Model::grm, Model::gpcm};
    const auto x = plausible_items(models[draws.below(4)], 8, draws);
    const auto y = plausible_items(models[draws.below(4)], 9, draws);
    const auto done = equate_by_irt(x, y).value();
    for (const auto& row : done.conversions) {
        const double back = true_score_equivalent(y, x, row.true_score);
        RC_ASSERT(std::abs(back - double(row.score)) < 1e-6 ||
                  (row.interpolated && done.y.lowest_true_score == 0));  // all of Kolen's line is 0 then
        const double again = equipercentile_equivalent(done.y.chances, done.x.chances, row.observed_score);
        RC_ASSERT(std::abs(again - double(row.score)) < 1e-6);
    }
}

RC_GTEST_PROP(IrtEquatingProperty, equivalents_ascend, ()) {
    Draws draws(*rc::gen::arbitrary<std::uint64_t>());
    const auto x = plausible_items(Model::three_pl, 10, draws), y = plausible_items(Model::grm, 6, draws);
    const auto done = equate_by_irt(x, y).value();
    for (std::size_t s = 1; s < done.conversions.size(); ++s) {
        RC_ASSERT(done.conversions[s].true_score >= done.conversions[s - 1].true_score - 1e-12);
        RC_ASSERT(done.conversions[s].observed_score > done.conversions[s - 1].observed_score);
    }
}

RC_GTEST_PROP(IrtEquatingProperty, the_order_of_items_does_not_matter, ()) {
    Draws draws(*rc::gen::arbitrary<std::uint64_t>());
    auto x = plausible_items(Model::three_pl, 10, draws);
    const auto y = plausible_items(Model::three_pl, 10, draws);
    const auto one = equate_by_irt(x, y).value();
    draws.shuffle(x.items);
    const auto two = equate_by_irt(x, y).value();
    for (std::size_t s = 0; s < one.conversions.size(); ++s) {
        RC_ASSERT(std::abs(one.conversions[s].true_score - two.conversions[s].true_score) < 1e-8);
        RC_ASSERT(std::abs(one.conversions[s].observed_score - two.conversions[s].observed_score) < 1e-8);
    }
}

TEST(PercentileRanks, of_distributions_with_gaps) {
    const std::vector<double> x{0.25, 0.5, 0.25}, gap{0.5, 0, 0, 0.5};
    EXPECT_NEAR(equipercentile_equivalent(x, x, 1.3), 1.3, 1e-12);
    EXPECT_NEAR(equipercentile_equivalent(x, gap, 1), 1.5, 1e-12);  // rank 0.5: the middle of the gap
    EXPECT_NEAR(equipercentile_equivalent(gap, x, 1.5), 1, 1e-12);
    EXPECT_EQ(equipercentile_equivalent(x, gap, -0.5), -0.5);
    EXPECT_EQ(equipercentile_equivalent(x, gap, 2.5), 3.5);
}

TEST(IrtEquating, bad_input_is_refused_or_finite) {
    const auto good = form(Model::two_pl, 5, 30);
    auto flat = good, certain = good;
    flat.items[0].a = 0;
    EXPECT_EQ(equate_by_irt(flat, good).error().code, "parameters_faulty");
    EXPECT_EQ(equate_by_irt(good, {.model = "2pl", .items = {}}).error().code, "parameters_faulty");
    EXPECT_EQ(equate_by_irt(good, form(Model::nrm, 5, 31)).error().code, "nominal_items");
    EXPECT_EQ(equate_by_irt(good, form(Model::two_pl, 5001, 31)).error().code, "too_large");
    for (const IrtEquatingPlan& plan : {IrtEquatingPlan{.weight_x = 1.5},
                                        {.nodes = 2},
                                        {.reach = 0},
                                        {.population_x = {0, 0}},
                                        {.population_y = {std::nan(""), 1}},
                                        {.weights = NodeWeights::equal},
                                        {.nodes = 500, .weights = NodeWeights::gauss_hermite}}) {
        EXPECT_EQ(equate_by_irt(good, good, plan).error().code, "plan_faulty");
    }
    for (auto& item : certain.items) {
        item.model = Model::three_pl;
        item.c = 0.99;
        item.b = 30;
        item.a = 8;
    }
    const auto done = equate_by_irt(certain, good).value();
    for (const auto& row : done.conversions) {
        EXPECT_TRUE(std::isfinite(row.true_score) && std::isfinite(row.observed_score));
        EXPECT_TRUE(row.true_score >= 0 && row.true_score <= 5);
    }
    auto other = good;
    other.metric = 1.7;
    EXPECT_EQ(equate_by_irt(good, other)->problems.front().code, "metric_differs");
}

}  // namespace
