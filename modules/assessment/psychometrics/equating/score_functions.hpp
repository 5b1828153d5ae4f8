// Polynomials of scores, as log-linear models use them.
#pragma once
#include <Eigen/Core>

#include <cstdint>

namespace psychometrics {

// Chebyshev polynomials of degree 1..degree at `points` equally spaced scores, mapped to [-1, 1]; a column a
// degree.
Eigen::MatrixXd score_functions(std::int64_t points, std::int64_t degree);

}  // namespace psychometrics
