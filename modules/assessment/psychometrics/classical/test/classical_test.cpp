#include <psychometrics/classical.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/simulation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace psychometrics {
namespace {

std::vector<std::string> ids(std::size_t count) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < count; ++i) {
        out.push_back("q" + std::to_string(i + 1));
    }
    return out;
}

Responses made(Model model, std::size_t persons, std::size_t items, std::uint64_t seed) {
    Draws draws(seed);
    const ParameterSet set = plausible_items(model, items, draws);
    return simulate(set, normal_thetas(persons, {}, draws), draws);
}

std::vector<double> item_scores(const Responses& r, std::size_t item) {
    std::vector<double> out;
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        out.push_back(r.at(p, item));
    }
    return out;
}

std::vector<double> totals(const Responses& r, std::optional<std::size_t> without = {}) {
    std::vector<double> out;
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        double sum = 0;
        for (std::size_t i = 0; i < r.item_count(); ++i) {
            sum += i == without ? 0 : r.at(p, i);
        }
        out.push_back(sum);
    }
    return out;
}

ItemAnalysis analysed(const Responses& r, const ClassicalPlan& plan = {}) {
    auto done = analyse_items(r, plan);
    if (!done) {
        throw std::runtime_error(done.error().detail);
    }
    return *std::move(done);
}

bool told(const Notices& problems, const std::string& code, const std::string& item = "") {
    return std::ranges::any_of(problems, [&](const Notice& n) { return n.code == code && n.item == item; });
}

void expect_same(const std::optional<double>& a, const std::optional<double>& b, double within = 1e-10) {
    ASSERT_EQ(a.has_value(), b.has_value());
    if (a) {
        EXPECT_NEAR(*a, *b, within);
    }
}

// Four persons, three items: sums 0, 1, 2, 3; item variances 1/4, 1/3, 1/4; the sum's 5/3.
const Responses by_hand{{"a", "b", "c"}, {0, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1}};

TEST(Classical, AnExampleWorkedByHand) {
    const auto done = analysed(by_hand);
    const TestStatistics& test = done.test;
    EXPECT_EQ(test.n, 4);
    EXPECT_EQ(test.k, 3);
    EXPECT_DOUBLE_EQ(*test.mean, 1.5);
    EXPECT_NEAR(*test.sd, std::sqrt(5.0 / 3), 1e-12);
    EXPECT_NEAR(*test.alpha, 0.75, 1e-12);  // 3/2 (1 - (5/6) / (5/3))
    EXPECT_NEAR(*test.sem, std::sqrt(5.0 / 12), 1e-12);
    // Covariances 1/6, 1/12, 1/6: off-diagonal 5/6, their squares 2 (1/36 + 1/144 + 1/36) = 1/8.
    EXPECT_NEAR(*test.lambda2, (5.0 / 6 + std::sqrt(1.5 / 8)) / (5.0 / 3), 1e-12);
    // Splits a | b c, b | a c, c | a b: 4 cov / S with cov 1/4, 1/3, 1/4.
    EXPECT_NEAR(*test.lambda4_max, 4.0 / 3 / (5.0 / 3), 1e-12);
    // k mean - mean^2: 3/2 (1 - 1.5 * 1.5 / (3 * 5/3))
    EXPECT_NEAR(*test.kr21, 1.5 * (1 - 2.25 / 5), 1e-12);
    // Odd a + c: variance 2/3; even b: 1/3; covariance 1/3; r = 1 / sqrt 2.
    EXPECT_NEAR(*test.split_half_correlation, std::sqrt(0.5), 1e-12);
    EXPECT_NEAR(*test.split_half, 2 * std::sqrt(0.5) / (1 + std::sqrt(0.5)), 1e-12);
    EXPECT_DOUBLE_EQ(*done.items[0].p, 0.75);
    EXPECT_DOUBLE_EQ(*done.items[0].d27, 1);
    EXPECT_NEAR(*done.items[1].alpha_if_deleted, 2 * (1 - 0.5 / (2.0 / 3)), 1e-12);
}

