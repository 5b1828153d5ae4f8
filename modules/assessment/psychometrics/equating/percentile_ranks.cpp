#include "distribution_methods.hpp"

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
// Ranks this near are the same: sums of shares in another order differ by as much.
constexpr double same = 1e-13;
}  // namespace

Distribution distribution_of(const ScoreFrequencies& f) {
    Distribution out;
    out.lowest = f.lowest;
    out.persons = f.persons();
    double sum = 0;
    for (const double n : f.counts) {
        out.shares.push_back(n / out.persons);
        sum += n;
        out.below_or_at.push_back(sum / out.persons);
    }
    out.below_or_at.back() = 1;
    return out;
}

double rank_at(const Distribution& d, double score) {
    const double place = score - double(d.lowest) + 0.5;
    if (place <= 0) {
        return 0;
    }
    if (place >= double(d.shares.size())) {
        return 1;
    }
    const auto i = std::size_t(place);
    return (i > 0 ? d.below_or_at[i - 1] : 0) + (place - double(i)) * d.shares[i];
}

double score_at(const Distribution& d, double rank) {
    const std::size_t n = d.shares.size();
    if (rank <= same) {
        return double(d.lowest) - 0.5;
    }
    if (rank >= 1 - same) {
        return double(d.lowest) + double(n) - 0.5;
    }
    const auto below = [&](std::size_t i) { return i > 0 ? d.below_or_at[i - 1] : 0; };
    // The lowest score with more than the rank at or below it, and the highest with less.
    std::size_t upper = 0;
    while (upper + 1 < n && !(d.below_or_at[upper] > rank + same)) {
        ++upper;
    }
    while (d.shares[upper] <= 0) {
        --upper;  // only the top of the scale, which nobody reached
    }
    std::size_t lower =
        upper + 1;  // the score above the one whose cumulative share is still less than the rank
    while (lower > 0 && !(below(lower) < rank - same)) {
        --lower;
    }
    const auto within = [&](std::size_t i) {
        return double(d.lowest) + double(i) - 0.5 + std::clamp((rank - below(i)) / d.shares[i], 0.0, 1.0);
    };
    return (within(upper) + within(lower)) / 2;
}

std::optional<double> equipercentile_error(const Distribution& x, const Distribution& y, double rank) {
    if (rank <= same || rank >= 1 - same) {
        return std::nullopt;
    }
    std::size_t upper = 0;
    while (upper + 1 < y.shares.size() && !(y.below_or_at[upper] > rank + same)) {
        ++upper;
    }
    const double density = y.shares[upper], below = upper > 0 ? y.below_or_at[upper - 1] : 0;
    if (!(density > 0)) {
        return std::nullopt;
    }
    const double from_x = rank * (1 - rank) / (x.persons * density * density);
    const double from_y =
        (below - rank * rank + (rank - below) * (rank - below) / density) / (y.persons * density * density);
    return std::sqrt(std::max(0.0, from_x + from_y));
}

}  // namespace psychometrics
