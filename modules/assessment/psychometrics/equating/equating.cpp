#include "equate_once.hpp"
#include "equating_checks.hpp"
#include "moment_methods.hpp"
#include "pair_moments.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

using enum EquatingMethod;

// The bootstrap repeats the choice that was made, not the choosing.
EquatingPlan settled(EquatingPlan plan, const EquatedOnce& once) {
    const auto fix = [](std::optional<SmoothingPlan>& to, const SmoothingChosen& chosen) {
        to->degree = chosen.degree;
        to->anchor_degree = chosen.anchor_degree;
        to->cross_degree = chosen.cross_degree.value_or(1);
    };
    if (!once.smoothing.empty()) {
        plan.smoothing_y = plan.smoothing_y ? plan.smoothing_y : plan.smoothing;
        fix(plan.smoothing, once.smoothing.front());
        fix(plan.smoothing_y, once.smoothing.back());
    }
    if (once.coefficients.bandwidth_x) {
        plan.kernel.bandwidth_x = once.coefficients.bandwidth_x;
        plan.kernel.bandwidth_y = once.coefficients.bandwidth_y;
    }
    plan.kernel.standard_errors = false;
    return plan;
}

std::optional<double> correlation(const ScoreFrequencies& f) {
    const TotalAnchorMoments m = pair_moments(f);
    const double both = m.variance * m.anchor_variance;
    return both > 0 ? std::optional(m.covariance / std::sqrt(both)) : std::nullopt;
}

EquatingMoments moments_of(EquatingDesign design, const ScoreFrequencies& x, const ScoreFrequencies& y,
                           const std::vector<double>& equated) {
    EquatingMoments out;
    out.x = psychometrics::moments_of(totals_of(x));
    out.y = psychometrics::moments_of(design == EquatingDesign::single_group ? anchors_of(x) : totals_of(y));
    if (design == EquatingDesign::anchor) {
        out.anchor_x = psychometrics::moments_of(anchors_of(x));
        out.anchor_y = psychometrics::moments_of(anchors_of(y));
        out.anchor_correlation_x = correlation(x);
        out.anchor_correlation_y = correlation(y);
    }
    const ScoreFrequencies totals = totals_of(x);
    const double n = totals.persons();
    for (std::size_t i = 0; i < equated.size(); ++i) {
        out.equated_mean += totals.counts[i] * equated[i] / n;
    }
    double squares = 0;
    for (std::size_t i = 0; i < equated.size(); ++i) {
        squares += totals.counts[i] * (equated[i] - out.equated_mean) * (equated[i] - out.equated_mean);
    }
    out.equated_sd = std::sqrt(squares / (n - 1));
    return out;
}

void fill_table(const EquatingPlan& plan, const EquatedOnce& once, std::int64_t lowest, double y_lowest,
                double y_highest, Equating& out) {
    std::int64_t outside = 0;
    for (std::size_t i = 0; i < once.equated.size(); ++i) {
        EquatedScore s;
        s.score = lowest + std::int64_t(i);
        s.equated = once.equated[i];
        outside += s.equated < y_lowest - 0.5 - 1e-9 || s.equated > y_highest + 0.5 + 1e-9;
        if (plan.truncate) {
            s.equated = std::clamp(s.equated, y_lowest, y_highest);
        }
        s.rounded = std::int64_t(std::clamp(std::floor(s.equated + 0.5), -9e15, 9e15));
        s.se = i < once.se.size() ? once.se[i] : std::nullopt;
        s.se_normal = i < once.se_normal.size() ? once.se_normal[i] : std::nullopt;
        if (!plan.scale.empty()) {
            s.scaled = scaled(s.equated, plan.scale);
        }
        out.table.push_back(s);
    }
    if (outside > 0) {
        out.problems.push_back(
            {"outside_range", "",
             fmt::format("{} equated scores lie more than half a point outside the scale of Y, {} to "
                         "{}{}.",
                         outside, y_lowest, y_highest,
                         plan.truncate ? "; they were set to its ends"
                                       : ". Truncate them if they are to be reported")});
    }
    const auto falls = std::adjacent_find(once.equated.begin(), once.equated.end(),
                                          [](double a, double b) { return b < a - 1e-9; });
    if (falls != once.equated.end()) {
        out.problems.push_back(
            {"not_monotone", "",
             fmt::format("A higher score than {} has a lower equivalent. Do not report this table: "
                         "choose another method.",
                         lowest + (falls - once.equated.begin()))});
    }
}

