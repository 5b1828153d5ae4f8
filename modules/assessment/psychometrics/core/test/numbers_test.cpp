#include <psychometrics/distributions.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/optimise.hpp>
#include <psychometrics/quadrature.hpp>
#include <psychometrics/regression.hpp>
#include <psychometrics/simulation.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace psychometrics {
namespace {

TEST(Numbers, DescribeASample) {
    const std::vector<double> x{2, 4, 4, 4, 5, 5, 7, 9}, flat{1, 1, 1, 1, 1, 1, 1, 1};
    EXPECT_DOUBLE_EQ(mean_of(x), 5);
    EXPECT_DOUBLE_EQ(variance_of(x), 32.0 / 7);
    EXPECT_DOUBLE_EQ(quantile_of(x, 0.25), 4);
    EXPECT_DOUBLE_EQ(quantile_of(x, 0.9), 7.6);
    EXPECT_FALSE(correlation_of(x, flat));
    EXPECT_DOUBLE_EQ(*correlation_of(x, x), 1);
    EXPECT_NEAR(log_sum_exp(std::vector<double>{1000, 1000}), 1000 + std::log(2), 1e-12);
}

TEST(Numbers, AdjustSeveralTests) {
    // Worked by hand: ordered 0.01, 0.02, 0.03, 0.5.
    const std::vector<double> p{0.02, 0.5, 0.01, 0.03};
    const auto h = holm(p), b = benjamini_hochberg(p);
    EXPECT_NEAR(h[0], 0.06, 1e-15);
    EXPECT_NEAR(h[1], 0.5, 1e-15);
    EXPECT_NEAR(h[2], 0.04, 1e-15);
    EXPECT_NEAR(h[3], 0.06, 1e-15);
    EXPECT_NEAR(b[0], 0.04, 1e-15);
    EXPECT_NEAR(b[1], 0.5, 1e-15);
    EXPECT_NEAR(b[2], 0.04, 1e-15);
    EXPECT_NEAR(b[3], 0.04, 1e-15);
}

TEST(Distributions, HaveTheTablesFigures) {
    EXPECT_NEAR(normal_quantile(0.975), 1.959963985, 1e-9);
    EXPECT_NEAR(normal_below(normal_quantile(1e-6)), 1e-6, 1e-15);
    EXPECT_NEAR(chi_squared_tail(3.841458821, 1), 0.05, 1e-9);
    EXPECT_NEAR(chi_squared_quantile(0.95, 10), 18.30703805, 1e-7);
    EXPECT_NEAR(student_quantile(0.975, 10), 2.228138852, 1e-8);
    EXPECT_NEAR(f_tail(4.964602744, 1, 10), 0.05, 1e-9);
    EXPECT_NEAR(noncentral_chi_squared_below(5, 3, 0), 1 - chi_squared_tail(5, 3), 1e-12);
    EXPECT_NEAR(beta_below(beta_quantile(0.3, 2.5, 4), 2.5, 4), 0.3, 1e-12);
    for (const double shape : {0.3, 2.0, 50.0, 4000.0}) {
        for (const double p : {1e-6, 0.02, 0.5, 0.99}) {
            EXPECT_NEAR(beta_below(beta_quantile(p, shape, 1.7), shape, 1.7), p, 1e-9) << shape << ' ' << p;
        }
    }
    EXPECT_NEAR(binomial_chance(3, 10, 0.5), 120.0 / 1024, 1e-14);
    EXPECT_EQ(binomial_chance(0, 5, 0), 1);
    EXPECT_NEAR(log_choose(10, 3), std::log(120), 1e-12);
}

TEST(Optimise, FindsRootsAndMinima) {
    EXPECT_NEAR(*root_of([](double x) { return x * x - 2; }, 0, 2), std::sqrt(2), 1e-11);
    EXPECT_FALSE(root_of([](double x) { return x * x + 1; }, -1, 1));
    EXPECT_NEAR(lowest_between([](double x) { return (x - 1) * (x - 1); }, -3, 4), 1, 1e-7);
    const auto valley = [](const Eigen::VectorXd& x) {
        return std::pow(1 - x[0], 2) + 100 * std::pow(x[1] - x[0] * x[0], 2);
    };
    const Minimum m = minimise(valley, Eigen::Vector2d(-1.2, 1));
    EXPECT_TRUE(m.converged);
    EXPECT_NEAR(m.at[0], 1, 1e-5);
    EXPECT_NEAR(m.at[1], 1, 1e-5);
}

TEST(Regression, OfOneColumnIsTheObservedRate) {
    const Eigen::MatrixXd ones = Eigen::MatrixXd::Ones(4, 1);
    const auto logistic = regress(Family::logistic, ones, Eigen::Vector4d(1, 0, 0, 0));
    EXPECT_TRUE(logistic.converged);
    EXPECT_NEAR(logistic.coefficients[0], std::log(1.0 / 3), 1e-9);
    EXPECT_NEAR(logistic.covariance(0, 0), 1 / (4 * 0.25 * 0.75), 1e-8);
    const auto poisson = regress(Family::poisson, ones, Eigen::Vector4d(1, 2, 3, 6));
    EXPECT_NEAR(poisson.coefficients[0], std::log(3.0), 1e-10);
}

TEST(Regression, ALogLinearModelKeepsTheMoments) {
    Eigen::MatrixXd design(21, 5);
    Eigen::VectorXd counts(21);
    for (int s = 0; s < 21; ++s) {
        for (int d = 0; d < 5; ++d) {
            design(s, d) = std::pow(s, d);
        }
        counts[s] = std::round(200 * std::exp(-0.5 * std::pow((s - 11) / 4.0, 2)) + (s % 3));
    }
    const auto fit = regress(Family::poisson, design, counts);
    ASSERT_TRUE(fit.converged);
    for (int d = 0; d < 5; ++d) {
        const double theirs = design.col(d).dot(counts);
        EXPECT_NEAR(design.col(d).dot(fit.fitted) / theirs, 1, 1e-8) << d;
    }
}

TEST(Regression, SeparatedAndDependentDataAreSaid) {
    Eigen::MatrixXd design(4, 2);
    design << 1, 1, 1, 2, 1, 3, 1, 4;
    EXPECT_FALSE(regress(Family::logistic, design, Eigen::Vector4d(0, 0, 1, 1)).converged);
    Eigen::MatrixXd twice(4, 2);
    twice << 1, 1, 1, 1, 1, 1, 1, 1;
    EXPECT_TRUE(regress(Family::logistic, twice, Eigen::Vector4d(0, 1, 0, 1)).singular);
}

TEST(Quadrature, HasTheMomentsOfTheNormal) {
    const auto q = normal_quadrature(61, {0.5, 2});
    double mean = 0, square = 0;
    for (std::size_t i = 0; i < q.nodes.size(); ++i) {
        mean += q.weights[i] * q.nodes[i];
        square += q.weights[i] * q.nodes[i] * q.nodes[i];
    }
    EXPECT_NEAR(mean, 0.5, 1e-12);
    EXPECT_NEAR(square - mean * mean, 4, 1e-6);
}

TEST(Simulation, IsTheSameForASeedAndHasTheMeanItShould) {
    Draws one(7), two(7);
    const auto set = plausible_items(Model::two_pl, 10, one);
    plausible_items(Model::two_pl, 10, two);
    const std::vector<double> thetas(20'000, 0.5);
    const auto a = simulate(set, thetas, one), b = simulate(set, thetas, two);
    EXPECT_EQ(a.scores, b.scores);
    double sum = 0;
    for (std::size_t p = 0; p < a.person_count(); ++p) {
        sum += a.at(p, 3);
    }
    const double logit = set.items[3].a * (0.5 - set.items[3].b), chance = 1 / (1 + std::exp(-logit));
    EXPECT_NEAR(sum / 20'000, chance, 4 * std::sqrt(chance * (1 - chance) / 20'000));
    double squares = 0;
    for (const double z : normal_thetas(20'000, {1, 2}, one)) {
        squares += (z - 1) * (z - 1);
    }
    EXPECT_NEAR(squares / 20'000, 4, 4 * 4 * std::sqrt(2.0 / 20'000));
}

}  // namespace
}  // namespace psychometrics
