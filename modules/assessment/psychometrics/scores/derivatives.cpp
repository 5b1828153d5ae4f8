#include "derivatives.hpp"

#include <psychometrics/curves.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace psychometrics {
namespace {

using Reach = std::function<double&(ItemParameters&)>;

// Central difference: curves are smooth and of size 1, so a step of 1e-5 leaves an error near 1e-10.
Eigen::VectorXd change_of(const ParameterSet& set, const ItemParameters& item, std::span<const double> nodes,
                          const Reach& reach) {
    ItemParameters low = item, high = item;
    const double step = 1e-5 * std::max(1.0, std::abs(reach(low)));
    reach(low) -= step;
    reach(high) += step;
    Eigen::VectorXd out(Eigen::Index(nodes.size()));
    for (std::size_t q = 0; q < nodes.size(); ++q) {
        out[Eigen::Index(q)] =
            (expected_score(high, set.metric, nodes[q]) - expected_score(low, set.metric, nodes[q])) /
            (2 * step);
    }
    return out;
}

double& slope_in(ItemParameters& item) { return item.a; }

std::vector<Reach> parameters_alone(const ItemParameters& item) {
    std::vector<Reach> out;
    const Model m = item.model;
    if (m == Model::nrm) {
        for (std::size_t k = 1; k < item.slopes.size(); ++k) {
            out.push_back([k](ItemParameters& i) -> double& { return i.slopes[k]; });
            out.push_back([k](ItemParameters& i) -> double& { return i.intercepts[k]; });
        }
        return out;
    }
    if (m == Model::two_pl || m == Model::three_pl || m == Model::grm || m == Model::gpcm) {
        out.emplace_back(slope_in);
    }
    if (is_dichotomous(m)) {
        out.push_back([](ItemParameters& i) -> double& { return i.b; });
    }
    if (m == Model::three_pl) {
        out.push_back([](ItemParameters& i) -> double& { return i.c; });
    }
    for (std::size_t k = 0; k < item.steps.size(); ++k) {
        out.push_back([k](ItemParameters& i) -> double& { return i.steps[k]; });
    }
    return out;
}

// Nodes stand at mean + sd z: the sd moves them by z.
Eigen::VectorXd change_with_sd(const ParameterSet& set, const ItemParameters& item, const Latent& latent,
                               std::span<const double> nodes) {
    const double step = 1e-5 * latent.sd;
    Eigen::VectorXd out(Eigen::Index(nodes.size()));
    for (std::size_t q = 0; q < nodes.size(); ++q) {
        const double slope = (expected_score(item, set.metric, nodes[q] + step) -
                              expected_score(item, set.metric, nodes[q] - step)) /
                             (2 * step);
        out[Eigen::Index(q)] = slope * (nodes[q] - latent.mean) / latent.sd;
    }
    return out;
}

}  // namespace

std::vector<Influence> influences_of(const ParameterSet& set, const Latent& latent,
                                     std::span<const double> nodes) {
    std::vector<Influence> out;
    Influence common_slope;
    bool all_of_unit_slope = true;
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        const ItemParameters& item = set.items[i];
        for (const Reach& reach : parameters_alone(item)) {
            out.push_back({{i}, {change_of(set, item, nodes, reach)}});
        }
        if (item.model == Model::one_pl) {
            common_slope.items.push_back(i);
            common_slope.change.push_back(change_of(set, item, nodes, slope_in));
        }
        all_of_unit_slope = all_of_unit_slope && (item.model == Model::rasch || item.model == Model::pcm);
    }
    if (!common_slope.items.empty()) {
        out.push_back(std::move(common_slope));
    }
    if (all_of_unit_slope) {
        Influence spread;
        for (std::size_t i = 0; i < set.items.size(); ++i) {
            spread.items.push_back(i);
            spread.change.push_back(change_with_sd(set, set.items[i], latent, nodes));
        }
        out.push_back(std::move(spread));
    }
    return out;
}

}  // namespace psychometrics
