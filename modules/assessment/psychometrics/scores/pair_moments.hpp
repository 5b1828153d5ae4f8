// Means and mean products of the items' scores, as the model has them: in order x_1..x_n, then x_1 x_2, x_1
// x_3, …
#pragma once
#include "derivatives.hpp"
#include "moments.hpp"

namespace psychometrics {

class PairMoments {
  public:
    PairMoments(const Moments&, std::span<const double> weights);
    Eigen::Index items() const { return items_; }
    Eigen::Index count() const { return items_ + items_ * (items_ - 1) / 2; }
    // Where x_i x_j stands; i != j.
    Eigen::Index place(Eigen::Index i, Eigen::Index j) const;
    Eigen::VectorXd expected() const;
    // Of one person's x and products.
    Eigen::MatrixXd covariance() const;
    // Columns: the moments' derivatives by each parameter.
    Eigen::MatrixXd derivatives(const std::vector<Influence>&) const;

  private:
    double joint(std::span<const Eigen::Index> of_items) const;
    Eigen::Index items_;
    Eigen::MatrixXd mean_, square_;
    Eigen::VectorXd weights_;
};

}  // namespace psychometrics
