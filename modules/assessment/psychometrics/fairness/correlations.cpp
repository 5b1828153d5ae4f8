// The correlation of the errors of an item's slope and difficulty, from the cross-products of the persons'
// scores.
#include "parameters_linked.hpp"

#include <psychometrics/numbers.hpp>
#include <psychometrics/quadrature.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

constexpr std::size_t nodes = 61;

struct Block {
    double aa = 0, ab = 0, bb = 0;
};

}  // namespace

void add_correlations(const Responses& r, const Latent& latent, DifEstimates& estimates) {
    const Quadrature q = normal_quadrature(nodes, latent);
    const std::size_t items = estimates.items.size();
    std::vector<std::size_t> column(items);
    std::vector<double> chance(items * nodes), log_right(items * nodes), log_wrong(items * nodes);
    for (std::size_t i = 0; i < items; ++i) {
        const DifEstimate& e = estimates.items[i];
        column[i] = std::size_t(std::ranges::find(r.items, e.item) - r.items.begin());
        for (std::size_t k = 0; k < nodes; ++k) {
            const double z = estimates.metric * e.a * (q.nodes[k] - e.b);
            const double tail = std::log1p(std::exp(-std::abs(z)));
            chance[i * nodes + k] = 1 / (1 + std::exp(-z));
            log_right[i * nodes + k] = std::min(z, 0.0) - tail;
            log_wrong[i * nodes + k] = -std::max(z, 0.0) - tail;
        }
    }
    std::vector<Block> blocks(items);
    std::vector<double> logs(nodes), posterior(nodes);
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        for (std::size_t k = 0; k < nodes; ++k) {
            logs[k] = std::log(std::max(q.weights[k], 1e-300));
        }
        for (std::size_t i = 0; i < items; ++i) {
            const std::uint8_t x = r.at(p, column[i]);
            if (x <= score_max) {
                const double* add = (x > 0 ? log_right : log_wrong).data() + i * nodes;
                for (std::size_t k = 0; k < nodes; ++k) {
                    logs[k] += add[k];
                }
            }
        }
        const double all = log_sum_exp(logs);
        for (std::size_t k = 0; k < nodes; ++k) {
            posterior[k] = std::exp(logs[k] - all);
        }
        for (std::size_t i = 0; i < items; ++i) {
            const std::uint8_t x = r.at(p, column[i]);
            if (x > score_max) {
                continue;
            }
            const DifEstimate& e = estimates.items[i];
            double by_a = 0, by_b = 0;
            for (std::size_t k = 0; k < nodes; ++k) {
                const double off = posterior[k] * (double(x) - chance[i * nodes + k]);
                by_a += off * (q.nodes[k] - e.b);
                by_b -= off * e.a;
            }
            blocks[i].aa += by_a * by_a;
            blocks[i].ab += by_a * by_b;
            blocks[i].bb += by_b * by_b;
        }
    }
    for (std::size_t i = 0; i < items; ++i) {
        const Block& b = blocks[i];
        const double size = std::sqrt(b.aa * b.bb);
        // The inverse of a 2 x 2 matrix has the correlation of the matrix with its sign turned.
        estimates.items[i].correlation = size > 0 ? std::clamp(-b.ab / size, -0.999, 0.999) : 0;
    }
}

}  // namespace psychometrics
