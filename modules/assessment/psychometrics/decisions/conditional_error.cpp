#include <psychometrics/conditional_error.hpp>
#include <psychometrics/consistency.hpp>
#include <psychometrics/curves.hpp>
#include <psychometrics/distributions.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics {

double lord_error(double x, double n) { return std::sqrt(std::max(0.0, x * (n - x) / (n - 1))); }

double keats_error(double x, double n, double reliability, double kr21) {
    return lord_error(x, n) * std::sqrt((1 - reliability) / (1 - kr21));
}

double kr21_of(double mean, double variance, double n) {
    return n / (n - 1) * (1 - mean * (n - mean) / (n * variance));
}

double raw_error(const ParameterSet& set, double theta) {
    double sum = 0;
    std::vector<double> p;
    for (const auto& item : set.items) {
        p.assign(categories_of(item), 0);
        probabilities(item, set.metric, theta, p);
        double mean = 0, square = 0;
        for (std::size_t k = 0; k < p.size(); ++k) {
            mean += double(k) * p[k];
            square += double(k) * double(k) * p[k];
        }
        sum += square - mean * mean;
    }
    return std::sqrt(std::max(0.0, sum));
}

std::optional<double> theta_error(const ParameterSet& set, double theta) {
    const double found = 1 / std::sqrt(information(set, theta));
    return std::isfinite(found) ? std::optional(found) : std::nullopt;
}

std::optional<double> Conversion::at(std::int64_t raw) const {
    return raw >= first && raw - first < std::int64_t(reported.size())
               ? std::optional(reported[std::size_t(raw - first)])
               : std::nullopt;
}

Result<double> reported_error(const Conversion& c, std::span<const double> chances) {
    if (c.first != 0 || c.reported.size() != chances.size()) {
        return refuse(
            "conversion_does_not_fit",
            fmt::format("The conversion must have a reported score for each raw score from 0 to {}.",
                        chances.size() - 1));
    }
    // About the middle of the scale, so that a scale of large numbers loses no digits.
    double mean = 0, square = 0;
    for (std::size_t x = 0; x < chances.size(); ++x) {
        mean += chances[x] * c.reported[x];
    }
    for (std::size_t x = 0; x < chances.size(); ++x) {
        square += chances[x] * (c.reported[x] - mean) * (c.reported[x] - mean);
    }
    return std::sqrt(std::max(0.0, square));
}

std::vector<double> binomial_distribution(std::int64_t items, double p) {
    std::vector<double> out;
    for (std::int64_t x = 0; x <= items; ++x) {
        out.push_back(binomial_chance(int(x), int(items), p));
    }
    return out;
}

Result<std::vector<ConditionalError>> conditional_errors(std::span<const double> scores,
                                                         const ConditionalErrorPlan& plan) {
    if (plan.items < 2 || plan.items > test_length_max) {
        return refuse("too_short", fmt::format("The highest score must be 2 to {}.", test_length_max));
    }
    const bool keats = plan.reliability && plan.kr21;
    if (keats && !(*plan.reliability >= 0 && *plan.reliability <= 1)) {
        return refuse("reliability_out_of_range", "The reliability must be between 0 and 1.");
    }
    std::vector<ConditionalError> out;
    for (const double x : scores) {
        const auto n = double(plan.items);
        if (!(x >= 0 && x <= n)) {
            return refuse("score_outside",
                          fmt::format("The score {} is not between 0 and {}.", x, plan.items));
        }
        ConditionalError e;
        e.score = x;
        e.lord = lord_error(x, n);
        if (keats && *plan.kr21 < 1) {
            e.keats = keats_error(x, n, *plan.reliability, *plan.kr21);
        }
        if (plan.parameters) {
            e.theta = theta_of_score(*plan.parameters, x);
        }
        if (e.theta) {
            e.theta_error = theta_error(*plan.parameters, *e.theta);
            e.irt = raw_error(*plan.parameters, *e.theta);
        }
        if (plan.conversion) {
            if (x == std::floor(x)) {
                e.reported = plan.conversion->at(std::int64_t(x));
            }
            e.reported_binomial =
                TRY(reported_error(*plan.conversion, binomial_distribution(plan.items, x / n)));
            if (e.theta) {
                const auto& set = *plan.parameters;
                e.reported_irt = TRY(
                    reported_error(*plan.conversion, score_distribution(set.items, set.metric, *e.theta)));
            }
        }
        out.push_back(e);
    }
    return out;
}

}  // namespace psychometrics
