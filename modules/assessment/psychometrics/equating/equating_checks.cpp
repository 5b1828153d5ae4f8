#include "equating_checks.hpp"

#include "pair_moments.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

using enum EquatingMethod;

bool needs_spread(EquatingMethod m) {
    return m != identity && m != EquatingMethod::mean && m != circle_arc && m != nominal_weights &&
           m != chained_mean && m != tucker_circle_arc && m != chained_circle_arc;
}

// An internal anchor's items are in the total, so that no person can have more on the anchor, where no item
// takes points.
bool anchor_above_total(const ScoreFrequencies& f) {
    for (std::int64_t r = 0; r < f.totals; ++r) {
        for (std::int64_t c = 0; c < f.anchors; ++c) {
            if (f.at(r, c) > 0 && f.anchor_lowest + c > f.lowest + r) {
                return true;
            }
        }
    }
    return false;
}

ScoreFrequencies with_anchor_scale(const ScoreFrequencies& f, std::int64_t lowest, std::int64_t highest) {
    ScoreFrequencies out = f;
    out.anchor_lowest = lowest;
    out.anchors = highest - lowest + 1;
    out.counts.assign(std::size_t(out.totals * out.anchors), 0);
    for (std::int64_t r = 0; r < f.totals; ++r) {
        for (std::int64_t c = 0; c < f.anchors; ++c) {
            out.counts[std::size_t(r * out.anchors + f.anchor_lowest + c - lowest)] = f.at(r, c);
        }
    }
    return out;
}

std::int64_t gaps_of(const ScoreFrequencies& totals) {
    const ScoreMoments m = moments_of(totals);
    std::int64_t out = 0;
    for (std::int64_t s = m.lowest; s <= m.highest; ++s) {
        out += !(totals.at(s - totals.lowest) > 0);
    }
    return out;
}

void note_anchor(const ScoreFrequencies& f, const char* form, Notices& out) {
    const TotalAnchorMoments m = pair_moments(f);
    const double both = m.variance * m.anchor_variance;
    const double r = both > 0 ? m.covariance / std::sqrt(both) : 0;
    if (r < 0.6) {
        out.push_back(
            {r < 0.3 ? "anchor_uncorrelated" : "anchor_weak", form,
             fmt::format("The correlation of anchor and total of form {} is {:.2f}. An anchor this weak says "
                         "little about how the groups differ; the equating rests on it.",
                         form, r)});
    }
}

void note_form(const ScoreFrequencies& totals, const char* form, const EquatingPlan& plan, Notices& out) {
    const double n = totals.persons();
    if (n < double(plan.few_persons)) {
        out.push_back(
            {"few_persons", form,
             fmt::format("Form {} has {:.0f} persons; below {} an equating is mostly chance. Circle-arc or "
                         "identity are the safer choices (Livingston and Kim 2009).",
                         form, n, plan.few_persons)});
    }
    if (const std::int64_t gaps = gaps_of(totals);
        gaps > 0 && uses_distributions(plan.method) && !plan.smoothing) {
        out.push_back(
            {"zero_frequency", form,
             fmt::format(
                 "{} scores inside the range of form {} were reached by nobody; their equivalents lie "
                 "midway between the neighbours'. Smoothing avoids this.",
                 gaps, form)});
    }
}

}  // namespace

Done check_plan(const EquatingPlan& plan, EquatingDesign design) {
    if (!fits(plan.method, design)) {
        return refuse(
            "design_mismatch",
            design == EquatingDesign::anchor
                ? "This method is for equivalent groups. With an anchor use tucker, levine_observed, "
                  "chained_linear, frequency_estimation, chained_equipercentile or another that uses it."
                : "This method needs an anchor. For equivalent groups or a single one use mean, linear, "
                  "equipercentile, circle_arc or kernel.");
    }
    if (!(plan.ws >= 0 && plan.ws <= 1)) {
        return refuse("ws_out_of_range", "The weight of X's group in the synthetic population is 0 to 1.");
    }
    if (plan.bootstrap < 0 || plan.bootstrap > bootstrap_max) {
        return refuse("bootstrap_out_of_range", fmt::format("Replications are 0 to {}.", bootstrap_max));
    }
    const bool ascending = std::adjacent_find(plan.scale.begin(), plan.scale.end(), [](auto& a, auto& b) {
                               return !(a.score < b.score);
                           }) == plan.scale.end();
    const bool finite = std::all_of(plan.scale.begin(), plan.scale.end(), [](const ScalePoint& p) {
        return std::isfinite(p.score) && std::isfinite(p.scale);
    });
    if (!ascending || !finite) {
        return refuse("scale_unordered", "The scores of the scale must be numbers that ascend, each once.");
    }
    return {};
}

