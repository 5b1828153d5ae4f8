#include "moments.hpp"

#include <psychometrics/numbers.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

struct Spread {
    double mean = 0, sd = 0;
};
// Of one side's places by weights that sum to 1.
Spread spread_of(const std::vector<Place>& places, const std::vector<double>& weights, double Place::* side) {
    Spread out;
    for (std::size_t i = 0; i < places.size(); ++i) {
        out.mean += weights[i] * places[i].*side;
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double off = places[i].*side - out.mean;
        out.sd += weights[i] * off * off;
    }
    out.sd = std::sqrt(out.sd);
    return out;
}
bool varies(const Spread& s) { return s.sd > 1e-9 * std::max(1.0, std::abs(s.mean)); }

void scale_to_one(std::vector<double>& weights) {
    double sum = 0;
    for (const double w : weights) {
        sum += w;
    }
    for (double& w : weights) {
        w /= sum;
    }
}

// The line of the places weighted so, and its error.
std::optional<LinkingConstants> sigma_line(LinkingMethod method, const std::vector<Place>& places,
                                           const std::vector<double>& weights, bool slope_fixed) {
    const Spread fresh = spread_of(places, weights, &Place::fresh);
    const Spread base = spread_of(places, weights, &Place::base);
    if (!slope_fixed && (!varies(fresh) || !varies(base))) {
        return std::nullopt;
    }
    LinkingConstants out{.method = method};
    out.slope = slope_fixed ? 1 : base.sd / fresh.sd;
    out.intercept = base.mean - out.slope * fresh.mean;
    LinkErrors errors;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double w = weights[i];
        double by_base = 0, by_fresh = 0;
        if (!slope_fixed) {
            by_base = w * (places[i].base - base.mean) / (base.sd * fresh.sd);
            by_fresh = -out.slope * w * (places[i].fresh - fresh.mean) / (fresh.sd * fresh.sd);
        }
        errors.add(by_base, w - fresh.mean * by_base, places[i].se_base);
        errors.add(by_fresh, -out.slope * w - fresh.mean * by_fresh, places[i].se_fresh);
    }
    errors.write(out);
    return out;
}

// Weights by the larger error of each place (Linn, Levine, Hastings and Wardrop 1981); all alike where one
// has none.
std::vector<double> error_weights(const std::vector<Place>& places, double slope) {
    std::vector<double> out;
    for (const auto& p : places) {
        const double worst = p.se_fresh && p.se_base ? std::max(*p.se_fresh * slope, *p.se_base) : 0;
        if (!(worst > 0)) {
            return std::vector<double>(places.size(), 1 / double(places.size()));
        }
        out.push_back(1 / (worst * worst));
    }
    scale_to_one(out);
    return out;
}

// Stocking and Lord (1983): mean/sigma again and again, places far from the line weighing less by Tukey's
// bisquare of their distance, at 6 times the median distance nothing.
std::optional<LinkingConstants> robust_line(const std::vector<Place>& places, bool slope_fixed) {
    constexpr std::int64_t cycles_max = 200;
    constexpr double cut = 6, nothing = 1e-12;
    const std::vector<double> alike(places.size(), 1 / double(places.size()));
    auto line = sigma_line(LinkingMethod::robust_mean_sigma, places, alike, slope_fixed);
    for (std::int64_t cycle = 1; line && cycle <= cycles_max; ++cycle) {
        const double slope = line->slope, intercept = line->intercept;
        std::vector<double> distances;
        for (const auto& p : places) {
            distances.push_back(std::abs(p.base - slope * p.fresh - intercept) / std::hypot(1.0, slope));
        }
        const double middle = quantile_of(distances, 0.5);
        std::vector<double> weights = error_weights(places, slope);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const double share = middle > nothing       ? distances[i] / (cut * middle)
                                 : distances[i] <= 1e-9 ? 0
                                                        : 1;
            weights[i] *= share < 1 ? (1 - share * share) * (1 - share * share) : 0;
        }
        scale_to_one(weights);
        auto next = sigma_line(LinkingMethod::robust_mean_sigma, places, weights, slope_fixed);
        if (!next) {
            return std::nullopt;
        }
        next->cycles = cycle;
        next->converged =
            std::abs(next->slope - slope) < 1e-10 && std::abs(next->intercept - intercept) < 1e-10;
        line = next;
        if (line->converged) {
            break;
        }
    }
    return line;
}

