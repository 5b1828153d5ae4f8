// Linking of two calibrations by the items they have in common: theta on the base scale is A theta + B, with
// A the slope and B the intercept. Formulas and their sources: docs/psychometrics.md, "Linking".
#pragma once
#include <base/result.hpp>
#include <psychometrics/notice.hpp>
#include <psychometrics/parameters.hpp>
#include <psychometrics/quadrature.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace psychometrics {

enum class LinkingMethod {
    mean_mean,            // A from the means of the slopes (Loyd and Hoover 1980)
    mean_geometric_mean,  // A from their geometric means (Mislevy and Bock 1990)
    mean_sigma,           // A from the standard deviations of the difficulties (Marco 1977)
    robust_mean_sigma,  // the same, weighted by error and by distance from the line (Stocking and Lord 1983)
    haebara,            // the squared differences of the items' curves (Haebara 1980)
    stocking_lord,      // the squared differences of the test's curves (Stocking and Lord 1983)
};
BOOST_DESCRIBE_ENUM(LinkingMethod, mean_mean, mean_geometric_mean, mean_sigma, robust_mean_sigma, haebara,
                    stocking_lord)

// On which scale haebara and stocking_lord compare the curves. symmetric: on both, and the two sums are added
// (Haebara 1980; Kim and Lee 2006); exchanging the sets then inverts the line.
enum class LinkingDirection { new_to_base, base_to_new, symmetric };
BOOST_DESCRIBE_ENUM(LinkingDirection, new_to_base, base_to_new, symmetric)

// How the points where the curves are compared count. normal and gauss_hermite: by the set's own latent
// distribution on its scale, at equally spaced nodes or at those of Gauss and Hermite; equal: all alike.
enum class NodeWeights { normal, gauss_hermite, equal };
BOOST_DESCRIBE_ENUM(NodeWeights, normal, gauss_hermite, equal)

struct CommonItem {
    std::string new_item, base_item;
};
BOOST_DESCRIBE_STRUCT(CommonItem, (), (new_item, base_item))

struct LinkingPlan {
    LinkingMethod method = LinkingMethod::stocking_lord;
    LinkingDirection direction = LinkingDirection::new_to_base;
    NodeWeights weights = NodeWeights::normal;
    std::int64_t nodes = 61;           // 3 to linking_nodes_max; gauss_hermite up to hermite_nodes_max
    double lowest = -4, highest = 4;   // of the nodes of `equal`
    double reach = 6;                  // of the nodes of `normal`, in standard deviations
    std::vector<CommonItem> common{};  // empty: every item that has the same id in both sets
    std::int64_t minimum_anchors = 2;  // at least 2
};
BOOST_DESCRIBE_STRUCT(LinkingPlan, (),
                      (method, direction, weights, nodes, lowest, highest, reach, common, minimum_anchors))
constexpr std::int64_t linking_nodes_max = 1001;
constexpr std::int64_t hermite_nodes_max = 200;

struct LinkingConstants {
    LinkingMethod method = LinkingMethod::stocking_lord;
    double slope = 1;      // A
    double intercept = 0;  // B
    // By the delta method from the standard errors of the common items' parameters, taken as independent of
    // each other; none where an item's are not given. robust_mean_sigma: its weights taken as given.
    std::optional<double> se_slope{}, se_intercept{}, covariance{};
    std::optional<double> criterion{};  // haebara, stocking_lord: the lowest weighted mean square
    std::int64_t cycles = 0;
    bool converged = true;
};
BOOST_DESCRIBE_STRUCT(LinkingConstants, (),
                      (method, slope, intercept, se_slope, se_intercept, covariance, criterion, cycles,
                       converged))

// A difficulty of a common item, before and after: what a plot of the anchors shows.
struct AnchorPoint {
    std::string item;       // its id in the base set
    std::int64_t step = 0;  // polytomous: 1.. of its steps; else 0
    double b_new = 0, b_linked = 0, b_base = 0;
    double a_new = 1, a_linked = 1, a_base = 1;  // in the base set's metric
};
BOOST_DESCRIBE_STRUCT(AnchorPoint, (), (item, step, b_new, b_linked, b_base, a_new, a_linked, a_base))

struct Linking {
    LinkingPlan plan{};  // `common` filled in: the items that were used
    double metric = 1;   // the base set's
    LinkingConstants chosen{};
    std::vector<LinkingConstants> constants{};  // by every method that can be had
    ParameterSet linked{};                      // the new set on the base scale
    std::vector<AnchorPoint> anchors{};
    Notices problems{};
};
BOOST_DESCRIBE_STRUCT(Linking, (), (plan, metric, chosen, constants, linked, anchors, problems))

// Notices: metric_converted, models_differ, categories_differ and nominal_left_out (a pair that cannot be
// used, or not by every method), item_missing (named as common, not in both), slope_fixed (Rasch and PCM on
// both sides: A is 1), few_anchors (below 30 and below a fifth of the shorter set: Kolen and Brennan 2014,
// ch. 8), no_spread (methods left out), not_converged. Refused: parameters_faulty, plan_faulty,
// no_common_items, too_few_anchors, item_twice, method_not_possible.
Result<Linking> link(const ParameterSet& fresh, const ParameterSet& base, const LinkingPlan& = {});

// The same set on another scale: a / A, A b + B, A step + B; c stays; a nominal item's slopes / A and
// intercepts - slopes B / A. Standard errors follow as if A and B were known (a nominal item's intercepts
// lose theirs unless B = 0); so do the latent distributions and the priors of a and b. A Rasch item becomes
// 1PL, a PCM one GPCM, unless A = 1. A > 0.
ParameterSet transformed(ParameterSet, double slope, double intercept);

// The points and weights a plan has for a scale with this latent distribution. The plan must be sound.
Quadrature nodes_of(const LinkingPlan&, const Latent&);

}  // namespace psychometrics
