// Conditional moments of the items' scores at the nodes of a grid.
#pragma once
#include "grid.hpp"

#include <Eigen/Core>
#include <psychometrics/fit.hpp>
#include <psychometrics/quadrature.hpp>

namespace psychometrics {

// Items x nodes. `mean` E, `square` E[x^2], `variance` W and `fourth` the fourth central moment.
struct Moments {
    Eigen::MatrixXd mean, square, variance, fourth;
};
Moments moments_of(const Grid&);

// (x - E)^2 and the fourth power's expectation for one item at one theta.
struct PointMoments {
    double mean = 0, variance = 0, fourth = 0;
};
PointMoments moments_at(const ItemParameters&, double metric, double theta);

// Sums for mean squares, over persons of an item or items of a person.
class MeanSquareSum {
  public:
    void add(double score, const PointMoments&);
    MeanSquares result() const;

  private:
    double squares_ = 0, standardised_ = 0, weights_ = 0, of_infit_ = 0, of_outfit_ = 0;
    double n_ = 0;
};
// The cube root of a mean square with expectation 1 and standard deviation `sd`, standardised.
std::optional<double> wilson_hilferty(double mean_square, double sd);

Done check(const FitPlan&, const Latent&);

}  // namespace psychometrics
