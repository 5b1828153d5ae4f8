#include "panel.hpp"

#include <psychometrics/judged_persons.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/regression.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace psychometrics {
namespace {
using standards::all_finite;
using standards::drawn_again;
using standards::median_of;
using standards::resampled;
using standards::tell_few;

struct Fitted {
    double intercept = 0, slope = 0, cut = 0;
    std::optional<double> se{};
    bool separated = false;
};

// The cut between two groups by logistic regression; nothing where the score says nothing, or the wrong
// thing.
std::optional<Fitted> between(std::span<const double> masters, std::span<const double> others,
                              const ContrastingPlan& plan) {
    const double lowest_master = *std::ranges::min_element(masters);
    const double highest_other = *std::ranges::max_element(others);
    Fitted out;
    if (lowest_master > highest_other) {
        out.separated = true;
        out.cut = (lowest_master + highest_other) / 2;
        return out;
    }
    // One row a score: the same likelihood as a row a person.
    std::map<double, std::pair<double, double>> at_score;  // masters, all
    for (const double x : masters) {
        auto& [own, all] = at_score[x];
        ++own, ++all;
    }
    for (const double x : others) {
        ++at_score[x].second;
    }
    Eigen::MatrixXd design(at_score.size(), 2);
    Eigen::VectorXd y(at_score.size()), trials(at_score.size());
    Eigen::Index row = 0;
    for (const auto& [x, counts] : at_score) {
        design.row(row) << 1, x;
        y(row) = counts.first / counts.second;
        trials(row++) = counts.second;
    }
    const Regression r = regress(Family::logistic, design, y, trials);
    if (!r.converged || r.singular || !(r.coefficients(1) > 0)) {
        return std::nullopt;
    }
    out.intercept = r.coefficients(0);
    out.slope = r.coefficients(1);
    Eigen::Matrix2d covariance = r.covariance;
    if (plan.base_rate == BaseRate::equal) {
        const double a = double(masters.size()), b = double(others.size());
        out.intercept -= std::log(a / b);
        // The study fixed the sizes of the groups, so their chance is no part of the error (Prentice and
        // Pyke 1979).
        covariance(0, 0) -= 1 / a + 1 / b;
    }
    out.cut = (std::log(plan.loss_ratio) - out.intercept) / out.slope;
    const Eigen::Vector2d gradient{-1 / out.slope, -out.cut / out.slope};
    out.se = std::sqrt(std::max(0.0, gradient.dot(covariance * gradient)));
    return out;
}

double share_where(std::span<const double> scores, double cut, bool passing) {
    const auto n = std::ranges::count_if(scores, [&](double x) { return (x >= cut) == passing; });
    return double(n) / double(scores.size());
}

double least_loss(std::span<const double> masters, std::span<const double> others,
                  const ContrastingPlan& plan) {
    const auto [low_m, high_m] = std::ranges::minmax(masters);
    const auto [low_o, high_o] = std::ranges::minmax(others);
    const bool equal = plan.base_rate == BaseRate::equal;
    const double weight_m = equal ? 1 : double(masters.size()), weight_o = equal ? 1 : double(others.size());
    std::vector<double> m(masters.begin(), masters.end()), o(others.begin(), others.end());
    std::ranges::sort(m);
    std::ranges::sort(o);
    double best = 0, least = -1;
    for (double cut = std::floor(std::min(low_m, low_o)); cut <= std::ceil(std::max(high_m, high_o)) + 1;
         cut += 1) {
        const double fails = double(std::ranges::lower_bound(m, cut) - m.begin()) / double(m.size());
        const double passes = double(o.end() - std::ranges::lower_bound(o, cut)) / double(o.size());
        const double loss = fails * weight_m + plan.loss_ratio * passes * weight_o;
        if (least < 0 || loss < least - 1e-12) {
            least = loss;
            best = cut;
        }
    }
    return best;
}

}  // namespace

Result<ContrastingReport> contrasting_groups(std::span<const double> masters, std::span<const double> others,
                                             const ContrastingPlan& plan) {
    if (masters.size() < 2 || others.size() < 2) {
        return refuse("too_few_persons", "At least 2 masters and 2 others are needed.");
    }
    if (!all_finite(masters) || !all_finite(others)) {
        return refuse("not_a_number", "Every score must be a finite number.");
    }
    if (!(plan.loss_ratio > 0) || !std::isfinite(plan.loss_ratio)) {
        return refuse("loss_ratio_outside", "The loss ratio must be above 0.");
    }
    std::vector<double> all(masters.begin(), masters.end());
    all.insert(all.end(), others.begin(), others.end());
    const auto [lowest, highest] = std::ranges::minmax(all);
    if (!(lowest < highest)) {
        return refuse("scores_constant", "Everybody has the same score.");
    }
    if (highest - lowest > 1e6) {
        return refuse("score_outside", "The scores span more than a million points.");
    }
    if (!(mean_of(masters) > mean_of(others))) {
        return refuse("groups_reversed",
                      "The masters do not score higher than the others: check which group is which.");
    }
    const auto fitted = between(masters, others, plan);
    if (!fitted) {
        return refuse("not_fitted", "No logistic curve fits these groups; look at the scores.");
    }
    ContrastingReport out{.masters = std::int64_t(masters.size()),
                          .others = std::int64_t(others.size()),
                          .loss_ratio = plan.loss_ratio,
                          .base_rate = plan.base_rate};
    out.cut = fitted->cut;
    out.required_score = required_score(out.cut);
    if (fitted->separated) {
        out.problems.push_back(
            {"groups_separated", "",
             "Every master scores above every other: the cut is halfway between them, and has no error."});
    } else {
        out.intercept = fitted->intercept;
        out.slope = fitted->slope;
        out.se = fitted->se;
    }
    const auto drawn = [&](Draws& d) { return std::pair(drawn_again(masters, d), drawn_again(others, d)); };
    const auto spread = resampled(plan.resampling, [&](Draws& d) -> std::optional<double> {
        const auto [m, o] = drawn(d);
        const auto again = between(m, o, plan);
        return again ? std::optional(again->cut) : std::nullopt;
    });
    if (spread && !fitted->separated) {
        out.se_bootstrap = spread->se;
        out.low = spread->low;
        out.high = spread->high;
    }
    out.midpoint_of_medians = (quantile_of(masters, 0.5) + quantile_of(others, 0.5)) / 2;
    if (const auto s = resampled(plan.resampling, [&](Draws& d) {
            const auto [m, o] = drawn(d);
            return std::optional((median_of(m) + median_of(o)) / 2);
        })) {
        out.se_midpoint = s->se;
    }
    out.least_loss_score = least_loss(masters, others, plan);
    out.false_fails = share_where(masters, double(out.required_score), false);
    out.false_passes = share_where(others, double(out.required_score), true);
    tell_few(masters.size(), "masters", out.problems);
    tell_few(others.size(), "others", out.problems);
    ImpactPlan impact = plan.impact;
    if (impact.scores.empty()) {
        impact.scores = all;
    }
    out.impact = impact_of(out.cut, out.se, impact);
    return out;
}

}  // namespace psychometrics
