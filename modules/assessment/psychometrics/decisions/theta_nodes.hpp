// Points of a normal distribution of theta, cut into stretches at given thetas.
#pragma once
#include <psychometrics/parameters.hpp>

#include <vector>

namespace psychometrics::decisions {

struct ThetaNode {
    double theta = 0, weight = 0;
};
// Gauss-Legendre of ten points on pieces of at most half a standard deviation, 8 standard deviations to each
// side; weights sum to 1.
std::vector<ThetaNode> theta_nodes(const Latent&, std::vector<double> borders);

}  // namespace psychometrics::decisions
