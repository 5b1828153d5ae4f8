#include <base/must.hpp>
#include <psychometrics/curves.hpp>
#include <psychometrics/irt_equating.hpp>
#include <psychometrics/optimise.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

// The ends of a test characteristic curve: it nears both and reaches neither.
struct Ends {
    double lowest = 0, highest = 0;
};
Ends ends_of(const ParameterSet& set) {
    Ends out;
    for (const auto& item : set.items) {
        out.lowest += item.c;
        out.highest += double(categories_of(item) - 1);
    }
    return out;
}

}  // namespace

std::optional<double> theta_of_true_score(const ParameterSet& set, double score) {
    const Ends ends = ends_of(set);
    if (!(score > ends.lowest && score < ends.highest)) {
        return std::nullopt;
    }
    const auto off = [&](double theta) { return expected_score(set, theta) - score; };
    constexpr double farthest = 1e9;
    double lo = -1, hi = 1;
    while (off(lo) > 0 && lo > -farthest) {
        lo *= 2;
    }
    while (off(hi) < 0 && hi < farthest) {
        hi *= 2;
    }
    return root_of(off, lo, hi, 1e-14);
}

double true_score_equivalent(const ParameterSet& x, const ParameterSet& y, double score) {
    const Ends of_x = ends_of(x), of_y = ends_of(y);
    if (score >= of_x.highest) {
        return of_y.highest;
    }
    if (const auto theta = theta_of_true_score(x, score)) {
        return expected_score(y, *theta);
    }
    if (score > of_x.lowest) {
        return score - of_x.lowest < of_x.highest - score ? of_y.lowest
                                                          : of_y.highest;  // nearer an end than numbers are
    }
    return of_x.lowest > 0 ? std::max(score, 0.0) * of_y.lowest / of_x.lowest : 0;
}

}  // namespace psychometrics
