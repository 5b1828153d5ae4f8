#include "purification.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

namespace psychometrics {

Purifier::Purifier(const TwoGroups& groups, const DifPlan& plan)
    : groups_(groups), plan_(plan), anchor_(groups.may_match) {
    done_.asked = plan.purify;
    if (plan.purify && !std::ranges::any_of(std::views::iota(std::size_t(0), groups.items()),
                                            [&](std::size_t i) { return groups.enough(i); })) {
        problems_.push_back(
            {"purification_skipped", "",
             "The groups are below the minimum, so no item is flagged and none left the matching score."});
    }
}

bool Purifier::take(const std::vector<std::uint8_t>& out_of_it) {
    Anchor next(groups_.may_match);
    for (std::size_t i = 0; i < next.size(); ++i) {
        next[i] = std::uint8_t(next[i] != 0 && out_of_it[i] == 0);
    }
    if (std::size_t(std::ranges::count(next, 1)) < anchor_items_min) {
        done_.stable = false;
        problems_.push_back(
            {"anchor_too_short", "",
             fmt::format("Purification would leave fewer than {} items to match on; it stopped before that.",
                         anchor_items_min)});
        return false;
    }
    anchor_ = next;
    ++done_.passes;
    return true;
}

bool Purifier::again(const std::vector<std::uint8_t>& flags) {
    if (!plan_.purify || last_) {
        return false;
    }
    if (history_.empty()) {
        if (std::ranges::count(flags, 1) == 0) {
            return false;
        }
        history_.push_back(flags);
        return take(flags);
    }
    if (flags == history_.back()) {
        return false;
    }
    const auto seen = std::ranges::find(history_, flags);
    if (seen != history_.end()) {
        // It would go round for ever. Every item flagged anywhere on the way round leaves, so that the anchor
        // is clean.
        done_.stable = false;
        done_.period = history_.end() - seen;
        std::vector<std::uint8_t> any(flags.size(), 0);
        for (auto at = seen; at != history_.end(); ++at) {
            for (std::size_t i = 0; i < any.size(); ++i) {
                any[i] |= (*at)[i];
            }
        }
        problems_.push_back(
            {"purification_oscillates", "",
             fmt::format(
                 "Purification goes round between {} sets of items. Every item flagged in one of them "
                 "left the matching score for the last pass.",
                 done_.period)});
        last_ = true;
        return take(any);
    }
    if (done_.passes >= plan_.purifications_max) {
        done_.stable = false;
        problems_.push_back(
            {"purification_stopped", "",
             fmt::format("Purification had not settled after {} passes; the last one is given.",
                         done_.passes)});
        return false;
    }
    history_.push_back(flags);
    return take(flags);
}

void Purifier::describe(DifProcedure& procedure) const {
    procedure.purification = done_;
    procedure.anchor.clear();
    for (std::size_t i = 0; i < anchor_.size(); ++i) {
        if (anchor_[i] != 0) {
            procedure.anchor.push_back(groups_.responses.items[i]);
        } else if (groups_.may_match[i] != 0) {
            procedure.purification.removed.push_back(groups_.responses.items[i]);
        }
    }
    procedure.problems.insert(procedure.problems.end(), problems_.begin(), problems_.end());
}

DifMatching describe_matching(const Matcher& matcher, const DifPlan& plan, Notices& notices) {
    if (matcher.everybody_has_all()) {
        return DifMatching::sum;
    }
    if (plan.missing == DifMatching::restricted) {
        notices.push_back(
            {"matched_on_common_items", "",
             "Persons have different items. Each item is matched on the sum of those anchor items that all "
             "persons with it have."});
        return DifMatching::restricted;
    }
    if (!matcher.took_proportions()) {
        return DifMatching::sum;
    }
    notices.push_back(
        {"matched_on_proportion", "",
         "Persons have different items. They are matched on their share of the highest score of the anchor "
         "items they have, rounded to a score of the whole anchor."});
    return DifMatching::proportion;
}

}  // namespace psychometrics
