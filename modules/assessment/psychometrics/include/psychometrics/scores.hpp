// Scores of persons from item parameters, with their standard errors; information; reliability.
#pragma once
#include <base/result.hpp>
#include <psychometrics/parameters.hpp>
#include <psychometrics/responses.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace psychometrics {

// Parameters and responses of the same items in the same order: what every function of scores and fit takes.
struct Aligned {
    ParameterSet set;
    Responses responses;  // scores and not_presented alone
    Notices problems;     // item_without_parameters, item_without_responses: left out
};
// Matches by item id; blanks still marked count as wrong (settle). Refused: parameters_faulty,
// no_common_items, no_persons, score_too_high (a score the item's parameters do not have).
Result<Aligned> align(const ParameterSet&, const Responses&);

enum class ScoreMethod {
    eap,     // the posterior's mean (Bock and Mislevy 1982)
    map,     // the posterior's mode (Samejima 1969)
    ml,      // the likelihood's highest point; none for a pattern all right or all wrong (Lord 1980, 4.9)
    wle,     // Warm's (1989) weighted likelihood: the root of l' + J / (2 I), J the sum of P' P'' / P
    eapsum,  // the posterior's mean given the sum score alone (Thissen, Pommerich, Billeaud and Williams
             // 1995)
};
BOOST_DESCRIBE_ENUM(ScoreMethod, eap, map, ml, wle, eapsum)

// What the standard error of map, ml and wle is made of; eap and eapsum have the posterior's standard
// deviation.
enum class ErrorFrom {
    expected,  // Fisher information I: 1 / sqrt(I), map 1 / sqrt(I + 1 / sd^2) (catR's, TAM's)
    observed,  // the slope of the estimating equation at the estimate (mirt's)
};
BOOST_DESCRIBE_ENUM(ErrorFrom, expected, observed)

struct ScorePlan {
    ScoreMethod method = ScoreMethod::eap;
    std::optional<Latent> prior{};  // of eap, map, eapsum; default: the set's latent distribution
    std::size_t nodes = 61;         // of eap and eapsum, 3 to nodes_max
    double reach = 6;               // the nodes' range in standard deviations of the prior
    ErrorFrom errors = ErrorFrom::expected;
    std::optional<double>
        bound{};  // ml: instead of none, this many standard deviations from the prior's mean, marked
};
constexpr std::size_t nodes_max = 1001;
constexpr std::size_t forms_max = 1000;  // different sets of items, for eapsum

struct PersonScore {
    std::string person;           // its id, or its place from 1
    std::optional<double> theta;  // in the parameters' unit
    std::optional<double> se;
    std::int64_t raw = 0;      // sum of the scores of what was presented
    std::int64_t raw_max = 0;  // the highest sum of what was presented
    std::int64_t items = 0;    // presented
    std::string problem;       // empty, no_finite_estimate, at_bound, nothing_presented
};
BOOST_DESCRIBE_STRUCT(PersonScore, (), (person, theta, se, raw, raw_max, items, problem))

struct Scores {
    ScoreMethod method = ScoreMethod::eap;
    double metric = 1;
    Latent prior{};
    std::vector<PersonScore> persons;
    // Of the persons scored: T = variance of theta, E = mean of se^2. eap, map, eapsum: T / (T + E) (EAP
    // reliability, as TAM's EAP.rel and mirt's empirical_rxx); ml, wle: 1 - E / T (Adams 2005; TAM's
    // WLE.rel). None below two persons.
    std::optional<double> reliability;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(Scores, (), (method, metric, prior, persons, reliability, problems))
// Refused: plan_faulty (nodes, reach, sd, bound out of range), too_many_forms (eapsum).
Result<Scores> score(const Aligned&, const ScorePlan& = {});

// One row a sum score of the whole set: the chance of it, and what it says about theta. By Lord and Wingersky
// (1984).
struct SumScore {
    std::int64_t score = 0;
    double chance = 0;  // in the population of `prior`
    double theta = 0;   // the posterior's mean given the sum
    double se = 0;      // its standard deviation
};
BOOST_DESCRIBE_STRUCT(SumScore, (), (score, chance, theta, se))
std::vector<SumScore> sum_score_table(const ParameterSet&, const Latent& prior, std::size_t nodes = 61,
                                      double reach = 6);

struct InformationPoint {
    double theta = 0;
    double information = 0;     // the test's: the sum of the items'
    std::optional<double> se;   // 1 / sqrt(information); none where there is no information
    double expected_score = 0;  // the test characteristic curve
};
BOOST_DESCRIBE_STRUCT(InformationPoint, (), (theta, information, se, expected_score))
// At `points` equal steps from lo to hi, both included; at least 2 points.
std::vector<InformationPoint> information_curve(const ParameterSet&, double lo, double hi,
                                                std::size_t points);
// Marginal reliability: the mean of I / (I + 1 / sd^2) over the distribution (Green, Bock, Humphreys, Linn
// and Reckase 1984, as mirt's marginal_rxx). In [0, 1).
double marginal_reliability(const ParameterSet&, const Latent&);

}  // namespace psychometrics
