#include "equate_once.hpp"

#include "distribution_methods.hpp"
#include "moment_methods.hpp"

#include <cmath>
#include <functional>

namespace psychometrics {
namespace {

ScaleEnds ends_of(EquatingDesign design, const ScoreFrequencies& x, const ScoreFrequencies& y) {
    const bool single = design == EquatingDesign::single_group;
    ScaleEnds out;
    out.x_lowest = double(x.lowest);
    out.x_highest = double(x.highest());
    out.y_lowest = double(single ? x.anchor_lowest : y.lowest);
    out.y_highest = double(single ? x.anchor_highest() : y.highest());
    out.anchor_highest = double(x.anchors > 0 ? x.anchor_highest() : 0);
    return out;
}

// Moments of a sample as one column, and how they stand for X and Y.
struct Sampled {
    Eigen::VectorXd moments;
    Eigen::MatrixXd general, normal;
    std::function<std::pair<TotalAnchorMoments, TotalAnchorMoments>(const Eigen::VectorXd&)> split;
};

Sampled sampled(EquatingDesign design, const ScoreFrequencies& x, const ScoreFrequencies& y) {
    Sampled out;
    const TotalAnchorMoments of_x = pair_moments(x);
    const PairVariation vary_x = pair_variation(x, of_x);
    if (design == EquatingDesign::single_group) {
        out.moments = of_x.vector();
        out.general = vary_x.general;
        out.normal = vary_x.normal;
        out.split = [](const Eigen::VectorXd& m) {
            const auto both = TotalAnchorMoments::of(m);
            return std::pair(TotalAnchorMoments{both.mean, 0, both.variance, 0, 0},
                             TotalAnchorMoments{both.anchor_mean, 0, both.anchor_variance, 0, 0});
        };
        return out;
    }
    const TotalAnchorMoments of_y = pair_moments(y);
    const PairVariation vary_y = pair_variation(y, of_y);
    out.moments.resize(10);
    out.moments << of_x.vector(), of_y.vector();
    out.general = out.normal = Eigen::MatrixXd::Zero(10, 10);
    out.general.topLeftCorner<5, 5>() = vary_x.general;
    out.general.bottomRightCorner<5, 5>() = vary_y.general;
    out.normal.topLeftCorner<5, 5>() = vary_x.normal;
    out.normal.bottomRightCorner<5, 5>() = vary_y.normal;
    out.split = [](const Eigen::VectorXd& m) {
        return std::pair(TotalAnchorMoments::of(m.head<5>()), TotalAnchorMoments::of(m.tail<5>()));
    };
    return out;
}

// The delta method with derivatives by central differences: every method by moments has its standard errors
// so.
void delta_errors(const EquatingPlan& plan, const Sampled& sample, const ScaleEnds& ends, EquatedOnce& out) {
    const auto scores = Eigen::Index(out.equated.size());
    Eigen::MatrixXd by(scores, sample.moments.size());
    for (Eigen::Index k = 0; k < sample.moments.size(); ++k) {
        const double step = 1e-5 * std::max(1.0, std::abs(sample.moments[k]));
        for (const double side : {1.0, -1.0}) {
            Eigen::VectorXd moved = sample.moments;
            moved[k] += side * step;
            const auto [x, y] = sample.split(moved);
            const auto coefficients = moment_coefficients(plan, x, y, ends);
            if (!coefficients) {
                return;  // at the edge of what can be equated: no standard errors
            }
            for (Eigen::Index i = 0; i < scores; ++i) {
                const double equated =
                    equated_by_moments(plan, *coefficients, ends, ends.x_lowest + double(i));
                by(i, k) = side > 0 ? equated / (2 * step) : by(i, k) - equated / (2 * step);
            }
        }
    }
    for (Eigen::Index i = 0; i < scores; ++i) {
        const Eigen::VectorXd d = by.row(i);
        out.se.emplace_back(std::sqrt(std::max(0.0, d.dot(sample.general * d))));
        out.se_normal.emplace_back(std::sqrt(std::max(0.0, d.dot(sample.normal * d))));
    }
}

Result<EquatedOnce> by_moments(const EquatingPlan& plan, EquatingDesign design, const ScoreFrequencies& x,
                               const ScoreFrequencies& y, WithErrors errors) {
    const ScaleEnds ends = ends_of(design, x, y);
    const Sampled sample = sampled(design, x, y);
    const auto [of_x, of_y] = sample.split(sample.moments);
    EquatedOnce out;
    out.coefficients = TRY(moment_coefficients(plan, of_x, of_y, ends));
    for (std::int64_t i = 0; i < x.totals; ++i) {
        out.equated.push_back(equated_by_moments(plan, out.coefficients, ends, double(x.lowest + i)));
    }
    if (errors == WithErrors::analytic && plan.method != EquatingMethod::identity) {
        delta_errors(plan, sample, ends, out);
    }
    return out;
}

Result<ScoreFrequencies> smoothed(const ScoreFrequencies& f, const std::optional<SmoothingPlan>& plan,
                                  const char* form, EquatedOnce& out) {
    if (!plan) {
        return f;
    }
    Smoothed s = TRY(smooth(f, *plan));
    out.smoothing.push_back({form, s.degree, s.anchor_degree, s.cross_degree, std::move(s.compared)});
    for (auto& problem : s.problems) {
        problem.item = std::string(form) + " " + problem.item;
        out.problems.push_back(std::move(problem));
    }
    return std::move(s.fitted);
}

Result<EquatedOnce> by_distributions(const EquatingPlan& plan, EquatingDesign design,
                                     const ScoreFrequencies& x, const ScoreFrequencies& y) {
    EquatedOnce out;
    ScoreFrequencies of_x, of_y;
    if (design == EquatingDesign::single_group) {
        const ScoreFrequencies both = TRY(smoothed(x, plan.smoothing, "both", out));
        of_x = totals_of(both);
        of_y = anchors_of(both);
    } else {
        const bool alone = design == EquatingDesign::equivalent_groups;
        of_x = TRY(smoothed(alone ? totals_of(x) : x, plan.smoothing, "x", out));
        of_y = TRY(smoothed(alone ? totals_of(y) : y, plan.smoothing_y ? plan.smoothing_y : plan.smoothing,
                            "y", out));
    }
    const bool fitted_alone = design == EquatingDesign::equivalent_groups && out.smoothing.size() == 2;
    auto done = TRY(equate_distributions(plan, design, of_x, of_y, fitted_alone ? out.smoothing[0].degree : 0,
                                         fitted_alone ? out.smoothing[1].degree : 0));
    out.equated = std::move(done.equated);
    out.se = std::move(done.se);
    out.coefficients = done.coefficients;
    out.percent_relative_error = std::move(done.percent_relative_error);
    out.lost = done.lost;
    return out;
}

}  // namespace

Result<EquatedOnce> equate_once(const EquatingPlan& plan, EquatingDesign design, const ScoreFrequencies& x,
                                const ScoreFrequencies& y, WithErrors errors) {
    if (plan.smoothing_y && !plan.smoothing) {
        return refuse("smoothing_missing", "Y is smoothed but X is not; give the degree of X too.");
    }
    EquatedOnce out = TRY(uses_moments(plan.method) ? by_moments(plan, design, x, y, errors)
                                                    : by_distributions(plan, design, x, y));
    for (const double e : out.equated) {
        if (!std::isfinite(e)) {
            return refuse("no_finite_result",
                          "A score has no finite equivalent; there are too few data for this method.");
        }
    }
    return out;
}

}  // namespace psychometrics
