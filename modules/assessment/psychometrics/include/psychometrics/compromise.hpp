// Standards that weigh what the judges want against what the candidates did: Hofstee, Beuk; and Ebel's, by
// kinds of items.
#pragma once
#include <psychometrics/standard_setting.hpp>

namespace psychometrics {

// Shares in the files are 0 to 1, or percents where that is said; cuts are raw scores.
enum class ShareUnit { proportion, percent };
BOOST_DESCRIBE_ENUM(ShareUnit, proportion, percent)

struct Resampling {
    std::int64_t replications = 1000;  // 0: no errors
    std::uint64_t seed = 1;
};
constexpr std::int64_t replications_max = 100'000;

struct HofsteeJudgement {
    std::string judge;
    double lowest_cut = 0, highest_cut = 0, lowest_fail = 0, highest_fail = 0;
};
struct BeukJudgement {
    std::string judge;
    double cut = 0, pass_rate = 0;
};
// Columns judge, lowest_cut, highest_cut, lowest_fail, highest_fail. Of several rounds (column round) the
// last counts. Refused: column_missing, no_ratings, judge_twice, rating_outside, range_reversed (lowest above
// highest), not_a_number.
Result<std::vector<HofsteeJudgement>> read_hofstee(const Table&, ShareUnit = ShareUnit::proportion);
// Columns judge, cut, pass_rate.
Result<std::vector<BeukJudgement>> read_beuk(const Table&, ShareUnit = ShareUnit::proportion);

struct CompromiseReport {
    std::int64_t judges = 0, persons = 0;
    double cut = 0;
    std::int64_t required_score = 0;
    double fail_rate = 0;  // at the cut, on the curve that joins the whole scores
    bool crossed = true;
    // Hofstee: means of the four. Beuk: means and standard deviations, and the slope of its line.
    std::optional<double> lowest_cut{}, highest_cut{}, lowest_fail{}, highest_fail{};
    std::optional<double> mean_cut{}, mean_pass_rate{}, sd_cut{}, sd_pass_rate{}, slope{};
    std::optional<double> se{}, low{}, high{};  // by bootstrap of judges and persons; low to high holds 95 %
    std::vector<Impact> impact;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(CompromiseReport, (),
                      (judges, persons, cut, required_score, fail_rate, crossed, lowest_cut, highest_cut,
                       lowest_fail, highest_fail, mean_cut, mean_pass_rate, sd_cut, sd_pass_rate, slope, se,
                       low, high, impact, problems))
// Hofstee (1983): where the line from (lowest cut, highest fail rate) to (highest cut, lowest fail rate)
// crosses the share that fails at each cut. Where they do not cross (no_crossing): too few would fail even at
// the highest cut: the highest cut; too many even at the lowest: the lowest cut. `highest` is the highest
// score. Refused: too_few_persons, score_outside, no_ratings, rating_outside.
Result<CompromiseReport> hofstee(const std::vector<HofsteeJudgement>&, std::span<const double> scores,
                                 double highest, const ImpactPlan& = {}, const Resampling& = {});
// Beuk (1984): the line through (mean cut, mean pass rate) with slope sd of pass rates / sd of cuts meets the
// share that passes at each cut. No crossing within 0..highest: the end nearer to it. Judges of one cut: that
// cut (no_spread).
Result<CompromiseReport> beuk(const std::vector<BeukJudgement>&, std::span<const double> scores,
                              double highest, const ImpactPlan& = {}, const Resampling& = {});

// Items sorted by a judge into a cell of difficulty and relevance, and the share of them a borderline person
// gets right.
struct EbelCell {
    std::string judge;
    std::string difficulty, relevance;
    double items = 0;  // how many this judge put there
    double share = 0;
};
// Columns judge, difficulty, relevance, items, rating.
Result<std::vector<EbelCell>> read_ebel(const Table&, ShareUnit = ShareUnit::proportion);
struct JudgeCut {
    std::string judge;
    double cut = 0;
};
BOOST_DESCRIBE_STRUCT(JudgeCut, (), (judge, cut))
struct EbelCellMean {
    std::string difficulty, relevance;
    double items = 0, share = 0;  // means over judges who used the cell
    std::int64_t judges = 0;
};
BOOST_DESCRIBE_STRUCT(EbelCellMean, (), (difficulty, relevance, items, share, judges))
struct EbelReport {
    double items = 0;
    std::vector<JudgeCut> judges;
    std::vector<EbelCellMean> cells;
    double cut = 0, median_cut = 0;
    std::int64_t required_score = 0;
    std::optional<double> sd{}, se{};  // of the judges' cuts, and over sqrt(n)
    std::vector<Impact> impact;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(EbelReport, (),
                      (items, judges, cells, cut, median_cut, required_score, sd, se, impact, problems))
// Ebel (1972): a judge's cut is the sum over cells of items times share; the cut is their mean. Refused:
// no_ratings, items_differ (judges sorted different numbers of items), cell_twice.
Result<EbelReport> ebel(const std::vector<EbelCell>&, const ImpactPlan& = {});

}  // namespace psychometrics
