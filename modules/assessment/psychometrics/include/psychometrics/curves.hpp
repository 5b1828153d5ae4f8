// The curves of an item: probabilities of its scores at a theta, their slopes, and information.
#pragma once
#include <psychometrics/parameters.hpp>

#include <span>
#include <vector>

namespace psychometrics {

// Scores an item has: 2 for a dichotomous one.
std::size_t categories_of(const ItemParameters&);

// Into `p`, `slope`, `bend`: the probability of each score at theta, its first and its second derivative by
// theta; each has room for categories_of(item). Finite for every finite theta; p sums to 1.
void probabilities(const ItemParameters&, double metric, double theta, std::span<double> p);
void curves(const ItemParameters&, double metric, double theta, std::span<double> p, std::span<double> slope,
            std::span<double> bend);
// The expected score at theta, 0 to the highest.
double expected_score(const ItemParameters&, double metric, double theta);
// Fisher information, sum of slope^2 / p over the scores (Samejima 1969); in units of 1 / theta^2.
double information(const ItemParameters&, double metric, double theta);
double information(const ParameterSet&, double theta);
// The expected sum score of a set: the test characteristic curve.
double expected_score(const ParameterSet&, double theta);
// The distribution of the sum score at theta (Lord and Wingersky 1984): chances of 0..the highest sum.
std::vector<double> score_distribution(std::span<const ItemParameters>, double metric, double theta);

}  // namespace psychometrics
