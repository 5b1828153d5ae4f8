#include "beta_binomial.hpp"

#include <psychometrics/distributions.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
using decisions::actual_given;
using decisions::begin;
using decisions::beta_nodes;
using decisions::BetaFit;
using decisions::BetaNode;
using decisions::binomial_below;
using decisions::category_of;
using decisions::decision_of;
using decisions::differences;
using decisions::fit_beta;
using decisions::log_or_least;
using decisions::look_at;
using decisions::only;
using decisions::Point;
using decisions::Summary;
using decisions::tabulate;
using decisions::true_moments;

// Chance of exactly x.
double binomial_at(std::int64_t x, std::int64_t n, double p) {
    return x < 0 || x > n ? 0 : binomial_chance(int(x), int(n), std::clamp(p, 0.0, 1.0));
}

// The two-term approximation of the compound binomial (Lord 1965, eq. 5; Hanson 1991, eq. 3): what is below a
// score.
double compound_below(std::int64_t x, std::int64_t n, double k, const BetaNode& node) {
    return binomial_below(x, n, node.p, node.q) -
           k * node.p * node.q * (binomial_at(x - 1, n - 2, node.p) - binomial_at(x - 2, n - 2, node.p));
}
double compound_at(std::int64_t x, std::int64_t n, double k, const BetaNode& node) {
    const double bend = binomial_at(x, n - 2, node.p) - 2 * binomial_at(x - 1, n - 2, node.p) +
                        binomial_at(x - 2, n - 2, node.p);
    return binomial_at(x, n, node.p) - k * node.p * node.q * bend;
}

// How much chance below 0 Lord's approximation may leave over all scores; about what k = n / 4 does.
constexpr double approximation_max = 0.02;

ScoreFit fit_of(const std::vector<double>& expected, const std::vector<std::int64_t>& observed,
                std::int64_t parameters) {
    ScoreFit fit;
    double e = 0;
    std::int64_t o = 0;
    for (std::size_t x = 0; x < expected.size(); ++x) {
        e += expected[x];
        o += observed[x];
        if (e >= 10) {
            fit.expected.push_back(e);
            fit.observed.push_back(o);
            e = 0, o = 0;
        }
    }
    if (!fit.expected.empty()) {
        fit.expected.back() += e;
        fit.observed.back() += o;
    }
    for (std::size_t i = 0; i < fit.expected.size(); ++i) {
        const double off = double(fit.observed[i]) - fit.expected[i];
        fit.chi_squared += off * off / fit.expected[i];
    }
    fit.df = std::int64_t(fit.expected.size()) - 1 - parameters;
    if (fit.df > 0) {
        fit.p = chi_squared_tail(fit.chi_squared, double(fit.df));
    }
    return fit;
}

}  // namespace

double lords_k(double mean, double variance, double n, double reliability) {
    const double true_variance = variance * reliability;
    return n * ((n - 1) * true_variance - n * variance + mean * (n - mean)) /
           (2 * (mean * (n - mean) - true_variance));
}

Result<DecisionReport> hanson_brennan(const ObservedScores& s, double reliability, const DecisionPlan& plan) {
    const Summary seen = TRY(look_at(s, reliability, plan));
    const auto whole = [](double x) { return x == std::floor(x); };
    if (s.lowest != 0 || !whole(s.highest) || !std::ranges::all_of(s.scores, whole)) {
        return refuse("not_whole_scores",
                      "Hanson and Brennan's method takes whole scores from 0 to the number of items; use "
                      "Livingston and Lewis's for others.");
    }
    if (s.highest < 4 || s.highest > double(test_length_max)) {
        return refuse(s.highest < 4 ? "too_short" : "test_too_long",
                      fmt::format("The method takes 4 to {} items.", test_length_max));
    }
    const auto n = std::int64_t(s.highest);
    DecisionReport report = begin(DecisionMethod::hanson_brennan, s, reliability, seen, plan);
    const double k = lords_k(seen.mean, seen.variance, s.highest, reliability);
    report.lords_k = k;
    if (k < -1e-9) {
        report.problems.push_back(
            {"reliability_below_kr21", "",
             fmt::format("The reliability is below KR-21, which no KR-20 is, so Lord's k is {:.2f}: "
                         "check it.",
                         k)});
    }
    if (!(2 * k < double(n))) {
        return refuse("reliability_inconsistent",
                      fmt::format("Lord's k of {:.2f} leaves no error about the true scores of {} "
                                  "items. Check the reliability.",
                                  k, n));
    }
    const BetaFit fit = TRY(fit_beta(true_moments(s.scores, s.highest, k), plan, report.problems));
    report.true_scores = fit.distribution;
    report.true_score_model = fit.model;

    const auto nodes = beta_nodes(fit.distribution, seen.true_cuts, s.highest);
    std::vector<Point> points;
    for (const BetaNode& node : nodes) {
        std::vector<double> below;
        for (const double cut : seen.cuts) {
            below.push_back(compound_below(std::int64_t(std::ceil(cut)), n, k, node));
        }
        const auto chances = differences(below);
        points.push_back({node.weight, only(node.category, seen.cuts.size() + 1), chances, chances});
    }
    tabulate(points, report);

    std::vector<double> expected(std::size_t(n) + 1), logs(nodes.size());
    std::vector<std::int64_t> observed(std::size_t(n) + 1);
    for (const double x : s.scores) {
        ++observed[std::size_t(x)];
    }
    double below_nothing = 0;
    for (std::int64_t x = 0; x <= n; ++x) {
        double share = 0;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const double approximate = compound_at(x, n, k, nodes[i]);
            const double at = std::max(0.0, approximate);
            below_nothing += nodes[i].weight * (at - approximate);
            share += nodes[i].weight * approximate;
            logs[i] = log_or_least(at);
        }
        share = std::max(0.0, share);
        expected[std::size_t(x)] = share * double(s.scores.size());
        const auto actual = actual_given(points, logs);
        if (!actual.empty()) {
            report.scores.push_back(decision_of(x, share, category_of(double(x), seen.cuts), actual));
        }
    }
    if (below_nothing > approximation_max) {
        return refuse(
            "reliability_inconsistent",
            fmt::format(
                "Lord's k of {:.2f} is too far from 0 for {} items: the approximation gives chances below "
                "0. Check the reliability; KR-20 of these items would fit.",
                k, n));
    }
    const std::int64_t parameters = fit.model == TrueScoreModel::four_parameter    ? 4
                                    : fit.model == TrueScoreModel::three_parameter ? 3
                                                                                   : 2;
    report.fit = fit_of(expected, observed, parameters);
    return report;
}

}  // namespace psychometrics
