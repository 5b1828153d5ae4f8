#include "beta_binomial.hpp"

#include <psychometrics/distributions.hpp>
#include <psychometrics/numbers.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics::decisions {
namespace {
// Below this the third and fourth moments say little.
constexpr std::size_t persons_few = 100;
}  // namespace

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

double binomial_below(std::int64_t x, std::int64_t n, double p, double q) {
    return x <= 0 ? 0 : x > n ? 1 : p <= 0 ? 1 : q <= 0 ? 0 : beta_below(q, double(n - x + 1), double(x));
}
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

}  // namespace psychometrics::decisions
