#include <scoring/statistics.hpp>

#include <gtest/gtest.h>
#include <vector>

namespace scoring {
namespace {

Tally tally(const std::vector<std::pair<double, double>>& pairs) {
    Tally t;
    for (const auto& [x, rest] : pairs) {
        ++t.n;
        t.x += x;
        t.xx += x * x;
        t.rest += rest;
        t.rest_rest += rest * rest;
        t.x_rest += x * rest;
    }
    return t;
}

TEST(Statistics, AgreeWithWhatIsWorkedOutByHand) {
    // Right: 6 and 4 points elsewhere; wrong: 2 and 4. Means 5 and 3, standard deviation sqrt(2), p = 1/2:
    // (5 - 3) / sqrt(2) * 1/2.
    const Tally t = tally({{1, 6}, {1, 4}, {0, 2}, {0, 4}});
    EXPECT_DOUBLE_EQ(p_of(t), 0.5);
    EXPECT_NEAR(*point_biserial_of(t), 0.70710678, 1e-8);
    EXPECT_NEAR(*point_biserial_of(tally({{1, 2}, {0, 6}})), -1, 1e-12);
    EXPECT_NEAR(*point_biserial_of(tally({{0.5, 3}, {1, 4}, {0, 2}})), 1, 1e-12);  // parts of a point
}

TEST(Statistics, SayNothingWhereNothingVaries) {
    EXPECT_FALSE(point_biserial_of(tally({{1, 6}, {1, 4}})));
    EXPECT_FALSE(point_biserial_of(tally({{1, 6}, {0, 6}})));
    EXPECT_FALSE(point_biserial_of(tally({{1, 6}})));
}

}  // namespace
}  // namespace scoring
