#include "mixture.hpp"
#include "theta_nodes.hpp"

#include <psychometrics/curves.hpp>
#include <psychometrics/optimise.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <limits>

namespace psychometrics {
namespace {
using decisions::actual_given;
using decisions::category_of;
using decisions::chances_of_categories;
using decisions::decision_of;
using decisions::only;
using decisions::Point;
using decisions::sorted_cuts;
using decisions::tabulate;
using decisions::theta_nodes;
using decisions::ThetaNode;

double highest_sum(const ParameterSet& set) {
    double sum = 0;
    for (const auto& item : set.items) {
        sum += double(categories_of(item) - 1);
    }
    return sum;
}

Result<DecisionReport> averaged(const ParameterSet& set, const std::vector<double>& cuts,
                                const std::vector<ThetaNode>& nodes, DecisionReport report) {
    std::vector<Point> points;
    std::vector<std::vector<double>> sums;
    for (const ThetaNode& node : nodes) {
        sums.push_back(score_distribution(set.items, set.metric, node.theta));
        const auto chances = chances_of_categories(sums.back(), cuts);
        const std::size_t category = category_of(expected_score(set, node.theta), cuts);
        points.push_back({node.weight, only(category, cuts.size() + 1), chances, chances});
    }
    tabulate(points, report);
    std::vector<double> logs(nodes.size());
    for (std::size_t x = 0; x < sums.front().size(); ++x) {
        double share = 0;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            share += nodes[i].weight * sums[i][x];
            logs[i] = sums[i][x] > 0 ? std::log(sums[i][x]) : -std::numeric_limits<double>::infinity();
        }
        if (const auto actual = actual_given(points, logs); !actual.empty()) {
            report.scores.push_back(
                decision_of(std::int64_t(x), share, category_of(double(x), cuts), actual));
        }
    }
    return report;
}

struct Begun {
    DecisionReport report;
    std::vector<double> cuts, thetas;  // thetas of the cuts that have one
};

Result<Begun> begin(const ParameterSet& set, const DecisionPlan& plan) {
    if (set.items.empty()) {
        return refuse("no_items", "There are no items with parameters.");
    }
    if (const Notices faults = faults_of(set); !faults.empty()) {
        return refuse("faulty_parameters", faults.front().item + ": " + faults.front().detail);
    }
    Begun out;
    DecisionReport& r = out.report;
    r.method = DecisionMethod::lee;
    r.positive = plan.positive;
    r.highest_score = highest_sum(set);
    out.cuts = TRY(sorted_cuts(plan, 0, r.highest_score));
    for (const double cut : out.cuts) {
        CutDecisions at;
        at.cut = cut;
        at.true_cut = theta_of_score(set, cut);
        if (at.true_cut) {
            out.thetas.push_back(*at.true_cut);
        } else {
            r.problems.push_back(
                {"cut_beyond_curve", "",
                 fmt::format("No theta has the expected sum score {}: the true scores lie on one side of "
                             "the cut.",
                             cut)});
        }
        r.cuts.push_back(std::move(at));
    }
    return out;
}

}  // namespace

std::optional<double> theta_of_score(const ParameterSet& set, double score) {
    constexpr double reach = 40;
    const auto [low, high] = std::minmax({expected_score(set, -reach), expected_score(set, reach)});
    // A score the curve only nears has no theta: the end of the search would stand for it.
    if (!(score > low && score < high && score < highest_sum(set))) {
        return std::nullopt;
    }
    return root_of([&](double theta) { return expected_score(set, theta) - score; }, -reach, reach);
}

Result<DecisionReport> lee(const ParameterSet& set, const DecisionPlan& plan) {
    Begun begun = TRY(begin(set, plan));
    if (!(set.latent.sd > 0) || !std::isfinite(set.latent.mean) || !std::isfinite(set.latent.sd)) {
        return refuse("faulty_parameters", "The distribution of theta needs a standard deviation above 0.");
    }
    begun.report.averaged = Averaged::over_distribution;
    return averaged(set, begun.cuts, theta_nodes(set.latent, begun.thetas), std::move(begun.report));
}

Result<DecisionReport> lee(const ParameterSet& set, std::span<const double> thetas,
                           const DecisionPlan& plan) {
    Begun begun = TRY(begin(set, plan));
    if (thetas.empty()) {
        return refuse("too_few_persons", "There is no person with an estimate of theta.");
    }
    begun.report.averaged = Averaged::over_persons;
    begun.report.persons = std::int64_t(thetas.size());
    std::vector<ThetaNode> nodes;
    for (const double theta : thetas) {
        if (!std::isfinite(theta)) {
            return refuse("not_a_number", "Every theta must be a finite number.");
        }
        nodes.push_back({theta, 1 / double(thetas.size())});
    }
    return averaged(set, begun.cuts, nodes, std::move(begun.report));
}

}  // namespace psychometrics
