#include "groups.hpp"

#include <fmt/format.h>
#include <psychometrics/numbers.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

Result<std::size_t> place_of(const Responses& r, const std::string& group) {
    const auto found = std::ranges::find(r.groups, group);
    if (found == r.groups.end()) {
        return refuse(
            "group_unknown",
            fmt::format(
                "No person is in a group called {}. The groups are: {}.", group,
                fmt::join(std::span(r.groups).first(std::min<std::size_t>(r.groups.size(), 20)), ", ")));
    }
    return std::size_t(found - r.groups.begin());
}

void count(TwoGroups& g) {
    const std::size_t items = g.items();
    g.lowest.assign(items, score_max);
    g.highest.assign(items, 0);
    g.persons_of.assign(items, {0, 0});
    for (std::size_t p = 0; p < g.responses.person_count(); ++p) {
        const auto row = g.responses.row(p);
        for (std::size_t i = 0; i < items; ++i) {
            if (row[i] <= score_max) {
                g.lowest[i] = std::min(g.lowest[i], row[i]);
                g.highest[i] = std::max(g.highest[i], row[i]);
                ++g.persons_of[i][g.focal[p]];
            }
        }
    }
}

Done choose_matching(TwoGroups& g, const DifPlan& plan) {
    g.may_match.assign(g.items(), plan.match.empty() ? 1 : 0);
    for (const auto& id : plan.match) {
        const auto found = std::ranges::find(g.responses.items, id);
        if (found == g.responses.items.end()) {
            return refuse("item_unknown", fmt::format("There is no item called {} to match on.", id));
        }
        g.may_match[std::size_t(found - g.responses.items.begin())] = 1;
    }
    return {};
}

Done check_sizes(const TwoGroups& g, const DifPlan& plan, DifProcedure& procedure) {
    const auto check = [&](const std::string& group, std::int64_t persons) -> Done {
        if (persons >= plan.minimum_group) {
            return {};
        }
        const auto words =
            fmt::format("Group {} has {} persons; {} are needed.", group, persons, plan.minimum_group);
        if (plan.minimum_binds) {
            return refuse("group_below_minimum", words + " Wait for more persons, or set another minimum.");
        }
        procedure.problems.push_back(
            {"group_below_minimum", group, words + " The statistics are given without class or flag."});
        return {};
    };
    TRY(check(procedure.reference, procedure.persons_reference));
    TRY(check(procedure.focal, procedure.persons_focal));
    if (!procedure.problems.empty()) {
        return {};
    }
    for (std::size_t i = 0; i < g.items(); ++i) {
        const auto [reference, focal] = g.persons_of[i];
        if (!g.enough(i) && reference > 0 && focal > 0) {
            procedure.problems.push_back({"group_below_minimum", g.responses.items[i],
                                          fmt::format("{} persons of the reference group and {} of the focal "
                                                      "group have this item; {} of either are "
                                                      "needed. It is given without class or flag.",
                                                      reference, focal, plan.minimum_group)});
        }
    }
    return {};
}

}  // namespace

Result<TwoGroups> two_groups(const Responses& given, const DifPlan& plan, DifProcedure& procedure) {
    if (!(plan.alpha > 0 && plan.alpha < 1)) {
        return refuse("alpha_out_of_range", "Alpha must be between 0 and 1.");
    }
    if (given.item_count() < 2) {
        return refuse("too_few_items", "Persons are matched on other items: at least two items are needed.");
    }
    if (given.groups.empty()) {
        return refuse("groups_missing", "The responses name no groups. Say which column holds them.");
    }
    const std::size_t focal = TRY(place_of(given, plan.focal));
    const bool all_others = plan.reference.empty();
    const std::size_t reference = all_others ? given.groups.size() : TRY(place_of(given, plan.reference));
    if (focal == reference) {
        return refuse("groups_same", "The focal and the reference group are the same. Name two groups.");
    }
    std::vector<std::size_t> persons;
    TwoGroups out;
    for (std::size_t p = 0; p < given.person_count(); ++p) {
        const std::size_t group = given.group_of[p];
        if (group == focal || all_others || group == reference) {
            persons.push_back(p);
            out.focal.push_back(group == focal);
        }
    }
    out.responses = settle(with_persons(given, persons));
    out.minimum = plan.minimum_group;
    count(out);
    TRY(choose_matching(out, plan));
    const bool pair = given.groups.size() == 2;
    procedure.focal = plan.focal;
    procedure.reference = !all_others ? plan.reference : pair ? given.groups[1 - focal] : "all others";
    procedure.persons_focal = std::ranges::count(out.focal, 1);
    procedure.persons_reference = std::ranges::count(out.focal, 0);
    procedure.alpha = plan.alpha;
    procedure.adjustment = plan.adjustment;
    if (procedure.persons_focal == 0 || procedure.persons_reference == 0) {
        return refuse(
            "group_empty",
            fmt::format("There are {} persons in the focal and {} in the reference group. Both need "
                        "some.",
                        procedure.persons_focal, procedure.persons_reference));
    }
    TRY(check_sizes(out, plan, procedure));
    return out;
}

std::vector<std::size_t> testable(const TwoGroups& g, TestedScores scores, Notices& notices) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < g.items(); ++i) {
        const std::string& id = g.responses.items[i];
        if (g.persons_of[i][0] == 0 || g.persons_of[i][1] == 0) {
            notices.push_back({"item_not_presented", id,
                               fmt::format("Nobody in the {} group has this item: left out.",
                                           g.persons_of[i][0] == 0 ? "reference" : "focal")});
        } else if (g.lowest[i] == g.highest[i]) {
            notices.push_back(
                {"item_constant", id, fmt::format("Everybody scored {}: left out.", g.lowest[i])});
        } else if (scores == TestedScores::dichotomous && g.highest[i] > 1) {
            notices.push_back(
                {"dichotomous_only", id,
                 fmt::format("This method takes items scored 0 or 1, and this one goes up to {}: use mantel.",
                             g.highest[i])});
        } else {
            out.push_back(i);
        }
    }
    return out;
}

std::vector<std::optional<double>> adjusted(std::span<const std::optional<double>> p,
                                            DifAdjustment adjustment) {
    std::vector<double> there;
    for (const auto& one : p) {
        if (one) {
            there.push_back(*one);
        }
    }
    if (adjustment == DifAdjustment::holm) {
        there = holm(there);
    } else if (adjustment == DifAdjustment::bh) {
        there = benjamini_hochberg(there);
    }
    std::vector<std::optional<double>> out(p.begin(), p.end());
    std::size_t next = 0;
    for (auto& one : out) {
        if (one) {
            one = there[next++];
        }
    }
    return out;
}

std::optional<bool> flag_of(std::optional<double> p_adjusted, const DifPlan& plan, bool enough) {
    return p_adjusted && enough ? std::optional(*p_adjusted < plan.alpha) : std::nullopt;
}

DifClass class_of(double size, double moderate, double large, double p, double alpha) {
    const double absolute = std::abs(size);
    if (p >= alpha || absolute < moderate) {
        return DifClass::a;
    }
    return absolute < large ? DifClass::b : DifClass::c;
}

}  // namespace psychometrics
