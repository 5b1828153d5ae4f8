#include <psychometrics/distributions.hpp>
#include <psychometrics/fit.hpp>
#include <psychometrics/optimise.hpp>
#include <psychometrics/quadrature.hpp>

#include <Eigen/Cholesky>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "forms.hpp"
#include "pair_moments.hpp"

namespace psychometrics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

struct Sample {
    VectorXd moments;      // as PairMoments orders them
    VectorXd variance;     // of each item, divided by n
    MatrixXd correlation;  // not a number where an item does not vary
};

Sample sample_of(const Responses& responses, const PairMoments& order) {
    const Index n = order.items();
    VectorXd sum = VectorXd::Zero(n), x(n);
    MatrixXd products = MatrixXd::Zero(n, n);
    for (std::size_t person = 0; person < responses.person_count(); ++person) {
        const auto row = responses.row(person);
        for (Index i = 0; i < n; ++i) {
            x[i] = row[std::size_t(i)];
        }
        sum += x;
        products.selfadjointView<Eigen::Lower>().rankUpdate(x);
    }
    const auto persons = double(responses.person_count());
    const VectorXd mean = sum / persons;
    Sample out{VectorXd(order.count()), VectorXd(n), MatrixXd::Identity(n, n)};
    out.moments.head(n) = mean;
    for (Index i = 0; i < n; ++i) {
        out.variance[i] = products(i, i) / persons - mean[i] * mean[i];
    }
    for (Index j = 0; j < n; ++j) {
        for (Index i = j + 1; i < n; ++i) {
            const double product = products(i, j) / persons;
            out.moments[order.place(i, j)] = product;
            out.correlation(i, j) =
                (product - mean[i] * mean[j]) / std::sqrt(out.variance[i] * out.variance[j]);
        }
    }
    return out;
}

// Standardised root mean square residual of the correlations (Maydeu-Olivares 2013, eq. 21).
std::optional<double> srmsr_of(const Sample& sample, const PairMoments& order, const VectorXd& expected,
                               const VectorXd& variance) {
    double squares = 0;
    for (Index j = 0; j < order.items(); ++j) {
        for (Index i = j + 1; i < order.items(); ++i) {
            const double model = (expected[order.place(i, j)] - expected[i] * expected[j]) /
                                 std::sqrt(variance[i] * variance[j]);
            squares += std::pow(sample.correlation(i, j) - model, 2);
        }
    }
    const auto pairs = double(order.count() - order.items());
    const double out = std::sqrt(squares / pairs);
    return pairs > 0 && std::isfinite(out) ? std::optional(out) : std::nullopt;
}

// N d' (X^-1 - X^-1 D (D' X^-1 D)^-1 D' X^-1) d, with d the moments' residuals, X their covariance, D their
// derivatives.
std::optional<double> quadratic_form(const VectorXd& residual, const MatrixXd& covariance,
                                     const MatrixXd& derivatives) {
    const Eigen::LLT<MatrixXd> root(covariance);
    if (root.info() != Eigen::Success) {
        return std::nullopt;
    }
    const VectorXd half = root.matrixL().solve(residual);
    double out = half.squaredNorm();
    if (derivatives.cols() > 0) {
        const MatrixXd part = root.matrixL().solve(derivatives);
        const MatrixXd inner = part.transpose() * part;
        const VectorXd scale = inner.diagonal().cwiseSqrt().cwiseInverse();
        const Eigen::LDLT<MatrixXd> solver(scale.asDiagonal() * inner * scale.asDiagonal());
        if (solver.info() != Eigen::Success || !(solver.vectorD().minCoeff() > 1e-12)) {
            return std::nullopt;  // a parameter the pairs say nothing about
        }
        const VectorXd along = scale.cwiseProduct(part.transpose() * half);
        out -= along.dot(solver.solve(along));
    }
    return std::isfinite(out) ? std::optional(std::max(out, 0.0)) : std::nullopt;
}

// The noncentrality at which a chi-squared of df has the chance `below` of at most x; 0 where there is none.
double noncentrality_at(double x, double df, double below) {
    const auto off = [&](double noncentrality) {
        return noncentral_chi_squared_below(x, df, noncentrality) - below;
    };
    if (!(off(0) > 0)) {
        return 0;
    }
    double high = std::max(2 * x, 10.0);
    while (off(high) > 0 && high < 1e9) {
        high *= 2;
    }
    return root_of(off, 0, high, 1e-9).value_or(0);
}

