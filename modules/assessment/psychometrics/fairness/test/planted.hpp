// Responses of two groups with a known difference between them.
#pragma once
#include <psychometrics/dif.hpp>
#include <psychometrics/simulation.hpp>

#include <algorithm>

namespace psychometrics {

struct Planted {
    std::size_t persons_reference = 1000, persons_focal = 1000, items = 25;
    double impact = 0;   // how much lower the focal group's mean theta is
    double harder = 0;   // b of the items at `places`, for the focal group
    double steeper = 1;  // their slope, times this, for the focal group
    std::vector<std::size_t> places{};
    Model model = Model::rasch;
    std::uint64_t seed = 1;
};

inline Responses planted(const Planted& p) {
    Draws draws(p.seed);
    ParameterSet set = plausible_items(p.model, p.items, draws);
    for (auto& item : set.items) {
        item.b = std::clamp(item.b, -1.5, 1.5);
    }
    Responses out = simulate(set, normal_thetas(p.persons_reference, {0, 1}, draws), draws);
    for (const std::size_t i : p.places) {
        set.items[i].b += p.harder;
        set.items[i].a *= p.steeper;
    }
    const Responses focal = simulate(set, normal_thetas(p.persons_focal, {-p.impact, 1}, draws), draws);
    out.scores.insert(out.scores.end(), focal.scores.begin(), focal.scores.end());
    out.persons.clear();
    out.groups = {"reference", "focal"};
    out.group_of.assign(p.persons_reference, 0);
    out.group_of.resize(p.persons_reference + p.persons_focal, 1);
    return out;
}

// Raw p, no minimum in the way.
inline DifPlan raw_plan() { return {.focal = "focal", .adjustment = DifAdjustment::none}; }

inline double share_flagged(const auto& items, const std::vector<std::size_t>& places, bool at_them) {
    double flagged = 0, all = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool there = std::ranges::find(places, i) != places.end();
        if (there == at_them) {
            flagged += items[i].flag.value_or(false);
            ++all;
        }
    }
    return all > 0 ? flagged / all : 0;
}

}  // namespace psychometrics
