#include "kernel_continuous.hpp"

#include "score_functions.hpp"

#include <psychometrics/distributions.hpp>
#include <psychometrics/optimise.hpp>

#include <algorithm>
#include <cmath>
#include <Eigen/Cholesky>

namespace psychometrics {

double kernel_variance(const KernelForm& f, double& mean) {
    mean = 0;
    for (std::size_t i = 0; i < f.probabilities.size(); ++i) {
        mean += f.probabilities[i] * (double(f.lowest) + double(i));
    }
    double variance = 0;
    for (std::size_t i = 0; i < f.probabilities.size(); ++i) {
        const double d = double(f.lowest) + double(i) - mean;
        variance += f.probabilities[i] * d * d;
    }
    return f.persons > 1 ? variance * f.persons / (f.persons - 1) : variance;
}

Continuous::Continuous(const KernelForm& f, double bandwidth)
    : probabilities_(f.probabilities), lowest_(double(f.lowest)), bandwidth_(bandwidth) {
    variance_ = kernel_variance(f, mean_);
    shrink_ = std::sqrt(variance_ / (variance_ + bandwidth * bandwidth));
}

double Continuous::place(double score, std::size_t i) const {
    return (score - shrink_ * standing(i) - (1 - shrink_) * mean_) / (shrink_ * bandwidth_);
}

double Continuous::below(double score) const {
    double out = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        out += probabilities_[i] * normal_below(place(score, i));
    }
    return out;
}

double Continuous::above(double score) const {
    double out = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        out += probabilities_[i] * normal_below(-place(score, i));
    }
    return out;
}

double Continuous::density(double score) const {
    double out = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        if (const double z = place(score, i);
            std::abs(z) < 39) {  // beyond, a density is below the least number
            out += probabilities_[i] * normal_density(z);
        }
    }
    return out / (shrink_ * bandwidth_);
}

double Continuous::slope(double score) const {
    double out = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        const double z = place(score, i);
        out -= probabilities_[i] * normal_density(z) * z;
    }
    return out / (shrink_ * bandwidth_ * shrink_ * bandwidth_);
}

double Continuous::quantile(double share, double rest) const {
    constexpr double least = 1e-290;  // a tail below it is taken as this
    const double reach = 40 * std::min(bandwidth_, std::sqrt(variance_)) + 1;
    const double low = lowest_ - reach, high = standing(size() - 1) + reach;
    // On the logarithm of the smaller tail: both ends of the scale are then as exact as its middle.
    const bool lower = share <= rest;
    const double target = std::log(std::max(lower ? share : rest, least));
    const auto off = [&](double y) {
        const double tail = std::log(std::max(lower ? below(y) : above(y), least * 1e-5));
        return lower ? tail - target : target - tail;
    };
    return root_of(off, low, high, 1e-14).value_or(lower ? low : high);
}

double Continuous::matched(const Continuous& other, double score) const {
    return other.quantile(below(score), above(score));
}

Eigen::VectorXd Continuous::by_probabilities(double score) const {
    Eigen::VectorXd out = Eigen::VectorXd::Zero(Eigen::Index(size()));
    const double f = density(score);
    for (std::size_t i = 0; i < size(); ++i) {
        const double d = standing(i) - mean_;
        const double moved =
            0.5 * (score - mean_) * (1 - shrink_ * shrink_) * d * d / variance_ + (1 - shrink_) * standing(i);
        out[Eigen::Index(i)] = normal_below(place(score, i)) - moved * f;
    }
    return out;
}

Eigen::MatrixXd probability_covariance(const KernelForm& f) {
    const Eigen::VectorXd p =
        Eigen::Map<const Eigen::VectorXd>(f.probabilities.data(), Eigen::Index(f.probabilities.size()));
    Eigen::MatrixXd multinomial = -p * p.transpose();
    multinomial.diagonal() += p;
    if (f.degree == 0) {
        return multinomial / f.persons;
    }
    const Eigen::MatrixXd functions = score_functions(std::int64_t(p.size()), f.degree);
    const Eigen::MatrixXd spread = multinomial * functions;
    const Eigen::MatrixXd information = functions.transpose() * spread;
    return spread * information.ldlt().solve(spread.transpose()) / f.persons;
}

}  // namespace psychometrics
