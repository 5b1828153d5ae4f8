// What cannot be equated, and what is said of what can.
#pragma once
#include <base/result.hpp>
#include <psychometrics/equating.hpp>

namespace psychometrics {

Done check_plan(const EquatingPlan&, EquatingDesign);
Done check_table(const ScoreFrequencies&, EquatingDesign, const EquatingPlan&, const std::string& form);
// Refused: scores_too_wide, where both anchors' scores together are too many.
Done check_anchor_scales(const ScoreFrequencies& x, const ScoreFrequencies& y);
// Both tables with all anchor scores of either.
std::pair<ScoreFrequencies, ScoreFrequencies> with_same_anchor_scale(const ScoreFrequencies& x,
                                                                     const ScoreFrequencies& y);
Notices equating_notices(const ScoreFrequencies& x, const ScoreFrequencies& y, EquatingDesign,
                         const EquatingPlan&);

}  // namespace psychometrics
