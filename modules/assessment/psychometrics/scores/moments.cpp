#include "moments.hpp"

#include <psychometrics/curves.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {

Moments moments_of(const Grid& grid) {
    const auto items = Eigen::Index(grid.items()), n = Eigen::Index(grid.size());
    Moments out{Eigen::MatrixXd::Zero(items, n), Eigen::MatrixXd::Zero(items, n),
                Eigen::MatrixXd::Zero(items, n), Eigen::MatrixXd::Zero(items, n)};
    for (Eigen::Index i = 0; i < items; ++i) {
        const std::size_t scores = grid.scores(std::size_t(i));
        for (std::size_t k = 1; k < scores; ++k) {
            const auto p = grid.p(std::size_t(i), k);
            for (Eigen::Index q = 0; q < n; ++q) {
                out.mean(i, q) += double(k) * p[std::size_t(q)];
                out.square(i, q) += double(k * k) * p[std::size_t(q)];
            }
        }
        for (std::size_t k = 0; k < scores; ++k) {
            const auto p = grid.p(std::size_t(i), k);
            for (Eigen::Index q = 0; q < n; ++q) {
                const double off = double(k) - out.mean(i, q);
                out.variance(i, q) += off * off * p[std::size_t(q)];
                out.fourth(i, q) += off * off * off * off * p[std::size_t(q)];
            }
        }
    }
    return out;
}

PointMoments moments_at(const ItemParameters& item, double metric, double theta) {
    double p[score_max + 1];
    const std::size_t n = categories_of(item);
    probabilities(item, metric, theta, {p, n});
    PointMoments out;
    for (std::size_t k = 1; k < n; ++k) {
        out.mean += double(k) * p[k];
    }
    for (std::size_t k = 0; k < n; ++k) {
        const double off = double(k) - out.mean;
        out.variance += off * off * p[k];
        out.fourth += off * off * off * off * p[k];
    }
    return out;
}

void MeanSquareSum::add(double score, const PointMoments& m) {
    const double w = std::max(m.variance, 1e-300);
    const double square = (score - m.mean) * (score - m.mean);
    squares_ += square;
    standardised_ += square / w;
    weights_ += m.variance;
    of_infit_ += m.fourth - m.variance * m.variance;
    of_outfit_ += m.fourth / (w * w) - 1;
    n_ += 1;
}

MeanSquares MeanSquareSum::result() const {
    MeanSquares out;
    if (!(n_ > 0) || !(weights_ > 0) || !std::isfinite(standardised_)) {
        return out;
    }
    out.infit = squares_ / weights_;
    out.outfit = standardised_ / n_;
    out.z_infit = wilson_hilferty(*out.infit, std::sqrt(std::max(of_infit_, 0.0)) / weights_);
    out.z_outfit = wilson_hilferty(*out.outfit, std::sqrt(std::max(of_outfit_, 0.0)) / n_);
    return out;
}

std::optional<double> wilson_hilferty(double mean_square, double sd) {
    const double z = (std::cbrt(mean_square) - 1) * 3 / sd + sd / 3;
    return sd > 0 && std::isfinite(z) ? std::optional(z) : std::nullopt;
}

Done check(const FitPlan& plan, const Latent& latent) {
    if (plan.nodes < 3 || plan.nodes > nodes_max || !(plan.reach >= 1 && plan.reach <= 20)) {
        return refuse("plan_faulty",
                      "The nodes are 3 to 1001, and reach 1 to 20 standard deviations from the mean.");
    }
    if (!(latent.sd > 1e-6 && latent.sd < 1e6) || !(std::abs(latent.mean) < 1e6)) {
        return refuse("plan_faulty",
                      "The distribution of theta needs a mean, and a standard deviation above 0.");
    }
    if (!(plan.least_expected > 0)) {
        return refuse("plan_faulty", "The least expected count of a cell is above 0.");
    }
    return {};
}

}  // namespace psychometrics
