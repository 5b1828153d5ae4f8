#include "beta_scores.hpp"

#include <psychometrics/distributions.hpp>
#include <psychometrics/optimise.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace psychometrics::decisions {
namespace {

// x (x - 1) … (x - r + 1); 0 for x below r.
double falling(double x, int r) {
    if (x < r) {
        return r == 0 ? 1 : 0;
    }
    double out = 1;
    for (int i = 0; i < r; ++i) {
        out *= x - i;
    }
    return out;
}

bool admissible(const BetaTrueScores& b) {
    return std::isfinite(b.alpha) && std::isfinite(b.beta) && b.alpha > 0 && b.beta > 0 && b.lower >= 0 &&
           b.upper <= 1 && b.lower < b.upper;
}

BetaTrueScores two_moments(const Moments& m, double lower, double upper) {
    const double width = upper - lower, mean = (m.mean - lower) / width,
                 variance = m.variance / (width * width);
    const double both = mean * (1 - mean) / variance - 1;
    return {mean * both, (1 - mean) * both, lower, upper};
}

double skewness_of(const BetaTrueScores& b) {
    return 2 * (b.beta - b.alpha) * std::sqrt(b.alpha + b.beta + 1) /
           ((b.alpha + b.beta + 2) * std::sqrt(b.alpha * b.beta));
}

std::optional<BetaTrueScores> three_moments(const Moments& m, double lower) {
    // The upper bound at which two moments have the third as well. Just above the mean there is no room for
    // the variance.
    const double least = m.mean + m.variance / (m.mean - lower);
    if (!(m.mean > lower) || !(least < 1)) {
        return std::nullopt;
    }
    const auto off = [&](double upper) { return skewness_of(two_moments(m, lower, upper)) - m.skewness; };
    const auto upper = root_of(off, least + 1e-9 * (1 - least), 1);
    return upper ? std::optional(two_moments(m, lower, *upper)) : std::nullopt;
}

std::optional<BetaTrueScores> four_moments(const Moments& m) {
    const double g3 = m.skewness, g4 = m.kurtosis;
    const double r = 6 * (g4 - g3 * g3 - 1) / (6 + 3 * g3 * g3 - 2 * g4);
    const double inside = 1 - 24 * (r + 1) / ((r + 2) * (r + 3) * g4 - 3 * (r - 6) * (r + 1));
    if (!std::isfinite(inside) || inside < 0) {
        return std::nullopt;
    }
    const double large = r / 2 * (1 + std::sqrt(inside)), small = r / 2 * (1 - std::sqrt(inside));
    BetaTrueScores b{g3 < 0 ? large : small, g3 < 0 ? small : large, 0, 1};
    const double scale = std::sqrt(m.variance * (b.alpha + b.beta + 1)) / std::sqrt(b.alpha * b.beta);
    b.lower = m.mean - b.alpha * scale;
    b.upper = m.mean + b.beta * scale;
    return b;
}

// A proportion and what it lacks of 1.
struct Share {
    double s, rest;
};

// Where the distribution has the probability p, 0 < p <= 0.5, below it: Newton's method on the logarithm of
// the distribution over the log odds, which is concave, held inside a bracket. The library's own inversion
// gives up on some shapes.
Share quantile(double p, double alpha, double beta) {
    const double log_beta = std::lgamma(alpha) + std::lgamma(beta) - std::lgamma(alpha + beta),
                 log_p = std::log(p);
    const auto share = [](double odds) { return Share{1 / (1 + std::exp(-odds)), 1 / (1 + std::exp(odds))}; };
    double low = -700, high = 700;
    double at =
        std::clamp((log_p + std::log(alpha) + log_beta) / alpha, low, high);  // the tangent far to the left
    for (int cycle = 0; cycle < 200; ++cycle) {
        const Share here = share(at);
        const double below =
            here.s < 0.5 ? beta_below(here.s, alpha, beta) : 1 - beta_below(here.rest, beta, alpha);
        const double off = below > 0 ? std::log(below) - log_p : -1;
        (off < 0 ? low : high) = at;
        const double slope =
            below > 0 ? std::exp(alpha * std::log(here.s) + beta * std::log(here.rest) - log_beta) / below
                      : 0;
        double next = at - off / slope;
        if (!(next > low && next < high)) {
            next = (low + high) / 2;
        }
        if (std::abs(next - at) <= 1e-14 * std::max(1.0, std::abs(at))) {
            return share(next);
        }
        at = next;
    }
    return share(at);
}

}  // namespace

