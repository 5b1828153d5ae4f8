#include <base/must.hpp>
#include <psychometrics/linking.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

// The normalised Hermite polynomial of degree n for the standard normal weight, and the one below it.
struct Hermite {
    double value = 0, below = 0;
};
Hermite hermite(std::size_t n, double x) {
    Hermite h{x, 1};
    for (std::size_t k = 1; k < n; ++k) {
        const double next = (x * h.value - std::sqrt(double(k)) * h.below) / std::sqrt(double(k + 1));
        h.below = h.value;
        h.value = next;
    }
    return h;
}

// Its zeros lie between those of the polynomial below it (they interlace), so each degree is found from the
// last by bisection; a weight is 1 / (n h_{n-1}(x)^2) (Abramowitz and Stegun 1964, 25.4.46).
Quadrature gauss_hermite(std::size_t nodes, const Latent& latent) {
    std::vector<double> zeros{0};
    for (std::size_t n = 2; n <= nodes; ++n) {
        std::vector<double> ends{-2 * std::sqrt(double(n))};
        ends.insert(ends.end(), zeros.begin(), zeros.end());
        ends.push_back(2 * std::sqrt(double(n)));
        zeros.clear();
        for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
            double lo = ends[i], hi = ends[i + 1];
            const bool rising = hermite(n, hi).value > 0;
            for (int halving = 0; halving < 70 && lo < hi; ++halving) {
                const double middle = lo + (hi - lo) / 2;
                ((hermite(n, middle).value > 0) == rising ? hi : lo) = middle;
            }
            zeros.push_back(lo + (hi - lo) / 2);
        }
    }
    Quadrature out;
    double sum = 0;
    for (const double x : zeros) {
        const double below = hermite(nodes, x).below;
        out.nodes.push_back(latent.mean + latent.sd * x);
        out.weights.push_back(1 / (double(nodes) * below * below));
        sum += out.weights.back();
    }
    for (double& w : out.weights) {
        w /= sum;
    }
    return out;
}

}  // namespace

Quadrature nodes_of(const LinkingPlan& plan, const Latent& latent) {
    const auto nodes = std::size_t(plan.nodes);
    MUST(nodes >= 3);
    switch (plan.weights) {
        case NodeWeights::gauss_hermite:
            return gauss_hermite(nodes, latent);
        case NodeWeights::normal:
            return normal_quadrature(nodes, latent, plan.reach);
        case NodeWeights::equal:
            break;
    }
    Quadrature out;
    for (std::size_t q = 0; q < nodes; ++q) {
        out.nodes.push_back(plan.lowest + (plan.highest - plan.lowest) * double(q) / double(nodes - 1));
        out.weights.push_back(1 / double(nodes));
    }
    return out;
}

}  // namespace psychometrics
