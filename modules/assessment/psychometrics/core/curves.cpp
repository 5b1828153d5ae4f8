#include <base/must.hpp>
#include <psychometrics/curves.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace psychometrics {
namespace {

constexpr std::size_t categories_max = 256;

double logistic(double z) {
    if (z >= 0) {
        return 1 / (1 + std::exp(-z));
    }
    const double e = std::exp(z);
    return e / (1 + e);
}

// P(k) proportional to exp(e_k), e_k = s_k theta + t_k: partial credit and nominal items. With m the mean of
// s under P: P' = P (s - m), P'' = P ((s - m)^2 - variance of s).
void exponential(const ItemParameters& item, double metric, double theta, std::span<double> p,
                 std::span<double> slope, std::span<double> bend) {
    const std::size_t n = p.size();
    std::array<double, categories_max> s;
    double exponent = 0, top = 0;
    for (std::size_t k = 0; k < n; ++k) {
        if (item.model == Model::nrm) {
            s[k] = item.slopes[k];
            exponent = item.slopes[k] * theta + item.intercepts[k];
        } else {
            s[k] = metric * item.a * double(k);
            exponent += k == 0 ? 0 : metric * item.a * (theta - item.steps[k - 1]);
        }
        p[k] = exponent;
        top = k == 0 ? exponent : std::max(top, exponent);
    }
    double sum = 0;
    for (std::size_t k = 0; k < n; ++k) {
        p[k] = std::exp(p[k] - top);
        sum += p[k];
    }
    double mean = 0;
    for (std::size_t k = 0; k < n; ++k) {
        p[k] /= sum;
        mean += s[k] * p[k];
    }
    if (slope.empty()) {
        return;
    }
    double variance = 0;
    for (std::size_t k = 0; k < n; ++k) {
        variance += (s[k] - mean) * (s[k] - mean) * p[k];
    }
    for (std::size_t k = 0; k < n; ++k) {
        slope[k] = p[k] * (s[k] - mean);
        bend[k] = p[k] * ((s[k] - mean) * (s[k] - mean) - variance);
    }
}

// Differences of the curves P(score >= k); those of far steps are taken from the nearer end, so that they
// keep their digits.
void graded(const ItemParameters& item, double metric, double theta, std::span<double> p,
            std::span<double> slope, std::span<double> bend) {
    const double a = metric * item.a;
    double above = 1, not_above = 0, above_slope = 0, above_bend = 0;
    for (std::size_t k = 0; k < p.size(); ++k) {
        double next = 0, not_next = 1;
        if (k + 1 < p.size()) {
            const double z = a * (theta - item.steps[k]);
            next = logistic(z);
            not_next = logistic(-z);
        }
        p[k] = std::max(above < 0.5 ? above - next : not_next - not_above, 0.0);
        const double next_slope = a * next * not_next;
        const double next_bend = a * next_slope * (not_next - next);
        if (!slope.empty()) {
            slope[k] = above_slope - next_slope;
            bend[k] = above_bend - next_bend;
        }
        above = next;
        not_above = not_next;
        above_slope = next_slope;
        above_bend = next_bend;
    }
}

void dichotomous(const ItemParameters& item, double metric, double theta, std::span<double> p,
                 std::span<double> slope, std::span<double> bend) {
    const double a = metric * item.a, z = a * (theta - item.b);
    const double up = logistic(z), down = logistic(-z);
    p[0] = (1 - item.c) * down;
    p[1] = item.c + (1 - item.c) * up;
    if (!slope.empty()) {
        slope[1] = (1 - item.c) * a * up * down;
        slope[0] = -slope[1];
        bend[1] = a * slope[1] * (down - up);
        bend[0] = -bend[1];
    }
}

void both(const ItemParameters& item, double metric, double theta, std::span<double> p,
          std::span<double> slope, std::span<double> bend) {
    MUST(p.size() == categories_of(item));
    if (is_dichotomous(item.model)) {
        dichotomous(item, metric, theta, p, slope, bend);
    } else if (item.model == Model::grm) {
        graded(item, metric, theta, p, slope, bend);
    } else {
        exponential(item, metric, theta, p, slope, bend);
    }
}

}  // namespace

std::size_t categories_of(const ItemParameters& item) {
    return is_dichotomous(item.model) ? 2
           : item.model == Model::nrm ? item.slopes.size()
                                      : item.steps.size() + 1;
}

void probabilities(const ItemParameters& item, double metric, double theta, std::span<double> p) {
    both(item, metric, theta, p, {}, {});
}

void curves(const ItemParameters& item, double metric, double theta, std::span<double> p,
            std::span<double> slope, std::span<double> bend) {
    MUST(slope.size() == p.size() && bend.size() == p.size());
    both(item, metric, theta, p, slope, bend);
}

double expected_score(const ItemParameters& item, double metric, double theta) {
    std::array<double, categories_max> p;
    const std::size_t n = categories_of(item);
    probabilities(item, metric, theta, std::span(p).first(n));
    double sum = 0;
    for (std::size_t k = 1; k < n; ++k) {
        sum += double(k) * p[k];
    }
    return sum;
}

double information(const ItemParameters& item, double metric, double theta) {
    std::array<double, categories_max> p, slope, bend;
    const std::size_t n = categories_of(item);
    curves(item, metric, theta, std::span(p).first(n), std::span(slope).first(n), std::span(bend).first(n));
    double sum = 0;
    for (std::size_t k = 0; k < n; ++k) {
        sum += p[k] > 0 ? slope[k] * slope[k] / p[k] : 0;
    }
    return sum;
}

double information(const ParameterSet& set, double theta) {
    double sum = 0;
    for (const auto& item : set.items) {
        sum += information(item, set.metric, theta);
    }
    return sum;
}

double expected_score(const ParameterSet& set, double theta) {
    double sum = 0;
    for (const auto& item : set.items) {
        sum += expected_score(item, set.metric, theta);
    }
    return sum;
}

std::vector<double> score_distribution(std::span<const ItemParameters> items, double metric, double theta) {
    std::vector<double> chances{1.0};
    std::array<double, categories_max> p;
    for (const auto& item : items) {
        const std::size_t n = categories_of(item);
        probabilities(item, metric, theta, std::span(p).first(n));
        std::vector<double> next(chances.size() + n - 1, 0.0);
        for (std::size_t s = 0; s < chances.size(); ++s) {
            for (std::size_t k = 0; k < n; ++k) {
                next[s + k] += chances[s] * p[k];
            }
        }
        chances = std::move(next);
    }
    return chances;
}

}  // namespace psychometrics
