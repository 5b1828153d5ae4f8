// How often a pass or a fail is right (accuracy), and how often a second, parallel form would say the same
// (consistency). A person passes a cut whose score is the cut or more; true scores likewise. Shares are of
// persons, 0 to 1.
#pragma once
#include <base/result.hpp>
#include <psychometrics/parameters.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace psychometrics {

enum class DecisionMethod { livingston_lewis, hanson_brennan, lee, rudner };
BOOST_DESCRIBE_ENUM(DecisionMethod, livingston_lewis, hanson_brennan, lee, rudner)
// Over which persons an index of item response theory is averaged (Lee 2010): the latent distribution, or the
// persons' estimates one by one.
enum class Averaged { over_distribution, over_persons };
BOOST_DESCRIBE_ENUM(Averaged, over_distribution, over_persons)
// How many moments of the true scores the beta distribution takes: four (both bounds free), three (the lower
// bound given), two (both given).
enum class TrueScoreModel { four_parameter, three_parameter, two_parameter };
BOOST_DESCRIBE_ENUM(TrueScoreModel, four_parameter, three_parameter, two_parameter)
// What counts as the positive of sensitivity and predictive values. The established package (betafunctions)
// calls the score below the cut positive, as a test for a condition does.
enum class Positive { below_cut, at_or_above_cut };
BOOST_DESCRIBE_ENUM(Positive, below_cut, at_or_above_cut)
// Livingston and Lewis's cut on the second form's effective scale, for the consistency: `down`, rounded down,
// as betafunctions 1.9.0 does while it rounds the first form's to the nearest (`forms_cut_apart` where the
// two differ), or `nearest` on both.
enum class SecondCut { nearest, down };
BOOST_DESCRIBE_ENUM(SecondCut, nearest, down)

// True proportion-correct scores: lower + (upper - lower) * Beta(alpha, beta) (Lord 1965).
struct BetaTrueScores {
    double alpha = 0, beta = 0, lower = 0, upper = 1;
};
BOOST_DESCRIBE_STRUCT(BetaTrueScores, (), (alpha, beta, lower, upper))

// Columns are what the person is, rows what the form says: the names of both in one. A rate over nobody is
// absent.
struct Accuracy {
    double correct_fail = 0, correct_pass = 0, false_pass = 0, false_fail = 0;
    double accuracy = 0;  // correct_fail + correct_pass
    std::optional<double> sensitivity{}, specificity{}, positive_predictive_value{},
        negative_predictive_value{};
    std::optional<double> youden{};  // sensitivity + specificity - 1
};
BOOST_DESCRIBE_STRUCT(Accuracy, (),
                      (correct_fail, correct_pass, false_pass, false_fail, accuracy, sensitivity, specificity,
                       positive_predictive_value, negative_predictive_value, youden))

// Of two parallel forms: p the share treated alike, p_c the share by chance with the same margins, kappa
// (p - p_c) / (1 - p_c) (Cohen 1960); no kappa where everybody falls on one side.
struct Consistency {
    double fail_fail = 0, fail_pass = 0, pass_fail = 0, pass_pass = 0;
    double p = 0, p_c = 0;
    std::optional<double> kappa{};
};
BOOST_DESCRIBE_STRUCT(Consistency, (), (fail_fail, fail_pass, pass_fail, pass_pass, p, p_c, kappa))

struct CutDecisions {
    double cut = 0;                    // as asked, on the score's scale (Rudner: theta)
    std::optional<double> true_cut{};  // on the scale of the true score: a proportion, or theta (Lee, Rudner)
    std::optional<std::int64_t> effective_cut{};  // Livingston-Lewis: the lowest passing effective score
    double pass_rate = 0;                         // by the model
    Accuracy accuracy{};
    Consistency consistency{};
};
BOOST_DESCRIBE_STRUCT(CutDecisions, (), (cut, true_cut, effective_cut, pass_rate, accuracy, consistency))

// The same for all categories between the cuts at once. accuracy_matrix[true][observed],
// consistency_matrix[one][other]; categories ascend.
struct CategoryDecisions {
    std::vector<std::vector<double>> accuracy_matrix, consistency_matrix;
    double accuracy = 0, p = 0, p_c = 0;
    std::optional<double> kappa{};
};
BOOST_DESCRIBE_STRUCT(CategoryDecisions, (), (accuracy_matrix, consistency_matrix, accuracy, p, p_c, kappa))

// For everybody with one raw score: the category it gives (0 is below all cuts) and the chance that the true
// score lies in that category (`probability_correct`), and above each cut, given the score and the
// distribution of the population.
struct ScoreDecision {
    std::int64_t score = 0;
    double share =
        0;  // of persons with this score: as observed (Livingston-Lewis), by the model (Hanson-Brennan, Lee)
    std::int64_t category = 0;
    double probability_correct = 0;
    std::vector<double> probability_above;  // a cut after the other
};
BOOST_DESCRIBE_STRUCT(ScoreDecision, (), (score, share, category, probability_correct, probability_above))

