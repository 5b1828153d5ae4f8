// What the mixed engine begins with: responses whose categories all occur, and items at rough values.
#pragma once
#include "mixed_state.hpp"
#include "screening.hpp"

namespace psychometrics::mixed {

// Scores nobody has count as the next lower one that somebody has, and the others move down to stand without
// a gap: a boundary nobody is on one side of has no estimate. Held items keep their scores.
struct Start {
    Responses responses;  // those items and persons alone, recoded
    State state;
    std::vector<Recoding> recoded;
    Notices problems;  // category_empty
};
Start start_of(const Screened&, const CalibrationPlan&);

}  // namespace psychometrics::mixed
