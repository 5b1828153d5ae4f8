// Generalised linear models by iteratively reweighted least squares (McCullagh and Nelder 1989, 2.5).
#pragma once
#include <Eigen/Core>

namespace psychometrics {

enum class Family {
    logistic,  // y in [0, 1] a share of `weights` trials, logit link
    poisson,   // y >= 0 a count, log link: also a log-linear model of a frequency table
};
struct Regression {
    Eigen::VectorXd coefficients;
    Eigen::MatrixXd covariance;  // of the coefficients: inverse of the expected information
    Eigen::VectorXd fitted;      // expected y
    double deviance = 0, log_likelihood = 0;
    int cycles = 0;
    bool converged = false;  // false too where the coefficients run away (separated data)
    bool singular = false;   // columns of the design depend on each other
};
// Stops when the deviance changes by less than `within` (relative). Columns far from unit size are scaled
// inside.
Regression regress(Family, const Eigen::MatrixXd& design, const Eigen::VectorXd& y,
                   const Eigen::VectorXd& weights = {}, double within = 1e-12, int cycles_max = 100);

}  // namespace psychometrics
