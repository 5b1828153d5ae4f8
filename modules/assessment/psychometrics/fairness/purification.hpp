// Purification of the matching score (Candell and Drasgow 1988): items that are flagged leave the anchor and
// all are tested again, until the same ones are flagged twice.
#pragma once
#include "matching.hpp"

namespace psychometrics {

constexpr std::size_t anchor_items_min = 2;

class Purifier {
  public:
    Purifier(const TwoGroups&, const DifPlan&);
    const Anchor& anchor() const { return anchor_; }
    // True: test once more, with the anchor there is now.
    bool again(const std::vector<std::uint8_t>& flags);
    void describe(DifProcedure&) const;

  private:
    bool take(const std::vector<std::uint8_t>& out_of_it);
    const TwoGroups& groups_;
    const DifPlan& plan_;
    Anchor anchor_;
    std::vector<std::vector<std::uint8_t>> history_;
    DifPurification done_{};
    Notices problems_{};
    bool last_ = false;
};

// Tests until the anchor is pure. `test(anchor, notices)` gives the items, each with a flag; only the notices
// of the last pass are kept.
template <class Test>
auto purified(const TwoGroups& groups, const DifPlan& plan, DifProcedure& procedure, Test test) {
    Purifier purifier(groups, plan);
    Notices notices;
    auto items = test(purifier.anchor(), notices);
    const auto flags = [&] {
        std::vector<std::uint8_t> out;
        for (const auto& item : items) {
            out.push_back(item.flag.value_or(false));
        }
        return out;
    };
    while (purifier.again(flags())) {
        notices.clear();
        items = test(purifier.anchor(), notices);
    }
    procedure.problems.insert(procedure.problems.end(), notices.begin(), notices.end());
    purifier.describe(procedure);
    return items;
}

// What is said of the matching, after a pass.
DifMatching describe_matching(const Matcher&, const DifPlan&, Notices&);

// Tests whatever items can be, purified. `estimate(strata, place, item, notices)` fills in the statistics of
// one item, `conclude(items)` what depends on all of them: adjusted p and flags.
template <class Item, class Estimate, class Conclude>
std::vector<Item> tested(const TwoGroups& groups, const DifPlan& plan, DifProcedure& procedure,
                         TestedScores scores, Estimate estimate, Conclude conclude) {
    const auto chosen = testable(groups, scores, procedure.problems);
    return purified(groups, plan, procedure, [&](const Anchor& anchor, Notices& notices) {
        Matcher matcher(groups, anchor, plan.missing);
        auto items = blank_items<Item>(groups);
        for (const std::size_t i : chosen) {
            estimate(matcher.strata(i), i, items[i], notices);
        }
        conclude(items);
        procedure.matching = describe_matching(matcher, plan, notices);
        return items;
    });
}

// Adjusted p and flag from the p each item has, `p_of(item)`.
template <class Item, class P>
void conclude_by_p(const TwoGroups& groups, const DifPlan& plan, std::vector<Item>& items, P p_of) {
    std::vector<std::optional<double>> p;
    for (const auto& item : items) {
        p.push_back(p_of(item));
    }
    p = adjusted(p, plan.adjustment);
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i].p_adjusted = p[i];
        items[i].flag = flag_of(p[i], plan, groups.enough(i));
    }
}

}  // namespace psychometrics
