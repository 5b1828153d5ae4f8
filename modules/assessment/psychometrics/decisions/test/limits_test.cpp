// Closed forms, limits, invariances, and what is refused.
#include "beta_scores.hpp"

#include <agreement.hpp>
#include <psychometrics/conditional_error.hpp>
#include <psychometrics/consistency.hpp>
#include <psychometrics/distributions.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/simulation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

using namespace psychometrics;

namespace {
ObservedScores bell(std::uint64_t seed = 3, std::size_t persons = 500, int items = 40) {
    Draws draws(seed);
    ObservedScores s{{}, 0, double(items)};
    for (std::size_t i = 0; i < persons; ++i) {
        s.scores.push_back(
            std::clamp(std::round(0.6 * items + 0.15 * items * draws.normal()), 0.0, double(items)));
    }
    return s;
}
std::string code(const Result<DecisionReport>& r) { return r ? "" : r.error().code; }
bool told(const DecisionReport& r, const std::string& code) {
    return std::ranges::any_of(r.problems, [&](const Notice& n) { return n.code == code; });
}
}  // namespace

TEST(Decisions, near_perfect_reliability_is_right_and_near_none_is_chance) {
    const auto s = bell();
    const auto sure =
        livingston_lewis(s, 0.999, {.cuts = {24}, .true_scores = TrueScoreModel::two_parameter});
    ASSERT_TRUE(sure) << sure.error().detail;
    EXPECT_GT(sure->cuts[0].accuracy.accuracy, 0.98);
    EXPECT_GT(*sure->cuts[0].consistency.kappa, 0.95);
    const auto blind = livingston_lewis(bell(3, 20'000), 0.004,
                                        {.cuts = {24}, .true_scores = TrueScoreModel::two_parameter});
    ASSERT_TRUE(blind) << blind.error().detail;
    EXPECT_NEAR(*blind->cuts[0].consistency.kappa, 0, 0.01);
    EXPECT_NEAR(blind->cuts[0].consistency.p, blind->cuts[0].consistency.p_c, 0.005);
}

TEST(Decisions, more_reliable_scores_decide_better) {
    const auto s = bell();
    double accuracy = 0, kappa = -1;
    for (const double r : {0.2, 0.4, 0.6, 0.8, 0.9, 0.97}) {
        const auto now = livingston_lewis(
            s, r,
            {.cuts = {24}, .true_scores = TrueScoreModel::two_parameter, .second_cut = SecondCut::nearest});
        ASSERT_TRUE(now);
        EXPECT_GT(now->cuts[0].accuracy.accuracy, accuracy - 0.03);  // the effective cut is rounded
        EXPECT_GT(*now->cuts[0].consistency.kappa, kappa);
        accuracy = now->cuts[0].accuracy.accuracy;
        kappa = *now->cuts[0].consistency.kappa;
    }
}

TEST(Decisions, the_matrices_are_whole_and_both_positives_tell_the_same) {
    const auto s = bell();
    const auto fail = livingston_lewis(s, 0.8, {.cuts = {20}});
    const auto pass = livingston_lewis(s, 0.8, {.cuts = {20}, .positive = Positive::at_or_above_cut});
    ASSERT_TRUE(fail && pass);
    const auto& a = fail->cuts[0].accuracy;
    const auto& b = pass->cuts[0].accuracy;
    EXPECT_NEAR(a.correct_fail + a.correct_pass + a.false_fail + a.false_pass, 1, 1e-12);
    EXPECT_DOUBLE_EQ(*a.sensitivity, *b.specificity);
    EXPECT_DOUBLE_EQ(*a.positive_predictive_value, *b.negative_predictive_value);
    EXPECT_DOUBLE_EQ(*a.youden, *b.youden);
    EXPECT_NEAR(*b.sensitivity, b.correct_pass / (b.correct_pass + b.false_fail), 1e-12);
    const auto& c = fail->cuts[0].consistency;
    EXPECT_NEAR(c.fail_fail + c.fail_pass + c.pass_fail + c.pass_pass, 1, 1e-12);
}

TEST(Decisions, several_cuts_hold_what_each_says_by_itself) {
    const auto s = bell();
    for (const auto method : {livingston_lewis, hanson_brennan}) {
        const auto both = method(s, 0.8, {.cuts = {28, 20}});
        const auto low = method(s, 0.8, {.cuts = {20}});
        ASSERT_TRUE(both && low);
        EXPECT_EQ(both->cuts[0].cut, 20);
        EXPECT_NEAR(both->cuts[0].accuracy.accuracy, low->cuts[0].accuracy.accuracy, 1e-7);
        EXPECT_NEAR(both->cuts[0].consistency.p, low->cuts[0].consistency.p, 1e-7);
        ASSERT_TRUE(both->categories);
        double all = 0;
        for (const auto& row : both->categories->accuracy_matrix) {
            for (const double cell : row) {
                all += cell;
            }
        }
        EXPECT_NEAR(all, 1, 1e-12);
        EXPECT_LT(both->categories->accuracy, both->cuts[0].accuracy.accuracy);
        EXPECT_FALSE(low->categories);
    }
}

TEST(Decisions, a_raw_score_far_above_the_cut_is_surely_right_and_chances_ascend) {
    const auto s = bell();
    for (const auto method : {livingston_lewis, hanson_brennan}) {
        const auto r = method(s, 0.85, {.cuts = {20}});
        ASSERT_TRUE(r);
        ASSERT_EQ(r->scores.size(), 41U);
        for (std::size_t x = 1; x <= 40; ++x) {
            EXPECT_GE(r->scores[x].probability_above[0], r->scores[x - 1].probability_above[0] - 1e-9);
        }
        double shares = 0;
        for (const auto& row : r->scores) {
            shares += row.share;
        }
        EXPECT_NEAR(shares, 1, 1e-6);
        EXPECT_GT(r->scores[35].probability_correct, 0.999);
        EXPECT_GT(r->scores[5].probability_correct, 0.999);
        EXPECT_LT(r->scores[20].probability_correct, 0.75);
        EXPECT_EQ(r->scores[19].category, 0);
        EXPECT_EQ(r->scores[20].category, 1);
    }
}

TEST(LordsK, is_nothing_with_kr21_and_the_methods_then_agree) {
    const auto s = bell(4, 2000);
    double mean = 0, square = 0;
    for (const double x : s.scores) {
        mean += x / 2000;
        square += x * x / 2000;
    }
    const double variance = square - mean * mean, r = kr21_of(mean, variance, 40);
    EXPECT_NEAR(lords_k(mean, variance, 40, r), 0, 1e-9);
    EXPECT_NEAR(effective_test_length(mean, variance, 0, 40, r), 40, 1e-9);
    const auto hb = hanson_brennan(s, r, {.cuts = {22}});
    const auto ll = livingston_lewis(s, r, {.cuts = {22}});
    ASSERT_TRUE(hb && ll);
    EXPECT_NEAR(hb->cuts[0].accuracy.accuracy, ll->cuts[0].accuracy.accuracy, 2e-4);
    EXPECT_NEAR(hb->cuts[0].consistency.p, ll->cuts[0].consistency.p, 2e-4);
    EXPECT_NEAR(hb->cuts[0].pass_rate, ll->cuts[0].pass_rate, 2e-4);
}

RC_GTEST_PROP(Decisions, do_not_depend_on_the_order_of_persons_or_the_unit_of_the_score, ()) {
    auto s = bell(*rc::gen::inRange<std::uint64_t>(1, 1000), 150);
    const double r = 0.01 * *rc::gen::inRange(40, 95);
    const auto before = livingston_lewis(s, r, {.cuts = {22}});
    RC_ASSERT(before);
    std::ranges::reverse(s.scores);
    for (double& x : s.scores) {
        x = 100 + 10 * x;
    }
    const auto after = livingston_lewis({s.scores, 100, 500}, r, {.cuts = {320}});
    RC_ASSERT(after);
    RC_ASSERT(std::abs(before->cuts[0].accuracy.accuracy - after->cuts[0].accuracy.accuracy) < 1e-6);
    RC_ASSERT(std::abs(before->cuts[0].consistency.p - after->cuts[0].consistency.p) < 1e-6);
}

TEST(TrueScores, three_moments_give_the_three_and_a_hopeless_fit_falls_back) {
    Draws draws(21);
    ObservedScores s{{}, 0, 60};
    for (int i = 0; i < 5000; ++i) {
        const double truth = 0.9 * std::sqrt(draws.uniform());  // 0.9 Beta(2, 1)
        double x = 0;
        for (int k = 0; k < 60; ++k) {
            x += draws.uniform() < truth;
        }
        s.scores.push_back(x);
    }
    double mean = mean_of(s.scores), variance = variance_of(s.scores);
    const auto r = hanson_brennan(s, kr21_of(mean, variance, 60),
                                  {.cuts = {40}, .true_scores = TrueScoreModel::three_parameter});
    ASSERT_TRUE(r);
    EXPECT_EQ(r->true_score_model, TrueScoreModel::three_parameter);
    EXPECT_NEAR(r->true_scores->upper, 0.9, 0.02);
    EXPECT_NEAR(r->true_scores->alpha, 2, 0.25);
    EXPECT_EQ(r->true_scores->lower, 0);

    ObservedScores two{
        {}, 0, 20};  // half have 2, half 18: more spread at the ends than any beta inside the bounds
    for (int i = 0; i < 400; ++i) {
        two.scores.push_back(i % 2 == 0 ? 2 : 18);
    }
    const auto fallen = livingston_lewis(two, 0.99, {.cuts = {10}});
    ASSERT_TRUE(fallen) << fallen.error().detail;
    EXPECT_EQ(fallen->true_score_model == TrueScoreModel::two_parameter,
              told(*fallen, "true_scores_fell_back"));
    EXPECT_GT(fallen->cuts[0].accuracy.accuracy, 0.97);
}

TEST(Decisions, what_is_refused) {
    const auto s = bell();
    for (const double r : {0.0, 1.0, -0.3, 1.2, std::nan("")}) {
        EXPECT_EQ(code(livingston_lewis(s, r, {.cuts = {20}})), "reliability_out_of_range");
        EXPECT_EQ(code(hanson_brennan(s, r, {.cuts = {20}})), "reliability_out_of_range");
    }
    EXPECT_EQ(code(livingston_lewis(s, 0.8, {})), "cut_missing");
    EXPECT_EQ(code(livingston_lewis(s, 0.8, {.cuts = {0}})), "cut_outside");
    EXPECT_EQ(code(livingston_lewis(s, 0.8, {.cuts = {41}})), "cut_outside");
    EXPECT_EQ(code(livingston_lewis(s, 0.8, {.cuts = {20, 20}})), "cut_twice");
    EXPECT_EQ(code(livingston_lewis(s, 0.8, {.cuts = std::vector<double>(30, 20)})), "too_many_cuts");
    EXPECT_EQ(code(livingston_lewis({{20, 20, 20}, 0, 40}, 0.8, {.cuts = {20}})), "no_variance");
    EXPECT_EQ(code(livingston_lewis({{20}, 0, 40}, 0.8, {.cuts = {20}})), "too_few_persons");
    EXPECT_EQ(code(livingston_lewis({{}, 0, 40}, 0.8, {.cuts = {20}})), "too_few_persons");
    EXPECT_EQ(code(livingston_lewis({{20, 50}, 0, 40}, 0.8, {.cuts = {20}})), "score_outside");
    EXPECT_EQ(code(livingston_lewis({{0, 40}, 0, 40}, 0.8, {.cuts = {20}})), "reliability_inconsistent");
    EXPECT_EQ(code(livingston_lewis(s, 0.999999, {.cuts = {20}})), "test_too_long");
    EXPECT_EQ(code(hanson_brennan({{20.5, 22}, 0, 40}, 0.8, {.cuts = {20}})), "not_whole_scores");
    EXPECT_EQ(code(livingston_lewis({{19, 21, 19, 21}, 0, 40}, 1e-9, {.cuts = {20}})),
              "true_scores_degenerate");
    EXPECT_EQ(code(lee(ParameterSet{}, {.cuts = {1}})), "no_items");
    EXPECT_EQ(code(rudner(std::vector{0.1}, std::vector{0.0}, {.cuts = {0}})), "standard_error_missing");
    Draws draws(1);
    auto set = plausible_items(Model::three_pl, 10, draws);
    EXPECT_EQ(code(lee(set, {.cuts = {11}})), "cut_outside");
    const auto edge = lee(set, {.cuts = {0.5, 10}});  // below all guessing, and at the top
    ASSERT_TRUE(edge);
    EXPECT_TRUE(told(*edge, "cut_beyond_curve"));
    EXPECT_FALSE(edge->cuts[0].true_cut);
    set.items[2].a = -1;
    EXPECT_EQ(code(lee(set, {.cuts = {5}})), "faulty_parameters");
    const auto few = livingston_lewis(bell(2, 30), 0.8, {.cuts = {20}});
    ASSERT_TRUE(few);
    EXPECT_TRUE(told(*few, "few_persons"));
}

TEST(ConditionalError, lord_and_keats_by_hand_and_over_persons) {
    EXPECT_NEAR(lord_error(20, 40), std::sqrt(400.0 / 39), 1e-12);
    EXPECT_EQ(lord_error(0, 40), 0);
    EXPECT_EQ(lord_error(40, 40), 0);
    const auto s = bell();
    const double n = 40, mean = mean_of(s.scores);
    double variance = 0, lord = 0, keats = 0;
    for (const double x : s.scores) {
        variance += (x - mean) * (x - mean) / double(s.scores.size());
    }
    const double kr21 = kr21_of(mean, variance, n);
    for (const double x : s.scores) {
        lord += std::pow(lord_error(x, n), 2) / double(s.scores.size());
        keats += std::pow(keats_error(x, n, 0.9, kr21), 2) / double(s.scores.size());
    }
    EXPECT_NEAR(lord, variance * (1 - kr21), 1e-9);
    EXPECT_NEAR(keats, variance * 0.1, 1e-9);
}

TEST(ConditionalError, equal_rasch_items_are_binomial_and_a_linear_conversion_only_stretches) {
    ParameterSet set;
    for (int i = 0; i < 30; ++i) {
        set.items.push_back({.item = std::to_string(i), .model = Model::rasch});
    }
    Conversion c;
    for (int x = 0; x <= 30; ++x) {
        c.reported.push_back(100 + 30 * x);
    }
    const auto e = conditional_errors(
        std::vector{18.0},
        {.items = 30, .reliability = 0.8, .kr21 = 0.75, .parameters = &set, .conversion = &c});
    ASSERT_TRUE(e);
    const auto& at = e->front();
    const double p = 0.6, sd = std::sqrt(30 * p * (1 - p));
    EXPECT_NEAR(*at.theta, std::log(p / (1 - p)), 1e-9);
    EXPECT_NEAR(*at.irt, sd, 1e-9);
    EXPECT_NEAR(*at.theta_error, 1 / sd, 1e-9);
    EXPECT_NEAR(*at.reported_binomial, 30 * sd, 1e-8);
    EXPECT_NEAR(*at.reported_irt, 30 * sd, 1e-8);
    EXPECT_EQ(*at.reported, 640);
    EXPECT_NEAR(*at.lord, sd * std::sqrt(30.0 / 29), 1e-9);
    c.reported.pop_back();
    const auto short_of = conditional_errors(std::vector{18.0}, {.items = 30, .conversion = &c});
    ASSERT_FALSE(short_of);
    EXPECT_EQ(short_of.error().code, "conversion_does_not_fit");
    EXPECT_FALSE(conditional_errors(std::vector{31.0}, {.items = 30}));
    EXPECT_FALSE(conditional_errors(std::vector{1.0}, {.items = 1}));
}

TEST(TrueScores, points_of_any_shape_have_the_moments_of_the_shape) {
    using namespace psychometrics::decisions;
    for (const auto& [alpha, beta] : {std::pair{0.05, 0.07},
                                      {0.3, 40.0},
                                      {50.0, 0.05},
                                      {1.0, 1.0},
                                      {8.1, 3.3},
                                      {200.0, 0.9},
                                      {3e5, 2e5},
                                      {0.6, 0.001}}) {
        const BetaTrueScores b{alpha, beta, 0.1, 0.9};
        double all = 0, mean = 0, square = 0, low = 0;
        for (const BetaNode& node : beta_nodes(b, {0.35, 0.5}, 60)) {
            ASSERT_TRUE(std::isfinite(node.p) && std::isfinite(node.weight));
            ASSERT_NEAR(node.p + node.q, 1, 1e-12);
            const double s = (node.p - 0.1) / 0.8;
            all += node.weight;
            mean += node.weight * s;
            square += node.weight * s * s;
            low += node.category == 0 ? node.weight : 0;
        }
        const double m = alpha / (alpha + beta), v = m * (1 - m) / (alpha + beta + 1);
        EXPECT_NEAR(all, 1, 1e-12) << alpha;
        EXPECT_NEAR(mean, m, 1e-8) << alpha;
        EXPECT_NEAR(square - mean * mean, v, 1e-8 + 1e-6 * v) << alpha;
        EXPECT_NEAR(low, beta_below(0.25 / 0.8, alpha, beta), 1e-12) << alpha;
    }
}

RC_GTEST_PROP(Decisions, any_scores_give_shares_or_a_refusal, ()) {
    Draws draws(*rc::gen::inRange<std::uint64_t>(1, 1'000'000));
    const int items = 4 + int(draws.below(100)), persons = 2 + int(draws.below(300));
    ObservedScores s{{}, 0, double(items)};
    const double lumps = draws.uniform(), spread = draws.uniform();
    for (int i = 0; i < persons; ++i) {
        const double middle = draws.uniform() < lumps ? 0.15 : 0.9;
        s.scores.push_back(
            std::clamp(std::round(items * (middle + spread * 0.3 * draws.normal())), 0.0, double(items)));
    }
    const double r = draws.uniform() < 0.2 ? 0.995 : draws.uniform();
    const double cut = 1 + double(draws.below(std::uint64_t(items)));
    const auto model = TrueScoreModel(draws.below(3));
    for (const auto method : {livingston_lewis, hanson_brennan}) {
        const auto found = method(s, r, {.cuts = {cut}, .true_scores = model});
        if (!found) {
            RC_ASSERT(!found.error().detail.empty());
            continue;
        }
        const auto& at = found->cuts[0];
        for (const double share :
             {at.accuracy.accuracy, at.consistency.p, at.consistency.p_c, at.pass_rate}) {
            RC_ASSERT(share > -0.02 && share < 1.02);  // Lord's approximation may leave a little outside
        }
        for (const auto& ratio : {at.accuracy.sensitivity, at.accuracy.specificity, at.consistency.kappa}) {
            RC_ASSERT(std::isfinite(ratio.value_or(0)));
        }
        for (const auto& row : found->scores) {
            RC_ASSERT(row.probability_correct >= 0 && row.probability_correct <= 1 + 1e-9);
        }
    }
}

TEST(Decisions, the_highest_score_has_no_theta) {
    ParameterSet set{"2pl", 1, {}};
    for (int i = 0; i < 5; ++i) {
        ItemParameters item;
        item.item = std::to_string(i);
        item.model = Model::two_pl;
        item.b = i - 2.0;
        set.items.push_back(item);
    }
    EXPECT_FALSE(theta_of_score(set, 5));
    EXPECT_FALSE(theta_of_score(set, 0));
    EXPECT_NEAR(theta_of_score(set, 2.5).value_or(9), 0, 1e-8);
    EXPECT_GT(theta_of_score(set, 4.9).value_or(-9), 3);
    const auto top = lee(set, {.cuts = {5}});
    ASSERT_TRUE(top) << top.error().detail;
    EXPECT_FALSE(top->cuts[0].true_cut);
    EXPECT_TRUE(told(*top, "cut_beyond_curve"));
    const auto errors = conditional_errors(std::vector<double>{5}, {5, {}, {}, &set, nullptr});
    ASSERT_TRUE(errors) << errors.error().detail;
    EXPECT_FALSE((*errors)[0].theta || (*errors)[0].theta_error);
}
