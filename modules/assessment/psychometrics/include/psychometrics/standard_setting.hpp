// The cut of an exam: ratings of a panel, modified Angoff with rounds, and what a cut would do to those who
// sat. Cuts are in raw points of the form; a person passes with the lowest whole score at or above the cut.
#pragma once
#include <base/result.hpp>
#include <psychometrics/csv.hpp>
#include <psychometrics/notice.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace psychometrics {

// The programme's policy for a panel; outside it the numbers are printed with a problem: panel_too_small,
// panel_too_large, one_round.
constexpr std::size_t panel_min = 5;
constexpr std::size_t panel_max = 15;
constexpr std::size_t rounds_min = 2;
constexpr std::size_t judges_max = 1'000;
Notices panel_problems(std::size_t judges, std::size_t rounds);

// What a pass rate is counted on, and what the steps about a cut are made of.
struct ImpactPlan {
    std::vector<double> scores{};  // raw scores of persons; empty: no impact
    std::optional<double> sem{};   // standard error of measurement of the form, in raw points
};
enum class ImpactUnit { none, sem, cut_error };
BOOST_DESCRIBE_ENUM(ImpactUnit, none, sem, cut_error)
struct Impact {
    ImpactUnit unit = ImpactUnit::none;
    std::int64_t steps = 0;  // -2, -1, 1, 2 units from the cut; 0: the cut itself
    double cut = 0;
    std::int64_t required_score = 0;
    std::optional<double> pass_rate{};
};
BOOST_DESCRIBE_STRUCT(Impact, (), (unit, steps, cut, required_score, pass_rate))
// The cut, and 1 and 2 SEM and standard errors of the cut to each side, with the share of persons who would
// pass.
std::vector<Impact> impact_of(double cut, std::optional<double> cut_error, const ImpactPlan&);
// The lowest whole score at or above the cut.
std::int64_t required_score(double cut);

// Chances that a borderline person answers an item right, as judges say them.
enum class RatingScale { proportion, percent, yes_no };
BOOST_DESCRIBE_ENUM(RatingScale, proportion, percent, yes_no)
struct Ratings {
    std::vector<std::string> judges, items;
    std::vector<std::int64_t> rounds;          // ascending
    std::vector<std::optional<double>> cells;  // round by round, judge by judge, 0 to 1
    std::optional<double> at(std::size_t round, std::size_t judge, std::size_t item) const {
        return cells[(round * judges.size() + judge) * items.size() + item];
    }
};
// Wide: columns judge, round (may be missing: round 1), then one an item. Long: judge, item, rating, round
// (may be missing). An empty cell or NA is a missing rating. Refused: column_missing, no_ratings,
// rating_twice, rating_outside (and what to do where they look like percents), not_a_number, round_invalid,
// too_many_judges.
Result<Ratings> read_ratings(const Table&, RatingScale = RatingScale::proportion);

struct AngoffPlan {
    // Of each item of the ratings, the share of candidates who answer right, where it is known.
    std::vector<std::optional<double>> p{};
    double disagreement_sd =
        0.15;  // judges' sd on an item above this is flagged: chances then span some 0.6 or more
    double far_from_p = 0.25;  // so is a mean rating this far from p
    ImpactPlan impact{};
};

struct JudgeRatings {
    std::string judge;
    std::int64_t rated = 0, missing = 0;
    double cut = 0;  // sum of the ratings, missing ones filled in (see AngoffRound)
    std::optional<double> correlation_with_others{};  // with the mean of the other judges, over items
    std::optional<double> correlation_with_p{}, rmsd_from_p{}, mean_difference_from_p{};
    std::optional<double> cut_change{}, mean_absolute_change{};  // from the round before
};
BOOST_DESCRIBE_STRUCT(JudgeRatings, (),
                      (judge, rated, missing, cut, correlation_with_others, correlation_with_p, rmsd_from_p,
                       mean_difference_from_p, cut_change, mean_absolute_change))
