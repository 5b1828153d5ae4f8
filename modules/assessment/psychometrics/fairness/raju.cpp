#include "parameters_linked.hpp"

#include <psychometrics/distributions.hpp>

#include <cmath>

namespace psychometrics {
namespace {

double square(double x) { return x * x; }

struct Area {
    double size = 0, variance = 0;  // of H, with its sign
};

double variance_of_b(const Pair& pair) { return square(*pair.reference.se_b) + square(*pair.focal.se_b); }

// Raju 1990, by the derivatives of H by the four parameters.
Area area_of(const Pair& pair, double metric) {
    const DifEstimate &r = pair.reference, &f = pair.focal;
    const double apart = f.b - r.b, u = 1 / r.a - 1 / f.a;
    const double y = metric * apart / u;
    if (std::abs(u) < 1e-8 || !std::isfinite(y)) {
        return {apart, variance_of_b(pair)};
    }
    const double soft = std::max(y, 0.0) + std::log1p(std::exp(-std::abs(y)));  // ln(1 + e^y)
    const double share = 1 / (1 + std::exp(-y));
    const double by_b = 2 * share - 1;  // of the focal group; the reference group's is its negative
    const double by_u = 2 / metric * (soft - y * share);
    const auto part = [&](const DifEstimate& e) {
        const double by_a = by_u / (e.a * e.a);
        return square(by_b * *e.se_b) + square(by_a * *e.se_a) +
               2 * by_b * by_a * e.correlation * *e.se_a * *e.se_b;
    };
    return {2 / metric * u * soft - apart, part(r) + part(f)};
}

void fill(const Pair& pair, bool slopes, double metric, RajuItem& item) {
    const double apart = pair.focal.b - pair.reference.b;
    const Area area = slopes ? area_of(pair, metric) : Area{apart, variance_of_b(pair)};
    item.signed_area = apart;
    item.unsigned_area = std::abs(area.size);
    if (area.variance > 0) {
        item.se = std::sqrt(area.variance);
        item.z = area.size / *item.se;
        item.p = chi_squared_tail(square(*item.z), 1);
    }
}

}  // namespace

Result<RajuDif> raju_dif(const Responses& responses, const DifCalibrations& calibrations,
                         const ParameterDifPlan& given) {
    const DifPlan& plan = given.dif;
    RajuDif out;
    out.model = name_of(given.model);
    out.population = given.population;
    const TwoGroups groups = TRY(two_groups(responses, plan, out.procedure));
    auto& problems = out.procedure.problems;
    testable(groups, TestedScores::dichotomous, problems);
    problems.insert(problems.end(), calibrations.problems.begin(), calibrations.problems.end());
    const Pairs pairs(groups, calibrations, problems);
    out.procedure.matching = DifMatching::none;
    out.items = purified(groups, plan, out.procedure, [&](const Anchor& anchor, Notices& notices) {
        auto items = blank_items<RajuItem>(groups);
        out.link = pairs.link(anchor);
        if (!out.link) {
            notices.push_back({"anchor_too_short", "",
                               "Fewer than two anchor items to link the groups by: nothing is tested."});
            return items;
        }
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (const auto pair = pairs.pair(i, *out.link)) {
                fill(*pair, pairs.slopes(), calibrations.reference.metric, items[i]);
            }
        }
        conclude_by_p(groups, plan, items, [](const RajuItem& i) { return i.p; });
        return items;
    });
    return out;
}

Result<RajuDif> raju_dif(const Responses& responses, const ParameterDifPlan& plan) {
    return raju_dif(responses, TRY(calibrate_groups(responses, plan)), plan);
}

}  // namespace psychometrics