void add_bootstrap(const EquatingPlan& plan, EquatingDesign design, const ScoreFrequencies& x,
                   const ScoreFrequencies& y, Equating& out) {
    const BootstrapErrors errors = bootstrap_errors(plan, design, x, y);
    out.bootstrap = errors.done;
    for (std::size_t i = 0; i < errors.se.size(); ++i) {
        // Where nobody of a group has such a score, every replication gives the same end of the scale: that
        // is not certainty.
        if (errors.se[i] > 0 || !uses_distributions(plan.method)) {
            out.table[i].se_bootstrap = errors.se[i];
        }
    }
    if (errors.done.failed > 0) {
        out.problems.push_back(
            {"bootstrap_failed", "",
             fmt::format("{} of {} replications could not be equated and were left out; the first: {}",
                         errors.done.failed, plan.bootstrap, errors.first_failure)});
    }
}

bool has_synthetic_population(EquatingMethod m) {
    return m == tucker || m == nominal_weights || m == levine_observed || m == braun_holland ||
           m == frequency_estimation || m == tucker_circle_arc || m == kernel_poststratification;
}

Result<Equating> equate_checked(const ScoreFrequencies& x, const ScoreFrequencies& y, EquatingDesign design,
                                const EquatingPlan& plan) {
    Equating out;
    out.method = plan.method;
    out.design = design;
    if (has_synthetic_population(plan.method)) {
        out.ws = plan.ws;
    }
    if (design == EquatingDesign::anchor) {
        out.anchor = plan.anchor;
    }
    out.problems = equating_notices(x, y, design, plan);
    EquatedOnce once = TRY(equate_once(plan, design, x, y, WithErrors::analytic));
    if (once.lost > 1e-12) {
        out.problems.push_back(
            {"anchor_gap", "",
             fmt::format("{:.2f} % of the synthetic population have an anchor score that nobody of the "
                         "other group has; they were left out. Smoothing avoids this.",
                         100 * once.lost)});
    }
    out.problems.insert(out.problems.end(), once.problems.begin(), once.problems.end());
    const bool single = design == EquatingDesign::single_group;
    fill_table(plan, once, x.lowest, double(single ? x.anchor_lowest : y.lowest),
               double(single ? x.anchor_highest() : y.highest()), out);
    out.moments = moments_of(design, x, y, once.equated);
    if (plan.bootstrap > 0 && plan.method != identity) {
        add_bootstrap(settled(plan, once), design, x, y, out);
    }
    out.coefficients = once.coefficients;
    out.smoothing = std::move(once.smoothing);
    out.percent_relative_error = std::move(once.percent_relative_error);
    return out;
}

}  // namespace

bool fits(EquatingMethod m, EquatingDesign design) {
    const bool without_anchor =
        m == EquatingMethod::mean || m == linear || m == equipercentile || m == circle_arc || m == kernel;
    return m == identity || (design == EquatingDesign::anchor) != without_anchor;
}

bool uses_distributions(EquatingMethod m) { return !uses_moments(m); }

double scaled(double score, std::span<const ScalePoint> points) {
    const auto above = std::lower_bound(points.begin(), points.end(), score,
                                        [](const ScalePoint& p, double s) { return p.score < s; });
    if (above == points.begin()) {
        return points.front().scale;
    }
    if (above == points.end()) {
        return points.back().scale;
    }
    const ScalePoint &low = *(above - 1), &high = *above;
    return low.scale + (high.scale - low.scale) * (score - low.score) / (high.score - low.score);
}

Result<Equating> equate(const ScoreFrequencies& x, const ScoreFrequencies& y, EquatingDesign design,
                        const EquatingPlan& plan) {
    if (design == EquatingDesign::single_group) {
        return refuse("design_mismatch", "A single group has one table of X by Y, not two.");
    }
    CHECK(check_plan(plan, design));
    CHECK(check_table(x, design, plan, "X"));
    CHECK(check_table(y, design, plan, "Y"));
    if (design == EquatingDesign::equivalent_groups) {
        return equate_checked(totals_of(x), totals_of(y), design, plan);
    }
    CHECK(check_anchor_scales(x, y));
    const auto [same_x, same_y] = with_same_anchor_scale(x, y);
    return equate_checked(same_x, same_y, design, plan);
}

Result<Equating> equate_single_group(const ScoreFrequencies& x_by_y, const EquatingPlan& plan) {
    constexpr auto design = EquatingDesign::single_group;
    CHECK(check_plan(plan, design));
    CHECK(check_table(x_by_y, design, plan, "X and Y"));
    return equate_checked(x_by_y, anchors_of(x_by_y), design, plan);
}

}  // namespace psychometrics
