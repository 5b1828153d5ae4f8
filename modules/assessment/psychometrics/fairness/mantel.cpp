#include "purification.hpp"

#include <psychometrics/distributions.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

constexpr double moderate_smd = 0.17, large_smd = 0.25;

void test(const Strata& strata, MantelItem& m) {
    double apart = 0, variance = 0;
    for (const Stratum& k : strata.list) {
        const double t = double(k.all());
        if (t < 2) {
            continue;
        }
        double sum = 0, squares = 0, focal = 0;
        for (std::size_t s = 0; s < k.focal.size(); ++s) {
            const double n = double(k.focal[s] + k.reference[s]), y = double(s);
            sum += y * n;
            squares += y * y * n;
            focal += y * double(k.focal[s]);
        }
        apart += focal - double(k.n_focal) * sum / t;
        variance += double(k.n_focal) * double(k.n_reference) / (t * t * (t - 1)) * (t * squares - sum * sum);
    }
    if (variance > 0) {
        m.chi_squared = apart * apart / variance;
        m.p = chi_squared_tail(*m.chi_squared, 1);
    }
}

void measure(const Strata& strata, DifWeights weights, MantelItem& m) {
    double all = 0, difference = 0, variance = 0;
    std::vector<std::int64_t> by_score(strata.list.front().focal.size(), 0);
    std::int64_t persons = 0;
    for (const Stratum& k : strata.list) {
        for (std::size_t s = 0; s < by_score.size(); ++s) {
            by_score[s] += k.focal[s] + k.reference[s];
        }
        persons += k.all();
        if (k.n_focal == 0 || k.n_reference == 0) {
            continue;
        }
        const double w = weight_of(k, weights);
        all += w;
        difference += w * (mean_score(k.focal, k.n_focal) - mean_score(k.reference, k.n_reference));
        variance += w * w *
                    (variance_of_score(k.focal, k.n_focal) / double(k.n_focal) +
                     variance_of_score(k.reference, k.n_reference) / double(k.n_reference));
    }
    m.smd = difference / all;
    m.se_smd = std::sqrt(variance) / all;
    m.smd_by_sd = *m.smd / std::sqrt(variance_of_score(by_score, persons));
}

}  // namespace

Result<MantelDif> mantel_dif(const Responses& responses, const DifPlan& plan) {
    MantelDif out;
    const TwoGroups groups = TRY(two_groups(responses, plan, out.procedure));
    out.items = tested<MantelItem>(
        groups, plan, out.procedure, TestedScores::ordered,
        [&](const Strata& strata, std::size_t i, MantelItem& m, Notices& notices) {
            m.highest = groups.highest[i];
            m.strata = std::ranges::count_if(strata.list, &Stratum::informative);
            if (m.strata == 0) {
                notices.push_back({"no_common_strata", m.item,
                                   "No matching score has persons of both groups and different scores: "
                                   "nothing to compare."});
                return;
            }
            test(strata, m);
            measure(strata, plan.weights, m);
            if (groups.enough(i) && m.p) {
                m.size_class = class_of(*m.smd_by_sd, moderate_smd, large_smd, *m.p, plan.alpha);
            }
        },
        [&](std::vector<MantelItem>& items) {
            conclude_by_p(groups, plan, items, [](const MantelItem& m) { return m.p; });
        });
    return out;
}

}  // namespace psychometrics