TEST(Classical, PolytomousItemsAsTheFormulasSay) {
    const Responses r = made(Model::gpcm, 700, 9, 3);
    const auto done = analysed(r);
    EXPECT_FALSE(done.test.kr20);
    EXPECT_FALSE(done.test.kr21);
    const auto whole = totals(r);
    double variances = 0;
    for (std::size_t i = 0; i < r.item_count(); ++i) {
        const auto scores = item_scores(r, i);
        const auto& item = done.items[i];
        variances += variance_of(scores);
        const double highest = *std::ranges::max_element(scores);
        EXPECT_EQ(item.highest, std::int64_t(highest));
        EXPECT_NEAR(*item.p, mean_of(scores) / highest, 1e-12);
        EXPECT_NEAR(*item.sd, sd_of(scores), 1e-12);
        EXPECT_NEAR(*item.r_pbis, *correlation_of(scores, whole), 1e-10);
        EXPECT_NEAR(*item.r_pbis_corrected, *correlation_of(scores, totals(r, i)), 1e-10);
        EXPECT_FALSE(item.r_bis_corrected && item.highest > 1);
        EXPECT_GT(*item.r_polyserial, *item.r_pbis_corrected);
    }
    EXPECT_NEAR(*done.test.alpha, 9.0 / 8 * (1 - variances / variance_of(whole)), 1e-10);
    EXPECT_NEAR(*done.test.sd, sd_of(whole), 1e-10);
}

TEST(Classical, TheLargestScoresAreCountedExactly) {
    Draws draws(5);
    Responses r{ids(3), {}};
    for (int p = 0; p < 200; ++p) {
        const auto common = draws.below(150);
        for (int i = 0; i < 3; ++i) {
            r.scores.push_back(std::uint8_t(common + draws.below(101)));
        }
    }
    r.scores[0] = score_max;
    const auto done = analysed(r);
    double variances = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        variances += variance_of(item_scores(r, i));
    }
    EXPECT_NEAR(*done.test.alpha, 1.5 * (1 - variances / variance_of(totals(r))), 1e-10);
}

TEST(Classical, Kr20IsAlphaOfZeroAndOne) {
    const Responses r = made(Model::two_pl, 300, 12, 8);
    const auto done = analysed(r);
    double pq = 0;
    for (const auto& item : done.items) {
        pq += *item.p * (1 - *item.p);
    }
    const double total = variance_of(totals(r)) * 299 / 300;  // both by n
    EXPECT_NEAR(*done.test.kr20, 12.0 / 11 * (1 - pq / total), 1e-10);
    EXPECT_NEAR(*done.test.alpha, *done.test.kr20, 1e-12);
    EXPECT_LT(*done.test.kr21, *done.test.kr20);  // items differ in difficulty
}

TEST(Classical, TheOrderOfItemsAndPersonsDoesNotMatter) {
    const Responses r = made(Model::two_pl, 250, 10, 21);
    Draws draws(22);
    std::vector<std::size_t> persons(250), items(10);
    std::iota(persons.begin(), persons.end(), 0u);
    std::iota(items.begin(), items.end(), 0u);
    draws.shuffle(persons);
    draws.shuffle(items);
    const auto one = analysed(r), other = analysed(with_items(with_persons(r, persons), items));
    for (const auto figure :
         {&TestStatistics::mean, &TestStatistics::sd, &TestStatistics::skew, &TestStatistics::kurtosis,
          &TestStatistics::alpha, &TestStatistics::alpha_low, &TestStatistics::alpha_high,
          &TestStatistics::alpha_standardized, &TestStatistics::lambda2, &TestStatistics::lambda6,
          &TestStatistics::lambda6_standardized, &TestStatistics::lambda4_max, &TestStatistics::kr21}) {
        expect_same(one.test.*figure, other.test.*figure);
    }
    for (std::size_t at = 0; at < items.size(); ++at) {
        const auto &a = one.items[items[at]], &b = other.items[at];
        EXPECT_EQ(a.item, b.item);
        for (const auto figure : {&ItemStatistics::p, &ItemStatistics::sd, &ItemStatistics::r_pbis,
                                  &ItemStatistics::r_pbis_corrected, &ItemStatistics::r_bis_corrected,
                                  &ItemStatistics::alpha_if_deleted, &ItemStatistics::d27_shared}) {
            expect_same(a.*figure, b.*figure);
        }
    }
}

