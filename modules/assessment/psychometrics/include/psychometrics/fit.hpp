// Does the model fit: the items, the whole, and pairs of items.
#pragma once
#include <psychometrics/scores.hpp>

#include <span>

namespace psychometrics {

// Where the parameters come from decides the degrees of freedom.
enum class ParametersFrom {
    these_responses,  // estimated: they fit better than they should, which takes one degree each
    elsewhere,        // known before, as of a bank: nothing is taken off
};
BOOST_DESCRIBE_ENUM(ParametersFrom, these_responses, elsewhere)

struct FitPlan {
    ParametersFrom parameters = ParametersFrom::these_responses;
    std::optional<Latent> latent{};  // of the persons; default: the set's
    std::size_t nodes = 61;
    double reach = 6;
    double least_expected = 1;   // cells of S-X2 are merged until they expect that many persons
    double q3_above_mean = 0.2;  // a pair is flagged where its Q3 is this much above the mean of all
                                 // (Christensen, Makransky and Horton 2017)
    std::int64_t minimum = 200;  // persons; below it nothing is flagged
};
constexpr std::size_t m2_items_max = 100;      // its matrix has a row for each pair
constexpr std::size_t pair_items_max = 500;    // for Q3 and LD
constexpr std::size_t fit_forms_max = 10'000;  // different sets of items

// Infit and outfit: weighted and unweighted mean squares of the residuals, expected 1 (Wright and Masters
// 1982, p. 100).
struct MeanSquares {
    std::optional<double> infit, outfit;
    std::optional<double> z_infit,
        z_outfit;  // about standard normal, by the cube root (Wilson and Hilferty 1931)
};

struct ItemFit {
    std::string item;
    std::int64_t responses = 0;
    // S-X2 (Orlando and Thissen 2000), among `persons` who were presented the same items.
    std::int64_t persons = 0;
    std::optional<double> s_x2;
    std::optional<std::int64_t> df;
    std::optional<double> p;
    std::optional<double> p_adjusted;  // Benjamini and Hochberg (1995), over the items
    std::optional<double> rmsea;       // sqrt(max(0, X2 - df) / (df (persons - 1)))
    // Averaged over each person's posterior instead of taken at an estimate (Wu 1997; TAM's definition), so
    // that their expectation is 1 also for short tests. z from the spread over persons.
    std::optional<double> infit, z_infit, outfit, z_outfit;
};
BOOST_DESCRIBE_STRUCT(ItemFit, (),
                      (item, responses, persons, s_x2, df, p, p_adjusted, rmsea, infit, z_infit, outfit,
                       z_outfit))
struct ItemsFit {
    std::vector<ItemFit> items;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(ItemsFit, (), (items, problems))

// S-X2 needs the sum score of a fixed set of items: where items are missing by design, each item is tested
// among the largest group of persons who were presented the same items with it, and a problem says so. Small
// cells are merged (for several scores by a rule inferred from mirt's results): sums at which a score cannot
// happen join the nearest at which all can; scores join within a sum; a sum joins its neighbour with fewer
// persons. df: cells left, less one a sum, less the item's estimated parameters. Nothing where no degree is
// left. Refused: plan_faulty, too_many_forms.
Result<ItemsFit> item_fit(const Aligned&, const FitPlan& = {});

// The same mean squares at given thetas (eRm's definition: maximum likelihood, persons without an estimate
// left out).
std::vector<MeanSquares> mean_squares_of_items(const Aligned&, std::span<const std::optional<double>> thetas);

// Limited-information fit: M2 (Maydeu-Olivares and Joe 2006), for items of more than two scores M2* (Cai and
// Hansen 2013), of the means and the mean products of all pairs. Figures follow mirt: RMSEA with N - 1, a 90
// % interval, TLI and CFI against independence, SRMSR of the correlations.
struct ModelFit {
    std::int64_t persons = 0, items = 0;
    std::int64_t parameters = 0;  // estimated ones
    std::optional<double> m2;
    std::optional<std::int64_t> df;
    std::optional<double> p;
    std::optional<double> rmsea, rmsea_low, rmsea_high;
    std::optional<double> srmsr, tli, cfi;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(ModelFit, (),
                      (persons, items, parameters, m2, df, p, rmsea, rmsea_low, rmsea_high, srmsr, tli, cfi,
                       problems))
// With items missing by design: among the largest group of persons who were presented the same items, and a
// problem says so. What cannot be computed is empty with a problem: m2_no_df, m2_too_many_items, m2_singular.
// Estimated parameters are taken to be every slope (1PL: one in common), location, asymptote and, for Rasch
// and PCM, the latent sd.
Result<ModelFit> model_fit(const Aligned&, const FitPlan& = {});

struct PairFit {
    std::string first, second;
    std::int64_t persons = 0;  // presented both
    // Yen's (1984) correlation of residuals at EAP scores.
    std::optional<double> q3;
    // Pearson's X2 of the two items' table against the model's (Chen and Thissen 1997, LD X2), and the same
    // on a scale of 1: sqrt(X2 / (N min(K - 1))), negative where the scores go together less than the model
    // says (mirt's).
    std::optional<double> ld_x2, ld_v;
    std::int64_t ld_df = 0;  // (K1 - 1)(K2 - 1)
    bool flagged = false;
};
BOOST_DESCRIBE_STRUCT(PairFit, (), (first, second, persons, q3, ld_x2, ld_v, ld_df, flagged))
struct PairsFit {
    std::vector<PairFit> pairs;  // first before second, in the order of the items
    std::optional<double> q3_mean, q3_flag_above;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(PairsFit, (), (pairs, q3_mean, q3_flag_above, problems))
// Refused: plan_faulty, too_many_items.
Result<PairsFit> pair_fit(const Aligned&, const FitPlan& = {});

}  // namespace psychometrics
