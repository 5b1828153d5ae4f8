#include "anchors.hpp"

#include <psychometrics/curves.hpp>
#include <psychometrics/numbers.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace psychometrics {
namespace {

using Places = std::map<std::string, std::size_t, std::less<>>;
Places places_in(const ParameterSet& set) {
    Places out;
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        out.emplace(set.items[i].item, i);
    }
    return out;
}

bool one_family(Model a, Model b) {
    const auto partial = [](Model m) { return m == Model::pcm || m == Model::gpcm; };
    return a == b || (is_dichotomous(a) && is_dichotomous(b)) || (partial(a) && partial(b));
}

// Whether a pair can be compared at all; what stands against it, or what one should know, is told.
bool comparable(const ItemParameters& fresh, const ItemParameters& base, Notices& problems) {
    if (!one_family(fresh.model, base.model)) {
        problems.push_back(
            {"models_differ", base.item,
             fmt::format("It is {} in the new set and {} in the base set; it is not used as an anchor.",
                         name_of(fresh.model), name_of(base.model))});
        return false;
    }
    if (categories_of(fresh) != categories_of(base)) {
        problems.push_back(
            {"categories_differ", base.item,
             fmt::format("It has {} scores in the new set and {} in the base set; it is not used as an "
                         "anchor.",
                         categories_of(fresh), categories_of(base))});
        return false;
    }
    if (fresh.model != base.model) {
        problems.push_back(
            {"models_differ", base.item,
             fmt::format("It is {} in the new set and {} in the base set; its difficulties mean "
                         "different things where one of them has a lower asymptote. Calibrate both "
                         "with one model.",
                         name_of(fresh.model), name_of(base.model))});
    }
    return true;
}

bool fixes_slope(Model m) { return m == Model::rasch || m == Model::pcm; }

}  // namespace

Done check_parameters(const ParameterSet& set, std::string_view which) {
    Notices faults = faults_of(set);
    for (const auto& item : set.items) {
        if (item.steps.size() > score_max_of_item || item.slopes.size() > score_max_of_item + 1) {
            faults.push_back({"bad_parameter", item.item,
                              fmt::format("It has more than {} scores above 0.", score_max_of_item)});
        }
    }
    if (set.items.empty()) {
        return refuse("parameters_faulty", fmt::format("The {} set has no items.", which));
    }
    if (faults.empty()) {
        return {};
    }
    Failure failure{Why::invalid, "parameters_faulty",
                    fmt::format("{} of the {} set cannot be used: {}",
                                faults.front().item.empty() ? "The whole" : "Item " + faults.front().item,
                                which, faults.front().detail)};
    for (const auto& fault : faults) {
        failure.problems.push_back({fault.item, fault.detail});
    }
    return std::unexpected(std::move(failure));
}

Done check_plan(const LinkingPlan& plan) {
    const std::int64_t most =
        plan.weights == NodeWeights::gauss_hermite ? hermite_nodes_max : linking_nodes_max;
    if (plan.nodes < 3 || plan.nodes > most) {
        return refuse("plan_faulty", fmt::format("The number of nodes must be 3 to {}.", most));
    }
    if (plan.weights == NodeWeights::equal &&
        (!std::isfinite(plan.lowest) || !std::isfinite(plan.highest) || !(plan.lowest < plan.highest))) {
        return refuse("plan_faulty", "The lowest node must be below the highest.");
    }
    if (plan.weights == NodeWeights::normal && (!(plan.reach > 0) || plan.reach > 30)) {
        return refuse("plan_faulty", "The nodes must reach more than 0 and at most 30 standard deviations.");
    }
    if (plan.minimum_anchors < 2) {
        return refuse("plan_faulty", "At least 2 anchors are needed; ask for a minimum of 2 or more.");
    }
    return {};
}

