// The reliability of a matching score in each of both groups: what SIBTEST corrects its differences by.
#pragma once
#include "purification.hpp"

namespace psychometrics {

struct AnchorReliability {
    double mean = 0;   // of the sum
    double alpha = 0;  // Cronbach's
};
struct BothReliabilities {
    AnchorReliability reference, focal;
};

// Of the sum of `anchor`, over the persons who have `item`. Nothing for fewer than two items, or a sum that
// does not vary in a group.
std::optional<BothReliabilities> reliabilities(const TwoGroups&, const std::vector<std::size_t>& anchor,
                                               std::size_t item);

}  // namespace psychometrics
