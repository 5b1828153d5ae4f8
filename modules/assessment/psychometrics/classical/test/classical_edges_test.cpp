// Blanks, missing responses, and data no figure can be made of.
#include <psychometrics/classical.hpp>
#include <psychometrics/curves.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/quadrature.hpp>
#include <psychometrics/simulation.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

bool told(const Notices& problems, const std::string& code, const std::string& item = "") {
    return std::ranges::any_of(problems, [&](const Notice& n) { return n.code == code && n.item == item; });
}

TEST(ClassicalEdges, OmittedAndNotReachedAreCountedApart) {
    const Responses r{{"a", "b", "c"},
                      {1, 1, 1,            //
                       1, omitted, 0,      //
                       0, 1, not_reached,  //
                       0, not_presented, not_reached, 1, 0, not_reached}};
    const auto wrong = analyse_items(r);
    ASSERT_TRUE(wrong);
    EXPECT_EQ(wrong->items[1].presented, 4);
    EXPECT_EQ(wrong->items[1].n, 4);
    EXPECT_DOUBLE_EQ(wrong->items[1].omitted_rate, 0.25);
    EXPECT_DOUBLE_EQ(wrong->items[2].not_reached_rate, 0.6);
    EXPECT_DOUBLE_EQ(*wrong->items[1].p, 0.5);
    EXPECT_DOUBLE_EQ(*wrong->items[2].p, 0.2);
    EXPECT_EQ(wrong->test.n, 4);
    EXPECT_TRUE(told(wrong->problems, "incomplete_persons"));

    const auto missing = analyse_items(r, {.blanks = {0, not_presented}});
    ASSERT_TRUE(missing);
    EXPECT_EQ(missing->items[2].presented, 5);
    EXPECT_EQ(missing->items[2].n, 2);
    EXPECT_DOUBLE_EQ(missing->items[2].not_reached_rate, 0.6);
    EXPECT_DOUBLE_EQ(*missing->items[2].p, 0.5);
    EXPECT_EQ(missing->test.n, 2);
}

TEST(ClassicalEdges, FormsWithOwnItemsAreHeldAgainstShares) {
    // Persons of form one have items 0 to 7, those of form two items 4 to 11: nobody has all.
    Draws draws(3);
    const ParameterSet set = plausible_items(Model::rasch, 12, draws);
    Responses r = simulate(set, normal_thetas(600, {}, draws), draws);
    for (std::size_t p = 0; p < 600; ++p) {
        for (std::size_t i = 0; i < 12; ++i) {
            if (p < 300 ? i >= 8 : i < 4) {
                r.scores[p * 12 + i] = not_presented;
            }
        }
    }
    const auto done = analyse_items(r);
    ASSERT_TRUE(done);
    EXPECT_TRUE(told(done->problems, "no_complete_persons"));
    EXPECT_FALSE(done->test.alpha);
    EXPECT_FALSE(done->test.mean);
    std::vector<double> scores, shares;  // of item 5, which both forms have
    for (std::size_t p = 0; p < 600; ++p) {
        double sum = 0;
        for (std::size_t i = p < 300 ? 0 : 4; i < (p < 300 ? 8u : 12u); ++i) {
            sum += i == 5 ? 0 : r.at(p, i);
        }
        scores.push_back(r.at(p, 5));
        shares.push_back(sum / 7);
    }
    EXPECT_EQ(done->items[5].n, 600);
    EXPECT_NEAR(*done->items[5].r_pbis_corrected, *correlation_of(scores, shares), 1e-10);
    EXPECT_EQ(done->items[0].n, 300);
    EXPECT_TRUE(done->items[0].d27);
}

TEST(ClassicalEdges, FlagsNeedPersons) {
    Draws draws(4);
    Responses r{{"a", "b", "hard", "easy", "odd", "c", "d"}, {}};
    for (int p = 0; p < 199; ++p) {
        const bool able = draws.uniform() < 0.5;
        const auto luck = [&](double chance) { return std::uint8_t(draws.uniform() < chance); };
        const double knows = able ? 0.9 : 0.2, against = able ? 0.2 : 0.8;
        for (const double chance : {knows, knows, 0.03, 0.99, against, knows, knows}) {
            r.scores.push_back(luck(chance));
        }
    }
    const auto few = analyse_items(r);
    ASSERT_TRUE(few);
    EXPECT_TRUE(told(few->problems, "few_responses"));
    EXPECT_TRUE(std::ranges::all_of(few->items, [](const auto& item) { return item.flags.empty(); }));
    r.scores.insert(r.scores.end(), {1, 1, 0, 1, 0, 1, 1});
    const auto enough = analyse_items(r);
    ASSERT_TRUE(enough);
    EXPECT_FALSE(told(enough->problems, "few_responses"));
    const auto has = [&](std::size_t i, ItemFlag flag) {
        return std::ranges::find(enough->items[i].flags, flag) != enough->items[i].flags.end();
    };
    EXPECT_TRUE(enough->items[0].flags.empty());
    EXPECT_TRUE(has(2, ItemFlag::too_hard));
    EXPECT_TRUE(has(3, ItemFlag::too_easy));
    EXPECT_TRUE(has(4, ItemFlag::low_correlation) && has(4, ItemFlag::negative_correlation));
}

