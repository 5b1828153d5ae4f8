// The differences of common items after a linking, and which of them are drift.
#pragma once
#include "anchors.hpp"

#include <psychometrics/drift.hpp>

namespace psychometrics {

// Fills all of out.items but `item` and `anchor`, from which it learns who the anchors are.
void compare(const std::vector<CommonPair>&, const ParameterSet& base, const LinkingConstants&,
             bool slopes_vary, const DriftPlan&, Drift& out);

}  // namespace psychometrics
