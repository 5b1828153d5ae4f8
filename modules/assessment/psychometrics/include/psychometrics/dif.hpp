// Differential item functioning: does an item behave differently for two groups of equal ability? Each method
// takes the reference group and the focal group (the one an item might harm), and every statistic with a sign
// says which it favours.
//
// All refuse: groups_missing (no groups), group_unknown, groups_same, group_empty, too_few_items (fewer than
// two), item_unknown (a matching item that is not there), alpha_out_of_range, group_below_minimum (only where
// plan.minimum_binds). Their problems: group_below_minimum (statistics without class or flag),
// item_constant, item_not_presented, dichotomous_only, no_common_strata, odds_ratio_unbounded, separated,
// item_constant_in_group, no_axis, matched_on_proportion, matched_on_common_items, purification_skipped,
// purification_oscillates, purification_stopped, anchor_too_short.
#pragma once
#include <base/result.hpp>
#include <psychometrics/notice.hpp>
#include <psychometrics/responses.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace psychometrics {

// How p-values are adjusted for the number of items: not at all, Holm (1979), Benjamini and Hochberg (1995).
enum class DifAdjustment { none, holm, bh };
BOOST_DESCRIBE_ENUM(DifAdjustment, none, holm, bh)
// What the persons were matched on: the sum of the anchor items and the studied one; that sum's share of the
// highest possible, times the highest sum of the whole anchor, rounded, where persons have different items;
// only the anchor items that all persons with the studied item have; the rest score without the studied item
// (SIBTEST); nothing.
enum class DifMatching { sum, proportion, restricted, rest, none };
BOOST_DESCRIBE_ENUM(DifMatching, sum, proportion, restricted, rest, none)
// Negligible, moderate, large. Each method says by which rule.
enum class DifClass { a, b, c };
BOOST_DESCRIBE_ENUM(DifClass, a, b, c)
enum class DifTest { both, uniform, nonuniform };
BOOST_DESCRIBE_ENUM(DifTest, both, uniform, nonuniform)
// Whose distribution over the strata weights the differences (Dorans and Kulick 1986).
enum class DifWeights { focal, reference, both };
BOOST_DESCRIBE_ENUM(DifWeights, focal, reference, both)

// SIBTEST's slope of an item at a matching score takes the mean scores of a group at the scores on both
// sides. Where nobody of the group has such a score: the nearest one that some have, or a mean of 0 as the
// packages difR and mirt have it.
enum class EmptyNeighbour { nearest, as_zero };
BOOST_DESCRIBE_ENUM(EmptyNeighbour, nearest, as_zero)

struct DifPlan {
    std::string focal;
    std::string reference{};  // empty: everybody who is not in the focal group
    double alpha = 0.05;
    DifAdjustment adjustment = DifAdjustment::bh;  // flags and purification use the adjusted p
    std::vector<std::string> match{};  // ids of the items that may be in the matching score; empty: all
    bool purify = false;
    std::int64_t purifications_max = 10;
    std::int64_t minimum_group = 200;  // persons a group needs for a class or a flag
    bool minimum_binds = false;        // too small a group is refused
    // Persons with different items: matched on their proportion, or only on the items they have in common.
    DifMatching missing = DifMatching::proportion;
    bool continuity_correction = true;        // Mantel-Haenszel
    DifWeights weights = DifWeights::focal;   // standardisation and the standardised mean difference
    double standardisation_threshold = 0.10;  // a flag from here on, absolute
    DifTest logistic_test = DifTest::both;    // which one flags
    bool tarone = true;                       // Breslow-Day: Tarone's corrected statistic flags
    bool sibtest_crossing = false;            // the crossing statistic flags
    EmptyNeighbour sibtest_neighbour = EmptyNeighbour::nearest;
    std::int64_t sibtest_more_than = 5;  // a stratum needs more persons of either group
    double delta_threshold = 1.5;        // transformed item difficulties: a flag beyond it
};