Result<Common> common_of(const ParameterSet& fresh, const ParameterSet& base, const LinkingPlan& plan) {
    CHECK(check_parameters(fresh, "new"));
    CHECK(check_parameters(base, "base"));
    CHECK(check_plan(plan));
    Common out{.fresh = fresh, .pairs = {}, .names = {}, .problems = {}};
    if (fresh.metric != base.metric) {
        out.fresh = in_metric(fresh, base.metric);
        out.problems.push_back(
            {"metric_converted", "",
             fmt::format("The new set is stated in D = {}; its slopes are converted to the base "
                         "set's D = {}.",
                         fresh.metric, base.metric)});
    }
    const Places in_fresh = places_in(fresh), in_base = places_in(base);
    std::map<std::size_t, CommonItem> wanted;  // by the place in the base set
    std::set<std::string> used;
    std::vector<CommonItem> asked = plan.common;
    if (asked.empty()) {
        for (const auto& item : base.items) {
            if (in_fresh.contains(item.item)) {
                asked.push_back({item.item, item.item});
            }
        }
    }
    for (const auto& pair : asked) {
        if (!in_fresh.contains(pair.new_item) || !in_base.contains(pair.base_item)) {
            out.problems.push_back(
                {"item_missing", pair.base_item,
                 fmt::format("It is named as common, but {} is not in the {} set; it is left out.",
                             in_fresh.contains(pair.new_item) ? pair.base_item : pair.new_item,
                             in_fresh.contains(pair.new_item) ? "base" : "new")});
            continue;
        }
        if (!used.insert(pair.new_item).second ||
            !wanted.emplace(in_base.find(pair.base_item)->second, pair).second) {
            return refuse("item_twice",
                          fmt::format("{} is named as common twice; name each item once.", pair.base_item));
        }
    }
    if (wanted.empty()) {
        return refuse(
            "no_common_items",
            "The two sets have no item in common. Name the pairs where their ids differ, or link through a "
            "third set that has items of both.");
    }
    bool fixed = true;
    for (const auto& [place, pair] : wanted) {
        const auto& mine = out.fresh.items[in_fresh.find(pair.new_item)->second];
        const auto& theirs = base.items[place];
        if (comparable(mine, theirs, out.problems)) {
            out.pairs.push_back({mine, theirs});
            out.names.push_back(pair);
            fixed = fixed && fixes_slope(mine.model) && fixes_slope(theirs.model) &&
                    std::abs(mine.a - theirs.a) <= 1e-12 * theirs.a;
        }
    }
    if (std::int64_t(out.pairs.size()) < plan.minimum_anchors) {
        return refuse(
            "too_few_anchors",
            fmt::format("Only {} common items can be used, and {} are needed. A line through so few would "
                        "follow their errors.",
                        out.pairs.size(), plan.minimum_anchors));
    }
    out.slope_fixed = fixed;
    std::vector<double> mine, theirs;
    for (const Place& place : places_of(out.pairs)) {
        mine.push_back(place.fresh);
        theirs.push_back(place.base);
    }
    // Two points always lie on a line. The limit is Huynh and Meyer's (2010).
    if (const auto r = correlation_of(mine, theirs); mine.size() > 2 && r && *r < 0.95) {
        out.problems.push_back(
            {"anchors_disagree", "",
             fmt::format("The anchors' difficulties in the two sets correlate {:.2f}, below 0.95: no line "
                         "fits them well. Check that the same ids are the same items.",
                         *r)});
    }
    const std::size_t shorter = std::min(fresh.items.size(), base.items.size());
    if (out.pairs.size() < 30 && out.pairs.size() * 5 < shorter) {
        out.problems.push_back(
            {"few_anchors", "",
             fmt::format("{} anchors are below a fifth of the {} items of the shorter set; the line may "
                         "follow their errors.",
                         out.pairs.size(), shorter)});
    }
    return out;
}

std::vector<Place> places_of(const std::vector<CommonPair>& pairs) {
    std::vector<Place> out;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto& [fresh, base] = pairs[i];
        if (is_dichotomous(fresh.model)) {
            out.push_back({i, 0, fresh.b, base.b, fresh.se_b, base.se_b});
            continue;
        }
        for (std::size_t k = 0; k < fresh.steps.size(); ++k) {
            const auto error = [k](const ItemParameters& item) {
                return k < item.se_steps.size() ? std::optional(item.se_steps[k]) : std::nullopt;
            };
            out.push_back({i, std::int64_t(k + 1), fresh.steps[k], base.steps[k], error(fresh), error(base)});
        }
    }
    return out;
}

}  // namespace psychometrics
