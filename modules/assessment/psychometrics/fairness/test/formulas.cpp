// Closed forms against what they stand for, worked out another way.
#include "planted.hpp"

#include <gtest/gtest.h>
#include <psychometrics/dif_parameters.hpp>

#include <cmath>
#include <Eigen/LU>

namespace psychometrics {
namespace {

// Two anchor items equal in both groups, so that the link changes nothing, and one studied item.
struct Curves {
    double a_reference, b_reference, a_focal, b_focal;
};
DifCalibrations both(const Curves& c) {
    const auto item = [](const std::string& id, double a, double b) {
        return DifEstimate{id, a, b, 0.11, 0.07, -0.4};
    };
    DifCalibrations out;
    out.reference = {
        Model::two_pl, 1, {item("x", 1, -1), item("y", 1, 1), item("z", c.a_reference, c.b_reference)}};
    out.focal = {Model::two_pl, 1, {item("x", 1, -1), item("y", 1, 1), item("z", c.a_focal, c.b_focal)}};
    return out;
}

Responses some() {
    Responses r = planted({.persons_reference = 20, .persons_focal = 20, .items = 3});
    r.items = {"x", "y", "z"};
    return r;
}

ParameterDifPlan plan_2pl() {
    DifPlan dif = raw_plan();
    dif.minimum_group = 1;
    dif.match = {"x", "y"};
    return {dif, Model::two_pl};
}

RajuItem raju_of(const Curves& c) { return raju_dif(some(), both(c), plan_2pl())->items[2]; }

double area_between(const Curves& c) {
    double sum = 0;
    constexpr double step = 1e-3;
    for (double theta = -60; theta < 60; theta += step) {
        const double r = 1 / (1 + std::exp(-c.a_reference * (theta - c.b_reference)));
        const double f = 1 / (1 + std::exp(-c.a_focal * (theta - c.b_focal)));
        sum += std::abs(f - r) * step;
    }
    return sum;
}

TEST(DifFormulas, RajuIsTheAreaBetweenTheCurves) {
    for (const Curves& c : {Curves{1, 0, 1, 0.7}, Curves{0.8, -0.2, 1.6, 0.3}, Curves{1.5, 0.4, 0.7, 0.4},
                            Curves{1.2, 0.5, 1.200000001, -0.5}, Curves{2, -1, 1.9, 2}}) {
        const RajuItem item = raju_of(c);
        EXPECT_NEAR(*item.unsigned_area, area_between(c), 1e-4);
        EXPECT_NEAR(*item.signed_area, c.b_focal - c.b_reference, 1e-12);
    }
}

TEST(DifFormulas, RajusErrorIsThatOfTheDeltaMethod) {
    const Curves c{0.8, -0.2, 1.6, 0.3};
    constexpr double h = 1e-5;
    const auto slope = [&](double Curves::* by) {
        Curves up = c, down = c;
        up.*by += h;
        down.*by -= h;
        return (*raju_of(up).unsigned_area - *raju_of(down).unsigned_area) / (2 * h);
    };
    const auto part = [](double by_a, double by_b) {
        return by_a * by_a * 0.11 * 0.11 + by_b * by_b * 0.07 * 0.07 - 2 * 0.4 * by_a * by_b * 0.11 * 0.07;
    };
    const double variance = part(slope(&Curves::a_reference), slope(&Curves::b_reference)) +
                            part(slope(&Curves::a_focal), slope(&Curves::b_focal));
    EXPECT_NEAR(*raju_of(c).se, std::sqrt(variance), 1e-6);
}

TEST(DifFormulas, LordIsTheQuadraticForm) {
    const Curves c{0.8, -0.2, 1.1, 0.3};
    const auto done = lord_dif(some(), both(c), plan_2pl());
    ASSERT_TRUE(done);
    Eigen::Matrix2d s;
    s << 0.11 * 0.11, -0.4 * 0.11 * 0.07, -0.4 * 0.11 * 0.07, 0.07 * 0.07;
    const Eigen::Vector2d v(0.3, 0.5);
    EXPECT_NEAR(*done->items[2].chi_squared, v.dot((2 * s).inverse() * v), 1e-9);
    EXPECT_EQ(done->items[2].df, 2);
    EXPECT_NEAR(done->link->A, 1, 1e-12);
    EXPECT_NEAR(done->link->B, 0, 1e-12);
    EXPECT_NEAR(*done->items[0].chi_squared, 0, 1e-12);
}

TEST(DifFormulas, TheLinkUndoesAnotherScale) {
    const Curves c{0.8, -0.2, 1.1, 0.3};
    DifCalibrations other = both(c);
    for (auto& item : other.focal.items) {
        item.b = 2 * item.b + 5;
        item.a /= 2;
        item.se_b = *item.se_b * 2;
        item.se_a = *item.se_a / 2;
    }
    const auto plain = lord_dif(some(), both(c), plan_2pl())->items[2];
    const auto linked = lord_dif(some(), other, plan_2pl())->items[2];
    EXPECT_NEAR(*plain.chi_squared, *linked.chi_squared, 1e-9);
    EXPECT_NEAR(*plain.b_focal, *linked.b_focal, 1e-12);
}

// One score with persons of both groups, by hand: A, B, C, D = 15, 5, 6, 14.
TEST(DifFormulas, MantelHaenszelByHand) {
    Responses r{{"studied", "p", "q"}, {}};
    r.groups = {"reference", "focal"};
    const auto add = [&](int group, std::uint8_t x, int rest, int times) {
        for (int t = 0; t < times; ++t) {
            r.scores.insert(r.scores.end(), {x, 1, std::uint8_t(rest)});
            r.group_of.push_back(std::uint16_t(group));
        }
    };
    // The studied item counts in its own score: right with a rest of 1 and wrong with a rest of 2 are both 2.
    add(0, 1, 0, 15);
    add(0, 0, 1, 5);
    add(1, 1, 0, 6);
    add(1, 0, 1, 14);
    DifPlan plan = raw_plan();
    plan.minimum_group = 1;
    const auto item = mantel_haenszel_dif(r, plan)->items[0];
    EXPECT_EQ(item.strata, 1);
    EXPECT_NEAR(*item.alpha, 15.0 * 14 / (5 * 6), 1e-12);
    // E = 20 * 21 / 40 = 10.5, Var = 20 * 20 * 21 * 19 / (1600 * 39)
    EXPECT_NEAR(*item.chi_squared_uncorrected, 4.5 * 4.5 / (20 * 20 * 21 * 19 / (1600.0 * 39)), 1e-12);
    EXPECT_NEAR(*item.chi_squared, 4.0 * 4.0 / (20 * 20 * 21 * 19 / (1600.0 * 39)), 1e-12);
    EXPECT_NEAR(*item.mh_d_dif, -2.35 * std::log(7), 1e-12);
    // One table: Woolf's 1/A + 1/B + 1/C + 1/D is what the variance becomes.
    EXPECT_NEAR(*item.variance_log_alpha, 1.0 / 15 + 1.0 / 5 + 1.0 / 6 + 1.0 / 14, 1e-12);
    EXPECT_NEAR(*standardisation_dif(r, plan)->items[0].std_p_dif, 6.0 / 20 - 15.0 / 20, 1e-12);
}

}  // namespace
}  // namespace psychometrics
