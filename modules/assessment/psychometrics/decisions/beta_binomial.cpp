// Livingston and Lewis (1995), Hanson and Brennan (1990): a beta distribution of true scores, and binomial
// error about it.
#include "beta_scores.hpp"
#include "mixture.hpp"

#include <psychometrics/distributions.hpp>
#include <psychometrics/numbers.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
using decisions::actual_given;
using decisions::beta_nodes;
using decisions::BetaFit;
using decisions::BetaNode;
using decisions::category_of;
using decisions::decision_of;
using decisions::fit_beta;
using decisions::only;
using decisions::Point;
using decisions::sorted_cuts;
using decisions::tabulate;
using decisions::true_moments;

// Below this the third and fourth moments say little.
constexpr std::size_t persons_few = 100;

struct Summary {
    double mean, variance;
    std::vector<double> cuts, true_cuts;
};

Result<Summary> look_at(const ObservedScores& s, double reliability, const DecisionPlan& plan) {
    if (!(s.lowest < s.highest)) {
        return refuse("score_outside", "The highest score must be above the lowest.");
    }
    Summary out{0, 0, TRY(sorted_cuts(plan, s.lowest, s.highest)), {}};
    if (s.scores.size() < 2) {
        return refuse("too_few_persons", "Scores of at least 2 persons are needed.");
    }
    for (const double x : s.scores) {
        if (!std::isfinite(x) || x < s.lowest || x > s.highest) {
            return refuse("score_outside",
                          fmt::format("The score {} is not between {} and {}.", x, s.lowest, s.highest));
        }
    }
    out.mean = mean_of(s.scores);
    out.variance = variance_of(s.scores);
    if (!(out.variance > 0)) {
        return refuse("no_variance", "Everybody has the same score, so nothing can be said about decisions.");
    }
    if (!(reliability > 0 && reliability < 1)) {
        return refuse(
            "reliability_out_of_range",
            fmt::format(
                "The reliability {} must be above 0 and below 1: at 0 every decision is chance, at 1 every "
                "one is right.",
                reliability));
    }
    if (!(plan.lower >= 0 && plan.lower < plan.upper && plan.upper <= 1)) {
        return refuse("bounds_outside", "The bounds of the true scores must ascend inside 0 and 1.");
    }
    if (plan.true_cuts) {
        out.true_cuts = *plan.true_cuts;
        const bool inside = std::ranges::all_of(out.true_cuts, [](double c) { return c > 0 && c <= 1; });
        if (out.true_cuts.size() != out.cuts.size() || !inside || !std::ranges::is_sorted(out.true_cuts)) {
            return refuse("true_cuts_do_not_fit",
                          "Give one true cut for each cut, ascending, as proportions above 0 and at most 1.");
        }
    } else {
        for (const double cut : out.cuts) {
            out.true_cuts.push_back((cut - s.lowest) / (s.highest - s.lowest));
        }
    }
    return out;
}

DecisionReport begin(DecisionMethod method, const ObservedScores& s, double reliability, const Summary& seen,
                     const DecisionPlan& plan) {
    DecisionReport r;
    r.method = method;
    r.positive = plan.positive;
    r.persons = std::int64_t(s.scores.size());
    r.lowest_score = s.lowest;
    r.highest_score = s.highest;
    r.mean = seen.mean;
    r.sd = std::sqrt(seen.variance);
    r.reliability = reliability;
    for (std::size_t i = 0; i < seen.cuts.size(); ++i) {
        CutDecisions at;
        at.cut = seen.cuts[i];
        at.true_cut = seen.true_cuts[i];
        r.cuts.push_back(std::move(at));
    }
    if (s.scores.size() < persons_few) {
        r.problems.push_back(
            {"few_persons", "",
             fmt::format("The distribution of true scores is fitted to {} persons; below {} its higher "
                         "moments are little more than chance.",
                         s.scores.size(), persons_few)});
    }
    return r;
}

// Chance that a binomial variable of n trials is below x, for 0 <= x <= n + 1.
double binomial_below(std::int64_t x, std::int64_t n, double p, double q) {
    return x <= 0 ? 0 : x > n ? 1 : p <= 0 ? 1 : q <= 0 ? 0 : beta_below(q, double(n - x + 1), double(x));
}
// Chance of exactly x.
double binomial_at(std::int64_t x, std::int64_t n, double p) {
    return x < 0 || x > n ? 0 : binomial_chance(int(x), int(n), std::clamp(p, 0.0, 1.0));
}

// Chances of the categories, from those of being below each cut. Lord's approximation may leave a trifle
// below 0 at a single true score; it is kept, since the moments over all of them are right.
std::vector<double> differences(const std::vector<double>& below) {
    std::vector<double> out;
    double before = 0;
    for (const double b : below) {
        out.push_back(b - before);
        before = b;
    }
    out.push_back(1 - before);
    return out;
}

double log_or_least(double x) { return x > 0 ? std::log(x) : -1e300; }

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

double lords_k(double mean, double variance, double n, double reliability) {
    const double true_variance = variance * reliability;
    return n * ((n - 1) * true_variance - n * variance + mean * (n - mean)) /
           (2 * (mean * (n - mean) - true_variance));
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

namespace {

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
    for (std::int64_t x = 0; x <= n; ++x) {
        double share = 0;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            // The approximation can fall below 0 far from the score by a trifle.
            const double at = std::max(0.0, compound_at(x, n, k, nodes[i]));
            share += nodes[i].weight * at;
            logs[i] = log_or_least(at);
        }
        expected[std::size_t(x)] = share * double(s.scores.size());
        const auto actual = actual_given(points, logs);
        if (!actual.empty()) {
            report.scores.push_back(decision_of(x, share, category_of(double(x), seen.cuts), actual));
        }
    }
    const std::int64_t parameters = fit.model == TrueScoreModel::four_parameter    ? 4
                                    : fit.model == TrueScoreModel::three_parameter ? 3
                                                                                   : 2;
    report.fit = fit_of(expected, observed, parameters);
    return report;
}

}  // namespace psychometrics
