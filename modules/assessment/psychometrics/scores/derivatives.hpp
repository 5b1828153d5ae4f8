// How the items' expected scores at the nodes change with each estimated parameter.
#pragma once
#include <psychometrics/parameters.hpp>

#include <Eigen/Core>

#include <span>
#include <vector>

namespace psychometrics {

// One estimated parameter: the items it belongs to (1PL: all), and the change of their expected scores at
// each node.
struct Influence {
    std::vector<std::size_t> items;
    std::vector<Eigen::VectorXd> change;  // one each of `items`
};
// Of every parameter that is estimated (see model_fit), the latent sd among them, for the items given.
std::vector<Influence> influences_of(const ParameterSet&, const Latent&, std::span<const double> nodes);

}  // namespace psychometrics
