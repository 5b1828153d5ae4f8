#include "criteria.hpp"

#include <psychometrics/curves.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace psychometrics {
namespace {

constexpr std::size_t categories_max = 256;
using Row = std::array<double, categories_max>;

std::span<double> first(Row& row, std::size_t n) { return std::span(row).first(n); }

// The likelihood at the nodes, scaled so that its highest value is 1; times the prior where asked.
std::vector<double> weights_of(std::span<const double> log_likelihood, std::span<const double> prior,
                               bool with_prior) {
    const double top = *std::ranges::max_element(log_likelihood);
    std::vector<double> out(log_likelihood.size());
    for (std::size_t q = 0; q < out.size(); ++q) {
        out[q] = std::exp(log_likelihood[q] - top) * (with_prior ? prior[q] : 1);
    }
    return out;
}

// Trapezoid over equally spaced nodes.
template <class F>
double integral(std::size_t nodes, F f) {
    double sum = 0;
    for (std::size_t q = 0; q < nodes; ++q) {
        sum += f(q) * (q == 0 || q + 1 == nodes ? 0.5 : 1);
    }
    return sum;
}

// The second derivative of -log P(score), which is what the response itself tells (Lord 1980).
double observed_information(const ItemParameters& item, double metric, double theta, std::size_t score) {
    const std::size_t n = categories_of(item);
    Row p, slope, bend;
    curves(item, metric, theta, first(p, n), first(slope, n), first(bend, n));
    const double share = std::max(p[score], 1e-300);
    return std::pow(slope[score] / share, 2) - bend[score] / share;
}

// theta of most information: Birnbaum 1968 (20.4.26) for the three-parameter model.
double best_theta(const ItemParameters& item, double metric) {
    return item.b + std::log((1 + std::sqrt(1 + 8 * item.c)) / 2) / (metric * item.a);
}

double divergence(const ItemParameters& item, double metric, double from, double to) {
    const std::size_t n = categories_of(item);
    Row p, q;
    probabilities(item, metric, from, first(p, n));
    probabilities(item, metric, to, first(q, n));
    double sum = 0;
    for (std::size_t k = 0; k < n; ++k) {
        sum += p[k] > 0 ? p[k] * std::log(p[k] / std::max(q[k], 1e-300)) : 0;
    }
    return sum;
}

// The weighted variance of each score's chance, by the weighted mean chance for more than two scores.
double discrimination(const ItemParameters& item, double metric, std::span<const double> nodes,
                      std::span<const double> weights) {
    const std::size_t n = categories_of(item);
    std::vector<Row> p(nodes.size());
    for (std::size_t q = 0; q < nodes.size(); ++q) {
        probabilities(item, metric, nodes[q], first(p[q], n));
    }
    const double total = integral(nodes.size(), [&](std::size_t q) { return weights[q]; });
    double sum = 0;
    for (std::size_t k = 1; k < n; ++k) {
        const double mean =
            integral(nodes.size(), [&](std::size_t q) { return weights[q] * p[q][k]; }) / total;
        sum +=
            integral(nodes.size(), [&](std::size_t q) { return weights[q] * std::pow(p[q][k] - mean, 2); }) /
            total;
    }
    return sum;
}

}  // namespace

Posterior posterior_of(std::span<const double> nodes, std::span<const double> prior,
                       std::span<const double> log_likelihood) {
    const auto w = weights_of(log_likelihood, prior, true);
    const double total = integral(nodes.size(), [&](std::size_t q) { return w[q]; });
    const double mean = integral(nodes.size(), [&](std::size_t q) { return w[q] * nodes[q]; }) / total;
    const double square =
        integral(nodes.size(), [&](std::size_t q) { return w[q] * std::pow(nodes[q] - mean, 2); });
    return {mean, square / total};
}

double mode_of(const ParameterSet& bank, std::span<const std::size_t> items,
               std::span<const std::uint8_t> scores, const Latent& prior, double lo, double hi, double near) {
    // The gradient of the log posterior; its root by bisection between the ends is safe with guessing too,
    // where Newton's steps may leave.
    const auto slope = [&](double theta) {
        double sum = -(theta - prior.mean) / (prior.sd * prior.sd);
        Row p, up, bend;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto& item = bank.items[items[i]];
            const std::size_t n = categories_of(item);
            curves(item, bank.metric, theta, first(p, n), first(up, n), first(bend, n));
            sum += up[scores[i]] / std::max(p[scores[i]], 1e-300);
        }
        return sum;
    };
    // Around the last estimate first: it moves little.
    double below = std::max(lo, near - 1), above = std::min(hi, near + 1);
    below = slope(below) > 0 ? below : lo;
    above = slope(above) < 0 ? above : hi;
    if (slope(below) <= 0) {
        return below;
    }
    if (slope(above) >= 0) {
        return above;
    }
    while (above - below > 1e-10) {
        const double middle = 0.5 * (below + above);
        (slope(middle) > 0 ? below : above) = middle;
    }
    return 0.5 * (below + above);
}

double Criteria::value(const AdaptiveState& s, std::size_t place) {
    const ItemParameters& item = s.bank_->items[place];
    const double metric = s.bank_->metric, theta = s.theta_;
    const auto weighted = [&](bool with_prior, auto f) {
        const auto w = weights_of(s.log_likelihood_, s.prior_, with_prior);
        return integral(s.nodes_.size(), [&](std::size_t q) { return w[q] * f(s.nodes_[q]); });
    };
    const auto fisher = [&](double at) { return information(item, metric, at); };
    const auto leibler = [&](double at) { return divergence(item, metric, theta, at); };
    // What each possible response would leave: its chance at theta, and the state after it.
    const auto expected = [&](auto f) {
        const std::size_t n = categories_of(item);
        Row p;
        probabilities(item, metric, theta, first(p, n));
        double sum = 0;
        for (std::size_t k = 0; k < n; ++k) {
            AdaptiveState after = s;
            after.give(place, std::uint8_t(k));
            sum += p[k] * f(after, k);
        }
        return sum;
    };
    const Criterion criterion = s.asked_.empty() ? s.plan_->first : s.plan_->criterion;
    switch (criterion) {
        case Criterion::mfi:
            return fisher(theta);
        case Criterion::b_opt:
            return -std::abs(item.b - theta);
        case Criterion::theta_opt:
            return -std::abs(best_theta(item, metric) - theta);
        case Criterion::mlwi:
            return weighted(false, fisher);
        case Criterion::mpwi:
            return weighted(true, fisher);
        case Criterion::kl:
            return weighted(false, leibler);
        case Criterion::klp:
            return weighted(true, leibler);
        case Criterion::mei:
            return expected([&](const AdaptiveState& after, std::size_t k) {
                return observed_information(item, metric, after.theta_, k);
            });
        case Criterion::mepv:
            return -expected([&](const AdaptiveState& after, std::size_t) {
                return posterior_of(after.nodes_, after.prior_, after.log_likelihood_).variance;
            });
        case Criterion::gdi:
        case Criterion::gdip:
            break;
    }
    return discrimination(item, metric, s.nodes_,
                          weights_of(s.log_likelihood_, s.prior_, criterion == Criterion::gdip));
}

}  // namespace psychometrics
