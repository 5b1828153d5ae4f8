#include "sum_scores.hpp"

#include <psychometrics/curves.hpp>
#include <psychometrics/quadrature.hpp>
#include <psychometrics/scores.hpp>

#include <cmath>
#include <numeric>

namespace psychometrics {

Eigen::MatrixXd with_item(const Eigen::MatrixXd& sums, const Grid& grid, std::size_t item) {
    const auto more = Eigen::Index(grid.scores(item)) - 1;
    Eigen::MatrixXd out = Eigen::MatrixXd::Zero(sums.rows() + more, sums.cols());
    for (Eigen::Index k = 0; k <= more; ++k) {
        const auto p = grid.p(item, std::size_t(k));
        const Eigen::Map<const Eigen::RowVectorXd> chance(p.data(), Eigen::Index(p.size()));
        out.middleRows(k, sums.rows()).array() += sums.array().rowwise() * chance.array();
    }
    return out;
}

Eigen::MatrixXd sums_at_nodes(const Grid& grid, std::span<const std::size_t> items) {
    Eigen::MatrixXd out = Eigen::MatrixXd::Ones(1, Eigen::Index(grid.size()));
    for (const std::size_t item : items) {
        out = with_item(out, grid, item);
    }
    return out;
}

std::vector<SumScore> sum_score_table(const ParameterSet& set, const Latent& prior, std::size_t nodes,
                                      double reach) {
    const Quadrature points = normal_quadrature(nodes, prior, reach);
    const Grid grid(set, points.nodes);
    std::vector<std::size_t> all(set.items.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const Eigen::MatrixXd sums = sums_at_nodes(grid, all);
    const Eigen::Map<const Eigen::VectorXd> weights(points.weights.data(), Eigen::Index(nodes));
    const Eigen::Map<const Eigen::VectorXd> thetas(points.nodes.data(), Eigen::Index(nodes));
    std::vector<SumScore> out;
    for (Eigen::Index s = 0; s < sums.rows(); ++s) {
        const Eigen::VectorXd joint = sums.row(s).transpose().cwiseProduct(weights);
        SumScore row{.score = s, .chance = joint.sum()};
        if (row.chance > 0) {
            row.theta = joint.dot(thetas) / row.chance;
            const double spread = joint.dot((thetas.array() - row.theta).square().matrix()) / row.chance;
            row.se = std::sqrt(spread);
        }
        out.push_back(row);
    }
    return out;
}

std::vector<InformationPoint> information_curve(const ParameterSet& set, double lo, double hi,
                                                std::size_t points) {
    std::vector<InformationPoint> out;
    for (std::size_t q = 0; q < points; ++q) {
        const double theta = lo + (hi - lo) * double(q) / double(points - 1);
        InformationPoint one{
            .theta = theta, .information = information(set, theta), .se = {}, .expected_score = 0};
        if (one.information > 1e-12) {
            one.se = 1 / std::sqrt(one.information);
        }
        one.expected_score = expected_score(set, theta);
        out.push_back(one);
    }
    return out;
}

double marginal_reliability(const ParameterSet& set, const Latent& latent) {
    const Quadrature points = normal_quadrature(201, latent);
    double out = 0;
    for (std::size_t q = 0; q < points.nodes.size(); ++q) {
        const double known = information(set, points.nodes[q]) * latent.sd * latent.sd;
        out += points.weights[q] * known / (known + 1);
    }
    return out;
}

}  // namespace psychometrics
