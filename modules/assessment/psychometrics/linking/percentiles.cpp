#include <base/must.hpp>
#include <psychometrics/irt_equating.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

// Chances below -0.5, 0.5, 1.5, …: 0 first, 1 last.
std::vector<double> summed(std::span<const double> chances) {
    std::vector<double> out{0};
    for (const double p : chances) {
        MUST(p >= 0);
        out.push_back(out.back() + p);
    }
    MUST(out.back() > 0);
    const double all = out.back();
    for (double& v : out) {
        v /= all;
    }
    return out;
}

double below(const std::vector<double>& sums, double score) {
    const double place = std::clamp(score + 0.5, 0.0, double(sums.size() - 1));
    const auto whole = std::min(std::size_t(place), sums.size() - 2);
    return sums[whole] + (place - double(whole)) * (sums[whole + 1] - sums[whole]);
}

}  // namespace

double equipercentile_equivalent(std::span<const double> chances_x, std::span<const double> chances_y,
                                 double score) {
    const auto x = summed(chances_x), y = summed(chances_y);
    const double rank = below(x, score);
    // The stretch of Y where the sum is `rank`: one point, but for scores without any chance.
    const auto first = std::lower_bound(y.begin(), y.end(), rank);  // first sum at or above
    const auto last = std::upper_bound(y.begin(), y.end(), rank);   // first above
    if (last - first > 1) {
        return (double(first - y.begin()) + double(last - y.begin()) - 1) / 2 - 0.5;
    }
    const auto to = std::max<std::ptrdiff_t>(first - y.begin(), 1);
    const double low = y[std::size_t(to - 1)], high = y[std::size_t(to)];
    const double share = high > low ? (rank - low) / (high - low) : 1;
    return double(to - 1) + share - 0.5;
}

}  // namespace psychometrics
