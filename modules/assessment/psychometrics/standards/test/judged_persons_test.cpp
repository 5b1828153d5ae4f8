#include "tables.hpp"

#include <psychometrics/judged_persons.hpp>
#include <psychometrics/simulation.hpp>

#include <cmath>

using namespace psychometrics;

TEST(BorderlineGroup, the_median_and_its_error) {
    const auto r = borderline_group(std::vector<double>{20, 10, 15, 12});
    ASSERT_TRUE(r);
    EXPECT_EQ(r->cut, 13.5);
    EXPECT_EQ(r->required_score, 14);
    EXPECT_TRUE(told(r->problems, "few_persons"));
    Draws draws(2);
    std::vector<double> many;
    for (int i = 0; i < 400; ++i) {
        many.push_back(50 + 8 * draws.normal());
    }
    const auto wide = borderline_group(many);
    ASSERT_TRUE(wide);
    EXPECT_NEAR(*wide->se, 1.2533 * 8 / 20, 0.12);  // of a normal median
    EXPECT_NEAR(wide->cut, 50, 2);
    const auto one = borderline_group(std::vector{12.0});
    ASSERT_TRUE(one);
    EXPECT_FALSE(one->se);
    EXPECT_EQ(code(borderline_group({})), "too_few_persons");
}

TEST(BorderlineRegression, four_persons_by_hand) {
    const std::vector<double> scores{10, 13, 15, 18}, ratings{1, 2, 3, 4};
    const auto r = borderline_regression(scores, ratings, 2);
    ASSERT_TRUE(r);
    EXPECT_NEAR(r->slope, 2.6, 1e-12);
    EXPECT_NEAR(r->intercept, 7.5, 1e-12);
    EXPECT_NEAR(r->cut, 12.7, 1e-12);
    EXPECT_NEAR(r->residual_sd, std::sqrt(0.1), 1e-12);
    EXPECT_NEAR(r->se, std::sqrt(0.03), 1e-12);
    EXPECT_NEAR(*r->r_squared, 1 - 0.2 / 34, 1e-12);
    EXPECT_TRUE(told(borderline_regression(scores, ratings, 5)->problems, "borderline_outside"));
    EXPECT_EQ(code(borderline_regression(scores, std::vector<double>{2, 2, 2, 2}, 2)), "ratings_constant");
    EXPECT_EQ(code(borderline_regression(scores, std::vector<double>{4, 3, 2, 1}, 2)), "ratings_reversed");
    EXPECT_EQ(code(borderline_regression(std::vector{1.0}, std::vector{1.0}, 2)), "too_few_persons");
    EXPECT_EQ(code(borderline_regression(std::vector<double>{5, 5, 5}, std::vector<double>{1, 2, 3}, 2)),
              "ratings_reversed");
}

TEST(BorderlineRegression, its_interval_holds_the_truth_as_often_as_it_says) {
    Draws draws(4);
    const int studies = 400;
    int covered = 0;
    double ratio = 0;
    for (int k = 0; k < studies; ++k) {
        std::vector<double> scores, ratings;
        for (int i = 0; i < 60; ++i) {
            ratings.push_back(double(1 + draws.below(5)));
            scores.push_back(20 + 6 * ratings.back() + 5 * draws.normal());
        }
        const bool resample = k < 20;
        const auto r = borderline_regression(scores, ratings, 2, {}, {.replications = resample ? 300 : 0});
        ASSERT_TRUE(r);
        covered += std::abs(r->cut - 32) < 2.0 * r->se;
        if (resample) {
            ratio += *r->se_bootstrap / r->se / 20;
        }
    }
    EXPECT_NEAR(double(covered) / studies, 0.95, 4 * std::sqrt(0.05 * 0.95 / studies));
    EXPECT_NEAR(ratio, 1, 0.1);
}

TEST(ContrastingGroups, mirrored_groups_meet_in_the_middle) {
    const std::vector<double> masters{5, 6, 7, 8, 9}, others{2, 3, 4, 5, 6};
    const auto r = contrasting_groups(masters, others);
    ASSERT_TRUE(r);
    EXPECT_NEAR(r->cut, 5.5, 1e-8);
    EXPECT_EQ(r->required_score, 6);
    EXPECT_EQ(r->midpoint_of_medians, 5.5);
    EXPECT_NEAR(r->false_fails, 0.2, 1e-12);
    EXPECT_NEAR(r->false_passes, 0.2, 1e-12);
    // 5 and 7 cost as much: one false decision of each kind, or two and none.
    EXPECT_EQ(r->least_loss_score, 5);
    const auto strict = contrasting_groups(masters, others, {.loss_ratio = 3});
    ASSERT_TRUE(strict);
    EXPECT_NEAR(strict->cut, 5.5 + std::log(3) / *r->slope, 1e-7);
    EXPECT_GT(strict->least_loss_score, r->least_loss_score);
}

TEST(ContrastingGroups, two_normal_groups_of_one_spread) {
    // With equal spreads the logistic model is exact: log odds ((m1 - m0) x - (m1^2 - m0^2) / 2) / s^2 +
    // log(n1 / n0).
    Draws draws(12);
    const double mean1 = 34, mean0 = 26, s = 6;
    int covered = 0;
    const int studies = 300;
    double observed = 0, delta = 0, squares = 0;
    for (int k = 0; k < studies; ++k) {
        std::vector<double> masters, others;
        for (int i = 0; i < 300; ++i) {
            masters.push_back(mean1 + s * draws.normal());
        }
        for (int i = 0; i < 100; ++i) {
            others.push_back(mean0 + s * draws.normal());
        }
        const Resampling no{.replications = 0};
        const auto r = contrasting_groups(masters, others, {.base_rate = BaseRate::equal, .resampling = no});
        ASSERT_TRUE(r);
        covered += std::abs(r->cut - 30) < 1.96 * *r->se;
        observed += (contrasting_groups(masters, others, {.resampling = no})->cut) / studies;
        delta += *r->se / studies;
        squares += (r->cut - 30) * (r->cut - 30) / studies;
    }
    EXPECT_NEAR(double(covered) / studies, 0.95, 4 * std::sqrt(0.05 * 0.95 / studies) + 0.01);
    EXPECT_NEAR(std::sqrt(squares) / delta, 1, 4 / std::sqrt(2.0 * studies));  // groups of fixed size
    const double shift = std::log(3.0) * s * s / (mean1 - mean0);
    EXPECT_NEAR(observed, 30 - shift, 4 * 2 * delta / std::sqrt(studies) + 0.1);
}

TEST(ContrastingGroups, what_is_refused_or_told) {
    const std::vector<double> low{1, 2, 3}, high{7, 8, 9};
    const auto apart = contrasting_groups(high, low);
    ASSERT_TRUE(apart);
    EXPECT_EQ(apart->cut, 5);
    EXPECT_TRUE(told(apart->problems, "groups_separated"));
    EXPECT_FALSE(apart->se);
    EXPECT_EQ(code(contrasting_groups(low, high)), "groups_reversed");
    EXPECT_EQ(code(contrasting_groups(low, low)), "groups_reversed");
    EXPECT_EQ(code(contrasting_groups(std::vector{5.0}, low)), "too_few_persons");
    EXPECT_EQ(code(contrasting_groups(std::vector<double>{5, 5}, std::vector<double>{5, 5})),
              "scores_constant");
    EXPECT_EQ(code(contrasting_groups(high, low, {.loss_ratio = 0})), "loss_ratio_outside");
    EXPECT_EQ(code(contrasting_groups(std::vector<double>{1, NAN}, low)), "not_a_number");
}
