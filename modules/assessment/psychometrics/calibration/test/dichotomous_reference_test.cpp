#include <fmt/format.h>
#include <agreement.hpp>
#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <errors.hpp>
#include <psychometrics/calibration.hpp>

#include <cmath>

namespace {
using namespace psychometrics;
using agreement::compare;
using agreement::number;

struct Figures {
    std::vector<double> a, d, se_a, se_d;
};

Figures theirs(const agreement::json::value& v) {
    Figures out;
    for (const auto& row : v.at("items").as_array()) {
        out.a.push_back(number(row.at("est").at("a1")));
        out.d.push_back(number(row.at("est").at("d")));
        out.se_a.push_back(number(row.at("se").at("a1")));
        out.se_d.push_back(number(row.at("se").at("d")));
    }
    return out;
}

// Slopes and intercepts and their standard errors: theirs are not those of b.
Figures ours(const Responses& data, CalibrationPlan plan, const Calibration& c) {
    Figures out;
    const Screened s = *screen(data, plan);
    const Layout layout = layout_of(s, plan);
    Point point = layout.base;
    for (std::size_t j = 0; j < c.items.size(); ++j) {
        const ItemParameters& i = c.items[j];
        const double g = i.c > 0 ? std::log(i.c / (1 - i.c)) : point.curves[j].g;
        point.curves[j] = {i.a, -i.a * i.b, g};
    }
    point.latent[0] = c.latent;
    const ItemPriors priors(s, 1);
    const Eigen::MatrixXd v = observed_information(s, plan, layout, point, priors).inverse();
    for (std::size_t j = 0; j < c.items.size(); ++j) {
        const Layout::Item& at = layout.items[j];
        out.a.push_back(c.items[j].a);
        out.d.push_back(-c.items[j].a * c.items[j].b);
        out.se_a.push_back(at.a == Layout::held ? 0 : std::sqrt(v(at.a, at.a)));
        out.se_d.push_back(std::sqrt(v(at.d, at.d)));
        if (at.a != Layout::held) {
            EXPECT_NEAR(out.se_a.back(), c.items[j].se_a.value_or(0), 1e-6 + 1e-4 * out.se_a.back());
        }
    }
    return out;
}

Calibration fitted(const Responses& data, const CalibrationPlan& plan) {
    auto done = calibrate(data, plan);
    EXPECT_TRUE(done) << done.error().detail;
    EXPECT_TRUE(done->converged);
    return *done;
}

class Reference : public testing::TestWithParam<std::string> {};

TEST_P(Reference, HighPrecision) {
    NEEDS_REFERENCE();
    const Responses data = agreement::data(GetParam());
    for (const auto& [model, name] : {std::pair{Model::rasch, "Rasch"}, std::pair{Model::two_pl, "2PL"}}) {
        CalibrationPlan plan{.model = model, .nodes = 241, .reach = 12, .standard_errors = true};
        const Calibration c = fitted(data, plan);
        const auto& v = agreement::value("irt_dichotomous_highprecision", GetParam() + "." + name + ".HP");
        const Figures own = ours(data, plan, c), other = theirs(v);
        const std::string analysis = fmt::format("{}, {}", GetParam(), name), peer = "mirt 1.45.1, 241 nodes";
        compare({analysis, "log-likelihood", peer, 1e-3}, c.log_likelihood, number(v.at("logLik")));
        compare({analysis, "d", peer, 1e-3}, own.d, other.d);
        compare({analysis, "standard errors of d", peer, 0.02, true}, own.se_d, other.se_d);
        if (model == Model::two_pl) {
            compare({analysis, "a", peer, 1e-3}, own.a, other.a);
            compare({analysis, "standard errors of a", peer, 0.02, true}, own.se_a, other.se_a);
        }
    }
}

// The defaults, as a user has them, are as near.
TEST_P(Reference, Defaults) {
    NEEDS_REFERENCE();
    const Responses data = agreement::data(GetParam());
    for (const auto& [model, name] : {std::pair{Model::rasch, "Rasch"}, std::pair{Model::one_pl, "1PL"},
                                      std::pair{Model::two_pl, "2PL"}}) {
        const CalibrationPlan plan{.model = model, .standard_errors = true};
        const Calibration c = fitted(data, plan);
        const auto& v = agreement::value("irt_dichotomous_mirt", GetParam() + "." + name);
        const Figures own = ours(data, plan, c), other = theirs(v);
        const std::string analysis = fmt::format("{}, {}, defaults", GetParam(), name), peer = "mirt 1.45.1";
        compare({analysis, "log-likelihood", peer, 1e-3}, c.log_likelihood, number(v.at("logLik")));
        compare({analysis, "a", peer, 1e-3}, own.a, other.a);
        compare({analysis, "d", peer, 1e-3}, own.d, other.d);
        compare({analysis, "standard errors of d", peer, 0.02, true}, own.se_d, other.se_d);
    }
}

// With priors: the objective, and the curves, which are determined where c alone is not.
TEST_P(Reference, ThreeParameters) {
    NEEDS_REFERENCE();
    const Responses data = agreement::data(GetParam());
    const Calibration c = fitted(data, {.model = Model::three_pl});
    const auto& v = agreement::value("irt_dichotomous_mirt", GetParam() + ".3PLprior");
    const std::string analysis = GetParam() + ", 3PL with priors", peer = "mirt 1.45.1";
    compare({analysis, "objective", peer, 1e-3}, c.objective,
            number(v.at("logLik")) + number(v.at("logPrior")));
    std::vector<double> own, other;
    for (std::size_t j = 0; j < c.items.size(); ++j) {
        const auto& est = v.at("items").as_array()[j].at("est");
        const double g = 1 / (1 + std::exp(-number(est.at("logit(g)"))));
        for (double theta = -3; theta <= 3; theta += 0.5) {
            const ItemParameters& i = c.items[j];
            own.push_back(i.c + (1 - i.c) / (1 + std::exp(-i.a * (theta - i.b))));
            other.push_back(g +
                            (1 - g) / (1 + std::exp(-number(est.at("a1")) * theta - number(est.at("d")))));
        }
    }
    compare({analysis, "item curves from -3 to 3", peer, 1e-3}, own, other);
}

// The peer's second derivative of the logarithm of the lognormal density has (m - log a) where it should have
// (log a - m): with theirs in place of ours, the standard errors are theirs.
TEST_P(Reference, ThreeParametersErrors) {
    NEEDS_REFERENCE();
    const Responses data = agreement::data(GetParam());
    const CalibrationPlan plan{.model = Model::three_pl};
    const Calibration c = fitted(data, plan);
    const Screened s = *screen(data, plan);
    const Layout layout = layout_of(s, plan);
    Point point = layout.base;
    for (std::size_t j = 0; j < c.items.size(); ++j) {
        const ItemParameters& i = c.items[j];
        point.curves[j] = {i.a, -i.a * i.b, std::log(i.c / (1 - i.c))};
    }
    Eigen::MatrixXd information = observed_information(s, plan, layout, point, ItemPriors(s, 1));
    for (std::size_t j = 0; j < c.items.size(); ++j) {
        const double a = c.items[j].a;
        information(layout.items[j].a, layout.items[j].a) += 2 * std::log(a) / (0.25 * a * a);
    }
    const Eigen::MatrixXd v = information.inverse();
    const Figures other = theirs(agreement::value("irt_dichotomous_mirt", GetParam() + ".3PLprior"));
    std::vector<double> se_a, se_d;
    for (const Layout::Item& at : layout.items) {
        se_a.push_back(std::sqrt(v(at.a, at.a)));
        se_d.push_back(std::sqrt(v(at.d, at.d)));
    }
    const std::string analysis = GetParam() + ", 3PL with priors",
                      peer = "mirt 1.45.1, with its sign in the prior";
    compare({analysis, "standard errors of a", peer, 0.02, true}, se_a, other.se_a);
    compare({analysis, "standard errors of d", peer, 0.02, true}, se_d, other.se_d);
}

INSTANTIATE_TEST_SUITE_P(Data, Reference, testing::Values("LSAT6", "LSAT7", "irtoys_Scored"));

}  // namespace
