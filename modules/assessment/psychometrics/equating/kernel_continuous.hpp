// A discrete score distribution made continuous by a Gaussian kernel.
#pragma once
#include <psychometrics/kernel_equating.hpp>

#include <Eigen/Core>

namespace psychometrics {

class Continuous {
  public:
    // The form varies and the bandwidth is above 0.
    Continuous(const KernelForm&, double bandwidth);
    double below(double score) const;
    double above(double score) const;  // 1 - below, exact in the upper tail
    double density(double score) const;
    double slope(double score) const;  // of the density
    // The score of the other with as much below it as this has at `score`.
    double matched(const Continuous& other, double score) const;
    double quantile(double share, double rest) const;      // share below, rest above
    Eigen::VectorXd by_probabilities(double score) const;  // derivative of below by each score probability
    double standing(std::size_t i) const { return lowest_ + double(i); }
    std::size_t size() const { return probabilities_.size(); }

  private:
    double place(double score, std::size_t i) const;
    std::vector<double> probabilities_;
    double lowest_, bandwidth_, mean_ = 0, variance_ = 0, shrink_ = 1;
};

// Variance as kernels keep it: n / (n - 1) times the distribution's.
double kernel_variance(const KernelForm&, double& mean);
// Of the probabilities, as their sample or log-linear model has it (Holland and Thayer 1987).
Eigen::MatrixXd probability_covariance(const KernelForm&);

}  // namespace psychometrics
