// Descriptive statistics, and what tests of several hypotheses need.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace psychometrics {

double mean_of(std::span<const double>);      // 0 of nothing
double variance_of(std::span<const double>);  // divided by n - 1; 0 below two
double sd_of(std::span<const double>);
double covariance_of(std::span<const double>, std::span<const double>);  // divided by n - 1
// Nothing where one of them does not vary.
std::optional<double> correlation_of(std::span<const double>, std::span<const double>);
// Quantile of type 7 of Hyndman and Fan (1996), as R gives; at in [0, 1]; of at least one value.
double quantile_of(std::span<const double>, double at);
// p-values adjusted for how many there are, in the order given: Holm (1979) for the chance of any false one,
// Benjamini and Hochberg (1995) for the share of false ones.
std::vector<double> holm(std::span<const double> p);
std::vector<double> benjamini_hochberg(std::span<const double> p);
// log(sum of exp(x)), without overflow.
double log_sum_exp(std::span<const double>);

}  // namespace psychometrics
