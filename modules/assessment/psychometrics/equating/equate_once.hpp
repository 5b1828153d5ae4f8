// One equating of one pair of tables: what the bootstrap repeats.
#pragma once
#include <base/result.hpp>
#include <psychometrics/equating.hpp>

namespace psychometrics {

struct EquatedOnce {
    std::vector<double> equated;  // of X's scores, lowest first
    EquatingCoefficients coefficients;
    std::vector<std::optional<double>> se, se_normal;  // empty: the method has none
    std::vector<SmoothingChosen> smoothing;
    std::vector<std::optional<double>> percent_relative_error;
    double lost = 0;  // share of the synthetic population without a match on the anchor
    Notices problems;
};

enum class WithErrors { analytic, none };

// Tables are in order; of a single group `x` is X by Y and `y` is not looked at.
Result<EquatedOnce> equate_once(const EquatingPlan&, EquatingDesign, const ScoreFrequencies& x,
                                const ScoreFrequencies& y, WithErrors);

// Persons drawn again within each group, `replications` times; each score's standard deviation (n - 1) over
// those that could be equated. `plan` has its smoothing degrees and bandwidths fixed.
struct BootstrapErrors {
    std::vector<double> se;  // empty where fewer than two replications succeeded
    Bootstrapped done;
    std::string first_failure;
};
BootstrapErrors bootstrap_errors(const EquatingPlan& plan, EquatingDesign, const ScoreFrequencies& x,
                                 const ScoreFrequencies& y);

}  // namespace psychometrics
