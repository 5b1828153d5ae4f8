// The curves equating is made of: percentile ranks and arcs.
#include "distribution_methods.hpp"
#include "moment_methods.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace psychometrics::equating_test {
namespace {

Distribution distribution(const std::vector<unsigned>& counts) {
    std::vector<double> given(counts.begin(), counts.end());
    return distribution_of(frequencies_of(given).value());
}

// By hand: 2, 3, 0 and 5 persons with 0, 1, 2 and 3.
TEST(PercentileRanks, ByHand) {
    const Distribution d = distribution({2, 3, 0, 5});
    EXPECT_NEAR(rank_at(d, 0), 0.1, 1e-15);
    EXPECT_NEAR(rank_at(d, 1), 0.35, 1e-15);
    EXPECT_NEAR(rank_at(d, 2), 0.5, 1e-15);
    EXPECT_NEAR(rank_at(d, 3), 0.75, 1e-15);
    EXPECT_EQ(rank_at(d, -7), 0);
    EXPECT_EQ(rank_at(d, 7), 1);
    EXPECT_NEAR(score_at(d, 0.5), 2, 1e-12);  // from 1.5 up to 2.5 nobody: the middle
    EXPECT_NEAR(score_at(d, 0.35), 1, 1e-12);
    EXPECT_EQ(score_at(d, 0), -0.5);
    EXPECT_EQ(score_at(d, 1), 3.5);
}

// Whatever the counts: ranks are kept going to a score and back, and scores never fall as ranks rise.
RC_GTEST_PROP(PercentileRanks, InverseAndOrder, ()) {
    const auto counts = *rc::gen::suchThat(
        rc::gen::container<std::vector<unsigned>>(rc::gen::inRange(0u, 9u)),
        [](const auto& c) { return std::ranges::any_of(c, [](unsigned n) { return n > 0; }); });
    const Distribution d = distribution(counts);
    double before = -1;
    for (int i = 0; i <= 200; ++i) {
        const double rank = i / 200.0, score = score_at(d, rank);
        RC_ASSERT(std::abs(rank_at(d, score) - rank) < 1e-9);
        RC_ASSERT(score >= before - 1e-9);
        RC_ASSERT(score >= -0.5 && score <= double(counts.size()) - 0.5);
        before = score;
    }
}

// The three points of method 1 and any other of the arc have one distance from one centre.
TEST(Arc, IsACircle) {
    const double x1 = 2, x3 = 40, y1 = 5, y3 = 36, slope = (y3 - y1) / (x3 - x1);
    for (const double height : {-3.0, -0.5, 0.5, 3.0}) {
        const double x2 = 23;
        const auto y = [&](double x) {
            return y1 + slope * (x - x1) + arc_height(x, x1, x2, x3, height, slope);
        };
        EXPECT_NEAR(y(x2), y1 + slope * (x2 - x1) + height, 1e-12);
        // Centre from the perpendicular bisectors of two chords.
        const double a = 2 * (x2 - x1), b = 2 * (y(x2) - y1), c = 2 * (x3 - x2), d = 2 * (y3 - y(x2));
        const double e = x2 * x2 - x1 * x1 + y(x2) * y(x2) - y1 * y1,
                     f = x3 * x3 - x2 * x2 + y3 * y3 - y(x2) * y(x2);
        const double cx = (e * d - b * f) / (a * d - b * c), cy = (a * f - e * c) / (a * d - b * c);
        const double radius = std::hypot(x1 - cx, y1 - cy);
        for (double x = x1; x <= x3; x += 1.9) {
            EXPECT_NEAR(std::hypot(x - cx, y(x) - cy), radius, 1e-8 * radius);
        }
    }
}

TEST(Arc, IsALineWhereTheMiddleIsOnIt) {
    EXPECT_EQ(arc_height(10, 0, 20, 40, 0, 1), 0);
    EXPECT_EQ(arc_height(-3, 0, 20, 40, 2, 0), 0);
    EXPECT_EQ(arc_height(45, 0, 20, 40, 2, 0), 0);
    EXPECT_NEAR(arc_height(20, 0, 20, 40, 1e-13, 0), 1e-13, 1e-25);
    EXPECT_NEAR(arc_height(10, 0, 20, 40, 1e-13, 0), 0.75e-13, 1e-25);  // nearly a parabola
}

}  // namespace
}  // namespace psychometrics::equating_test
