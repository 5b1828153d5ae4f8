#include "modes.hpp"

#include <psychometrics/curves.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

constexpr std::size_t grid_nodes = 121;
constexpr double reach_units = 10;  // of the grid beyond the outermost items
constexpr double end_units = 40;    // where a likelihood that still rises is taken to rise for ever

struct Span {
    double lo, hi, unit;
};

// Where the items are, and the unit of theta: 1 / (root mean square of their slopes on the logistic metric).
Span span_of(const ParameterSet& set) {
    double squares = 0;
    std::size_t counted = 0;
    double lo = 1e300, hi = -1e300;
    const auto place = [&](double at) {
        if (std::isfinite(at)) {
            lo = std::min(lo, at);
            hi = std::max(hi, at);
        }
    };
    for (const auto& item : set.items) {
        if (item.model == Model::nrm) {
            for (std::size_t k = 1; k < item.slopes.size(); ++k) {
                const double slope = item.slopes[k] - item.slopes[k - 1];
                squares += slope * slope;
                ++counted;
                if (slope != 0) {
                    place(-(item.intercepts[k] - item.intercepts[k - 1]) / slope);
                }
            }
            continue;
        }
        const double slope = set.metric * item.a;
        squares += slope * slope;
        ++counted;
        if (is_dichotomous(item.model)) {
            place(item.b);
        }
        for (const double step : item.steps) {
            place(step);
        }
    }
    const double unit = squares > 0 ? 1 / std::sqrt(squares / double(counted)) : 1;
    return lo <= hi ? Span{lo, hi, unit} : Span{0, 0, unit};
}

std::vector<double> steps_between(double lo, double hi) {
    std::vector<double> out(grid_nodes);
    for (std::size_t q = 0; q < grid_nodes; ++q) {
        out[q] = lo + (hi - lo) * double(q) / double(grid_nodes - 1);
    }
    return out;
}

std::vector<double> nodes_of(const Span& s, const Latent& prior, ScoreMethod method) {
    double lo = s.lo - reach_units * s.unit, hi = s.hi + reach_units * s.unit;
    if (method ==
        ScoreMethod::map) {  // the mode of the posterior lies between the prior's and the likelihood's
        lo = std::min(lo, prior.mean - prior.sd);
        hi = std::max(hi, prior.mean + prior.sd);
    }
    return steps_between(lo, hi);
}

// P' and P'' of one item into `into`, for the score given.
void add_item(const ItemParameters& item, double metric, double theta, std::uint8_t score, Pull& into) {
    if (is_dichotomous(item.model)) {  // by far the most of them, without any vector
        const double a = metric * item.a;
        const double z = a * (theta - item.b);
        const double e = std::exp(-std::abs(z));
        const double up = z >= 0 ? 1 / (1 + e) : e / (1 + e);
        const double down = z >= 0 ? e / (1 + e) : 1 / (1 + e);
        const double q = std::max((1 - item.c) * down, 1e-300);
        const double p = std::max(item.c + (1 - item.c) * up, 1e-300);
        const double slope = (1 - item.c) * a * up * down;
        const double bend = a * slope * (down - up);
        const double from = score == 1 ? slope / p : -slope / q;
        into.slope += from;
        into.bend += (score == 1 ? bend / p : -bend / q) - from * from;
        into.information += slope * slope / (p * q);
        into.warm += slope * bend / (p * q);
        return;
    }
    constexpr std::size_t most = score_max + 1;
    double p[most], slope[most], bend[most];
    const std::size_t n = categories_of(item);
    curves(item, metric, theta, {p, n}, {slope, n}, {bend, n});
    for (std::size_t k = 0; k < n; ++k) {
        const double chance = std::max(p[k], 1e-300);
        into.information += slope[k] * slope[k] / chance;
        into.warm += slope[k] * bend[k] / chance;
    }
    const double chance = std::max(p[score], 1e-300);
    const double from = slope[score] / chance;
    into.slope += from;
    into.bend += bend[score] / chance - from * from;
}

}  // namespace

Pull pull_of(const ParameterSet& set, std::span<const std::uint8_t> row, double theta) {
    Pull out;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] != not_presented) {
            add_item(set.items[i], set.metric, theta, row[i], out);
        }
    }
    return out;
}

ModeFinder::ModeFinder(const ParameterSet& set, const ScorePlan& plan, const Latent& prior)
    : set_(set),
      plan_(plan),
      prior_(prior),
      unit_(span_of(set).unit),
      nodes_(nodes_of(span_of(set), prior, plan.method)),
      grid_(set, nodes_),
      objective_(nodes_.size()),
      i_(nodes_.size()),
      j_(nodes_.size()) {
    if (plan.method != ScoreMethod::wle) {
        return;
    }
    for (const auto& item : set.items) {
        for (const double theta : nodes_) {
            Pull one;
            add_item(item, set.metric, theta, 0, one);
            information_.push_back(one.information);
            warm_.push_back(one.warm);
        }
    }
}

