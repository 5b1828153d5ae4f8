#include "distribution_methods.hpp"

#include <cmath>

namespace psychometrics {
namespace {

using enum EquatingMethod;

std::vector<double> ranks_of(const Distribution& d) {
    std::vector<double> out;
    for (std::size_t i = 0; i < d.shares.size(); ++i) {
        out.push_back(rank_at(d, double(d.lowest) + double(i)));
    }
    return out;
}

DistributionEquating equipercentile_of(const ScoreFrequencies& x, const ScoreFrequencies& y, bool errors) {
    const Distribution from = distribution_of(x), to = distribution_of(y);
    DistributionEquating out;
    for (const double rank : ranks_of(from)) {
        out.equated.push_back(score_at(to, rank));
        if (errors) {
            out.se.push_back(equipercentile_error(from, to, rank));
        }
    }
    return out;
}

DistributionEquating chained(const ScoreFrequencies& x, const ScoreFrequencies& y) {
    const Distribution from = distribution_of(totals_of(x)), from_anchor = distribution_of(anchors_of(x));
    const Distribution to_anchor = distribution_of(anchors_of(y)), to = distribution_of(totals_of(y));
    DistributionEquating out;
    for (const double rank : ranks_of(from)) {
        out.equated.push_back(score_at(to, rank_at(to_anchor, score_at(from_anchor, rank))));
    }
    return out;
}

// Braun and Holland (1982): the line with the mean and sd that post-stratification finds.
Result<DistributionEquating> braun_holland_line(const Synthetic& s) {
    const ScoreMoments x = moments_of(s.x), y = moments_of(s.y);
    if (!(x.sd > 0) || !(y.sd > 0)) {
        return refuse("constant_scores", "In the synthetic population the scores of a form do not vary.");
    }
    DistributionEquating out;
    out.coefficients.slope = y.sd / x.sd;
    out.coefficients.intercept = y.mean - y.sd / x.sd * x.mean;
    for (std::int64_t i = 0; i < s.x.totals; ++i) {
        out.equated.push_back(*out.coefficients.intercept + *out.coefficients.slope * double(s.x.lowest + i));
    }
    return out;
}

DistributionEquating of_kernel(KernelEquating k) {
    DistributionEquating out;
    out.equated = std::move(k.equated);
    out.se = std::move(k.se);
    out.percent_relative_error = std::move(k.percent_relative_error);
    out.coefficients.bandwidth_x = k.bandwidth_x;
    out.coefficients.bandwidth_y = k.bandwidth_y;
    return out;
}

Result<DistributionEquating> post_stratified(const EquatingPlan& plan, const ScoreFrequencies& x,
                                             const ScoreFrequencies& y) {
    const Synthetic s = post_stratify(x, y, plan.ws);
    if (!(s.x.persons() > 0) || !(s.y.persons() > 0)) {
        return refuse("anchor_gap",
                      "No anchor score was reached by persons of both groups, so the groups cannot be "
                      "compared. Smooth the scores, or check the anchor.");
    }
    DistributionEquating out;
    if (plan.method == braun_holland) {
        out = TRY(braun_holland_line(s));
    } else if (plan.method == kernel_poststratification) {
        out = of_kernel(TRY(kernel_equate(kernel_form(s.x), kernel_form(s.y), plan.kernel)));
        out.se.clear();  // those are for random groups
    } else {
        out = equipercentile_of(s.x, s.y, false);
    }
    const ScoreMoments of_x = moments_of(s.x), of_y = moments_of(s.y);
    out.coefficients.synthetic_mean_x = of_x.mean;
    out.coefficients.synthetic_mean_y = of_y.mean;
    out.coefficients.synthetic_sd_x = of_x.sd;
    out.coefficients.synthetic_sd_y = of_y.sd;
    out.lost = std::max(s.lost_x, s.lost_y);
    return out;
}

}  // namespace

Result<DistributionEquating> equate_distributions(const EquatingPlan& plan, EquatingDesign design,
                                                  const ScoreFrequencies& x, const ScoreFrequencies& y,
                                                  std::int64_t degree_x, std::int64_t degree_y) {
    if (!(moments_of(totals_of(x)).sd > 0) || !(moments_of(totals_of(y)).sd > 0)) {
        return refuse("constant_scores",
                      "Every person of a group has the same score, so there is no spread to equate by.");
    }
    const bool independent = design == EquatingDesign::equivalent_groups;  // what analytic errors are for
    switch (plan.method) {
        case equipercentile:
            return equipercentile_of(totals_of(x), totals_of(y), independent);
        case kernel: {
            auto out = of_kernel(TRY(kernel_equate(kernel_form(totals_of(x), degree_x),
                                                   kernel_form(totals_of(y), degree_y), plan.kernel)));
            if (!independent) {
                out.se.clear();
            }
            return out;
        }
        case chained_equipercentile:
            return chained(x, y);
        case kernel_chained:
            return of_kernel(TRY(kernel_equate_chained(kernel_form(totals_of(x)), kernel_form(anchors_of(x)),
                                                       kernel_form(anchors_of(y)), kernel_form(totals_of(y)),
                                                       plan.kernel)));
        default:
            return post_stratified(plan, x, y);
    }
}

}  // namespace psychometrics
