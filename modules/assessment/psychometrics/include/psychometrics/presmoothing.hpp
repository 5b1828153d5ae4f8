// Frequencies of scores, and log-linear smoothing of them before equating (Holland and Thayer 2000).
#pragma once
#include <base/result.hpp>
#include <psychometrics/notice.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace psychometrics {

constexpr std::int64_t score_points_max = 2'000;
constexpr std::int64_t score_cells_max = 200'000;
constexpr std::int64_t smoothing_degree_max = 15;

// How many persons of one group have each total score, or each pair of total and anchor score. Scores are
// whole and one apart; the range is the scale's, not only what was seen: circle-arc and the ends of
// equipercentile tables depend on it.
struct ScoreFrequencies {
    std::int64_t lowest = 0;         // the total of the first row
    std::int64_t totals = 0;         // how many totals: the highest is lowest + totals - 1
    std::int64_t anchor_lowest = 0;  // the anchor score of the first column
    std::int64_t anchors = 0;        // how many anchor scores; 0: no anchor
    std::vector<double> counts{};    // totals x max(1, anchors), a total's row after the other

    std::int64_t highest() const { return lowest + totals - 1; }
    std::int64_t columns() const { return anchors > 0 ? anchors : 1; }
    std::int64_t anchor_highest() const { return anchor_lowest + anchors - 1; }
    double at(std::int64_t row, std::int64_t column = 0) const {
        return counts[std::size_t(row * columns() + column)];
    }
    double persons() const;
};
BOOST_DESCRIBE_STRUCT(ScoreFrequencies, (), (lowest, totals, anchor_lowest, anchors, counts))

// The ends of the scale where they are not those seen.
struct ScoreRange {
    std::optional<std::int64_t> lowest{}, highest{}, anchor_lowest{}, anchor_highest{};
};
// Counts persons; `anchors` is empty or one a person. Refused: no_persons, score_outside_range,
// scores_too_wide, anchor_length (not one a person).
Result<ScoreFrequencies> tabulate(std::span<const std::int64_t> totals,
                                  std::span<const std::int64_t> anchors = {}, const ScoreRange& = {});
// Counts given by score, score + 1, … from `lowest`. Refused: no_persons, negative_count, scores_too_wide.
Result<ScoreFrequencies> frequencies_of(std::vector<double> counts, std::int64_t lowest = 0);
// The totals alone; the anchor scores alone, as a table of totals.
ScoreFrequencies totals_of(const ScoreFrequencies&);
ScoreFrequencies anchors_of(const ScoreFrequencies&);

// Mean, sd (n - 1), skewness and kurtosis (central moments over n by powers of that sd, 3 for a normal
// distribution).
struct ScoreMoments {
    double persons = 0, mean = 0, sd = 0;
    std::optional<double> skewness{}, kurtosis{};  // none where the scores do not vary
    std::int64_t lowest = 0, highest = 0;          // seen
};
BOOST_DESCRIBE_STRUCT(ScoreMoments, (), (persons, mean, sd, skewness, kurtosis, lowest, highest))
ScoreMoments moments_of(const ScoreFrequencies& of_totals);

// How a model is chosen among those compared: lowest AIC or BIC, or the highest degree whose likelihood-ratio
// test against the degree below is significant at 1 - 0.95^(1 / tests) (Haberman 1974; Moses and Holland
// 2009).
enum class ChooseBy { aic, bic, likelihood_ratio };
BOOST_DESCRIBE_ENUM(ChooseBy, aic, bic, likelihood_ratio)

// A polynomial log-linear model keeps as many moments of the distribution as its degrees say: of the totals,
// of the anchor scores, and the cross moments of both up to cross_degree in each.
struct SmoothingPlan {
    std::optional<std::int64_t> degree{};         // of the totals; none: all from 1 to degree_max, one chosen
    std::optional<std::int64_t> anchor_degree{};  // as degree unless given
    std::int64_t cross_degree = 1;                // where a degree is given; 0: totals and anchor independent
    std::int64_t degree_max = 8;
    ChooseBy choose_by = ChooseBy::aic;
    bool possible_only =
        false;  // leaves out cells an internal anchor cannot have: anchor above total, and the like
};

// One fitted model and how well it fits. Deviance, Freeman-Tukey sum (sqrt(n) + sqrt(n + 1) - sqrt(4 m +
// 1))^2 and Cressie-Read 9/5 sum n ((n / m)^(2/3) - 1) are chi-squared with df where no m is small; AIC and
// BIC are those of the Poisson likelihood with the intercept counted, BIC by the logarithm of the number of
// cells.
struct SmoothingModel {
    std::string table;  // total, anchor, or both
    std::int64_t degree = 0;
    std::optional<std::int64_t> anchor_degree{}, cross_degree{};  // of a table of both
    std::int64_t parameters = 0;                                  // with the intercept
    std::int64_t df = 0;
    double deviance = 0, aic = 0, bic = 0, freeman_tukey = 0, cressie_read = 0, pearson = 0;
    std::optional<double> likelihood_ratio{}, p{};  // against the model before, 1 df more
    bool chosen = false;
};
BOOST_DESCRIBE_STRUCT(SmoothingModel, (),
                      (table, degree, anchor_degree, cross_degree, parameters, df, deviance, aic, bic,
                       freeman_tukey, cressie_read, pearson, likelihood_ratio, p, chosen))

struct Smoothed {
    ScoreFrequencies fitted;  // positive everywhere, the same number of persons
    std::int64_t degree = 0;
    std::optional<std::int64_t> anchor_degree{}, cross_degree{};
    std::vector<SmoothingModel> compared{};
    Notices problems{};
};
BOOST_DESCRIBE_STRUCT(Smoothed, (), (fitted, degree, anchor_degree, cross_degree, compared, problems))

// Refused: degree_out_of_range, constant_scores, smoothing_failed (no model converged). A degree as high as
// the number of scores seen cannot be fitted; degrees are compared up to one below it.
Result<Smoothed> smooth(const ScoreFrequencies&, const SmoothingPlan&);

}  // namespace psychometrics
