#include <base/must.hpp>
#include <psychometrics/numbers.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace psychometrics {

double mean_of(std::span<const double> x) {
    return x.empty() ? 0 : std::accumulate(x.begin(), x.end(), 0.0) / double(x.size());
}

double covariance_of(std::span<const double> x, std::span<const double> y) {
    MUST(x.size() == y.size());
    if (x.size() < 2) {
        return 0;
    }
    const double mx = mean_of(x), my = mean_of(y);
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sum += (x[i] - mx) * (y[i] - my);
    }
    return sum / double(x.size() - 1);
}

double variance_of(std::span<const double> x) { return covariance_of(x, x); }
double sd_of(std::span<const double> x) { return std::sqrt(variance_of(x)); }

std::optional<double> correlation_of(std::span<const double> x, std::span<const double> y) {
    const double vx = variance_of(x), vy = variance_of(y);
    if (!(vx > 0 && vy > 0)) {
        return std::nullopt;
    }
    return std::clamp(covariance_of(x, y) / std::sqrt(vx * vy), -1.0, 1.0);
}

double quantile_of(std::span<const double> x, double at) {
    MUST(!x.empty() && at >= 0 && at <= 1);
    std::vector<double> sorted(x.begin(), x.end());
    std::sort(sorted.begin(), sorted.end());
    const double place = at * double(sorted.size() - 1);
    const std::size_t below = std::size_t(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - double(below)) * (sorted[above] - sorted[below]);
}

namespace {
std::vector<std::size_t> ascending(std::span<const double> p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return p[a] < p[b]; });
    return order;
}
}  // namespace

std::vector<double> holm(std::span<const double> p) {
    const auto order = ascending(p);
    std::vector<double> out(p.size());
    double highest = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        highest = std::max(highest, double(p.size() - i) * p[order[i]]);
        out[order[i]] = std::min(1.0, highest);
    }
    return out;
}

std::vector<double> benjamini_hochberg(std::span<const double> p) {
    const auto order = ascending(p);
    std::vector<double> out(p.size());
    double lowest = 1;
    for (std::size_t i = order.size(); i-- > 0;) {
        lowest = std::min(lowest, p[order[i]] * double(p.size()) / double(i + 1));
        out[order[i]] = lowest;
    }
    return out;
}

double log_sum_exp(std::span<const double> x) {
    MUST(!x.empty());
    const double top = *std::max_element(x.begin(), x.end());
    double sum = 0;
    for (const double v : x) {
        sum += std::exp(v - top);
    }
    return top + std::log(sum);
}

}  // namespace psychometrics
