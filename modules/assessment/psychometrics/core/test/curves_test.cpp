#include <psychometrics/curves.hpp>
#include <psychometrics/simulation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>

namespace psychometrics {
namespace {

constexpr Model models[] = {Model::rasch, Model::one_pl, Model::two_pl, Model::three_pl,
                            Model::grm,   Model::pcm,    Model::gpcm,   Model::nrm};

ItemParameters some_item() {
    Draws draws(*rc::gen::inRange<std::uint64_t>(0, 1'000'000));
    const Model model = *rc::gen::elementOf(std::vector<Model>(std::begin(models), std::end(models)));
    return plausible_items(model, 1, draws, *rc::gen::inRange<std::size_t>(1, 7)).items[0];
}

RC_GTEST_PROP(Curves, SumToOneAndHaveTheSlopesTheyClaim, ()) {
    const auto item = some_item();
    const double metric = *rc::gen::elementOf(std::vector<double>{1, 1.7});
    const double theta = *rc::gen::inRange(-400, 400) / 100.0;
    const std::size_t n = categories_of(item);
    std::vector<double> p(n), slope(n), bend(n), above(n), below(n);
    curves(item, metric, theta, p, slope, bend);
    const double step = 1e-4;
    probabilities(item, metric, theta + step, above);
    probabilities(item, metric, theta - step, below);
    RC_ASSERT(std::abs(std::accumulate(p.begin(), p.end(), 0.0) - 1) < 1e-12);
    for (std::size_t k = 0; k < n; ++k) {
        RC_ASSERT(p[k] >= 0);
        RC_ASSERT(std::abs((above[k] - below[k]) / (2 * step) - slope[k]) < 1e-6);
        RC_ASSERT(std::abs((above[k] - 2 * p[k] + below[k]) / (step * step) - bend[k]) < 1e-5);
    }
    RC_ASSERT(information(item, metric, theta) >= 0);
}

RC_GTEST_PROP(Curves, AreFiniteFarOut, ()) {
    const auto item = some_item();
    const double theta = *rc::gen::elementOf(std::vector<double>{-1e6, -800, -60, 60, 800, 1e6});
    const std::size_t n = categories_of(item);
    std::vector<double> p(n), slope(n), bend(n);
    curves(item, 1, theta, p, slope, bend);
    for (std::size_t k = 0; k < n; ++k) {
        RC_ASSERT(std::isfinite(p[k]) && std::isfinite(slope[k]) && std::isfinite(bend[k]));
    }
    RC_ASSERT(std::isfinite(information(item, 1, theta)));
}

TEST(Curves, InformationOfTheTwoParameterModelIsASquaredPQ) {
    const ItemParameters item{"x", Model::two_pl, 1.4, 0.3};
    const double p = 1 / (1 + std::exp(-1.4 * (0.9 - 0.3)));
    EXPECT_NEAR(information(item, 1, 0.9), 1.4 * 1.4 * p * (1 - p), 1e-14);
}

TEST(Curves, TheScoreDistributionHasTheExpectedScoreAsItsMean) {
    Draws draws(5);
    auto set = plausible_items(Model::three_pl, 20, draws);
    const auto more = plausible_items(Model::gpcm, 5, draws);
    set.items.insert(set.items.end(), more.items.begin(), more.items.end());
    const auto chances = score_distribution(set.items, 1, 0.4);
    ASSERT_EQ(chances.size(), 36u);
    double sum = 0, mean = 0;
    for (std::size_t s = 0; s < chances.size(); ++s) {
        sum += chances[s];
        mean += double(s) * chances[s];
    }
    EXPECT_NEAR(sum, 1, 1e-12);
    EXPECT_NEAR(mean, expected_score(set, 0.4), 1e-10);
}

TEST(Parameters, AnotherMetricLeavesTheCurvesAsTheyAre) {
    Draws draws(6);
    const auto set = plausible_items(Model::three_pl, 5, draws);
    const auto other = in_metric(set, 1.7);
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_NEAR(expected_score(set.items[i], set.metric, 0.7),
                    expected_score(other.items[i], other.metric, 0.7), 1e-14);
    }
}

TEST(Parameters, FaultsAreNamed) {
    ParameterSet set{"2pl", 1, {{"x", Model::two_pl, 0, 0}, {"x", Model::three_pl, 1, 0, 1}}};
    set.items.push_back({"y", Model::grm, 1, 0, 0, {1, 0}});
    set.items.push_back({"z", Model::two_pl, 1, std::nan("")});
    set.items.push_back({"w", Model::nrm, 0, 0, 0, {}, {0, 1}, {0}});
    set.metric = 0;
    std::vector<std::string> codes;
    for (const auto& fault : faults_of(set)) {
        codes.push_back(fault.item + " " + fault.code);
    }
    EXPECT_EQ(codes, (std::vector<std::string>{"x bad_parameter", "x item_twice", "x bad_parameter",
                                               "y bad_parameter", "z bad_parameter", "w bad_parameter",
                                               " bad_metric"}));
    for (const Model m : models) {
        Draws draws(1);
        EXPECT_TRUE(faults_of(plausible_items(m, 8, draws)).empty()) << name_of(m);
        EXPECT_EQ(model_named(name_of(m)), m);
    }
}

}  // namespace
}  // namespace psychometrics
