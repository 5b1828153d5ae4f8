#include "parameters_linked.hpp"

#include <psychometrics/distributions.hpp>

#include <cmath>

namespace psychometrics {
namespace {

constexpr double delta_unit = 2.35;  // ETS delta points a logit

double chi_squared_of(const Pair& pair, bool slopes) {
    const DifEstimate &r = pair.reference, &f = pair.focal;
    const double vb = f.b - r.b;
    const double bb = *r.se_b * *r.se_b + *f.se_b * *f.se_b;
    if (!slopes) {
        return vb * vb / bb;
    }
    const double va = f.a - r.a;
    const double aa = *r.se_a * *r.se_a + *f.se_a * *f.se_a;
    const double ab = r.correlation * *r.se_a * *r.se_b + f.correlation * *f.se_a * *f.se_b;
    return (va * va * bb - 2 * va * vb * ab + vb * vb * aa) / (aa * bb - ab * ab);
}

void fill(const Pair& pair, bool slopes, const DifPlan& plan, bool enough, LordItem& item) {
    item.a_reference = pair.reference.a;
    item.b_reference = pair.reference.b;
    item.a_focal = pair.focal.a;
    item.b_focal = pair.focal.b;
    item.df = slopes ? 2 : 1;
    item.chi_squared = chi_squared_of(pair, slopes);
    item.p = chi_squared_tail(*item.chi_squared, double(item.df));
    if (!slopes) {
        item.delta = -delta_unit * (pair.focal.b - pair.reference.b);
        if (enough) {
            item.size_class = class_of(*item.delta, 1, 1.5, *item.p, plan.alpha);
        }
    }
}

}  // namespace

Result<LordDif> lord_dif(const Responses& responses, const DifCalibrations& calibrations,
                         const ParameterDifPlan& given) {
    const DifPlan& plan = given.dif;
    LordDif out;
    out.model = name_of(given.model);
    out.population = given.population;
    const TwoGroups groups = TRY(two_groups(responses, plan, out.procedure));
    auto& problems = out.procedure.problems;
    testable(groups, TestedScores::dichotomous, problems);
    problems.insert(problems.end(), calibrations.problems.begin(), calibrations.problems.end());
    const Pairs pairs(groups, calibrations, problems);
    out.procedure.matching = DifMatching::none;
    out.items = purified(groups, plan, out.procedure, [&](const Anchor& anchor, Notices& notices) {
        auto items = blank_items<LordItem>(groups);
        out.link = pairs.link(anchor);
        if (!out.link) {
            notices.push_back({"anchor_too_short", "",
                               "Fewer than two anchor items to link the groups by: nothing is tested."});
            return items;
        }
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (const auto pair = pairs.pair(i, *out.link)) {
                fill(*pair, pairs.slopes(), plan, groups.enough(i), items[i]);
            }
        }
        conclude_by_p(groups, plan, items, [](const LordItem& i) { return i.p; });
        return items;
    });
    return out;
}

Result<LordDif> lord_dif(const Responses& responses, const ParameterDifPlan& plan) {
    return lord_dif(responses, TRY(calibrate_groups(responses, plan)), plan);
}

}  // namespace psychometrics
