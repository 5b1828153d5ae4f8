#include "purification.hpp"

#include <psychometrics/distributions.hpp>
#include <psychometrics/numbers.hpp>

#include <cmath>

namespace psychometrics {
namespace {

struct Axis {
    double intercept = 0, slope = 0;
};

// The first principal axis of the anchor items' deltas; nothing for fewer than two, or where they do not go
// together.
std::optional<Axis> axis_of(const std::vector<DeltaItem>& items, const Anchor& anchor) {
    std::vector<double> x, y;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (anchor[i] != 0 && items[i].delta_reference && items[i].delta_focal) {
            x.push_back(*items[i].delta_reference);
            y.push_back(*items[i].delta_focal);
        }
    }
    const double together = covariance_of(x, y);
    if (x.size() < anchor_items_min || together == 0) {
        return std::nullopt;
    }
    const double apart = variance_of(y) - variance_of(x);
    // Of the two axes the one along the larger variance: its slope has the sign of the covariance.
    const double slope = (apart + std::sqrt(apart * apart + 4 * together * together)) / (2 * together);
    return Axis{mean_of(y) - slope * mean_of(x), slope};
}

void measure(const TwoGroups& groups, std::size_t i, DeltaItem& item, Notices& notices) {
    std::int64_t right[2] = {0, 0};
    for (std::size_t p = 0; p < groups.focal.size(); ++p) {
        right[groups.focal[p]] += groups.responses.at(p, i) == 1;
    }
    item.p_reference = double(right[0]) / double(item.persons_reference);
    item.p_focal = double(right[1]) / double(item.persons_focal);
    const auto delta = [](double p) -> std::optional<double> {
        return p > 0 && p < 1 ? std::optional(13 - 4 * normal_quantile(p)) : std::nullopt;
    };
    item.delta_reference = delta(*item.p_reference);
    item.delta_focal = delta(*item.p_focal);
    if (!item.delta_reference || !item.delta_focal) {
        notices.push_back({"item_constant_in_group", item.item,
                           "All right or all wrong in a group, so that its delta is infinite: it has no "
                           "distance and does not "
                           "shape the axis."});
    }
}

}  // namespace

Result<DeltaDif> delta_dif(const Responses& responses, const DifPlan& plan) {
    DeltaDif out;
    out.threshold = plan.delta_threshold;
    const TwoGroups groups = TRY(two_groups(responses, plan, out.procedure));
    const auto chosen = testable(groups, TestedScores::dichotomous, out.procedure.problems);
    auto measured = blank_items<DeltaItem>(groups);
    for (const std::size_t i : chosen) {
        measure(groups, i, measured[i], out.procedure.problems);
    }
    out.procedure.matching = DifMatching::none;
    out.items = purified(groups, plan, out.procedure, [&](const Anchor& anchor, Notices& notices) {
        auto items = measured;
        const auto axis = axis_of(items, anchor);
        if (!axis) {
            out.intercept = out.slope = std::nullopt;
            notices.push_back(
                {"no_axis", "", "The items' deltas in both groups do not go together: there is no axis."});
            return items;
        }
        out.intercept = axis->intercept;
        out.slope = axis->slope;
        for (std::size_t i = 0; i < items.size(); ++i) {
            DeltaItem& item = items[i];
            if (item.delta_reference && item.delta_focal) {
                item.distance = (axis->slope * *item.delta_reference + axis->intercept - *item.delta_focal) /
                                std::sqrt(axis->slope * axis->slope + 1);
                if (groups.enough(i)) {
                    item.flag = std::abs(*item.distance) > plan.delta_threshold;
                }
            }
        }
        return items;
    });
    return out;
}

}  // namespace psychometrics
