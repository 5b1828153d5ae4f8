// Means, variances and covariance of total and anchor, and how they vary from sample to sample.
#pragma once
#include <psychometrics/presmoothing.hpp>

#include <Eigen/Core>

namespace psychometrics {

using FiveMoments = Eigen::Matrix<double, 5, 1>;
using FiveByFive = Eigen::Matrix<double, 5, 5>;

// In the order of the covariance matrices: means of total and anchor, variance of total, covariance, variance
// of anchor (divided by n - 1). Without an anchor those with it are 0.
struct TotalAnchorMoments {
    double mean = 0, anchor_mean = 0, variance = 0, covariance = 0, anchor_variance = 0;

    FiveMoments vector() const { return {mean, anchor_mean, variance, covariance, anchor_variance}; }
    static TotalAnchorMoments of(const FiveMoments& v) { return {v[0], v[1], v[2], v[3], v[4]}; }
};
TotalAnchorMoments pair_moments(const ScoreFrequencies&);

// Large-sample covariance matrices of the five, for scores of any distribution and for normal ones.
struct PairVariation {
    FiveByFive general = FiveByFive::Zero(), normal = FiveByFive::Zero();
};
PairVariation pair_variation(const ScoreFrequencies&, const TotalAnchorMoments&);

}  // namespace psychometrics