struct DifPurification {
    bool asked = false;
    std::int64_t passes = 0;  // after the first one with the whole anchor
    bool stable = true;
    std::int64_t period = 0;  // of an oscillation; 0: there was none
    std::vector<std::string> removed{};
};
BOOST_DESCRIBE_STRUCT(DifPurification, (), (asked, passes, stable, period, removed))

// What all methods say about how it was done.
struct DifProcedure {
    std::string reference, focal;
    std::int64_t persons_reference = 0, persons_focal = 0;
    DifMatching matching = DifMatching::sum;
    std::vector<std::string>
        anchor{};  // in the last pass; the studied item always counts in its own matching score
    DifPurification purification{};
    double alpha = 0.05;
    DifAdjustment adjustment = DifAdjustment::bh;
    Notices problems{};
};
BOOST_DESCRIBE_STRUCT(DifProcedure, (),
                      (reference, focal, persons_reference, persons_focal, matching, anchor, purification,
                       alpha, adjustment, problems))

// Mantel-Haenszel (Mantel and Haenszel 1959; Holland and Thayer 1988). With A, B the right and wrong of the
// reference group, C, D of the focal one, R, W all right and wrong, and T = all in a stratum:
//   chi2 = (|sum A - sum E(A)| - 1/2)^2 / sum Var(A), E = (A+B) R / T, Var = (A+B)(C+D) R W / (T^2 (T-1));
//   as published, also where the sums are less than 1/2 apart; alpha = sum(A D / T) / sum(B C / T); MH D-DIF
//   = -2.35 ln alpha: below 0 favours the reference group. var(ln alpha): Robins, Breslow and Greenland
//   (1986), Phillips and Holland (1987).
// ETS class (Zieky 1993): a: |D| < 1 or not different from 0 (raw p >= alpha); c: |D| >= 1.5 and above 1 by a
// one-sided test; b: the rest.
struct MantelHaenszelItem {
    std::string item;
    std::int64_t persons_reference = 0, persons_focal = 0, strata = 0;
    std::optional<double> chi_squared{}, p{}, p_adjusted{}, chi_squared_uncorrected{}, p_uncorrected{};
    std::optional<double> alpha{}, mh_d_dif{}, se_mh_d_dif{}, variance_log_alpha{};
    std::optional<DifClass> ets_class{};
    std::optional<bool> flag{};
};
BOOST_DESCRIBE_STRUCT(MantelHaenszelItem, (),
                      (item, persons_reference, persons_focal, strata, chi_squared, p, p_adjusted,
                       chi_squared_uncorrected, p_uncorrected, alpha, mh_d_dif, se_mh_d_dif,
                       variance_log_alpha, ets_class, flag))
struct MantelHaenszelDif {
    std::vector<MantelHaenszelItem> items;
    DifProcedure procedure;
};
BOOST_DESCRIBE_STRUCT(MantelHaenszelDif, (), (items, procedure))
Result<MantelHaenszelDif> mantel_haenszel_dif(const Responses&, const DifPlan&);

// Ordered scores of any number: Mantel (1963), chi2 with 1 degree of freedom without correction: the
// focal group's sum of scores against its expectation in each stratum; and the standardised mean difference
// (Dorans and Schmitt 1991): sum of w (mean focal - mean reference), above 0 favours the focal group; smd /
// sd: by the item's sd over both groups. Class (Zwick, Thayer and Mazzeo 1997; the NAEP rule): a: not
// significant or |smd/sd| <= 0.17; c: above 0.25; b: between.
struct MantelItem {
    std::string item;
    std::int64_t persons_reference = 0, persons_focal = 0, strata = 0, highest = 0;
    std::optional<double> chi_squared{}, p{}, p_adjusted{}, smd{}, se_smd{}, smd_by_sd{};
    std::optional<DifClass> size_class{};
    std::optional<bool> flag{};
};
BOOST_DESCRIBE_STRUCT(MantelItem, (),
                      (item, persons_reference, persons_focal, strata, highest, chi_squared, p, p_adjusted,
                       smd, se_smd, smd_by_sd, size_class, flag))
