#include "reliability.hpp"

#include <Eigen/Eigenvalues>
#include <psychometrics/distributions.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

namespace psychometrics::classical {
namespace {
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// The smallest eigenvalue of the correlations below which an item counts as a sum of others.
constexpr double dependence_max = 1e-9;

double f_quantile(double p, double df1, double df2) {
    const double b = beta_quantile(p, df1 / 2, df2 / 2);
    return df2 / df1 * b / (1 - b);
}

void describe_totals(const Moments& m, TestStatistics& out) {
    std::map<std::int64_t, std::int64_t> counts;
    for (const auto total : m.totals) {
        ++counts[total];
    }
    for (const auto& [score, persons] : counts) {
        out.scores.push_back({score, persons});
    }
    const auto n = double(m.count());
    double sum = 0;
    for (const auto& c : out.scores) {
        sum += double(c.score) * double(c.persons);
    }
    const double mean = sum / n;
    out.mean = mean;
    double m2 = 0, m3 = 0, m4 = 0;
    for (const auto& c : out.scores) {
        const double off = double(c.score) - mean, w = double(c.persons) / n;
        m2 += w * off * off;
        m3 += w * off * off * off;
        m4 += w * off * off * off * off;
    }
    if (m.count() < 2) {
        return;
    }
    const double variance = m2 * n / (n - 1);
    out.sd = std::sqrt(variance);
    if (out.scores.size() > 1) {
        out.skew = m3 / (variance * *out.sd);
        out.kurtosis = m4 / (variance * variance) - 3;
    }
}

double lambda2_of(const MatrixXd& c) {
    const auto k = double(c.rows());
    const double off = c.sum() - c.trace();
    const double squares = c.squaredNorm() - c.diagonal().squaredNorm();
    return (off + std::sqrt(k / (k - 1) * squares)) / c.sum();
}

// The residual variance of an item given the others is 1 over the diagonal of the inverse.
double lambda6_of(const MatrixXd& c, const MatrixXd& inverse) {
    return 1 - inverse.diagonal().cwiseInverse().sum() / c.sum();
}

// 1 - x' C x / S over all x of +1 and -1: splits in Gray order, so that each differs from the last by one
// item.
double lambda4_max_of(const MatrixXd& c) {
    const Index k = c.rows();
    VectorXd x = VectorXd::Ones(k), cx = c.rowwise().sum();
    double form = cx.sum(), lowest = form;
    for (std::uint64_t step = 1; step < (std::uint64_t(1) << (k - 1)); ++step) {
        const Index i = std::countr_zero(step);
        form += 4 * (c(i, i) - x(i) * cx(i));
        cx -= 2 * x(i) * c.col(i);
        x(i) = -x(i);
        lowest = std::min(lowest, form);
    }
    return 1 - lowest / c.sum();
}

void halves(const MatrixXd& c, TestStatistics& out) {
    double odd = 0, even = 0, between = 0;
    for (Index i = 0; i < c.rows(); ++i) {
        for (Index j = 0; j < c.cols(); ++j) {
            (i % 2 != j % 2 ? between : i % 2 == 0 ? odd : even) += c(i, j);
        }
    }
    between /= 2;
    const double least = 1e-12 * c.trace();  // sums that cancel leave rounding behind
    if (odd > least && even > least) {
        const double r = between / std::sqrt(odd * even);
        out.split_half_correlation = r;
        if (1 + r > 1e-9) {
            out.split_half = 2 * r / (1 + r);
        }
    }
}

// Correlations of the items that vary.
MatrixXd correlations_of(const MatrixXd& c) {
    std::vector<Index> varying;
    for (Index i = 0; i < c.rows(); ++i) {
        if (c(i, i) > 0) {
            varying.push_back(i);
        }
    }
    const auto k = Index(varying.size());
    MatrixXd r(k, k);
    for (Index i = 0; i < k; ++i) {
        for (Index j = 0; j < k; ++j) {
            const Index a = varying[std::size_t(i)], b = varying[std::size_t(j)];
            r(i, j) = i == j ? 1 : c(a, b) / std::sqrt(c(a, a) * c(b, b));
        }
    }
    return r;
}

void guttman(const MatrixXd& c, TestStatistics& out, Notices& problems) {
    out.lambda2 = lambda2_of(c);
    if (std::size_t(c.rows()) <= split_items_max) {
        out.lambda4_max = lambda4_max_of(c);
    }
    const MatrixXd r = correlations_of(c);
    out.alpha_standardized = alpha_of(r);
    if (!out.alpha_standardized) {
        return;
    }
    out.lambda2_standardized = lambda2_of(r);
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solved(r);
    if (solved.info() != Eigen::Success || solved.eigenvalues()(0) < dependence_max) {
        problems.push_back({"items_dependent", "",
                            "Some items' scores follow from those of others (or there are fewer persons than "
                            "items): lambda-6 is not given."});
        return;
    }
    const MatrixXd inverse = solved.eigenvectors() * solved.eigenvalues().cwiseInverse().asDiagonal() *
                             solved.eigenvectors().transpose();
    out.lambda6_standardized = lambda6_of(r, inverse);
    // An item's residual variance is its variance times what is left of 1 in the correlations; one that does
    // not vary has none.
    double residual = 0;
    for (Index i = 0, at = 0; i < c.rows(); ++i) {
        if (c(i, i) > 0) {
            residual += c(i, i) / inverse(at, at);
            ++at;
        }
    }
    out.lambda6 = 1 - residual / c.sum();
}

}  // namespace

TestStatistics test_statistics(const Moments& m, std::span<const std::string> names, bool zero_one,
                               double level, Notices& problems) {
    TestStatistics out;
    out.k = std::int64_t(names.size());
    out.n = m.count();
    if (m.count() == 0) {
        return out;
    }
    describe_totals(m, out);
    if (m.count() < 2) {
        problems.push_back({"too_few_persons", "", "One person has no spread: there is no reliability."});
        return out;
    }
    if (names.size() < 2) {
        problems.push_back({"too_few_items", "", "Reliability needs at least two scored items."});
        return out;
    }
    const MatrixXd& c = m.covariance;
    out.alpha = out.scores.size() > 1 ? alpha_of(c) : std::nullopt;
    halves(c, out);
    if (!out.alpha) {
        problems.push_back({"scores_constant", "",
                            "All persons have the same sum score: there is no reliability, and no item can "
                            "discriminate."});
        return out;
    }
    const auto n = double(out.n), k = double(out.k);
    const double tail = (1 - level) / 2, error = 1 - *out.alpha, df = (n - 1) * (k - 1);
    out.alpha_low = 1 - error * f_quantile(1 - tail, n - 1, df);
    out.alpha_high = 1 - error * f_quantile(tail, n - 1, df);
    out.sem = *out.sd * std::sqrt(std::max(0.0, error));
    if (zero_one) {
        out.kr20 = out.alpha;
        out.kr21 = k / (k - 1) * (1 - *out.mean * (k - *out.mean) / (k * *out.sd * *out.sd));
    }
    guttman(c, out, problems);
    return out;
}

}  // namespace psychometrics::classical
