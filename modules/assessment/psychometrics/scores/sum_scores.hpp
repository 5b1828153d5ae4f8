// Distributions of the sum score at the nodes of a grid (Lord and Wingersky 1984).
#pragma once
#include "grid.hpp"

#include <Eigen/Core>

#include <span>

namespace psychometrics {

// Rows: sums from 0; columns: nodes. Of the items of the grid named by place.
Eigen::MatrixXd sums_at_nodes(const Grid&, std::span<const std::size_t> items);
// The distribution of a sum with one item more, or of a sum of two parts.
Eigen::MatrixXd with_item(const Eigen::MatrixXd& sums, const Grid&, std::size_t item);

}  // namespace psychometrics
