// Equating by whole distributions: percentile ranks, post-stratification, kernels.
#pragma once
#include <base/result.hpp>
#include <psychometrics/equating.hpp>

namespace psychometrics {

// Shares of scores one apart.
struct Distribution {
    std::int64_t lowest = 0;
    std::vector<double> shares;       // sum to 1
    std::vector<double> below_or_at;  // cumulative; the last is 1
    double persons = 0;               // how many stand behind it
};
Distribution distribution_of(const ScoreFrequencies& of_totals);

// The percentile rank, as a share 0 to 1, with a score spread evenly half a point either side (KB chapter 2).
double rank_at(const Distribution&, double score);
// The score with that rank (KB chapter 2): their mean where a score nobody has makes them differ. Rank 0 is
// half a point below the scale, rank 1 half a point above it.
double score_at(const Distribution&, double rank);
// Of an equipercentile equivalent in two random groups, unsmoothed (Lord 1982; KB chapter 7); none at ranks 0
// and 1.
std::optional<double> equipercentile_error(const Distribution& x, const Distribution& y, double rank);

// X's and Y's totals in the synthetic population ws X's group + (1 - ws) Y's (KB chapter 5), as weights that
// need not be whole. An anchor score only one group has takes nothing from the other: its persons are lost,
// and counted in `lost`.
struct Synthetic {
    ScoreFrequencies x, y;
    double lost_x = 0, lost_y = 0;  // shares of the synthetic population, 0 to 1
};
Synthetic post_stratify(const ScoreFrequencies& x, const ScoreFrequencies& y, double ws);

// What equating by distributions finds, before standard errors by bootstrap.
struct DistributionEquating {
    std::vector<double> equated;
    std::vector<std::optional<double>> se;  // empty: none
    EquatingCoefficients coefficients;
    std::vector<std::optional<double>> percent_relative_error;
    double lost = 0;  // the larger of Synthetic's
};
// x and y as they are equated, smoothed or not; `degree_*` is that of a smoothed table of totals, 0 where
// unsmoothed.
Result<DistributionEquating> equate_distributions(const EquatingPlan&, EquatingDesign,
                                                  const ScoreFrequencies& x, const ScoreFrequencies& y,
                                                  std::int64_t degree_x, std::int64_t degree_y);

}  // namespace psychometrics
