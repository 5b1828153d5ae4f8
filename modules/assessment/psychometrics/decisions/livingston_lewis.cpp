#include "beta_binomial.hpp"

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

// log p^right q^wrong; 0 log 0 is 0.
double log_likelihood(double right, double wrong, const BetaNode& node) {
    return (right > 0 ? right * log_or_least(node.p) : 0) + (wrong > 0 ? wrong * log_or_least(node.q) : 0);
}

// A row for each whole score, with the share of persons observed there.
void add_scores(const ObservedScores& s, double effective, const std::vector<BetaNode>& nodes,
                const std::vector<Point>& points, const std::vector<double>& cuts, DecisionReport& report) {
    const double width = s.highest - s.lowest;
    if (width != std::floor(width) || s.lowest != std::floor(s.lowest) || width > double(test_length_max)) {
        return;
    }
    std::vector<double> logs(nodes.size());
    for (double x = s.lowest; x <= s.highest; x += 1) {
        const double right = (x - s.lowest) / width * effective;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            logs[i] = log_likelihood(right, effective - right, nodes[i]);
        }
        const auto actual = actual_given(points, logs);
        const double share = double(std::ranges::count(s.scores, x)) / double(s.scores.size());
        if (!actual.empty()) {
            report.scores.push_back(decision_of(std::int64_t(x), share, category_of(x, cuts), actual));
        }
    }
}

}  // namespace

double effective_test_length(double mean, double variance, double lowest, double highest,
                             double reliability) {
    return ((mean - lowest) * (highest - mean) - reliability * variance) / (variance * (1 - reliability));
}

Result<DecisionReport> livingston_lewis(const ObservedScores& s, double reliability,
                                        const DecisionPlan& plan) {
    const Summary seen = TRY(look_at(s, reliability, plan));
    DecisionReport report = begin(DecisionMethod::livingston_lewis, s, reliability, seen, plan);
    const double length = effective_test_length(seen.mean, seen.variance, s.lowest, s.highest, reliability);
    if (!(length >= 2)) {
        return refuse(
            "reliability_inconsistent",
            fmt::format(
                "With this mean, spread and reliability the scores are worth {:.2f} items; 2 are needed. "
                "Check the lowest and highest score and the reliability.",
                length));
    }
    if (length > double(test_length_max)) {
        return refuse("test_too_long",
                      fmt::format("The effective length {:.0f} is above {}: the reliability is too near 1.",
                                  length, test_length_max));
    }
    const double whole = std::nearbyint(length);  // halves to the even number
    report.effective_test_length = length;
    report.effective_test_length_rounded = std::int64_t(whole);

    std::vector<double> stretched(s.scores.size());
    std::ranges::transform(s.scores, stretched.begin(),
                           [&](double x) { return (x - s.lowest) / (s.highest - s.lowest) * length; });
    const BetaFit fit = TRY(fit_beta(true_moments(stretched, length, 0), plan, report.problems));
    report.true_scores = fit.distribution;
    report.true_score_model = fit.model;

    std::vector<std::int64_t> first, second;
    for (std::size_t i = 0; i < seen.cuts.size(); ++i) {
        const double at = (seen.cuts[i] - s.lowest) / (s.highest - s.lowest) * whole;
        first.push_back(std::int64_t(std::nearbyint(at)));
        second.push_back(plan.second_cut == SecondCut::down ? std::int64_t(std::floor(at + 1e-9))
                                                            : first.back());
        report.cuts[i].effective_cut = first.back();
        if (second.back() != first.back()) {
            report.problems.push_back(
                {"forms_cut_apart", "",
                 fmt::format("The cut {} is {:.2f} on the effective scale: the first form is cut at "
                             "{}, the second at {}, as betafunctions does. Ask for the nearest on "
                             "both to compare two forms cut alike.",
                             seen.cuts[i], at, first.back(), second.back())});
        }
    }
    const auto nodes = beta_nodes(fit.distribution, seen.true_cuts, whole);
    const auto chances = [&](const std::vector<std::int64_t>& cuts, const BetaNode& node) {
        std::vector<double> below;
        for (const auto cut : cuts) {
            below.push_back(binomial_below(cut, std::int64_t(whole), node.p, node.q));
        }
        return differences(below);
    };
    std::vector<Point> points;
    for (const BetaNode& node : nodes) {
        points.push_back({node.weight, only(node.category, first.size() + 1), chances(first, node),
                          chances(second, node)});
    }
    tabulate(points, report);
    add_scores(s, length, nodes, points, seen.cuts, report);
    return report;
}

}  // namespace psychometrics
