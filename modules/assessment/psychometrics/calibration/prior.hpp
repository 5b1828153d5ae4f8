// Prior densities of item parameters, as the objective and the M step take them.
#pragma once
#include <base/result.hpp>
#include <psychometrics/parameters.hpp>

namespace psychometrics {

// A logarithm of a density with its constants, and its first and second derivative by its own argument.
struct LogDensity {
    double value = 0, slope = 0, bend = 0;
};
LogDensity lognormal_log_density(const Prior&, double a);  // of a > 0 itself: with the Jacobian -log a
LogDensity normal_log_density(const Prior&,
                              double x);  // of b, or of logit c (no Jacobian: the density is of the logit)
// Families that fit their parameter (a lognormal, b normal, c logit_normal), sd above 0; `bad_plan` else.
Done check(const Priors&);

}  // namespace psychometrics