TEST(ClassicalEdges, ConstantAndUnseenItemsHaveNoCorrelation) {
    const Responses r{{"a", "b", "right", "wrong", "unseen"}, {1, 0, 1, 0, not_presented,  //
                                                               1, 1, 1, 0, not_presented,  //
                                                               0, 0, 1, 0, not_presented,  //
                                                               0, 1, 1, 0, not_presented}};
    const auto done = analyse_items(r);
    ASSERT_TRUE(done);
    EXPECT_TRUE(told(done->problems, "item_constant", "right"));
    EXPECT_TRUE(told(done->problems, "item_constant", "wrong"));
    EXPECT_TRUE(told(done->problems, "item_not_presented", "unseen"));
    EXPECT_DOUBLE_EQ(*done->items[2].p, 1);
    EXPECT_DOUBLE_EQ(*done->items[3].p, 0);
    EXPECT_FALSE(done->items[4].p);
    for (std::size_t i = 2; i < 5; ++i) {
        EXPECT_FALSE(done->items[i].r_pbis);
        EXPECT_FALSE(done->items[i].r_polyserial);
    }
    EXPECT_EQ(done->test.k, 4);
    EXPECT_EQ(done->test.n, 4);
    EXPECT_NEAR(*done->test.alpha, 0, 1e-12);  // the two that vary do not go together
}

TEST(ClassicalEdges, TooLittleIsNamed) {
    const auto code = [](const Responses& r, const ClassicalPlan& plan = {}) {
        const auto done = analyse_items(r, plan);
        return done ? std::string() : done.error().code;
    };
    EXPECT_EQ(code({}), "no_responses");
    EXPECT_EQ(code({{"a"}, {}}), "no_responses");
    EXPECT_EQ(code({{"a"}, {1}}, {.level = 1}), "level_out_of_range");
    EXPECT_EQ(code({{"a"}, {1}}, {.level = std::nan("")}), "level_out_of_range");
    EXPECT_EQ(code({{"a"}, {1}}, {.minimum = -1}), "minimum_negative");

    const auto one = analyse_items({{"a", "b"}, {1, 0}});
    ASSERT_TRUE(one);
    EXPECT_TRUE(told(one->problems, "too_few_persons"));
    EXPECT_DOUBLE_EQ(*one->test.mean, 1);
    EXPECT_FALSE(one->test.sd || one->test.alpha || one->items[0].sd || one->items[0].d27);

    const auto two = analyse_items({{"a", "b"}, {1, 1, 0, 0}});
    ASSERT_TRUE(two);
    EXPECT_NEAR(*two->test.alpha, 1, 1e-12);
    EXPECT_TRUE(told(two->problems, "items_dependent"));

    const auto same = analyse_items({{"a", "b"}, {1, 0, 0, 1, 1, 0}});
    ASSERT_TRUE(same);
    EXPECT_TRUE(told(same->problems, "scores_constant"));
    EXPECT_FALSE(same->test.alpha || same->test.kr20 || same->test.skew);

    const auto single = analyse_items({{"a"}, {1, 0, 1}});
    ASSERT_TRUE(single);
    EXPECT_TRUE(told(single->problems, "too_few_items"));
    EXPECT_FALSE(single->items[0].r_pbis_corrected);

    const auto missing = analyse_items({{"a", "b"}, {255, 255, 255, 255}});
    ASSERT_TRUE(missing);
    EXPECT_TRUE(told(missing->problems, "no_scored_items"));
    EXPECT_EQ(missing->test.k, 0);

    const auto pretest = analyse_items({{"a", "b"}, {1, 0, 0, 1}}, {.pretest = {"a", "b"}});
    ASSERT_TRUE(pretest);
    EXPECT_TRUE(told(pretest->problems, "no_scored_items"));
    EXPECT_DOUBLE_EQ(*pretest->items[0].p, 0.5);
}

// Alpha of the population: from the covariances that the curves make over theta.
double true_alpha(const ParameterSet& set) {
    const Quadrature grid = normal_quadrature(81);
    double variances = 0, errors = 0, mean = 0, square = 0;
    std::vector<double> p(set.items.size(), 0);
    for (std::size_t q = 0; q < grid.nodes.size(); ++q) {
        const double expected = expected_score(set, grid.nodes[q]);
        mean += grid.weights[q] * expected;
        square += grid.weights[q] * expected * expected;
        for (std::size_t i = 0; i < set.items.size(); ++i) {
            const double now = expected_score(set.items[i], set.metric, grid.nodes[q]);
            p[i] += grid.weights[q] * now;
            errors += grid.weights[q] * now * (1 - now);
        }
    }
    for (const double share : p) {
        variances += share * (1 - share);
    }
    const auto k = double(set.items.size());
    return k / (k - 1) * (1 - variances / (errors + square - mean * mean));
}

TEST(ClassicalSimulation, AlphaIsUnbiasedAndItsIntervalCovers) {
    Draws draws(2026);
    ParameterSet set = plausible_items(Model::rasch, 20, draws);
    for (auto& item : set.items) {
        item.b *= 0.5;
    }
    const double truth = true_alpha(set);
    constexpr int rounds = 800;
    std::vector<double> estimates;
    int covered = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto done = analyse_items(simulate(set, normal_thetas(150, {}, draws), draws));
        ASSERT_TRUE(done);
        estimates.push_back(*done->test.alpha);
        covered += *done->test.alpha_low <= truth && truth <= *done->test.alpha_high;
    }
    // E(alpha) is a little below the truth: (1 - alpha) / (df / (df - 2)) of F, here 0.004.
    const double se = sd_of(estimates) / std::sqrt(rounds);
    EXPECT_NEAR(mean_of(estimates), 1 - (1 - truth) * 149.0 / 147, 4 * se);
    const double coverage = double(covered) / rounds, noise = std::sqrt(0.95 * 0.05 / rounds);
    EXPECT_NEAR(coverage, 0.95, 4 * noise);
}

}  // namespace
}  // namespace psychometrics
