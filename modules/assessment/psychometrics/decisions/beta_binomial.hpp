// What Livingston and Lewis's and Hanson and Brennan's methods share: scores looked at, and binomial chances.
#pragma once
#include "beta_scores.hpp"
#include "mixture.hpp"

namespace psychometrics::decisions {

struct Summary {
    double mean, variance;
    std::vector<double> cuts, true_cuts;
};

Result<Summary> look_at(const ObservedScores&, double reliability, const DecisionPlan&);
// A report with the scores' description and its cuts; few_persons.
DecisionReport begin(DecisionMethod, const ObservedScores&, double reliability, const Summary&,
                     const DecisionPlan&);
// Chance that a binomial variable of n trials is below x, for 0 <= x <= n + 1; p is known from both ends.
double binomial_below(std::int64_t x, std::int64_t n, double p, double q);
// Chances of the categories, from those of being below each cut. Lord's approximation may leave a trifle
// below 0 at a single true score; it is kept, since the moments over all of them are right.
std::vector<double> differences(const std::vector<double>& below);
double log_or_least(double x);

}  // namespace psychometrics::decisions
