// Roots and minima of smooth functions.
#pragma once
#include <Eigen/Core>

#include <functional>
#include <optional>

namespace psychometrics {

// Where f changes its sign between lo and hi (TOMS 748); nothing where f(lo) and f(hi) have the same sign.
std::optional<double> root_of(const std::function<double(double)>& f, double lo, double hi,
                              double within = 1e-12);
// The lowest point of f between lo and hi (Brent 1973); the first local one it meets.
double lowest_between(const std::function<double(double)>& f, double lo, double hi);

struct Minimum {
    Eigen::VectorXd at;
    double value = 0;
    double gradient_norm = 0;
    int cycles = 0;
    bool converged = false;  // the gradient is below `within` times max(1, |value|), or no step goes lower
};
// BFGS with a central-difference gradient: for a few parameters and a function smooth to 1e-10 or so.
Minimum minimise(const std::function<double(const Eigen::VectorXd&)>& f, const Eigen::VectorXd& start,
                 double within = 1e-8, int cycles_max = 500);

}  // namespace psychometrics
