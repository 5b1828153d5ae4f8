// Sum scores of two forms from responses, for equating.
#pragma once
#include <base/result.hpp>
#include <psychometrics/equating.hpp>
#include <psychometrics/responses.hpp>

namespace psychometrics {

struct SumScores {
    std::vector<std::int64_t> totals{};
    std::vector<std::int64_t> anchors{};  // empty without an anchor
    // The scales' ends: from 0 to the sum of each item's highest score seen, at least 1 an item.
    std::int64_t highest = 0, anchor_highest = 0;
    Notices problems{};
};

// Responses are settled. The total is over all items, or over those outside an external anchor. Who was not
// presented an item of the form is left out (`persons_dropped`), since such a sum means something else; an
// item presented to nobody is left out first (`item_not_presented`). Refused: disconnected_anchor (an anchor
// item is not in the form, or nobody was presented it), anchor_too_long (an external anchor leaves no item),
// no_persons.
Result<SumScores> sum_scores(const Responses&, std::span<const std::string> anchor_items, AnchorKind,
                             const std::string& form);
// The items both forms have, in the order of the first.
std::vector<std::string> common_items(const Responses& x, const Responses& y);

}  // namespace psychometrics
