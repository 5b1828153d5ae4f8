#include "anchors.hpp"
#include "characteristic.hpp"
#include "moments.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>

namespace psychometrics {
namespace {

constexpr std::array moment_methods{LinkingMethod::mean_mean, LinkingMethod::mean_geometric_mean,
                                    LinkingMethod::mean_sigma, LinkingMethod::robust_mean_sigma};
constexpr std::array method_names{"mean_mean", "mean_geometric_mean", "mean_sigma", "robust_mean_sigma",
                                  "haebara",   "stocking_lord"};
std::string_view name(LinkingMethod m) { return method_names[std::size_t(m)]; }

bool usable(const LinkingConstants& c) {
    return std::isfinite(c.slope) && c.slope > 0 && std::isfinite(c.intercept);
}

// The methods that can be had of those asked for, in the order of LinkingMethod.
std::vector<LinkingConstants> constants_of(const Common& common, const ParameterSet& base,
                                           const LinkingPlan& plan, Methods methods, Notices& problems) {
    std::vector<CommonPair> ordered;
    for (const auto& p : common.pairs) {
        if (is_ordered(p)) {
            ordered.push_back(p);
        } else {
            problems.push_back({"nominal_left_out", p.base.item,
                                "Its scores have no order; of the methods haebara alone uses it."});
        }
    }
    std::vector<LinkingConstants> out, starts;
    if (std::int64_t(ordered.size()) >= plan.minimum_anchors) {
        for (const auto method : moment_methods) {
            const auto found = by_moments(method, ordered, common.slope_fixed);
            if (found && usable(*found)) {
                out.push_back(*found);
            } else {
                problems.push_back({"no_spread", "",
                                    fmt::format("{} has no constants: the anchors' difficulties do not vary.",
                                                name(method))});
            }
        }
        starts = out;
    }
    starts.push_back({});  // as if the scales were the same
    const auto curves = [&](LinkingMethod method, const std::vector<CommonPair>& pairs) {
        if (methods == Methods::chosen && method != plan.method) {
            return;
        }
        out.push_back(by_curves(method, pairs, base.metric, plan, common.fresh.latent, base.latent,
                                common.slope_fixed, starts));
    };
    curves(LinkingMethod::haebara, common.pairs);
    if (std::int64_t(ordered.size()) >= plan.minimum_anchors) {
        curves(LinkingMethod::stocking_lord, ordered);
    }
    for (const auto& c : out) {
        if (!c.converged) {
            problems.push_back(
                {"not_converged", "",
                 fmt::format("{} did not settle; its constants are where it stopped. Use another "
                             "method, or look for anchors with flat curves.",
                             name(c.method))});
        }
    }
    return out;
}

std::vector<AnchorPoint> points_of(const std::vector<CommonPair>& pairs, const LinkingConstants& line) {
    std::vector<AnchorPoint> out;
    for (const auto& p : places_of(pairs)) {
        const auto& [fresh, base] = pairs[p.pair];
        out.push_back({base.item, p.step, p.fresh, line.slope * p.fresh + line.intercept, p.base, fresh.a,
                       fresh.a / line.slope, base.a});
    }
    return out;
}

}  // namespace

Result<Linking> link(const ParameterSet& fresh, const ParameterSet& base, const LinkingPlan& plan) {
    return link(fresh, base, plan, Methods::all);
}

Result<Linking> link(const ParameterSet& fresh, const ParameterSet& base, const LinkingPlan& plan,
                     Methods methods) {
    const Common common = TRY(common_of(fresh, base, plan));
    Linking out{.plan = plan, .metric = base.metric, .problems = common.problems};
    out.plan.common = common.names;
    if (common.slope_fixed) {
        out.problems.push_back(
            {"slope_fixed", "",
             "The models fix every anchor's slope alike in both sets, so A is 1 and B alone is found."});
    }
    out.constants = constants_of(common, base, plan, methods, out.problems);
    const auto chosen = std::find_if(out.constants.begin(), out.constants.end(),
                                     [&](const LinkingConstants& c) { return c.method == plan.method; });
    if (chosen == out.constants.end()) {
        return refuse(
            "method_not_possible",
            fmt::format(
                "{} has no constants from these anchors; choose another method (haebara is the one for "
                "nominal items).",
                name(plan.method)));
    }
    out.chosen = *chosen;
    out.linked = transformed(common.fresh, out.chosen.slope, out.chosen.intercept);
    out.anchors = points_of(common.pairs, out.chosen);
    return out;
}

}  // namespace psychometrics
