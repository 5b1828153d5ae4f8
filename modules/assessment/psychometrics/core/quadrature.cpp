#include <base/must.hpp>
#include <psychometrics/quadrature.hpp>

#include <cmath>

namespace psychometrics {

Quadrature normal_quadrature(std::size_t nodes, const Latent& latent, double reach) {
    MUST(nodes >= 3 && latent.sd > 0 && reach > 0);
    Quadrature out;
    double sum = 0;
    for (std::size_t q = 0; q < nodes; ++q) {
        const double z = reach * (2 * double(q) / double(nodes - 1) - 1);
        out.nodes.push_back(latent.mean + latent.sd * z);
        out.weights.push_back(std::exp(-0.5 * z * z));
        sum += out.weights.back();
    }
    for (auto& w : out.weights) {
        w /= sum;
    }
    return out;
}

}  // namespace psychometrics
