#include "purification.hpp"

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

constexpr double moderate = 0.05, large = 0.10;  // Dorans and Kulick 1986, p. 360

void estimate(const Strata& strata, DifWeights weights, StandardisationItem& item, Notices& notices) {
    double all = 0, difference = 0, variance = 0;
    for (const Stratum& k : strata.list) {
        if (k.n_focal == 0 || k.n_reference == 0) {
            continue;
        }
        const double w = weight_of(k, weights);
        const double nf = double(k.n_focal), nr = double(k.n_reference);
        const double pf = double(k.focal[1]) / nf, pr = double(k.reference[1]) / nr;
        ++item.strata;
        all += w;
        difference += w * (pf - pr);
        variance += w * w * (pf * (1 - pf) / nf + pr * (1 - pr) / nr);
    }
    if (item.strata == 0) {
        notices.push_back({"no_common_strata", item.item,
                           "No matching score has persons of both groups: nothing to compare."});
        return;
    }
    item.std_p_dif = difference / all;
    item.se = std::sqrt(variance) / all;
}

}  // namespace

Result<StandardisationDif> standardisation_dif(const Responses& responses, const DifPlan& plan) {
    StandardisationDif out;
    out.weights = plan.weights;
    out.threshold = plan.standardisation_threshold;
    const TwoGroups groups = TRY(two_groups(responses, plan, out.procedure));
    out.items = tested<StandardisationItem>(
        groups, plan, out.procedure, TestedScores::dichotomous,
        [&](const Strata& strata, std::size_t i, StandardisationItem& item, Notices& notices) {
            estimate(strata, plan.weights, item, notices);
            if (item.std_p_dif && groups.enough(i)) {
                const double size = std::abs(*item.std_p_dif);
                item.size_class = size < moderate ? DifClass::a : size < large ? DifClass::b : DifClass::c;
                item.flag = size >= plan.standardisation_threshold;
            }
        },
        [](const std::vector<StandardisationItem>&) {});
    return out;
}

}  // namespace psychometrics
