// Points and weights that stand for a distribution of theta.
#pragma once
#include <psychometrics/parameters.hpp>

#include <vector>

namespace psychometrics {

struct Quadrature {
    std::vector<double> nodes;    // ascending
    std::vector<double> weights;  // sum to 1
};
// Equally spaced nodes from latent.mean - reach * sd to latent.mean + reach * sd, weighted by the normal
// density and scaled to sum to 1. At least 3 nodes.
Quadrature normal_quadrature(std::size_t nodes, const Latent& = {}, double reach = 6);

}  // namespace psychometrics
