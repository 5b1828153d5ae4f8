// Exams made of known parameters for the tests of the mixed engine.
#pragma once
#include "screening.hpp"

#include <psychometrics/calibration.hpp>
#include <psychometrics/simulation.hpp>

#include <vector>

namespace psychometrics {

// Items of the models in turn, `count` in all, with ids item1, item2, …
ParameterSet exam_of(const std::vector<Model>&, std::size_t count, Draws&, std::size_t scores = 3);
// A plan that says each item's model, without priors and without a minimum.
CalibrationPlan plan_of(const ParameterSet&);
// By the mixed engine, whatever the models; a refusal fails the test and gives an empty reply.
Calibration by_mixed(const Responses&, const CalibrationPlan&);

// What is free in an item, in the order it is stated in, and the standard errors of those.
struct Flat {
    std::vector<double> at, se;
};
Flat flat(const ItemParameters&);
bool has_problem(const Notices&, const std::string& code, const std::string& item);

}  // namespace psychometrics
