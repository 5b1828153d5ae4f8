#include "anchors.hpp"

#include <psychometrics/curves.hpp>
#include <psychometrics/irt_equating.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

std::int64_t highest_of(const ParameterSet& set) {
    std::int64_t out = 0;
    for (const auto& item : set.items) {
        out += std::int64_t(categories_of(item)) - 1;
    }
    return out;
}

Done check(const ParameterSet& set, std::string_view which) {
    CHECK(check_parameters(set, which));
    for (const auto& item : set.items) {
        if (item.model == Model::nrm) {
            return refuse("nominal_items",
                          fmt::format("Item {} of form {} is nominal: its scores have no order, so a sum "
                                      "of them is no measure. Leave it out of the form.",
                                      item.item, which));
        }
    }
    if (highest_of(set) > equating_scores_max) {
        return refuse("too_large", fmt::format("The highest sum of form {} is {}; at most {} can be equated.",
                                               which, highest_of(set), equating_scores_max));
    }
    return {};
}

Done check(const IrtEquatingPlan& plan) {
    if (!(plan.weight_x >= 0 && plan.weight_x <= 1)) {
        return refuse("plan_faulty", "The weight of form X's population must be 0 to 1.");
    }
    if (plan.weights == NodeWeights::equal) {
        return refuse("plan_faulty",
                      "A population's distribution cannot be equal everywhere; ask for normal weights.");
    }
    const auto most = plan.weights == NodeWeights::gauss_hermite ? hermite_nodes_max : equating_nodes_max;
    if (plan.nodes < 3 || plan.nodes > most) {
        return refuse("plan_faulty", fmt::format("The number of nodes must be 3 to {}.", most));
    }
    if (!(plan.reach > 0) || plan.reach > 30) {
        return refuse("plan_faulty", "The nodes must reach more than 0 and at most 30 standard deviations.");
    }
    for (const auto& latent : {plan.population_x, plan.population_y}) {
        if (!std::isfinite(latent.mean) || !(latent.sd > 0) || !std::isfinite(latent.sd)) {
            return refuse("plan_faulty",
                          "Each population needs a mean of theta and a standard deviation above 0.");
        }
    }
    return {};
}

ImpliedScores implied(const ParameterSet& set, const IrtEquatingPlan& plan) {
    const LinkingPlan rule{.weights = plan.weights, .nodes = plan.nodes, .reach = plan.reach};
    const auto in = [&](const Latent& latent) { return implied_chances(set, nodes_of(rule, latent)); };
    ImpliedScores out{.highest_score = highest_of(set)};
    const auto x = in(plan.population_x), y = in(plan.population_y);
    for (std::size_t s = 0; s < x.size(); ++s) {
        out.chances.push_back(plan.weight_x * x[s] + (1 - plan.weight_x) * y[s]);
        out.mean += double(s) * out.chances[s];
    }
    double m3 = 0, m4 = 0;
    for (std::size_t s = 0; s < out.chances.size(); ++s) {
        const double off = double(s) - out.mean;
        out.sd += out.chances[s] * off * off;
        m3 += out.chances[s] * off * off * off;
        m4 += out.chances[s] * off * off * off * off;
    }
    const double variance = out.sd;
    out.sd = std::sqrt(variance);
    out.skewness = variance > 0 ? m3 / (variance * out.sd) : 0;
    out.kurtosis = variance > 0 ? m4 / (variance * variance) : 0;
    for (const auto& item : set.items) {
        out.lowest_true_score += item.c;
    }
    return out;
}

}  // namespace

std::vector<double> implied_chances(const ParameterSet& set, const Quadrature& population) {
    std::vector<double> out(std::size_t(highest_of(set)) + 1, 0.0);
    for (std::size_t q = 0; q < population.nodes.size(); ++q) {
        const auto at = score_distribution(set.items, set.metric, population.nodes[q]);
        for (std::size_t s = 0; s < out.size(); ++s) {
            out[s] += population.weights[q] * at[s];
        }
    }
    return out;
}

Result<IrtEquating> equate_by_irt(const ParameterSet& x, const ParameterSet& y, const IrtEquatingPlan& plan) {
    CHECK(check(plan));
    CHECK(check(x, "X"));
    CHECK(check(y, "Y"));
    IrtEquating out{.plan = plan, .x = implied(x, plan), .y = implied(y, plan)};
    if (x.metric != y.metric) {
        out.problems.push_back(
            {"metric_differs", "",
             fmt::format("Form X is stated in D = {} and form Y in D = {}; each is used in its own, "
                         "on one scale of theta.",
                         x.metric, y.metric)});
    }
    for (std::int64_t s = 0; s <= out.x.highest_score; ++s) {
        IrtConversion row{.score = s};
        row.theta = theta_of_true_score(x, double(s));
        row.true_score = true_score_equivalent(x, y, double(s));
        row.interpolated = double(s) <= out.x.lowest_true_score;
        row.observed_score = equipercentile_equivalent(out.x.chances, out.y.chances, double(s));
        out.conversions.push_back(row);
    }
    return out;
}

}  // namespace psychometrics