Moments true_moments(const std::vector<double>& scores, double items, double k) {
    std::array<double, 5> raw{1, 0, 0, 0, 0};
    for (int r = 1; r <= 4; ++r) {
        double mean = 0;
        for (const double x : scores) {
            mean += falling(x, r);
        }
        mean /= double(scores.size());
        raw[std::size_t(r)] =
            r == 1 ? mean / items
                   : (mean / falling(items - 2, r - 2) + k * r * (r - 1) * raw[std::size_t(r - 1)]) /
                         (falling(items, 2) + k * r * (r - 1));
    }
    const double m = raw[1], variance = raw[2] - m * m;
    const double third = raw[3] - 3 * m * raw[2] + 2 * m * m * m;
    const double fourth = raw[4] - 4 * m * raw[3] + 6 * m * m * raw[2] - 3 * m * m * m * m;
    return {m, variance, third / std::pow(variance, 1.5), fourth / (variance * variance)};
}

Result<BetaFit> fit_beta(const Moments& m, const DecisionPlan& plan, Notices& problems) {
    if (!(m.variance > 0) || !(m.mean > plan.lower) || !(m.mean < plan.upper)) {
        return refuse("true_scores_degenerate",
                      "The scores vary no more than chance does, so nothing is known of true scores. Check "
                      "the reliability, "
                      "or gather more responses.");
    }
    std::optional<BetaTrueScores> fitted;
    if (plan.true_scores == TrueScoreModel::four_parameter) {
        fitted = four_moments(m);
    } else if (plan.true_scores == TrueScoreModel::three_parameter) {
        fitted = three_moments(m, plan.lower);
    }
    if (fitted && admissible(*fitted)) {
        return BetaFit{*fitted, plan.true_scores};
    }
    const BetaTrueScores two = two_moments(m, plan.lower, plan.upper);
    if (!admissible(two)) {
        return refuse(
            "true_scores_degenerate",
            fmt::format(
                "No beta distribution between {} and {} has the mean {:.4f} and the variance {:.6f} of the "
                "true scores. Check the reliability and the highest score.",
                plan.lower, plan.upper, m.mean, m.variance));
    }
    if (plan.true_scores != TrueScoreModel::two_parameter) {
        const bool four = plan.true_scores == TrueScoreModel::four_parameter;
        const std::string found = fitted
                                      ? fmt::format("bounds {:.4f} and {:.4f}", fitted->lower, fitted->upper)
                                      : std::string("no real solution");
        problems.push_back(
            {"true_scores_fell_back", "",
             fmt::format(
                 "The distribution of true scores from {} moments is not admissible ({}); two moments "
                 "with the bounds {} and {} were taken.",
                 four ? "four" : "three", found, plan.lower, plan.upper)});
    }
    return BetaFit{two, TrueScoreModel::two_parameter};
}

std::vector<BetaNode> beta_nodes(const BetaTrueScores& b, const std::vector<double>& true_cuts,
                                 double items) {
    const double width = b.upper - b.lower;
    // Cumulative probability below and above each border of the stretches.
    std::vector<std::pair<double, double>> borders{{0, 1}};
    for (const double cut : true_cuts) {
        const double s = std::clamp((cut - b.lower) / width, 0.0, 1.0);
        borders.emplace_back(beta_below(s, b.alpha, b.beta), beta_below(1 - s, b.beta, b.alpha));
    }
    borders.emplace_back(1, 0);

    // The likelihood of a long form is narrow: steps shrink with its width.
    const double step = 0.06 / std::max(1.0, std::sqrt(items / 50)), reach = 3.4;
    std::vector<BetaNode> out;
    for (std::size_t part = 0; part + 1 < borders.size(); ++part) {
        const auto [below0, above0] = borders[part];
        const auto [below1, above1] = borders[part + 1];
        const double mass = below0 < 0.5 ? below1 - below0 : above0 - above1;
        if (!(mass > 0)) {
            continue;
        }
        const std::size_t first = out.size();
        double all = 0;
        for (double t = -reach; t <= reach; t += step) {
            const double e = std::exp(-std::numbers::pi * std::sinh(t));
            const double f = 1 / (1 + e), g = e / (1 + e);  // shares of the stretch below and above
            const double low = below0 + mass * f, high = above1 + mass * g;
            const bool from_low = low < high;
            const Share found = from_low ? quantile(low, b.alpha, b.beta) : quantile(high, b.beta, b.alpha);
            const double above_lower = width * (from_low ? found.s : found.rest);
            const double below_upper = width * (from_low ? found.rest : found.s);
            const double p = b.lower + above_lower, q = (1 - b.upper) + below_upper;
            const double weight = std::cosh(t) * f * g;
            out.push_back({weight, p, q, part});
            all += weight;
        }
        for (std::size_t i = first; i < out.size(); ++i) {
            out[i].weight *= mass / all;
        }
    }
    return out;
}

}  // namespace psychometrics::decisions
