// What the posterior of theta is, given the sum of the slopes of the items a person answered right.
#pragma once
#include <psychometrics/quadrature.hpp>

#include <cstddef>
#include <vector>

namespace psychometrics {

// Without guessing, the likelihood at theta is exp(A theta + D - S(theta)), A and D the sums of the slopes
// and intercepts of the right items, S the sum of log(1 + exp(a theta + d)) over the items presented. So what
// is wanted of a person is a smooth function of A alone: it is computed at equally spaced A and interpolated
// by cubics (Lagrange's, of four points).
class SumScale {
  public:
    // A runs from low to high; log_weight is log w - S at the nodes.
    void set(double low, double high, const std::vector<double>& theta,
             const std::vector<double>& log_weight);

    struct Place {
        std::size_t first;  // of four points
        double weight[4];
    };
    [[gnu::always_inline]] Place place(double a) const {
        const double x = (a - low_) * per_step_ + 1;
        std::size_t cell = x < 1 ? 1 : std::size_t(x);
        cell = cell < last_ ? cell : last_;
        const double t = x - double(cell), u = t - 1, v = t + 1, w = t - 2;
        return {cell - 1, {-t * u * w / 6, v * u * w / 2, -v * t * w / 2, v * t * u / 6}};
    }
    std::size_t points() const { return points_; }
    // At the points: log of the normaliser, and the expectation of theta.
    const double* log_normaliser() const { return log_normaliser_.data(); }
    const double* expected() const { return expected_.data(); }
    // The posterior at a point, a chance per node.
    const double* posterior(std::size_t point) const { return posterior_.data() + point * nodes_; }
    static constexpr std::size_t cells = 1024;

  private:
    double low_ = 0, per_step_ = 1;
    std::size_t points_ = 0, last_ = 1, nodes_ = 0;
    std::vector<double> log_normaliser_, expected_, posterior_;
};

}  // namespace psychometrics