void add_indices(ModelFit& out, const Sample& sample) {
    const auto df = double(*out.df);
    const double each = df * double(out.persons - 1);
    out.p = chi_squared_tail(*out.m2, df);
    out.rmsea = std::sqrt(std::max(0.0, *out.m2 - df) / each);
    out.rmsea_low = std::sqrt(noncentrality_at(*out.m2, df, 0.95) / each);
    out.rmsea_high = std::sqrt(noncentrality_at(*out.m2, df, 0.05) / each);
    // Under independence the covariances of pairs are independent of one another, so that its M2 is N sum of
    // r^2.
    const MatrixXd& r = sample.correlation;
    const double baseline =
        double(out.persons) * (r.triangularView<Eigen::StrictlyLower>().toDenseMatrix().squaredNorm());
    const double of_baseline = double(out.items * (out.items - 1)) / 2;
    if (std::isfinite(baseline) && baseline > of_baseline) {
        out.tli = (baseline / of_baseline - *out.m2 / df) / (baseline / of_baseline - 1);
        out.cfi = 1 - std::max(0.0, *out.m2 - df) / std::max({baseline - of_baseline, *out.m2 - df, 0.0});
    }
}

// The responses of the form most persons took, with its items.
Aligned largest_form(const Aligned& data, const std::vector<PresentedForm>& forms) {
    Aligned out{data.set,
                with_items(with_persons(data.responses, forms.front().persons), forms.front().items),
                data.problems};
    out.set.items.clear();
    for (const std::size_t item : forms.front().items) {
        out.set.items.push_back(data.set.items[item]);
    }
    if (forms.size() > 1) {
        out.problems.push_back(
            {"m2_of_a_part", "",
             fmt::format("Items are missing by design: M2 is taken among the {} persons who were "
                         "presented the same {} items, the largest such group.",
                         forms.front().persons.size(), forms.front().items.size())});
    }
    return out;
}

}  // namespace

Result<ModelFit> model_fit(const Aligned& all, const FitPlan& plan) {
    const Latent latent = plan.latent.value_or(all.set.latent);
    CHECK(check(plan, latent));
    ModelFit out;
    const auto forms = forms_of(all.responses);
    if (forms.empty()) {
        out.problems = all.problems;
        out.problems.push_back({"nothing_presented", "", "Nobody was presented an item."});
        return out;
    }
    const Aligned data = largest_form(all, forms);
    out.problems = data.problems;
    out.items = std::int64_t(data.set.items.size());
    out.persons = std::int64_t(data.responses.person_count());
    const auto problem = [&](const char* code, std::string detail) {
        out.problems.push_back({code, "", std::move(detail)});
    };
    const Quadrature points = normal_quadrature(plan.nodes, latent, plan.reach);
    const auto influences = plan.parameters == ParametersFrom::these_responses
                                ? influences_of(data.set, latent, points.nodes)
                                : std::vector<Influence>{};
    out.parameters = std::int64_t(influences.size());
    if (data.set.items.size() > m2_items_max) {
        problem("m2_too_many_items", fmt::format("M2 is computed for at most {} items.", m2_items_max));
        return out;
    }
    const Moments moments = moments_of(Grid(data.set, points.nodes));
    const PairMoments order(moments, points.weights);
    const VectorXd expected = order.expected();
    const Sample sample = sample_of(data.responses, order);
    const Eigen::Map<const VectorXd> weights(points.weights.data(), Index(points.weights.size()));
    const VectorXd variance =
        moments.square * weights - expected.head(order.items()).array().square().matrix();
    out.srmsr = srmsr_of(sample, order, expected, variance);
    if (sample.variance.minCoeff() <= 0) {
        problem("item_constant",
                "An item has the same score for everybody: there are no correlations to compare.");
    }
    const Index df = order.count() - Index(influences.size());
    if (df <= 0 || out.persons < 2) {
        problem("m2_no_df",
                "The items have no more means and products of pairs than parameters: M2 tests nothing.");
        return out;
    }
    out.m2 = quadratic_form(sample.moments - expected, order.covariance(), order.derivatives(influences));
    if (!out.m2) {
        problem("m2_singular",
                "The means and products of pairs do not determine all parameters; M2 is not computed.");
        return out;
    }
    *out.m2 *= double(out.persons);
    out.df = df;
    add_indices(out, sample);
    return out;
}

}  // namespace psychometrics
