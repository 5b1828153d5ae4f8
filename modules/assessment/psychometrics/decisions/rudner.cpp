#include "mixture.hpp"
#include "theta_nodes.hpp"

#include <psychometrics/conditional_error.hpp>
#include <psychometrics/distributions.hpp>
#include <psychometrics/numbers.hpp>

#include <cmath>
#include <limits>

namespace psychometrics {
namespace {
using decisions::category_of;
using decisions::only;
using decisions::Point;
using decisions::sorted_cuts;
using decisions::tabulate;
using decisions::theta_nodes;
using decisions::ThetaNode;

// Chances of the categories of a normal variable.
std::vector<double> around(double centre, double error, const std::vector<double>& cuts) {
    std::vector<double> out;
    double before = 0;
    for (const double cut : cuts) {
        const double below = normal_below((cut - centre) / error);
        out.push_back(below - before);
        before = below;
    }
    out.push_back(1 - before);
    return out;
}

Result<DecisionReport> begin(const DecisionPlan& plan, Averaged averaged) {
    const double any = std::numeric_limits<double>::max();
    DecisionReport r;
    r.method = DecisionMethod::rudner;
    r.averaged = averaged;
    r.positive = plan.positive;
    for (const double cut : TRY(sorted_cuts(plan, -any, any))) {
        CutDecisions at;
        at.cut = cut;
        at.true_cut = cut;
        r.cuts.push_back(std::move(at));
    }
    return r;
}

std::vector<double> cuts_of(const DecisionReport& r) {
    std::vector<double> out;
    for (const auto& at : r.cuts) {
        out.push_back(at.cut);
    }
    return out;
}

}  // namespace

Result<DecisionReport> rudner(const ParameterSet& set, const DecisionPlan& plan) {
    if (set.items.empty()) {
        return refuse("no_items", "There are no items with parameters.");
    }
    if (const Notices faults = faults_of(set); !faults.empty()) {
        return refuse("faulty_parameters", faults.front().item + ": " + faults.front().detail);
    }
    if (!(set.latent.sd > 0) || !std::isfinite(set.latent.mean) || !std::isfinite(set.latent.sd)) {
        return refuse("faulty_parameters", "The distribution of theta needs a standard deviation above 0.");
    }
    DecisionReport report = TRY(begin(plan, Averaged::over_distribution));
    report.lowest_score = set.latent.mean - 8 * set.latent.sd;
    report.highest_score = set.latent.mean + 8 * set.latent.sd;
    report.mean = set.latent.mean;
    report.sd = set.latent.sd;
    const auto cuts = cuts_of(report);
    std::vector<Point> points;
    for (const ThetaNode& node : theta_nodes(set.latent, cuts)) {
        // Where the items say nothing an estimate may fall anywhere.
        const double error = theta_error(set, node.theta).value_or(1e150);
        const auto chances = around(node.theta, error, cuts);
        points.push_back(
            {node.weight, only(category_of(node.theta, cuts), cuts.size() + 1), chances, chances});
    }
    tabulate(points, report);
    return report;
}

Result<DecisionReport> rudner(std::span<const double> thetas, std::span<const double> standard_errors,
                              const DecisionPlan& plan) {
    DecisionReport report = TRY(begin(plan, Averaged::over_persons));
    if (thetas.empty() || thetas.size() != standard_errors.size()) {
        return refuse("too_few_persons", "Give an estimate of theta and its standard error for each person.");
    }
    const auto cuts = cuts_of(report);
    std::vector<Point> points;
    report.lowest_score = report.highest_score = thetas.front();
    for (std::size_t i = 0; i < thetas.size(); ++i) {
        if (!std::isfinite(thetas[i])) {
            return refuse("not_a_number", "Every theta must be a finite number.");
        }
        if (!std::isfinite(standard_errors[i]) || !(standard_errors[i] > 0)) {
            return refuse("standard_error_missing",
                          "Every standard error of a theta must be a number above 0.");
        }
        report.lowest_score = std::min(report.lowest_score, thetas[i]);
        report.highest_score = std::max(report.highest_score, thetas[i]);
        const auto chances = around(thetas[i], standard_errors[i], cuts);
        points.push_back({1 / double(thetas.size()), chances, chances, chances,
                          only(category_of(thetas[i], cuts), cuts.size() + 1)});
    }
    report.persons = std::int64_t(thetas.size());
    report.mean = mean_of(thetas);
    report.sd = sd_of(thetas);
    tabulate(points, report);
    return report;
}

}  // namespace psychometrics
