// Classical item analysis: difficulty, discrimination and reliability of observed scores.
#pragma once
#include <base/result.hpp>
#include <psychometrics/notice.hpp>
#include <psychometrics/responses.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace psychometrics {

// An item may score only inside these gates (the programme's policy for pretest items).
constexpr double p_min = 0.10;
constexpr double p_max = 0.95;
constexpr double point_biserial_min = 0.15;
constexpr std::int64_t exposures_min = 200;
// Up to here the best of all splits is found by trying them all: 2^(k - 1) of them.
constexpr std::size_t split_items_max = 18;

struct ClassicalPlan {
    Blanks blanks{};
    std::vector<std::string> pretest{};    // ids of items that are looked at, but never enter a score
    double level = 0.95;                   // of alpha's interval, between 0 and 1
    std::int64_t minimum = exposures_min;  // persons an item needs before it gets a flag
};

struct ScoreCount {
    std::int64_t score = 0;
    std::int64_t persons = 0;
};
BOOST_DESCRIBE_STRUCT(ScoreCount, (), (score, persons))

// The sum score of the scored items, over the persons who have all of them ("complete"). With C the items'
// covariances (divided by n - 1), R their correlations, S the variance of the sum score, k the items:
//   sd, skew, kurtosis  by n - 1; m3 / sd^3; m4 / sd^4 - 3, m by n: b1 and b2 of Joanes and Gill (1998)
//   alpha        k / (k - 1) (1 - trace C / S) (Cronbach 1951)
//   alpha_low, alpha_high  1 - (1 - alpha) F, F with n - 1 and (n - 1)(k - 1) df (Feldt 1965)
//   lambda2      (o + sqrt(k / (k - 1) q)) / S, o the sum of C off its diagonal, q that of their squares
//                (Guttman 1945)
//   lambda6      1 - sum of the items' residual variances, given all others, / S (Guttman 1945)
//   lambda4_max  the largest 2 (1 - (S_A + S_B) / S) of all splits in A and B (Guttman 1945), up to
//                split_items_max items. It profits from chance: a bound, not an estimate
//   *_standardized  the same with R in place of C, of items that vary; lambda6_standardized is known as G6
//   kr20         alpha, where every item is 0 or 1 (Kuder and Richardson 1937)
//   kr21         k / (k - 1) (1 - mean (k - mean) / (k S)), likewise
//   split_half   odd against even items by place, 2 r / (1 + r) (Spearman 1910; Brown 1910)
//   sem          sd sqrt(1 - alpha)
struct TestStatistics {
    std::int64_t persons = 0;  // in the responses
    std::int64_t n = 0;        // of them complete
    std::int64_t k = 0;        // scored items that anybody was presented
    std::int64_t points = 0;   // the highest sum: of each item the highest score seen, at least 1
    std::optional<double> mean, sd, skew, kurtosis;
    std::optional<double> alpha, alpha_low, alpha_high, alpha_standardized;
    std::optional<double> lambda2, lambda6, lambda2_standardized, lambda6_standardized, lambda4_max;
    std::optional<double> kr20, kr21, split_half, split_half_correlation, sem;
    std::vector<ScoreCount> scores;  // ascending; scores nobody has are left out
};
BOOST_DESCRIBE_STRUCT(TestStatistics, (),
                      (persons, n, k, points, mean, sd, skew, kurtosis, alpha, alpha_low, alpha_high,
                       alpha_standardized, lambda2, lambda6, lambda2_standardized, lambda6_standardized,
                       lambda4_max, kr20, kr21, split_half, split_half_correlation, sem, scores))

enum class ItemFlag {
    too_hard,              // p below p_min
    too_easy,              // p above p_max
    low_correlation,       // r_pbis_corrected below point_biserial_min
    negative_correlation,  // below 0
};
BOOST_DESCRIBE_ENUM(ItemFlag, too_hard, too_easy, low_correlation, negative_correlation)

// One item over the persons with a score on it. Their criterion is the share of the points they could get on
// the scored items they were presented: with nothing missing, correlations are those with the sum score.
//   p                 mean / highest (the highest score seen, at least 1)
//   r_pbis            product-moment correlation with the criterion, the item in it
//   r_pbis_corrected  with the criterion without the item; a pretest item is never in it: twice the same
//   r_bis_corrected   r_pbis_corrected sqrt(p (1 - p)) / phi(z), z the normal quantile of p, of items whose
//                     highest score is 1 (Pearson 1909)
//   r_polyserial      r_pbis_corrected sd / sum of phi(threshold) times the step in score, sd by n: two-step
//                     (Olsson, Drasgow and Dorans 1982); the biserial for a 0/1 item. Both leave [-1, 1]
//                     where scores are far from normal
//   alpha_if_deleted  alpha of the other scored items, complete persons
//   d27               p of the highest less p of the lowest 27 % by the criterion (Kelley 1939), each
//                     floor(0.27 n) persons; ties at the edge go by their order in the data
//   d27_shared        with the persons tied at the edge counted in part: free of their order
struct ItemStatistics {
    std::string item;
    bool pretest = false;
    std::int64_t presented = 0;                     // persons
    std::int64_t n = 0;                             // with a score, blanks taken as the plan says
    double omitted_rate = 0, not_reached_rate = 0;  // shares of those presented
    std::int64_t highest = 0;                       // score seen
    std::optional<double> mean, p, sd;
    std::optional<double> r_pbis, r_pbis_corrected, r_bis_corrected, r_polyserial;
    std::optional<double> alpha_if_deleted, d27, d27_shared;
    std::vector<ItemFlag> flags;
};
BOOST_DESCRIBE_STRUCT(ItemStatistics, (),
                      (item, pretest, presented, n, omitted_rate, not_reached_rate, highest, mean, p, sd,
                       r_pbis, r_pbis_corrected, r_bis_corrected, r_polyserial, alpha_if_deleted, d27,
                       d27_shared, flags))

// Problems told: item_not_presented, item_constant, scores_constant, pretest_unknown, no_scored_items,
// too_few_items, too_few_persons, incomplete_persons, no_complete_persons, items_dependent,
// correlation_beyond_one, few_responses.
struct ItemAnalysis {
    TestStatistics test;
    std::vector<ItemStatistics> items;  // in the order of the responses
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(ItemAnalysis, (), (test, items, problems))

// Refused: no_responses (no persons or no items), level_out_of_range, minimum_negative.
Result<ItemAnalysis> analyse_items(const Responses&, const ClassicalPlan& = {});

}  // namespace psychometrics
