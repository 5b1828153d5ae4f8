// The beta distribution of true proportion-correct scores: fitted to moments, and as points between the cuts.
#pragma once
#include <psychometrics/consistency.hpp>

#include <array>

namespace psychometrics::decisions {

// Mean, variance, skewness and kurtosis (3 for a normal) of true scores.
struct Moments {
    double mean = 0, variance = 0, skewness = 0, kurtosis = 0;
};
// Moments of the true scores behind the scores of n items (n need not be whole) with Lord's k (0: binomial
// error), by factorial moments: Lord (1965, eq. 34), Hanson (1991, eq. 8).
Moments true_moments(const std::vector<double>& scores, double items, double k);

struct BetaFit {
    BetaTrueScores distribution;
    TrueScoreModel model;
};
// Method of moments (Hanson 1991, eq. 13 to 16). A fit with imaginary or negative parameters or bounds
// outside 0..1 is not taken: two parameters are fitted in its place, said as `true_scores_fell_back`. No
// variance left: true_scores_degenerate.
Result<BetaFit> fit_beta(const Moments&, const DecisionPlan&, Notices&);

// A proportion known from both ends, so that neither loses its digits.
struct BetaNode {
    double weight = 0, p = 0, q = 0;  // q = 1 - p
    std::size_t category = 0;
};
// Points of the distribution, fine enough for forms of `items` items: double exponential quadrature over the
// cumulative probability (Takahasi and Mori 1974), each stretch between the true cuts by itself.
std::vector<BetaNode> beta_nodes(const BetaTrueScores&, const std::vector<double>& true_cuts, double items);

}  // namespace psychometrics::decisions
