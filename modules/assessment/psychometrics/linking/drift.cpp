#include "anchors.hpp"
#include "differences.hpp"
#include "moments.hpp"

#include <psychometrics/drift.hpp>
#include <psychometrics/numbers.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

Done check(const DriftPlan& plan) {
    if (!(plan.alpha > 0 && plan.alpha < 1)) {
        return refuse("plan_faulty", "Alpha must be above 0 and below 1.");
    }
    if (!(plan.z_limit > 0) || !std::isfinite(plan.z_limit)) {
        return refuse("plan_faulty", "The limit of z must be above 0.");
    }
    if (!(plan.displacement_limit > 0) || !std::isfinite(plan.displacement_limit)) {
        return refuse("plan_faulty", "The limit of the displacement must be above 0.");
    }
    if (plan.minimum_anchors < 4) {
        return refuse("plan_faulty", "Robust z needs quartiles: keep a minimum of 4 anchors or more.");
    }
    return {};
}

// What each round says again is said once; of the number of anchors, the last word.
void say_once(Notices& out, const Notices& more) {
    for (const auto& notice : more) {
        const auto said = std::find_if(out.begin(), out.end(), [&](const Notice& n) {
            return n.code == notice.code && n.item == notice.item &&
                   (n.detail == notice.detail || n.code == "few_anchors");
        });
        if (said == out.end()) {
            out.push_back(notice);
        } else {
            *said = notice;
        }
    }
}

void sum_up(const std::vector<DriftItem>& items, const LinkingConstants& line, DriftRound& round) {
    std::vector<double> linked, base;
    for (const auto& item : items) {
        if (item.anchor) {
            linked.push_back(item.b_linked);
            base.push_back(item.b_base);
            if (item.drifting) {
                round.drifting.push_back(item.item);
            }
        }
    }
    round.anchors = std::int64_t(linked.size());
    round.slope = line.slope;
    round.intercept = line.intercept;
    round.correlation_b = correlation_of(linked, base);
    if (const double sd = sd_of(base); sd > 0) {
        round.sd_ratio_b = sd_of(linked) / line.slope / sd;
    }
}

// The drifting anchor farthest from the others: by |z| where there is one, else by |d_b|.
std::optional<std::size_t> worst_of(const std::vector<DriftItem>& items, DriftRule rule) {
    const auto badness = [&](const DriftItem& item) {
        if (rule == DriftRule::displacement || !item.robust_z_b) {
            return std::abs(item.d_b);
        }
        const double b = std::abs(*item.robust_z_b);
        return rule == DriftRule::displacement_and_z ? b
                                                     : std::max(b, std::abs(item.robust_z_ln_a.value_or(0)));
    };
    std::optional<std::size_t> worst;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].anchor && items[i].drifting && (!worst || badness(items[i]) > badness(items[*worst]))) {
            worst = i;
        }
    }
    return worst;
}

std::vector<CommonItem> anchors_of(const std::vector<CommonItem>& names,
                                   const std::vector<DriftItem>& items) {
    std::vector<CommonItem> out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (items[i].anchor) {
            out.push_back(names[i]);
        }
    }
    return out;
}

}  // namespace

Result<Drift> drift(const ParameterSet& fresh, const ParameterSet& base, const DriftPlan& plan) {
    CHECK(check(plan));
    LinkingPlan linking = plan.linking;
    linking.minimum_anchors = std::max(linking.minimum_anchors, std::int64_t{2});
    Common common = TRY(common_of(fresh, base, linking));
    Drift out{.plan = plan, .metric = base.metric, .d2_weights = base.latent};
    say_once(out.problems, common.problems);
    std::vector<CommonPair> pairs;
    std::vector<CommonItem> names;
    for (std::size_t i = 0; i < common.pairs.size(); ++i) {
        if (!is_ordered(common.pairs[i])) {
            out.problems.push_back(
                {"nominal_left_out", common.pairs[i].base.item,
                 "A nominal item has no difficulty that could drift; compare its curves."});
            continue;
        }
        pairs.push_back(common.pairs[i]);
        names.push_back(common.names[i]);
        out.items.push_back({.item = common.pairs[i].base.item});
    }
    if (std::int64_t(pairs.size()) < plan.minimum_anchors) {
        return refuse("too_few_anchors",
                      fmt::format("Only {} common items can be compared, and {} are needed to tell "
                                  "drift from a difference of the scales.",
                                  pairs.size(), plan.minimum_anchors));
    }
    // Slopes that are fixed, or one for all items, cannot drift apart.
    const bool slopes_vary = !common.slope_fixed && !(share_slope(pairs, true) && share_slope(pairs, false));
    for (std::int64_t round = 1;; ++round) {
        linking.common = anchors_of(names, out.items);
        const Linking linked = TRY(link(fresh, base, linking, Methods::chosen));
        say_once(out.problems, linked.problems);
        out.linking = linked.chosen;
        compare(pairs, base, linked.chosen, slopes_vary, plan, out);
        DriftRound told{.round = round};
        sum_up(out.items, linked.chosen, told);
        const auto worst = worst_of(out.items, plan.rule);
        const bool enough = told.anchors > plan.minimum_anchors;
        if (worst && plan.remove && enough) {
            told.removed = out.items[*worst].item;
            out.items[*worst].anchor = false;
        }
        out.rounds.push_back(told);
        if (told.removed) {
            continue;
        }
        if (worst && plan.remove) {
            out.problems.push_back(
                {"too_few_anchors", "",
                 fmt::format("{} anchors still drift, but only {} are left and {} must stay. The link "
                             "rests on items that changed: find other anchors before it is used.",
                             told.drifting.size(), told.anchors, plan.minimum_anchors)});
        }
        return out;
    }
}

}  // namespace psychometrics