// Observed against expected counts; scores are joined from below until 10 are expected. Its p is a guide
// only: the parameters come from moments, not from the counts.
struct ScoreFit {
    double chi_squared = 0;
    std::int64_t df = 0;
    std::optional<double> p{};
    std::vector<double> expected;
    std::vector<std::int64_t> observed;
};
BOOST_DESCRIBE_STRUCT(ScoreFit, (), (chi_squared, df, p, expected, observed))

struct DecisionReport {
    DecisionMethod method = DecisionMethod::livingston_lewis;
    std::optional<Averaged> averaged{};  // Lee, Rudner
    Positive positive = Positive::below_cut;
    std::int64_t persons = 0;
    double lowest_score = 0, highest_score = 0;
    std::optional<double> mean{}, sd{}, reliability{};
    std::optional<BetaTrueScores> true_scores{};
    std::optional<TrueScoreModel> true_score_model{};  // the one used, after a fall-back
    std::optional<double> effective_test_length{};
    std::optional<std::int64_t> effective_test_length_rounded{};
    std::optional<double> lords_k{};
    std::vector<CutDecisions> cuts;
    std::optional<CategoryDecisions> categories{};  // with several cuts
    std::vector<ScoreDecision> scores;              // not for Rudner, whose scores are thetas
    std::optional<ScoreFit> fit{};
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(DecisionReport, (),
                      (method, averaged, positive, persons, lowest_score, highest_score, mean, sd,
                       reliability, true_scores, true_score_model, effective_test_length,
                       effective_test_length_rounded, lords_k, cuts, categories, scores, fit, problems))

constexpr std::size_t cuts_max = 20;
constexpr std::int64_t test_length_max = 10'000;

struct DecisionPlan {
    std::vector<double> cuts{};                      // ascending or not; each once
    std::optional<std::vector<double>> true_cuts{};  // proportions; default: the cuts on the score's scale
    TrueScoreModel true_scores = TrueScoreModel::four_parameter;
    double lower = 0, upper = 1;  // bounds of the true scores where they are not estimated
    Positive positive = Positive::below_cut;
    SecondCut second_cut = SecondCut::down;  // as the established package, so that its figures are met
};

// What was observed: a score a person, and the lowest and highest the form can give.
struct ObservedScores {
    std::vector<double> scores;
    double lowest = 0, highest = 0;
};

// ((mean - lowest)(highest - mean) - r s2) / (s2 (1 - r)): the number of equally difficult items of one point
// that would give this reliability (Livingston and Lewis 1995, p. 186). 0 < r < 1, s2 > 0.
double effective_test_length(double mean, double variance, double lowest, double highest, double reliability);
// n [(n - 1)(s2 - se2) - n s2 + m (n - m)] / (2 [m (n - m) - (s2 - se2)]), se2 = s2 (1 - r) (Lord 1965;
// Hanson and Brennan 1990). 0 where r is KR-21.
double lords_k(double mean, double variance, double items, double reliability);

// Livingston and Lewis (1995): effective length, beta true scores from the moments of the scores stretched to
// it, binomial error at the length rounded to a whole number. Refused: cut_missing, cut_outside,
// too_many_cuts, too_few_persons (2), no_variance, score_outside, reliability_out_of_range (not inside 0..1),
// reliability_inconsistent (no positive length), test_too_long, true_scores_degenerate. Problems:
// true_scores_fell_back, few_persons.
Result<DecisionReport> livingston_lewis(const ObservedScores&, double reliability, const DecisionPlan&);
// Hanson and Brennan (1990): whole scores 0..n of n items of one point, beta true scores, two-term compound
// binomial error with Lord's k. Refused as above, too_short (below 4 items) and not_whole_scores;
// reliability_inconsistent too where k is so far from 0 that chances fall below 0. Problem:
// reliability_below_kr21.
Result<DecisionReport> hanson_brennan(const ObservedScores&, double reliability, const DecisionPlan&);

// Lee (2010): sum scores by Lord-Wingersky at theta; the true score is the expected sum score. Over the
// distribution: Gauss-Legendre between the thetas where the expected score is a cut, so that no node is
// counted in halves; over persons: the thetas given. Cuts are sum scores. Refused: cut_…, faulty_parameters,
// no_items, too_few_persons. Problems: cut_beyond_curve (no theta has this expected score).
Result<DecisionReport> lee(const ParameterSet&, const DecisionPlan&);
Result<DecisionReport> lee(const ParameterSet&, std::span<const double> thetas, const DecisionPlan&);

// Rudner (2001, 2005): a normal error around theta, with the standard error 1 / sqrt(information). Cuts are
// thetas. Over the distribution: the estimates of a person of true theta scatter normally about it. Over
// persons: the true theta scatters about the estimate, with the standard errors given. Refused: cut_missing,
// too_many_cuts, faulty_parameters, no_items, too_few_persons, standard_error_missing (not above 0).
Result<DecisionReport> rudner(const ParameterSet&, const DecisionPlan&);
Result<DecisionReport> rudner(std::span<const double> thetas, std::span<const double> standard_errors,
                              const DecisionPlan&);
// The theta whose expected sum score is a cut; nothing where no theta has it.
std::optional<double> theta_of_score(const ParameterSet&, double score);

}  // namespace psychometrics
