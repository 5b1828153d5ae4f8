// The persons of a reference and a focal group, ready to be compared; and which items can be.
#pragma once
#include <psychometrics/dif.hpp>

#include <array>
#include <span>

namespace psychometrics {

struct TwoGroups {
    Responses responses;                        // of both groups alone; scores and not_presented alone
    std::vector<std::uint8_t> focal;            // per person: 1 in the focal group
    std::vector<std::uint8_t> lowest, highest;  // seen, per item
    std::vector<std::array<std::int64_t, 2>>
        persons_of;                       // per item: persons who have it, reference and focal
    std::vector<std::uint8_t> may_match;  // per item: 1 where it may be in the matching score
    std::int64_t minimum = 0;

    std::size_t items() const { return responses.item_count(); }
    bool enough(std::size_t item) const {
        return persons_of[item][0] >= minimum && persons_of[item][1] >= minimum;
    }
};

// Fills in what the procedure says of the groups. Refusals and problems: see dif.hpp.
Result<TwoGroups> two_groups(const Responses&, const DifPlan&, DifProcedure&);

enum class TestedScores { dichotomous, ordered };
// The items (by place) that have what the method needs: persons in both groups, different scores, only 0 and
// 1 where it wants that. The others are named in the notices.
std::vector<std::size_t> testable(const TwoGroups&, TestedScores, Notices&);

// The p-values there are, adjusted for how many there are.
std::vector<std::optional<double>> adjusted(std::span<const std::optional<double>> p, DifAdjustment);
// Nothing where there is no p or the groups are too small.
std::optional<bool> flag_of(std::optional<double> p_adjusted, const DifPlan&, bool enough);
// By two limits of an absolute size; a where the raw p is not below alpha.
DifClass class_of(double size, double moderate, double large, double p, double alpha);
// `item` with its persons, every other field empty.
template <class Item>
std::vector<Item> blank_items(const TwoGroups& groups) {
    std::vector<Item> out(groups.items());
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i].item = groups.responses.items[i];
        out[i].persons_reference = groups.persons_of[i][0];
        out[i].persons_focal = groups.persons_of[i][1];
    }
    return out;
}

}  // namespace psychometrics