TEST(Classical, BoundsOfReliabilityStandInTheirOrder) {
    EXPECT_TRUE(rc::check("alpha <= lambda-2 <= 1, alpha is the mean of the splits in halves", [] {
        const auto k = *rc::gen::inRange<std::size_t>(2, 8);
        const auto n = *rc::gen::inRange<std::size_t>(3, 40);
        const auto scores =
            *rc::gen::container<std::vector<std::uint8_t>>(k * n, rc::gen::inRange<std::uint8_t>(0, 4));
        const auto done = analysed({ids(k), scores});
        if (!done.test.alpha) {
            return;
        }
        const TestStatistics& test = done.test;
        RC_ASSERT(*test.alpha <= *test.lambda2 + 1e-9);
        RC_ASSERT(*test.lambda2 <= 1 + 1e-9);
        // Alpha is the mean of all splits in halves (Cronbach 1951); of an odd k less a k^2-th.
        const auto items = double(k);
        const double halves = k % 2 == 0 ? 1 : (items * items - 1) / (items * items);
        RC_ASSERT(*test.alpha * halves <= *test.lambda4_max + 1e-9);
        RC_ASSERT(*test.alpha_low <= *test.alpha + 1e-9);
        RC_ASSERT(*test.alpha <= *test.alpha_high + 1e-9);
        RC_ASSERT(test.lambda6.value_or(0) <= 1 + 1e-9);
        for (const auto& item : done.items) {
            RC_ASSERT(std::abs(item.r_pbis.value_or(0)) <= 1);
            RC_ASSERT(std::abs(item.d27.value_or(0)) <= 1);
        }
    }));
}

TEST(Classical, TiesAtTheEdgeAreCutAsSaid) {
    // Eleven persons: 27 % are two. Sums 0, 1 x 9, 3; of those with 1 only the first has item a.
    Responses r{{"a", "b", "c"}, {0, 0, 0, 1, 0, 0}};
    for (int p = 0; p < 8; ++p) {
        r.scores.insert(r.scores.end(), {0, 1, 0});
    }
    r.scores.insert(r.scores.end(), {1, 1, 1});
    const auto done = analysed(r);
    EXPECT_DOUBLE_EQ(*done.items[0].d27, 2.0 / 2 - 1.0 / 2);  // the first of the tied is taken at both ends
    EXPECT_DOUBLE_EQ(*done.items[0].d27_shared, (1 + 1.0 / 9) / 2 - (0 + 1.0 / 9) / 2);
}

TEST(Classical, PretestItemsNeverEnterAScore) {
    const Responses r = made(Model::two_pl, 400, 12, 31);
    const std::vector<std::size_t> first{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    const auto with = analysed(r, {.pretest = {"unheard of", r.items[10], r.items[11]}});
    const auto without = analysed(with_items(r, first));
    expect_same(with.test.alpha, without.test.alpha, 0);
    expect_same(with.test.mean, without.test.mean, 0);
    EXPECT_EQ(with.test.k, 10);
    EXPECT_TRUE(told(with.problems, "pretest_unknown", "unheard of"));
    for (std::size_t i = 0; i < 10; ++i) {
        EXPECT_FALSE(with.items[i].pretest);
        expect_same(with.items[i].r_pbis_corrected, without.items[i].r_pbis_corrected, 0);
        expect_same(with.items[i].alpha_if_deleted, without.items[i].alpha_if_deleted, 0);
    }
    const auto scored = totals(with_items(r, first));
    for (std::size_t i = 10; i < 12; ++i) {
        EXPECT_TRUE(with.items[i].pretest);
        EXPECT_NEAR(*with.items[i].r_pbis, *correlation_of(item_scores(r, i), scored), 1e-10);
        expect_same(with.items[i].r_pbis, with.items[i].r_pbis_corrected);
        EXPECT_FALSE(with.items[i].alpha_if_deleted);
    }
}

}  // namespace
}  // namespace psychometrics
