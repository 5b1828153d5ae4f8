// The same objective by plain loops, for comparison.
#pragma once
#include <psychometrics/calibration.hpp>

namespace plain {

// The marginal log-likelihood of a set, each group with its latent distribution; a response that is missing
// counts for nothing.
double log_likelihood(const psychometrics::Responses&, const psychometrics::ParameterSet&,
                      std::size_t nodes = 61, double reach = 6);
// Some responses taken away at random.
psychometrics::Responses with_holes(psychometrics::Responses, double share, std::uint64_t seed);
// Two forms: the first half of the persons were not presented the last `own` items, the others not the first.
psychometrics::Responses two_forms(psychometrics::Responses, std::size_t own);

}  // namespace plain
