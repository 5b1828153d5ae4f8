// What the options of multiple-choice items do: who chooses them, and whether the key is the key.
#pragma once
#include <base/result.hpp>
#include <psychometrics/classical.hpp>
#include <psychometrics/csv.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace psychometrics {

// A distractor's correlation above this is one too many: those who know more choose it. Ours: of an option
// that has nothing to do with knowledge, chance passes it once in 18 at 1,000 persons.
constexpr double distractor_correlation_max = 0.05;
// A distractor fewer choose does no work (Haladyna and Downing 1993).
constexpr double distractor_share_min = 0.05;

struct ItemKey {
    std::string item;
    std::vector<std::string> keys;       // each of them is right
    std::vector<std::string> options{};  // all there are, where known: so that one nobody chose is seen
};
// From a table with the columns item, key and, if there, options; several keys or options as "A|C". Refused:
// column_missing, key_empty, key_twice.
Result<std::vector<ItemKey>> read_keys(const Table&);

// 0/1 scores of the items that have a key; marks stay. Told: no_key for an item without one (left out),
// key_unknown_item for a key of no item, key_never_chosen for a right answer nobody gave.
struct ScoredChoices {
    Responses responses;
    Notices problems;
};
Result<ScoredChoices> score_choices(const Choices&, const std::vector<ItemKey>&);

enum class OptionFlag {
    positive_distractor,  // r_pbis_corrected above distractor_correlation_max
    rarely_chosen,        // a distractor with a share below distractor_share_min
    never_chosen,
    better_than_key,  // r_pbis_corrected above the key's: the key may be wrong
};
BOOST_DESCRIBE_ENUM(OptionFlag, positive_distractor, rarely_chosen, never_chosen, better_than_key)

// An option over the persons with a score on the item. Correlations are of having chosen it (0 or 1) with the
// criterion of classical.hpp:
//   r_pbis                 the item in it
//   r_pbis_corrected       without the item
//   r_pbis_without_choice  less one point from all who chose the option, right or wrong: what CTT 2.3.3
//   prints,
//                          told for comparison; it makes every distractor look better at its work
// Score groups are cut at the quartiles of the criterion (type 7 of Hyndman and Fan 1996), a person at a cut
// in the lower group; a group's figure is the share of it that chose the option, discrimination is upper -
// lower.
struct OptionStatistics {
    std::string option;
    bool key = false;
    std::int64_t n = 0;
    std::optional<double> p, r_pbis, r_pbis_corrected, r_pbis_without_choice, discrimination;
    std::optional<double> lower, mid50, mid75, upper;
    std::vector<OptionFlag> flags;
};
BOOST_DESCRIBE_STRUCT(OptionStatistics, (),
                      (option, key, n, p, r_pbis, r_pbis_corrected, r_pbis_without_choice, discrimination,
                       lower, mid50, mid75, upper, flags))

struct ItemOptions {
    std::string item;
    std::int64_t presented = 0, omitted = 0, not_reached = 0;
    std::optional<double> key_r_pbis_corrected;  // of any key chosen
    bool key_doubtful = false;                   // some other option is better than the key
    std::vector<OptionStatistics> options;       // sorted by name
};
BOOST_DESCRIBE_STRUCT(ItemOptions, (),
                      (item, presented, omitted, not_reached, key_r_pbis_corrected, key_doubtful, options))

struct DistractorAnalysis {
    std::vector<ItemOptions> items;  // those with a key
    Notices problems;                // those of score_choices, few_responses, no_scored_items
};
BOOST_DESCRIBE_STRUCT(DistractorAnalysis, (), (items, problems))

// The plan's blanks, pretest items and minimum count as in classical.hpp. Where the choices are of some items
// only, `scored` are the scores of the same persons on all: they make the criterion, and what the choice
// earned. Refused: no_responses, no_keyed_items, other_persons (of scored: another number of them, or other
// ids).
Result<DistractorAnalysis> analyse_distractors(const Choices&, const std::vector<ItemKey>&,
                                               const ClassicalPlan& = {}, const Responses* scored = nullptr);

}  // namespace psychometrics