LinkingConstants slope_line(LinkingMethod method, const std::vector<CommonPair>& pairs,
                            const std::vector<Place>& places, bool slope_fixed) {
    const double n = double(pairs.size()), m = double(places.size());
    const bool geometric = method == LinkingMethod::mean_geometric_mean;
    double fresh_a = 0, base_a = 0, fresh_b = 0, base_b = 0;
    for (const auto& p : pairs) {
        fresh_a += (geometric ? std::log(p.fresh.a) : p.fresh.a) / n;
        base_a += (geometric ? std::log(p.base.a) : p.base.a) / n;
    }
    for (const auto& p : places) {
        fresh_b += p.fresh / m;
        base_b += p.base / m;
    }
    LinkingConstants out{.method = method};
    out.slope = slope_fixed ? 1 : geometric ? std::exp(fresh_a - base_a) : fresh_a / base_a;
    out.intercept = base_b - out.slope * fresh_b;
    LinkErrors errors;
    for (const auto& p : places) {
        errors.add(0, 1 / m, p.se_base);
        errors.add(0, -out.slope / m, p.se_fresh);
    }
    for (const bool fresh : {true, false}) {
        const bool shared = share_slope(pairs, fresh);
        double together = 0;
        std::optional<double> se;
        for (const auto& p : pairs) {
            const ItemParameters& item = fresh ? p.fresh : p.base;
            const double mean = geometric ? item.a : fresh ? fresh_a : base_a;
            const double d = slope_fixed ? 0 : (fresh ? 1 : -1) * out.slope / (n * mean);
            se = item.se_a;
            together += d;
            if (!shared && has_free_slope(item) && !slope_fixed) {
                errors.add(d, -fresh_b * d, se);
            }
        }
        if (shared && !slope_fixed) {
            errors.add(together, -fresh_b * together, se);
        }
    }
    errors.write(out);
    return out;
}

}  // namespace

void LinkErrors::add(double d_slope, double d_intercept, const std::optional<double>& se) {
    if (!se || !std::isfinite(*se)) {
        known_ = false;
        return;
    }
    any_ = any_ || *se > 0;
    slope_ += d_slope * d_slope * *se * *se;
    intercept_ += d_intercept * d_intercept * *se * *se;
    both_ += d_slope * d_intercept * *se * *se;
}

void LinkErrors::write(LinkingConstants& out) const {
    if (known_ && any_ && std::isfinite(slope_) && std::isfinite(intercept_) && std::isfinite(both_)) {
        out.se_slope = std::sqrt(slope_);
        out.se_intercept = std::sqrt(intercept_);
        out.covariance = both_;
    }
}

bool has_free_slope(const ItemParameters& item) {
    return item.model != Model::rasch && item.model != Model::pcm && item.model != Model::nrm;
}

bool share_slope(const std::vector<CommonPair>& pairs, bool fresh) {
    return std::all_of(pairs.begin(), pairs.end(), [&](const CommonPair& p) {
        return (fresh ? p.fresh : p.base).model == Model::one_pl;
    });
}

std::optional<LinkingConstants> by_moments(LinkingMethod method, const std::vector<CommonPair>& ordered,
                                           bool slope_fixed) {
    const auto places = places_of(ordered);
    switch (method) {
        case LinkingMethod::mean_sigma:
            return sigma_line(method, places, std::vector<double>(places.size(), 1 / double(places.size())),
                              slope_fixed);
        case LinkingMethod::robust_mean_sigma:
            return robust_line(places, slope_fixed);
        default:
            return slope_line(method, ordered, places, slope_fixed);
    }
}

}  // namespace psychometrics
