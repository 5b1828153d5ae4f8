// How good an item would be now.
#pragma once
#include <psychometrics/adaptive.hpp>

namespace psychometrics {

// Higher is better. `theta` is the provisional estimate.
struct Criteria {
    static double value(const AdaptiveState&, std::size_t item);
};

// The posterior over nodes: `log_likelihood` and `prior` (not yet normed) at equally spaced nodes.
struct Posterior {
    double mean = 0, variance = 0;
};
Posterior posterior_of(std::span<const double> nodes, std::span<const double> prior,
                       std::span<const double> log_likelihood);
// The posterior's mode between lo and hi.
double mode_of(const ParameterSet& bank, std::span<const std::size_t> items,
               std::span<const std::uint8_t> scores, const Latent& prior, double lo, double hi, double near);

}  // namespace psychometrics