// Its root is the estimate: the slope of what is made highest.
double ModeFinder::equation(const Pull& pull, double theta) const {
    switch (plan_.method) {
        case ScoreMethod::map:
            return pull.slope - (theta - prior_.mean) / (prior_.sd * prior_.sd);
        case ScoreMethod::wle:
            return pull.slope + (pull.information > 0 ? pull.warm / (2 * pull.information) : 0);
        default:
            return pull.slope;
    }
}

// Adds the integral of J / (2 I), by trapezoids: the logarithm of Warm's weight.
void ModeFinder::add_warm(std::span<const std::uint8_t> row) {
    const std::size_t n = nodes_.size();
    std::ranges::fill(i_, 0);
    std::ranges::fill(j_, 0);
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] != not_presented) {
            for (std::size_t q = 0; q < n; ++q) {
                i_[q] += information_[i * n + q];
                j_[q] += warm_[i * n + q];
            }
        }
    }
    const double half_step = (nodes_[1] - nodes_[0]) / 2;
    double weight = 0, last = i_[0] > 0 ? j_[0] / (2 * i_[0]) : 0;
    objective_[0] += weight;
    for (std::size_t q = 1; q < n; ++q) {
        const double next = i_[q] > 0 ? j_[q] / (2 * i_[q]) : 0;
        weight += half_step * (last + next);
        last = next;
        objective_[q] += weight;
    }
}

Mode ModeFinder::find(std::span<const std::uint8_t> row) {
    std::ranges::fill(objective_, 0);
    grid_.add_log_likelihood(row, objective_);
    if (plan_.method == ScoreMethod::map) {
        for (std::size_t q = 0; q < nodes_.size(); ++q) {
            const double z = (nodes_[q] - prior_.mean) / prior_.sd;
            objective_[q] -= z * z / 2;
        }
    } else if (plan_.method == ScoreMethod::wle) {
        add_warm(row);
    }
    const auto best = std::size_t(std::ranges::max_element(objective_) - objective_.begin());
    std::optional<double> at;
    if (best == 0 || best + 1 == nodes_.size()) {
        at = beyond(row, best != 0);
    } else {
        at = root(row, nodes_[best - 1], nodes_[best + 1]);
    }
    return at ? Mode{at, se_at(row, *at)} : Mode{};
}

// From the grid's end outward, with longer and longer steps, until the slope turns.
std::optional<double> ModeFinder::beyond(std::span<const std::uint8_t> row, bool above) const {
    const double way = above ? 1 : -1;
    double inner = above ? nodes_[nodes_.size() - 2] : nodes_[1];
    const double end = above ? nodes_.back() : nodes_.front();
    double outer = end;
    for (double step = unit_; std::abs(outer - end) <= end_units * unit_; step *= 1.5) {
        if (way * equation(pull_of(set_, row, outer), outer) < 0) {
            return root(row, std::min(inner, outer), std::max(inner, outer));
        }
        inner = outer;
        outer += way * step;
    }
    return std::nullopt;
}

// The root between lo and hi where the slope falls through 0: secant steps kept inside the bracket.
double ModeFinder::root(std::span<const std::uint8_t> row, double lo, double hi) const {
    const auto value = [&](double theta) { return equation(pull_of(set_, row, theta), theta); };
    if (value(lo) < 0 || value(hi) > 0) {  // more than one mode between two nodes: take the first fall
        constexpr int parts = 16;
        double left = lo;
        for (int part = 1; part <= parts; ++part) {
            const double right = lo + (hi - lo) * part / parts;
            if (value(left) >= 0 && value(right) <= 0) {
                lo = left;
                hi = right;
                break;
            }
            left = right;
        }
    }
    double theta = (lo + hi) / 2, before = theta, value_before = 0;
    for (int cycle = 0; cycle < 100; ++cycle) {
        const Pull pull = pull_of(set_, row, theta);
        const double f = equation(pull, theta);
        (f > 0 ? lo : hi) = theta;
        double slope =
            -pull.information - (plan_.method == ScoreMethod::map ? 1 / (prior_.sd * prior_.sd) : 0);
        if (cycle > 0 && theta != before && (f - value_before) / (theta - before) < 0) {
            slope = (f - value_before) / (theta - before);
        }
        before = theta;
        value_before = f;
        double next = slope < 0 ? theta - f / slope : (lo + hi) / 2;
        if (!(next > lo && next < hi)) {
            next = (lo + hi) / 2;
        }
        theta = next;
        if (std::abs(theta - before) < 1e-10 * unit_ || hi - lo < 1e-12 * unit_) {
            break;
        }
    }
    return theta;
}

std::optional<double> ModeFinder::se_at(std::span<const std::uint8_t> row, double theta) const {
    const double of_prior = plan_.method == ScoreMethod::map ? 1 / (prior_.sd * prior_.sd) : 0;
    double precision = pull_of(set_, row, theta).information + of_prior;
    if (plan_.errors == ErrorFrom::observed) {
        const double step = 1e-4 * unit_;
        precision = -(equation(pull_of(set_, row, theta + step), theta + step) -
                      equation(pull_of(set_, row, theta - step), theta - step)) /
                    (2 * step);
    }
    if (!(precision > 0) || !std::isfinite(1 / std::sqrt(precision))) {
        return std::nullopt;
    }
    return 1 / std::sqrt(precision);
}

}  // namespace psychometrics