Done check_table(const ScoreFrequencies& f, EquatingDesign design, const EquatingPlan& plan,
                 const std::string& form) {
    const bool sizes = f.totals > 0 && f.totals <= score_points_max && f.anchors >= 0 &&
                       f.anchors <= score_points_max && f.totals * f.columns() <= score_cells_max &&
                       f.counts.size() == std::size_t(f.totals * f.columns());
    if (!sizes ||
        !std::all_of(f.counts.begin(), f.counts.end(), [](double n) { return n >= 0 && n <= 1e9; })) {
        return refuse(
            "malformed_frequencies",
            fmt::format("The frequencies of form {} are not a count of 0 to 1,000,000,000 a score.", form));
    }
    if (design != EquatingDesign::equivalent_groups && f.anchors == 0) {
        return refuse(
            "anchor_missing",
            fmt::format("Form {} has no anchor scores. Name the column or the common items.", form));
    }
    if (f.persons() < 2) {
        return refuse("too_few_persons",
                      fmt::format("Form {} has fewer than two persons; nothing can be equated.", form));
    }
    if (plan.bootstrap > 0 &&
        std::any_of(f.counts.begin(), f.counts.end(), [](double n) { return n != std::floor(n); })) {
        return refuse("counts_not_whole",
                      fmt::format("A count of form {} is not whole, so its persons cannot be drawn "
                                  "again. Ask for no bootstrap.",
                                  form));
    }
    if (plan.bootstrap > 0 && f.persons() * double(plan.bootstrap) > 1e10) {
        return refuse("bootstrap_out_of_range",
                      "Persons times replications are more than 10,000,000,000; ask for fewer "
                      "replications, or use the analytic standard errors.");
    }
    const TotalAnchorMoments m = pair_moments(f);
    const bool single = design == EquatingDesign::single_group;
    if (needs_spread(plan.method) && (!(m.variance > 0) || (single && !(m.anchor_variance > 0)))) {
        return refuse(
            "constant_scores",
            fmt::format("Every person of form {} has the same score, so there is no spread to equate by. Use "
                        "mean equating or circle-arc, or check the file.",
                        form));
    }
    if (design == EquatingDesign::anchor && plan.method != identity) {
        if (!(m.anchor_variance > 0)) {
            return refuse("anchor_constant",
                          fmt::format("Every person of form {} has the same anchor score. Choose an "
                                      "anchor that varies.",
                                      form));
        }
        if (plan.anchor == AnchorKind::internal && f.lowest >= 0 && f.anchor_lowest >= 0 &&
            anchor_above_total(f)) {
            return refuse(
                "anchor_too_long",
                fmt::format("A person of form {} has more points on the anchor than in all. If the anchor's "
                            "items do not count in the total, say that it is external.",
                            form));
        }
    }
    return {};
}

Done check_anchor_scales(const ScoreFrequencies& x, const ScoreFrequencies& y) {
    const double width = double(std::max(x.anchor_highest(), y.anchor_highest())) -
                         double(std::min(x.anchor_lowest, y.anchor_lowest)) + 1;
    if (width * double(std::max(x.totals, y.totals)) > double(score_cells_max)) {
        return refuse("scores_too_wide",
                      "The anchor scores of both forms together span too many points. Check that both "
                      "are of the same anchor.");
    }
    return {};
}

std::pair<ScoreFrequencies, ScoreFrequencies> with_same_anchor_scale(const ScoreFrequencies& x,
                                                                     const ScoreFrequencies& y) {
    const std::int64_t lowest = std::min(x.anchor_lowest, y.anchor_lowest);
    const std::int64_t highest = std::max(x.anchor_highest(), y.anchor_highest());
    return {with_anchor_scale(x, lowest, highest), with_anchor_scale(y, lowest, highest)};
}

Notices equating_notices(const ScoreFrequencies& x, const ScoreFrequencies& y, EquatingDesign design,
                         const EquatingPlan& plan) {
    Notices out;
    if (plan.method == identity) {
        return out;
    }
    note_form(totals_of(x), "X", plan, out);
    note_form(design == EquatingDesign::single_group ? anchors_of(x) : totals_of(y), "Y", plan, out);
    if (design == EquatingDesign::anchor) {
        note_anchor(x, "X", out);
        note_anchor(y, "Y", out);
    }
    if (plan.smoothing && !uses_distributions(plan.method)) {
        out.push_back({"smoothing_unused", "",
                       "This method uses means and standard deviations alone; the scores were not "
                       "smoothed."});
    }
    return out;
}

}  // namespace psychometrics
