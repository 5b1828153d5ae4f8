// Sums over all outcomes, against the same by going through every outcome.
#include "groups.hpp"
#include "matching.hpp"
#include "simulated.hpp"

#include <psychometrics/distributions.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace psychometrics {
namespace {

const std::vector<double> chances{0.1, 0.35, 0.6, 0.81, 0.5};

TEST(Exactness, AtLeast) {
    for (int least = 0; least <= 6; ++least) {
        double sum = 0;
        for (unsigned outcome = 0; outcome < 32; ++outcome) {
            double chance = 1;
            for (std::size_t i = 0; i < 5; ++i) {
                chance *= (outcome >> i & 1U) != 0 ? chances[i] : 1 - chances[i];
            }
            sum += __builtin_popcount(outcome) >= least ? chance : 0;
        }
        EXPECT_NEAR(at_least(chances, least), sum, 1e-15) << least;
    }
    EXPECT_EQ(at_least({}, 0), 1);
    EXPECT_EQ(at_least({}, 1), 0);
    // Far in the tail the digits stay: 60 of 60 at a quarter.
    EXPECT_NEAR(std::log(at_least(std::vector<double>(60, 0.25), 60)), 60 * std::log(0.25), 1e-10);
}

TEST(Exactness, UnlikelyTogether) {
    const std::vector<double> right{0.2, 0.5, 0.1, 0.3, 0.4}, wrong{0.1, 0.15, 0.3, 0.05, 0.2};
    double table[6][6] = {}, expected = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        expected += right[i] + wrong[i];
    }
    for (int outcome = 0; outcome < 243; ++outcome) {
        double chance = 1;
        int rights = 0, wrongs = 0, rest = outcome;
        for (std::size_t i = 0; i < 5; ++i, rest /= 3) {
            const int what = rest % 3;
            chance *= what == 0 ? 1 - right[i] - wrong[i] : what == 1 ? right[i] : wrong[i];
            rights += what == 1;
            wrongs += what == 2;
        }
        table[rights][wrongs] += chance;
    }
    for (int r = 0; r <= 5; ++r) {
        for (int w = 0; r + w <= 5; ++w) {
            double sum = 0;
            for (int k = 0; k <= 5; ++k) {
                for (int l = 0; k + l <= 5; ++l) {
                    sum += k + l > expected && table[k][l] <= table[r][w] * (1 + 1e-9) ? table[k][l] : 0;
                }
            }
            EXPECT_NEAR(unlikely_together(right, wrong, r, w), r + w > expected ? sum : 1, 1e-14)
                << r << ' ' << w;
        }
    }
}

TEST(Exactness, FishersTailIsTheHypergeometrics) {
    // 3 or more of 4 marked among 5 of 12, by counting: (C(5,3) C(7,1) + C(5,4)) / C(12,4).
    EXPECT_NEAR(at_least_in_group(3, 5, 4, 12), (10 * 7 + 5) / 495.0, 1e-12);
    EXPECT_EQ(at_least_in_group(0, 5, 4, 12), 1);
    EXPECT_EQ(at_least_in_group(0, 0, 0, 12), 1);
    EXPECT_NEAR(at_least_in_group(4, 12, 4, 12), 1, 1e-12);
}

// What complete data get from tables, and others pair by pair, is the same.
TEST(Exactness, TablesAgreeWithPairs) {
    Draws d(4);
    auto e = honest_exam(80, 40, 0.05, 0, d);
    const auto curves = smoothed_curves(e.choices, e.rights);
    const Sheets complete(e.choices, e.rights, curves);
    // One more item that one person was not presented: the same curves without it.
    auto more = e;
    more.choices.codes.items.push_back("41");
    more.choices.labels.push_back({"A"});
    more.rights.push_back({0});
    more.choices.codes.scores.clear();
    for (std::size_t p = 0; p < 80; ++p) {
        for (const auto code : e.choices.codes.row(p)) {
            more.choices.codes.scores.push_back(code);
        }
        more.choices.codes.scores.push_back(not_presented);
    }
    auto wider = curves;
    wider.options.push_back(2);
    wider.chance.clear();
    for (std::size_t q = 0; q < curves.levels; ++q) {
        const std::size_t row = 40 * curves.options_most;
        wider.chance.insert(wider.chance.end(), curves.chance.begin() + std::ptrdiff_t(q * row),
                            curves.chance.begin() + std::ptrdiff_t((q + 1) * row));
        wider.chance.resize(wider.chance.size() + curves.options_most, 0.2);
    }
    const Sheets pairwise(more.choices, more.rights, wider);
    ASSERT_TRUE(complete.complete());
    ASSERT_FALSE(pairwise.complete());
    for (std::size_t a = 0; a < 80; ++a) {
        const auto by_level = complete.copying_by_level(a);
        for (std::size_t b = 0; b < 80; ++b) {
            const auto x = complete.expected(a, b), y = pairwise.expected(a, b);
            ASSERT_NEAR(x.all, y.all, 1e-12);
            ASSERT_NEAR(x.all_variance, y.all_variance, 1e-12);
            ASSERT_NEAR(x.wrong_variance, y.wrong_variance, 1e-12);
            ASSERT_NEAR(x.covariance, y.covariance, 1e-12);
            const auto copied = pairwise.copying(b, a);
            ASSERT_NEAR(by_level[complete.level(b)].mean, copied.mean, 1e-11);
            ASSERT_NEAR(by_level[complete.level(b)].variance, copied.variance, 1e-11);
            const auto m = complete.compare(a, b), n = pairwise.compare(a, b);
            ASSERT_EQ(m.all, n.all);
            ASSERT_EQ(m.wrong, n.wrong);
            ASSERT_EQ(n.items, 40);
            std::int64_t all = 0, wrong = 0;
            for (std::size_t i = 0; i < 40; ++i) {
                all += complete.option(a, i) == complete.option(b, i);
                wrong += complete.option(a, i) == complete.option(b, i) && !complete.right(a, i);
            }
            ASSERT_EQ(m.all, all);
            ASSERT_EQ(m.wrong, wrong);
        }
    }
}

TEST(Exactness, CurvesAreChancesWithTheLevelsShareRight) {
    Draws d(8);
    const auto e = honest_exam(300, 50, 0.02, 0.2, d);
    const auto c = smoothed_curves(e.choices, e.rights);
    for (std::size_t q = 0; q < c.levels; ++q) {
        for (std::size_t i = 0; i < 50; ++i) {
            double sum = 0;
            for (std::size_t k = 0; k < c.options[i]; ++k) {
                const double p = c.chance[(q * 50 + i) * c.options_most + k];
                ASSERT_GT(p, 0);
                sum += p;
            }
            ASSERT_NEAR(sum, 1, 1e-9);
        }
    }
}

}  // namespace
}  // namespace psychometrics
