// What Lord's and Raju's methods share: the items of both groups, side by side on one scale.
#pragma once
#include "purification.hpp"

#include <psychometrics/dif_parameters.hpp>

namespace psychometrics {

struct Pair {
    DifEstimate reference, focal;  // the focal one linked
};
// Rasch with theta standard normal, whatever the data say: b and its standard error.
Result<DifEstimates> standard_rasch(const Responses&, Notices&);
// Fills in the correlations, for slopes and difficulties that were estimated from these responses.
void add_correlations(const Responses&, const Latent&, DifEstimates&);

// Both groups' estimates by the place of the item in TwoGroups; nothing where one has none.
class Pairs {
  public:
    Pairs(const TwoGroups&, const DifCalibrations&, Notices&);
    // By the anchor items that both groups have; nothing for too few of them, or (2PL) where their b do not
    // vary.
    std::optional<DifLink> link(const Anchor&) const;
    // Nothing where a group has no estimate, or no standard error.
    std::optional<Pair> pair(std::size_t item, const DifLink&) const;
    bool slopes() const { return slopes_; }

  private:
    std::vector<std::optional<DifEstimate>> reference_, focal_;
    bool slopes_;
};

}  // namespace psychometrics
