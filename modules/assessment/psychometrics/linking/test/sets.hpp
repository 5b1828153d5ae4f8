// Sets of item parameters for the tests of linking.
#pragma once
#include <psychometrics/linking.hpp>
#include <psychometrics/simulation.hpp>

namespace sets {

// form "X" or "Y" of KB36, D = 1.7, items 1..36.
psychometrics::ParameterSet kb36(const std::string& form);
std::vector<psychometrics::CommonItem> every_third();

// What another calibration of the same items gives whose theta is (base theta - B) / A: link() then finds A
// and B.
psychometrics::ParameterSet seen_from(const psychometrics::ParameterSet& base, double slope,
                                      double intercept);
// The same with normal errors of these sizes in b (and steps) and ln a, written down as standard errors.
psychometrics::ParameterSet with_errors(psychometrics::ParameterSet, double se_b, double se_ln_a,
                                        psychometrics::Draws&);
psychometrics::ParameterSet renamed(psychometrics::ParameterSet, const std::string& prefix);
const psychometrics::LinkingConstants* by(const psychometrics::Linking&, psychometrics::LinkingMethod);

}  // namespace sets