struct MantelDif {
    std::vector<MantelItem> items;
    DifProcedure procedure;
};
BOOST_DESCRIBE_STRUCT(MantelDif, (), (items, procedure))
Result<MantelDif> mantel_dif(const Responses&, const DifPlan&);

// Standardisation (Dorans and Kulick 1986): STD P-DIF = sum w (P focal - P reference) / sum w over strata
// with both groups; above 0 favours the focal group; -1 to 1. Its error takes strata and weights as given:
// sum w^2 (Pf Qf / nf + Pr Qr / nr). No test: a flag from |STD P-DIF| >= the threshold (0.10) on; class a
// below 0.05, b below 0.10, c the rest.
struct StandardisationItem {
    std::string item;
    std::int64_t persons_reference = 0, persons_focal = 0, strata = 0;
    std::optional<double> std_p_dif{}, se{};
    std::optional<DifClass> size_class{};
    std::optional<bool> flag{};
};
BOOST_DESCRIBE_STRUCT(StandardisationItem, (),
                      (item, persons_reference, persons_focal, strata, std_p_dif, se, size_class, flag))
struct StandardisationDif {
    std::vector<StandardisationItem> items;
    DifWeights weights = DifWeights::focal;
    double threshold = 0.10;
    DifProcedure procedure;
};
BOOST_DESCRIBE_STRUCT(StandardisationDif, (), (items, weights, threshold, procedure))
Result<StandardisationDif> standardisation_dif(const Responses&, const DifPlan&);

// Logistic regression (Swaminathan and Rogers 1990): logit P = intercept + score X + group G + interaction X
// G, X the matching score, G = 1 in the focal group. Likelihood-ratio tests: uniform (group, 1 df),
// nonuniform (interaction given group, 1 df), both (2 df). Size: the difference of Nagelkerke's (1991) R2 of
// the two models; Zumbo and Thomas (1997): b from 0.13, c from 0.26; Jodoin and Gierl (2001): b from 0.035, c
// from 0.07; class a too where the raw p is not below alpha. `separated`: a group or stratum decides the
// answer, so that the likelihood has no top.
struct LogisticTest {
    double chi_squared = 0;
    std::int64_t df = 1;
    double p = 1;
    std::optional<double> p_adjusted{};
    double delta_r2 = 0;
    std::optional<DifClass> zumbo_thomas{}, jodoin_gierl{};
};
BOOST_DESCRIBE_STRUCT(LogisticTest, (),
                      (chi_squared, df, p, p_adjusted, delta_r2, zumbo_thomas, jodoin_gierl))
struct LogisticModel {
    double intercept = 0, score = 0, group = 0, interaction = 0;
};
BOOST_DESCRIBE_STRUCT(LogisticModel, (), (intercept, score, group, interaction))
struct LogisticItem {
    std::string item;
    std::int64_t persons_reference = 0, persons_focal = 0;
    std::optional<LogisticTest> both{}, uniform{}, nonuniform{};
    std::optional<LogisticModel> without_dif{}, with_uniform{}, with_both{};
    std::optional<bool> flag{};
};
BOOST_DESCRIBE_STRUCT(LogisticItem, (),
                      (item, persons_reference, persons_focal, both, uniform, nonuniform, without_dif,
                       with_uniform, with_both, flag))
struct LogisticDif {
    std::vector<LogisticItem> items;
    DifTest test = DifTest::both;
    DifProcedure procedure;
};
BOOST_DESCRIBE_STRUCT(LogisticDif, (), (items, test, procedure))
Result<LogisticDif> logistic_dif(const Responses&, const DifPlan&);

// Breslow and Day (1980, 4.4): is the odds ratio the same in all strata (nonuniform DIF)? sum (A - E)^2 / V
// at the Mantel-Haenszel alpha, over strata with both groups and both answers, the lowest and the highest
// score left out (Penfield 2003; Aguerri et al. 2009); df = strata - 1. Tarone (1985): minus (sum A - sum
// E)^2 / sum V, since alpha is no maximum likelihood estimate.
struct BreslowDayItem {
    std::string item;
    std::int64_t persons_reference = 0, persons_focal = 0, strata = 0;
    std::optional<double> chi_squared{}, p{}, chi_squared_tarone{}, p_tarone{}, p_adjusted{};
    std::int64_t df = 0;
    std::optional<bool> flag{};
};
BOOST_DESCRIBE_STRUCT(BreslowDayItem, (),
                      (item, persons_reference, persons_focal, strata, chi_squared, p, chi_squared_tarone,
                       p_tarone, p_adjusted, df, flag))
