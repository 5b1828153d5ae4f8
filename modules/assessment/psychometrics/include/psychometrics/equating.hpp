// Observed-score equating: scores of form X stated on the scale of form Y. Formulas and their sources:
// docs/psychometrics.md, "Observed-score equating". KB is Kolen and Brennan (2014).
#pragma once
#include <psychometrics/kernel_equating.hpp>
#include <psychometrics/presmoothing.hpp>

namespace psychometrics {

// equivalent_groups: two random groups, totals alone. single_group: the same persons took both; a table of X
// by Y, given as totals and anchors of one table. anchor: two groups that differ, with an anchor both took.
enum class EquatingDesign { equivalent_groups, single_group, anchor };
BOOST_DESCRIBE_ENUM(EquatingDesign, equivalent_groups, single_group, anchor)

enum class EquatingMethod {
    identity,                   // any design
    mean,                       // equivalent or single group; KB chapter 2
    linear,                     // KB chapter 2
    equipercentile,             // KB chapter 2
    circle_arc,                 // Livingston and Kim (2009)
    kernel,                     // kernel_equating.hpp
    tucker,                     // anchor; KB chapter 4
    nominal_weights,            // mean; Babcock, Albano and Raymond (2012)
    levine_observed,            // KB chapter 4
    levine_true,                // KB chapter 4
    braun_holland,              // KB chapter 5
    chained_mean,               // slopes of 1
    chained_linear,             // KB chapter 4
    frequency_estimation,       // post-stratification; KB chapter 5
    chained_equipercentile,     // KB chapter 5
    tucker_circle_arc,          // middle: the synthetic means of Tucker
    chained_circle_arc,         // middle: X's mean and its chained equivalent
    kernel_poststratification,  // von Davier, Holland and Thayer (2004)
    kernel_chained,             // the same book
};
BOOST_DESCRIBE_ENUM(EquatingMethod, identity, mean, linear, equipercentile, circle_arc, kernel, tucker,
                    nominal_weights, levine_observed, levine_true, braun_holland, chained_mean,
                    chained_linear, frequency_estimation, chained_equipercentile, tucker_circle_arc,
                    chained_circle_arc, kernel_poststratification, kernel_chained)

enum class AnchorKind { internal, external };  // internal: the anchor's items count in the total
BOOST_DESCRIBE_ENUM(AnchorKind, internal, external)
// simplified: an arc added to the straight line through the ends (method 2); full: the circle through the
// three points (method 1).
enum class ArcKind { simplified, full };
BOOST_DESCRIBE_ENUM(ArcKind, simplified, full)
// What carries the anchor's difference to Y's middle in chained_circle_arc: Y's sd by the anchor's
// (Livingston and Kim), or 1, as R's equate has it unless told.
enum class ChainedMiddle { linear, mean };
BOOST_DESCRIBE_ENUM(ChainedMiddle, linear, mean)

// A raw score of Y and what it is reported as.
struct ScalePoint {
    double score = 0, scale = 0;
};
BOOST_DESCRIBE_STRUCT(ScalePoint, (), (score, scale))

struct EquatingPlan {
    EquatingMethod method = EquatingMethod::linear;
    double ws = 1;  // weight of X's group in the synthetic population, 0 to 1
    AnchorKind anchor = AnchorKind::internal;
    ArcKind arc = ArcKind::simplified;
    ChainedMiddle middle = ChainedMiddle::linear;
    // For methods that use whole distributions: of both forms, or of Y where it differs.
    std::optional<SmoothingPlan> smoothing{}, smoothing_y{};
    KernelPlan kernel{};
    bool truncate = false;       // equated scores outside Y's range become its ends
    std::int64_t bootstrap = 0;  // replications, up to bootstrap_max; 0: none
    std::int64_t seed = 1;
    std::vector<ScalePoint> scale{};  // ascending by score; empty: no scale
    std::int64_t few_persons = 30;    // below: a notice
};
constexpr std::int64_t bootstrap_max = 100'000;

struct EquatedScore {
    std::int64_t score = 0;
    double equated = 0;
    std::int64_t rounded = 0;           // halves up
    std::optional<double> se{};         // analytic, for scores of any distribution
    std::optional<double> se_normal{};  // analytic, for normal ones
    std::optional<double> se_bootstrap{};
    std::optional<double> scaled{};
};
BOOST_DESCRIBE_STRUCT(EquatedScore, (), (score, equated, rounded, se, se_normal, se_bootstrap, scaled))

struct EquatingMoments {
    ScoreMoments x{}, y{};
    std::optional<ScoreMoments> anchor_x{}, anchor_y{};
    std::optional<double> anchor_correlation_x{}, anchor_correlation_y{};
    double equated_mean = 0, equated_sd = 0;  // of X's persons, after
};
BOOST_DESCRIBE_STRUCT(EquatingMoments, (),
                      (x, y, anchor_x, anchor_y, anchor_correlation_x, anchor_correlation_y, equated_mean,
                       equated_sd))

// What the equating rests on; each method has its own part of it.
struct EquatingCoefficients {
    std::optional<double> intercept{}, slope{};  // linear methods; circle-arc: of the line through the ends
    std::optional<double> gamma_x{}, gamma_y{};  // Tucker, Levine, nominal weights: from anchor to total
    std::optional<double> synthetic_mean_x{}, synthetic_mean_y{}, synthetic_sd_x{}, synthetic_sd_y{};
    std::optional<double> middle_x{}, middle_y{};  // circle-arc
    std::optional<double> bandwidth_x{}, bandwidth_y{};
};
BOOST_DESCRIBE_STRUCT(EquatingCoefficients, (),
                      (intercept, slope, gamma_x, gamma_y, synthetic_mean_x, synthetic_mean_y, synthetic_sd_x,
                       synthetic_sd_y, middle_x, middle_y, bandwidth_x, bandwidth_y))

struct SmoothingChosen {
    std::string form;  // x, y; single_group: both
    std::int64_t degree = 0;
    std::optional<std::int64_t> anchor_degree{}, cross_degree{};
    std::vector<SmoothingModel> compared{};
};
BOOST_DESCRIBE_STRUCT(SmoothingChosen, (), (form, degree, anchor_degree, cross_degree, compared))

struct Bootstrapped {
    std::int64_t replications = 0;  // used
    std::int64_t failed = 0;        // could not be equated, left out
    std::int64_t seed = 0;
};
BOOST_DESCRIBE_STRUCT(Bootstrapped, (), (replications, failed, seed))

struct Equating {
    EquatingMethod method = EquatingMethod::identity;
    EquatingDesign design = EquatingDesign::equivalent_groups;
    std::optional<double> ws{};          // where the method has a synthetic population
    std::optional<AnchorKind> anchor{};  // anchor design
    EquatingCoefficients coefficients{};
    std::vector<EquatedScore> table{};
    EquatingMoments moments{};
    std::vector<SmoothingChosen> smoothing{};
    std::vector<std::optional<double>> percent_relative_error{};  // kernel: of the first ten moments
    std::optional<Bootstrapped> bootstrap{};
    Notices problems{};
};
BOOST_DESCRIBE_STRUCT(Equating, (),
                      (method, design, ws, anchor, coefficients, table, moments, smoothing,
                       percent_relative_error, bootstrap, problems))

bool fits(EquatingMethod, EquatingDesign);
// Whether a method uses whole distributions, which smoothing helps, and not moments alone.
bool uses_distributions(EquatingMethod);

// Notices: few_persons, zero_frequency, anchor_gap, anchor_weak (correlation below 0.5), not_monotone,
// bootstrap_failed, smoothing_unused. Refused: design_mismatch, anchor_missing, anchor_uncorrelated,
// anchor_constant, anchor_too_long (internal, above the total), constant_scores, too_few_persons (below 2),
// ws_out_of_range, bootstrap_out_of_range, scale_unordered, synthetic_variance, and those of smooth() and
// kernel_equate().
Result<Equating> equate(const ScoreFrequencies& x, const ScoreFrequencies& y, EquatingDesign,
                        const EquatingPlan&);
// One group that took both: totals are X, "anchors" are Y.
Result<Equating> equate_single_group(const ScoreFrequencies& x_by_y, const EquatingPlan&);
// A linear interpolation of the points (KB chapter 2); outside them the nearest one's value.
double scaled(double score, std::span<const ScalePoint>);

}  // namespace psychometrics
