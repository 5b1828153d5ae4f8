#include <plain.hpp>
#include <psychometrics/quadrature.hpp>
#include <psychometrics/simulation.hpp>

#include <cmath>

namespace plain {
using namespace psychometrics;

double log_likelihood(const Responses& data, const ParameterSet& set, std::size_t nodes, double reach) {
    double out = 0;
    for (std::size_t n = 0; n < data.person_count(); ++n) {
        Latent latent = set.latent;
        if (!set.groups.empty()) {
            latent = {set.groups[data.group_of[n]].mean, set.groups[data.group_of[n]].sd};
        }
        const Quadrature quadrature = normal_quadrature(nodes, latent, reach);
        double sum = 0;
        for (std::size_t q = 0; q < nodes; ++q) {
            double l = 0;
            for (std::size_t j = 0; j < set.items.size(); ++j) {
                const ItemParameters& item = set.items[j];
                const double z = set.metric * item.a * (quadrature.nodes[q] - item.b);
                const double p = item.c + (1 - item.c) / (1 + std::exp(-z));
                const std::uint8_t x = data.at(n, j);
                l += x == 1 ? std::log(p) : x == 0 ? std::log1p(-p) : 0;
            }
            sum += quadrature.weights[q] * std::exp(l);
        }
        out += std::log(sum);
    }
    return out;
}

Responses with_holes(Responses data, double share, std::uint64_t seed) {
    Draws draws(seed);
    for (std::uint8_t& x : data.scores) {
        x = draws.uniform() < share ? not_presented : x;
    }
    return data;
}

Responses two_forms(Responses data, std::size_t own) {
    const std::size_t items = data.item_count();
    for (std::size_t n = 0; n < data.person_count(); ++n) {
        for (std::size_t j = 0; j < own; ++j) {
            data.scores[n * items + (n % 2 == 0 ? items - 1 - j : j)] = not_presented;
        }
    }
    return data;
}

}  // namespace plain
