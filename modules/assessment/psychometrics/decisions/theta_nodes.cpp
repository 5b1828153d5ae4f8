#include "theta_nodes.hpp"

#include <psychometrics/distributions.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace psychometrics::decisions {
namespace {
constexpr std::size_t points = 10;
struct Rule {
    std::array<double, points> at, weight;
};

// Roots of the Legendre polynomial by Newton's method, and the weights of its quadrature on [-1, 1].
Rule legendre() {
    Rule rule;
    for (std::size_t i = 0; i < points; ++i) {
        double x = std::cos(std::numbers::pi * (double(i) + 0.75) / (double(points) + 0.5)), slope = 1;
        for (int cycle = 0; cycle < 20; ++cycle) {
            double before = 1, value = x;
            for (std::size_t n = 2; n <= points; ++n) {
                const double next = (double(2 * n - 1) * x * value - double(n - 1) * before) / double(n);
                before = value;
                value = next;
            }
            slope = double(points) * (x * value - before) / (x * x - 1);
            x -= value / slope;
        }
        rule.at[i] = x;
        rule.weight[i] = 2 / ((1 - x * x) * slope * slope);
    }
    return rule;
}
}  // namespace

std::vector<ThetaNode> theta_nodes(const Latent& latent, std::vector<double> borders) {
    static const Rule rule = legendre();
    const double low = latent.mean - 8 * latent.sd, high = latent.mean + 8 * latent.sd;
    std::erase_if(borders, [&](double b) { return b <= low || b >= high; });
    borders.push_back(low);
    borders.push_back(high);
    std::ranges::sort(borders);
    std::vector<ThetaNode> out;
    double all = 0;
    for (std::size_t b = 0; b + 1 < borders.size(); ++b) {
        const double width = borders[b + 1] - borders[b];
        const auto pieces = std::size_t(std::max(1.0, std::ceil(width / (0.5 * latent.sd))));
        const double half = width / double(pieces) / 2;
        for (std::size_t piece = 0; piece < pieces; ++piece) {
            const double middle = borders[b] + half * double(2 * piece + 1);
            for (std::size_t i = 0; i < points; ++i) {
                const double theta = middle + half * rule.at[i];
                const double weight =
                    half * rule.weight[i] * normal_density((theta - latent.mean) / latent.sd) / latent.sd;
                out.push_back({theta, weight});
                all += weight;
            }
        }
    }
    for (ThetaNode& node : out) {
        node.weight /= all;
    }
    return out;
}

}  // namespace psychometrics::decisions
