// Standards from persons whose ability is judged apart from the exam: borderline group, borderline
// regression, contrasting groups.
#pragma once
#include <psychometrics/compromise.hpp>
#include <psychometrics/standard_setting.hpp>

namespace psychometrics {

constexpr std::size_t judged_persons_few = 30;  // below, `few_persons`

struct BorderlineGroupReport {
    std::int64_t persons = 0;
    double cut = 0;  // median of the borderline persons' scores
    std::int64_t required_score = 0;
    double mean = 0;
    std::optional<double> sd{};
    std::optional<double> se{}, low{}, high{};  // of the median, by bootstrap of the persons; 95 %
    std::vector<Impact> impact;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(BorderlineGroupReport, (),
                      (persons, cut, required_score, mean, sd, se, low, high, impact, problems))
// Zieky and Livingston (1977). Refused: too_few_persons (none), not_a_number.
Result<BorderlineGroupReport> borderline_group(std::span<const double> scores, const ImpactPlan& = {},
                                               const Resampling& = {});

struct BorderlineRegressionReport {
    std::int64_t persons = 0;
    double borderline = 0;  // the rating that means borderline
    double cut = 0;
    std::int64_t required_score = 0;
    double intercept = 0, slope = 0, residual_sd = 0;
    std::optional<double> r_squared{};
    double se = 0;  // of the cut: s sqrt(1 / n + (r - mean)^2 / sum of squares)
    std::optional<double> se_bootstrap{}, low{}, high{};  // by bootstrap of the persons; 95 %
    std::vector<Impact> impact;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(BorderlineRegressionReport, (),
                      (persons, borderline, cut, required_score, intercept, slope, residual_sd, r_squared, se,
                       se_bootstrap, low, high, impact, problems))
// Least-squares line of scores on global ratings, read at the borderline rating (Wood, Humphrey-Murto and
// Norman 2006). Refused: too_few_persons (3), ratings_constant, ratings_reversed (slope not above 0),
// not_a_number. Problem: borderline_outside (no rating on one side of it: the line is extended).
Result<BorderlineRegressionReport> borderline_regression(std::span<const double> scores,
                                                         std::span<const double> ratings, double borderline,
                                                         const ImpactPlan& = {}, const Resampling& = {});

// The shares of masters and others behind the cut: as they are in the data, or half and half (the place where
// the two smoothed densities cross).
enum class BaseRate { observed, equal };
BOOST_DESCRIBE_ENUM(BaseRate, observed, equal)
struct ContrastingPlan {
    double loss_ratio = 1;  // how many times worse a false pass is than a false fail; above 0
    BaseRate base_rate = BaseRate::observed;
    ImpactPlan impact{};
    Resampling resampling{};
};
struct ContrastingReport {
    std::int64_t masters = 0, others = 0;
    double loss_ratio = 1;
    BaseRate base_rate = BaseRate::observed;
    double cut = 0;
    std::int64_t required_score = 0;
    std::optional<double> intercept{}, slope{};  // of the logistic regression of being a master on the score
    std::optional<double> se{};                  // of the cut by the delta method
    std::optional<double> se_bootstrap{}, low{}, high{};
    double midpoint_of_medians = 0;
    std::optional<double> se_midpoint{};  // by bootstrap
    double least_loss_score = 0;  // the whole score with the least loss in the data; the lowest of several
    double false_passes = 0,
           false_fails = 0;  // shares of the others and of the masters, at the required score
    std::vector<Impact> impact;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(ContrastingReport, (),
                      (masters, others, loss_ratio, base_rate, cut, required_score, intercept, slope, se,
                       se_bootstrap, low, high, midpoint_of_medians, se_midpoint, least_loss_score,
                       false_passes, false_fails, impact, problems))
// Livingston and Zieky (1982): the score at which the chance to be a master, by logistic regression, is
// loss_ratio / (1 + loss_ratio): 0.5 where both errors weigh alike. Groups that do not overlap
// (groups_separated): halfway between them. Refused: too_few_persons (2 a group), scores_constant,
// groups_reversed, loss_ratio_outside, not_a_number.
Result<ContrastingReport> contrasting_groups(std::span<const double> masters, std::span<const double> others,
                                             const ContrastingPlan& = {});

}  // namespace psychometrics
