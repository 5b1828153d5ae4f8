// Kernel equating with the Gaussian kernel (von Davier, Holland and Thayer 2004, "The kernel method of test
// equating").
#pragma once
#include <psychometrics/presmoothing.hpp>

namespace psychometrics {

// The score probabilities of one form in the target population, and how sure they are.
struct KernelForm {
    std::int64_t lowest = 0;
    std::vector<double> probabilities{};  // of lowest, lowest + 1, …; sum to 1
    double persons = 0;
    // Degree of the log-linear model they were fitted by; 0: they are the shares seen. It says what their
    // covariance is (Holland and Thayer 1987), for the standard error of equating.
    std::int64_t degree = 0;
};
KernelForm kernel_form(const ScoreFrequencies& of_totals, std::int64_t degree = 0);

struct KernelPlan {
    std::optional<double> bandwidth_x{}, bandwidth_y{};  // above 0; none: the lowest penalty's
    // The weight of PEN2: how many scores have the density turn, up or down, within 1/4 of them (kequate's
    // definition).
    double second_penalty = 0;
    bool standard_errors = true;  // a bootstrap does without
};

// The bandwidth in (0, 4] with the lowest penalty: PEN1 = sum over scores of (probability - density)^2
// (chapter 4), plus second_penalty times PEN2.
double kernel_bandwidth(const KernelForm&, double second_penalty = 0);
// The continuous distribution function and density (chapter 4): mean and variance (n - 1) of the
// discrete one.
double kernel_below(const KernelForm&, double bandwidth, double score);
double kernel_density(const KernelForm&, double bandwidth, double score);
// Where kernel_below is `share`, 0 < share < 1.
double kernel_quantile(const KernelForm&, double bandwidth, double share);

struct KernelEquating {
    std::vector<double> equated{};  // of X's scores
    // Delta method (chapter 5): independent groups, bandwidths taken as fixed.
    std::vector<std::optional<double>> se{};
    double bandwidth_x = 0, bandwidth_y = 0;
    // Percent relative error: how far the first ten moments of the equated scores are from those of Y;
    // none where Y's moment is 0.
    std::vector<std::optional<double>> percent_relative_error{};
};
// e(x) = G^-1(F(x)). Refused: constant_scores, bandwidth_out_of_range.
Result<KernelEquating> kernel_equate(const KernelForm& x, const KernelForm& y, const KernelPlan& = {});
// e(x) = G^-1(H_Y(H_X^-1(F(x)))) through the anchor in each group (chapter 4), without standard errors.
// Bandwidths of the plan are those of X and Y; those of the anchors are always chosen.
Result<KernelEquating> kernel_equate_chained(const KernelForm& x, const KernelForm& anchor_x,
                                             const KernelForm& anchor_y, const KernelForm& y,
                                             const KernelPlan& = {});

}  // namespace psychometrics
