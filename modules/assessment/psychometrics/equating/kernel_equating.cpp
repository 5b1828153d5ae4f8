#include "kernel_continuous.hpp"

#include <psychometrics/optimise.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

constexpr double bandwidth_top = 4, bandwidth_step = 0.05;

double penalty(const KernelForm& f, double bandwidth, double second_penalty) {
    const Continuous c(f, bandwidth);
    double out = 0;
    for (std::size_t i = 0; i < c.size(); ++i) {
        const double score = c.standing(i);
        const double off = f.probabilities[i] - c.density(score);
        out += off * off;
        if (second_penalty > 0 && c.slope(score - 0.25) * c.slope(score + 0.25) < 0) {
            out += second_penalty;
        }
    }
    return out;
}

bool varies(const KernelForm& f) {
    return std::count_if(f.probabilities.begin(), f.probabilities.end(), [](double p) { return p > 0; }) > 1;
}

Done check(std::initializer_list<const KernelForm*> forms, const KernelPlan& plan) {
    for (const KernelForm* f : forms) {
        if (!varies(*f)) {
            return refuse("constant_scores",
                          "Every person of a group has the same score; a kernel needs scores that vary.");
        }
    }
    for (const auto& h : {plan.bandwidth_x, plan.bandwidth_y}) {
        if (h && !(*h >= 0.05 && *h <= 1e6)) {
            return refuse("bandwidth_out_of_range",
                          "A bandwidth is 0.05 to 1,000,000 score points; leave it out to have it chosen.");
        }
    }
    return {};
}

std::vector<std::optional<double>> relative_errors(const KernelForm& x, const KernelForm& y,
                                                   const std::vector<double>& equated) {
    std::vector<std::optional<double>> out;
    for (int power = 1; power <= 10; ++power) {
        double ours = 0, theirs = 0;
        for (std::size_t i = 0; i < equated.size(); ++i) {
            ours += x.probabilities[i] * std::pow(equated[i], power);
        }
        for (std::size_t i = 0; i < y.probabilities.size(); ++i) {
            theirs += y.probabilities[i] * std::pow(double(y.lowest) + double(i), power);
        }
        out.push_back(std::abs(theirs) > 1e-12 ? std::optional(100 * (ours - theirs) / theirs)
                                               : std::nullopt);
    }
    return out;
}

// Of independent groups: what the probabilities of both move, over the density of Y there.
std::vector<std::optional<double>> delta_errors(const Continuous& f, const Continuous& g,
                                                const Eigen::MatrixXd& of_x, const Eigen::MatrixXd& of_y,
                                                const std::vector<double>& equated) {
    std::vector<std::optional<double>> out;
    for (std::size_t i = 0; i < equated.size(); ++i) {
        const Eigen::VectorXd by_x = f.by_probabilities(f.standing(i)), by_y = g.by_probabilities(equated[i]);
        const double variance = by_x.dot(of_x * by_x) + by_y.dot(of_y * by_y), slope = g.density(equated[i]);
        const double se = std::sqrt(std::max(0.0, variance)) / slope;
        out.push_back(slope > 1e-12 && std::isfinite(se) ? std::optional(se) : std::nullopt);
    }
    return out;
}

}  // namespace

KernelForm kernel_form(const ScoreFrequencies& f, std::int64_t degree) {
    KernelForm out;
    out.lowest = f.lowest;
    out.persons = f.persons();
    out.degree = degree;
    for (const double n : f.counts) {
        out.probabilities.push_back(n / out.persons);
    }
    return out;
}

double kernel_bandwidth(const KernelForm& f, double second_penalty) {
    // Unsmoothed scores give a penalty with several valleys, and PEN2 jumps: look everywhere first.
    const auto at = [&](double h) { return penalty(f, h, second_penalty); };
    double best = bandwidth_top, lowest = at(best);
    for (double h = bandwidth_step; h < bandwidth_top; h += bandwidth_step) {
        if (const double p = at(h); p < lowest) {
            lowest = p;
            best = h;
        }
    }
    const double near = lowest_between(at, std::max(bandwidth_step, best - bandwidth_step),
                                       std::min(bandwidth_top, best + bandwidth_step));
    return at(near) < lowest ? near : best;
}

double kernel_below(const KernelForm& f, double bandwidth, double score) {
    return Continuous(f, bandwidth).below(score);
}
double kernel_density(const KernelForm& f, double bandwidth, double score) {
    return Continuous(f, bandwidth).density(score);
}
double kernel_quantile(const KernelForm& f, double bandwidth, double share) {
    return Continuous(f, bandwidth).quantile(share, 1 - share);
}

Result<KernelEquating> kernel_equate(const KernelForm& x, const KernelForm& y, const KernelPlan& plan) {
    CHECK(check({&x, &y}, plan));
    KernelEquating out;
    out.bandwidth_x = plan.bandwidth_x ? *plan.bandwidth_x : kernel_bandwidth(x, plan.second_penalty);
    out.bandwidth_y = plan.bandwidth_y ? *plan.bandwidth_y : kernel_bandwidth(y, plan.second_penalty);
    const Continuous f(x, out.bandwidth_x), g(y, out.bandwidth_y);
    for (std::size_t i = 0; i < f.size(); ++i) {
        out.equated.push_back(f.matched(g, f.standing(i)));
    }
    if (plan.standard_errors) {
        out.se = delta_errors(f, g, probability_covariance(x), probability_covariance(y), out.equated);
    }
    out.percent_relative_error = relative_errors(x, y, out.equated);
    return out;
}

Result<KernelEquating> kernel_equate_chained(const KernelForm& x, const KernelForm& anchor_x,
                                             const KernelForm& anchor_y, const KernelForm& y,
                                             const KernelPlan& plan) {
    CHECK(check({&x, &anchor_x, &anchor_y, &y}, plan));
    KernelEquating out;
    out.bandwidth_x = plan.bandwidth_x ? *plan.bandwidth_x : kernel_bandwidth(x, plan.second_penalty);
    out.bandwidth_y = plan.bandwidth_y ? *plan.bandwidth_y : kernel_bandwidth(y, plan.second_penalty);
    const Continuous f(x, out.bandwidth_x), g(y, out.bandwidth_y);
    const Continuous first(anchor_x, kernel_bandwidth(anchor_x, plan.second_penalty));
    const Continuous second(anchor_y, kernel_bandwidth(anchor_y, plan.second_penalty));
    for (std::size_t i = 0; i < f.size(); ++i) {
        out.equated.push_back(second.matched(g, f.matched(first, f.standing(i))));
    }
    return out;
}

}  // namespace psychometrics
