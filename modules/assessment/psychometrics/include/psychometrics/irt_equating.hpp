// Equating of the sum scores of two forms whose item parameters are on one scale: by true scores and by
// observed scores. Link first (linking.hpp) where the two sets were calibrated apart.
#pragma once
#include <base/result.hpp>
#include <psychometrics/linking.hpp>
#include <psychometrics/notice.hpp>
#include <psychometrics/parameters.hpp>
#include <psychometrics/quadrature.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace psychometrics {

// The synthetic population: `weight_x` of those who took form X and 1 - weight_x of those who took Y (Braun
// and Holland 1982). Both theta distributions are on the common scale: the population of the form that was
// transformed by A and B has mean A m + B and sd A s (`transformed` of linking.hpp gives such a set's latent
// so).
struct IrtEquatingPlan {
    Latent population_x{};
    Latent population_y{};
    double weight_x = 0.5;  // 0 to 1
    std::int64_t nodes =
        61;            // equally spaced, from mean - reach sd to mean + reach sd; 3 to equating_nodes_max
    double reach = 6;  // above 0
    NodeWeights weights =
        NodeWeights::normal;  // or gauss_hermite (nodes up to hermite_nodes_max); equal is refused
};
BOOST_DESCRIBE_STRUCT(IrtEquatingPlan, (), (population_x, population_y, weight_x, nodes, reach, weights))
constexpr std::int64_t equating_nodes_max = 10'001;
constexpr std::int64_t equating_scores_max = 5'000;  // the highest sum score of a form

// A sum score of form X and what it is worth on form Y.
struct IrtConversion {
    std::int64_t score = 0;
    std::optional<double>
        theta{};  // where X's true score is this score; none where it is interpolated or the highest
    double true_score = 0;  // its equivalent on Y by true scores
    bool interpolated =
        false;  // at or below the lowest true score of X: Kolen's line, not the model, gave true_score
    double observed_score = 0;  // its equivalent on Y by observed scores
};
BOOST_DESCRIBE_STRUCT(IrtConversion, (), (score, theta, true_score, interpolated, observed_score))

// The sum scores a form gives in the synthetic population, as the model implies them.
struct ImpliedScores {
    double lowest_true_score = 0;  // the sum of the c's
    std::int64_t highest_score = 0;
    double mean = 0, sd = 0, skewness = 0,
           kurtosis = 0;            // of the population; the normal distribution's kurtosis is 3
    std::vector<double> chances{};  // of the scores 0..highest_score; sum to 1
};
BOOST_DESCRIBE_STRUCT(ImpliedScores, (),
                      (lowest_true_score, highest_score, mean, sd, skewness, kurtosis, chances))

struct IrtEquating {
    IrtEquatingPlan plan{};
    ImpliedScores x{}, y{};
    std::vector<IrtConversion> conversions{};  // every score of X, from 0
    Notices problems{};
};
BOOST_DESCRIBE_STRUCT(IrtEquating, (), (plan, x, y, conversions, problems))

// The conversion table from X to Y. Where the metrics differ each form is used in its own, and it is said
// (`metric_differs`).
//
// True scores: tau_Y(theta) where tau_X(theta) = score (Lord 1980, ch. 13; Kolen and Brennan 2014, 6.5). A
// score at or below the sum of X's c's has no theta: score * sum of Y's c's / sum of X's c's (Kolen 1981;
// Kolen and Brennan 2014, 6.5.3). The highest score is worth Y's highest.
//
// Observed scores: the model's distributions of the sums (Lord and Wingersky 1984) in the synthetic
// population, equated by their percentile ranks, each score spread evenly over score - 0.5 to score + 0.5
// (Kolen and Brennan 2014, 2.5, 6.6).
//
// Refused: parameters_faulty (names them), nominal_items (their scores have no order), plan_faulty,
// too_large.
Result<IrtEquating> equate_by_irt(const ParameterSet& x, const ParameterSet& y, const IrtEquatingPlan& = {});

// The theta at which a set's test characteristic curve is `score`; nothing at or outside its ends. The set
// must be free of faults and of nominal items.
std::optional<double> theta_of_true_score(const ParameterSet&, double score);
// The equivalent on Y of a score of X, which need not be whole, by true scores, as in equate_by_irt; both
// without faults. Its inverse is the same with X and Y exchanged.
double true_score_equivalent(const ParameterSet& x, const ParameterSet& y, double score);
// The chances of the sums 0..highest in a population.
std::vector<double> implied_chances(const ParameterSet&, const Quadrature&);
// The equivalent on Y of a score of X, -0.5 to highest + 0.5, by percentile ranks: F_Y^-1(F_X(score)) of the
// two distributions spread as above (equation 2.18 of Kolen and Brennan 2014; where Y has no chance in a
// stretch, the middle of it, so that exchanging X and Y inverts it). Chances are at least 0 and not all 0;
// they are scaled to sum to 1.
double equipercentile_equivalent(std::span<const double> chances_x, std::span<const double> chances_y,
                                 double score);

}  // namespace psychometrics
