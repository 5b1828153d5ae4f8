#include <sums.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
constexpr std::size_t chain =
    32;  // points from one exponential to the next; a product leads from each to the one after it
}

void SumScale::set(double low, double high, const std::vector<double>& theta,
                   const std::vector<double>& log_weight) {
    nodes_ = theta.size();
    const double range = std::max(high - low, 1e-3);
    // The functions vary over a distance that grows as the square root of the information.
    const auto wanted = std::size_t(double(cells) * std::ceil(std::sqrt(range / 100)));
    const std::size_t steps = std::clamp<std::size_t>(wanted, cells, 8 * cells);
    const double step = range / double(steps);
    low_ = low;
    per_step_ = 1 / step;
    points_ = steps + 3;  // one before, and two behind, for the cubics at the ends
    last_ = steps;
    log_normaliser_.resize(points_);
    expected_.resize(points_);
    posterior_.resize(points_ * nodes_);
    std::vector<double> factor(nodes_);
    for (std::size_t q = 0; q < nodes_; ++q) {
        factor[q] = std::exp(theta[q] * step);
    }
    for (std::size_t i = 0; i < points_; ++i) {
        double* p = posterior_.data() + i * nodes_;
        const double a = low + (double(i) - 1) * step;
        double top = 0;
        if (i % chain == 0) {
            top = -1e300;
            for (std::size_t q = 0; q < nodes_; ++q) {
                p[q] = a * theta[q] + log_weight[q];
                top = std::max(top, p[q]);
            }
            for (std::size_t q = 0; q < nodes_; ++q) {
                p[q] = std::exp(p[q] - top);
            }
        } else {
            top = log_normaliser_[i - 1];
            const double* before = p - nodes_;
            for (std::size_t q = 0; q < nodes_; ++q) {
                p[q] = before[q] * factor[q];
            }
        }
        double sum = 0, with_theta = 0;
        for (std::size_t q = 0; q < nodes_; ++q) {
            sum += p[q];
            with_theta += p[q] * theta[q];
        }
        const double scale = 1 / sum;
        for (std::size_t q = 0; q < nodes_; ++q) {
            p[q] *= scale;
        }
        log_normaliser_[i] = top + std::log(sum);
        expected_[i] = with_theta * scale;
    }
}

}  // namespace psychometrics