struct BreslowDayDif {
    std::vector<BreslowDayItem> items;
    bool tarone = true;
    DifProcedure procedure;
};
BOOST_DESCRIBE_STRUCT(BreslowDayDif, (), (items, tarone, procedure))
Result<BreslowDayDif> breslow_day_dif(const Responses&, const DifPlan&);

// SIBTEST (Shealy and Stout 1993) of one item against the rest score of the anchor, with the linear
// regression correction by alpha of each group's anchor: beta = sum w (Y* reference - Y* focal), w the share
// of all persons in the strata used; above 0 favours the reference group; chi2 = (beta / se)^2. A stratum is
// used with more than sibtest_more_than persons and some variance in either group; the lowest and highest one
// never are. Class (Roussos and Stout 1996): b from 0.059, c from 0.088, a too where the raw p is not below
// alpha. Crossing (Li and Stout 1996, with the chi2 of Chalmers 2018): the sign turns at `crosses_at`, found
// by weighted regression of the differences on the score; chi2 of the parts below and above with 1 degree of
// freedom each; crossing_beta is their sum, the upper one negated. Ordered scores of any number. Where
// persons have different items, the anchor is what all persons with the studied item have.
struct SibtestItem {
    std::string item;
    std::int64_t persons_reference = 0, persons_focal = 0, strata = 0;
    double share_used = 0;  // of the persons, 0 to 1
    std::optional<double> beta{}, se{}, chi_squared{}, p{}, p_adjusted{};
    std::optional<double> crossing_beta{}, crosses_at{}, crossing_chi_squared{}, crossing_p{},
        crossing_p_adjusted{};
    std::int64_t crossing_df = 0;
    std::optional<DifClass> size_class{};
    std::optional<bool> flag{};
};
BOOST_DESCRIBE_STRUCT(SibtestItem, (),
                      (item, persons_reference, persons_focal, strata, share_used, beta, se, chi_squared, p,
                       p_adjusted, crossing_beta, crosses_at, crossing_chi_squared, crossing_p,
                       crossing_p_adjusted, crossing_df, size_class, flag))
struct SibtestDif {
    std::vector<SibtestItem> items;
    bool crossing = false;
    DifProcedure procedure;
};
BOOST_DESCRIBE_STRUCT(SibtestDif, (), (items, crossing, procedure))
Result<SibtestDif> sibtest_dif(const Responses&, const DifPlan&);

// Transformed item difficulties (Angoff and Ford 1973): delta = 13 + 4 z(1 - p) in each group; the distance
// of an item from the major axis of the anchor items, (slope * reference + intercept - focal) / sqrt(slope^2
// + 1); above 0 favours the focal group. A flag beyond the threshold (1.5). An item all right or all wrong in
// a group has no delta (item_constant_in_group).
struct DeltaItem {
    std::string item;
    std::int64_t persons_reference = 0, persons_focal = 0;
    std::optional<double> p_reference{}, p_focal{}, delta_reference{}, delta_focal{}, distance{};
    std::optional<bool> flag{};
};
BOOST_DESCRIBE_STRUCT(DeltaItem, (),
                      (item, persons_reference, persons_focal, p_reference, p_focal, delta_reference,
                       delta_focal, distance, flag))
struct DeltaDif {
    std::vector<DeltaItem> items;
    std::optional<double> intercept{}, slope{};
    double threshold = 1.5;
    DifProcedure procedure;
};
BOOST_DESCRIBE_STRUCT(DeltaDif, (), (items, intercept, slope, threshold, procedure))
Result<DeltaDif> delta_dif(const Responses&, const DifPlan&);

}  // namespace psychometrics
