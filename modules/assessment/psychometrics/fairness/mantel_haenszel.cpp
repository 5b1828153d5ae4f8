#include "purification.hpp"

#include <psychometrics/distributions.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

struct Sums {
    double difference = 0, variance = 0;      // of the right answers of the reference group
    double for_reference = 0, for_focal = 0;  // sum of A D / T, and of B C / T
    double log_variance = 0;                  // its sum, before it is divided
};

Sums sums_of(const Strata& strata) {
    Sums s;
    for (const Stratum& k : strata.list) {
        const double a = double(k.reference[1]), b = double(k.reference[0]);
        const double c = double(k.focal[1]), d = double(k.focal[0]);
        const double t = double(k.all());
        if (t < 2) {
            continue;
        }
        s.difference += a - (a + b) * (a + c) / t;
        s.variance += (a + b) * (c + d) * (a + c) * (b + d) / (t * t * (t - 1));
        s.for_reference += a * d / t;
        s.for_focal += b * c / t;
    }
    const double alpha = s.for_focal > 0 ? s.for_reference / s.for_focal : 0;
    for (const Stratum& k : strata.list) {
        const double a = double(k.reference[1]), b = double(k.reference[0]);
        const double c = double(k.focal[1]), d = double(k.focal[0]);
        const double t = double(k.all());
        if (t > 1) {
            s.log_variance += (a * d + alpha * b * c) * (a + d + alpha * (b + c)) / (t * t);
        }
    }
    return s;
}

DifClass ets_class(const MantelHaenszelItem& m, double p, double alpha) {
    const double size = std::abs(*m.mh_d_dif);
    if (size < 1 || p >= alpha) {
        return DifClass::a;
    }
    // Zieky 1993: large only where it is also above 1 beyond chance, to one side.
    const bool above_one = (size - 1) / *m.se_mh_d_dif > normal_quantile(1 - alpha);
    return size >= 1.5 && above_one ? DifClass::c : DifClass::b;
}

void estimate(const Strata& strata, const DifPlan& plan, bool enough, MantelHaenszelItem& m,
              Notices& notices) {
    m.strata = std::ranges::count_if(strata.list, &Stratum::informative);
    const Sums s = sums_of(strata);
    if (m.strata == 0 || s.variance <= 0) {
        notices.push_back(
            {"no_common_strata", m.item,
             "No matching score has persons of both groups and both answers: nothing to compare."});
        return;
    }
    const double apart = std::abs(s.difference);
    const double corrected = apart - 0.5;  // as published; below 0.5 apart the square is tiny either way
    m.chi_squared_uncorrected = apart * apart / s.variance;
    m.p_uncorrected = chi_squared_tail(*m.chi_squared_uncorrected, 1);
    m.chi_squared = corrected * corrected / s.variance;
    m.p = chi_squared_tail(*m.chi_squared, 1);
    if (!(s.for_reference > 0 && s.for_focal > 0)) {
        notices.push_back({"odds_ratio_unbounded", m.item,
                           "In every stratum one group is all right or all wrong, so the odds ratio is 0 or "
                           "infinite. The test "
                           "stands; there is no effect size and no class."});
        return;
    }
    m.alpha = s.for_reference / s.for_focal;
    m.mh_d_dif = -2.35 * std::log(*m.alpha);
    m.variance_log_alpha = s.log_variance / (2 * s.for_reference * s.for_reference);
    m.se_mh_d_dif = 2.35 * std::sqrt(*m.variance_log_alpha);
    if (enough) {
        m.ets_class = ets_class(m, plan.continuity_correction ? *m.p : *m.p_uncorrected, plan.alpha);
    }
}

}  // namespace

Result<MantelHaenszelDif> mantel_haenszel_dif(const Responses& responses, const DifPlan& plan) {
    MantelHaenszelDif out;
    const TwoGroups groups = TRY(two_groups(responses, plan, out.procedure));
    const auto p_of = [&](const MantelHaenszelItem& m) {
        return plan.continuity_correction ? m.p : m.p_uncorrected;
    };
    out.items = tested<MantelHaenszelItem>(
        groups, plan, out.procedure, TestedScores::dichotomous,
        [&](const Strata& strata, std::size_t i, MantelHaenszelItem& item, Notices& notices) {
            estimate(strata, plan, groups.enough(i), item, notices);
        },
        [&](std::vector<MantelHaenszelItem>& items) { conclude_by_p(groups, plan, items, p_of); });
    return out;
}

}  // namespace psychometrics