struct ItemRatings {
    std::string item;
    std::int64_t judges = 0;
    double mean = 0, lowest = 0, highest = 0;
    std::optional<double> sd{};
    std::optional<double> p{}, difference_from_p{};
    bool judges_disagree = false, far_from_p = false;
};
BOOST_DESCRIBE_STRUCT(ItemRatings, (),
                      (item, judges, mean, lowest, highest, sd, p, difference_from_p, judges_disagree,
                       far_from_p))

// Judges crossed with items, one rating a cell (Brennan 2001, 2.2 and 3.1; Brennan and Lockwood 1980).
// Components below 0 are 0, said as negative_variance. Errors are of the cut in raw points:
//   se_fixed_items   n_i sqrt(MS_judge / (n_i n_j)): another panel, the same items; equals sd of the judges'
//   cuts / sqrt(n_j) se_random_items  n_i sqrt(var_judge / n_j + var_item / n_i + var_residual / (n_i n_j)):
//   other items of the same kind too
// generalizability var_item / (var_item + var_residual / n_j) and dependability (with var_judge / n_j too):
// of the order and of the level of the items' mean ratings.
struct RatingComponents {
    double ms_judge = 0, ms_item = 0, ms_residual = 0;
    double var_judge = 0, var_item = 0, var_residual = 0;
    double se_fixed_items = 0, se_random_items = 0;
    std::optional<double> generalizability{}, dependability{};
};
BOOST_DESCRIBE_STRUCT(RatingComponents, (),
                      (ms_judge, ms_item, ms_residual, var_judge, var_item, var_residual, se_fixed_items,
                       se_random_items, generalizability, dependability))

// One round. Missing ratings are filled in by judge mean + item mean - grand mean, fitted to the ratings
// given (least squares), and the residual's degrees of freedom are fewer by their number.
struct AngoffRound {
    std::int64_t round = 1;
    std::vector<JudgeRatings> judges;
    std::vector<ItemRatings> items;
    std::int64_t missing = 0;
    double cut = 0, cut_share = 0;  // mean of the judges' cuts; share of the highest score
    double median_cut = 0, lowest_cut = 0, highest_cut = 0;
    std::optional<double> sd{}, se_judges{};  // sd of the judges' cuts by n - 1, and over sqrt(n)
    std::optional<RatingComponents> gtheory{};
    std::optional<double> mean_judge_correlation{}, mean_judge_rmsd{};  // over pairs of judges, item by item
    std::optional<double> correlation_with_p{}, rmsd_from_p{};          // of the items' mean ratings
};
BOOST_DESCRIBE_STRUCT(AngoffRound, (),
                      (round, judges, items, missing, cut, cut_share, median_cut, lowest_cut, highest_cut, sd,
                       se_judges, gtheory, mean_judge_correlation, mean_judge_rmsd, correlation_with_p,
                       rmsd_from_p))

// From one round to the next, over judges who took part in both.
struct RoundChange {
    std::int64_t from = 0, to = 0, judges = 0;
    double cut_change = 0;
    std::optional<double> sd_ratio{};  // of the judges' cuts; below 1: they came closer
    std::optional<double> share_changed{}, mean_absolute_change{}, correlation{};  // of single ratings
};
BOOST_DESCRIBE_STRUCT(RoundChange, (),
                      (from, to, judges, cut_change, sd_ratio, share_changed, mean_absolute_change,
                       correlation))

struct AngoffReport {
    std::int64_t judge_count = 0, item_count = 0, round_count = 0;
    double cut = 0;  // of the last round
    std::int64_t required_score = 0;
    std::optional<double> se{};  // se_judges of the last round
    std::vector<AngoffRound> rounds;
    std::vector<RoundChange> changes;
    std::vector<Impact> impact;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(AngoffReport, (),
                      (judge_count, item_count, round_count, cut, required_score, se, rounds, changes, impact,
                       problems))
// Modified Angoff (Angoff 1971; Cizek and Bunch 2007, ch. 6), and with yes_no ratings Impara and Plake's
// (1997). Refused: no_ratings. Problems: panel_…, one_round, rating_missing, judge_missing (a judge without
// ratings in a round), item_unrated (left out of that round), negative_variance, judges_disagree, far_from_p,
// ratings_constant.
Result<AngoffReport> angoff(const Ratings&, const AngoffPlan& = {});

}  // namespace psychometrics
