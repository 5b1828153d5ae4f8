// Answers that are more alike than two people who worked alone would give. A flag says that somebody should
// look, with the evidence; it is no verdict.
#pragma once
#include <base/result.hpp>
#include <psychometrics/csv.hpp>
#include <psychometrics/notice.hpp>
#include <psychometrics/parameters.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace psychometrics {

// The chance of each option for persons of a level: those with the same share of right answers. An omitted
// response is an option of its own, the last; what was not presented is none.
struct OptionCurves {
    std::size_t levels = 0;
    std::vector<std::size_t> options;  // per item, the omitted one included
    std::size_t options_most = 0;
    std::vector<double> chance;         // levels x items x options_most
    std::vector<std::size_t> level_of;  // per person
};
// By kernel smoothing over the normal quantiles of the persons' ranks (Ramsay 1991; bandwidth 1.1 n^(-1/5));
// then, level by level, the odds of all right options times one number, so that the expected share right is
// the level's: smoothing flattens curves at the ends, and the best would seem to agree by more than their
// knowledge. Needs no model and no minimum of choices an option. `rights`: per item the places of the right
// options in its labels.
OptionCurves smoothed_curves(const Choices&, const std::vector<std::vector<std::size_t>>& rights);

struct SimilarityPlan {
    double rate = 0.01;          // expected share of false pairs among the flagged, for each index
    double action_below = 1e-6;  // policies.md: below this chance a finding may be grounds for action
    std::size_t listed_most = 1000;
};
struct CopyIndex {
    double z = 0;  // standardised
    double p = 1;
};
BOOST_DESCRIBE_STRUCT(CopyIndex, (), (z, p))
struct SimilarPair {
    std::string first, second;
    std::int64_t items = 0;  // both were presented
    std::int64_t matches = 0, wrong_matches = 0;
    double expected = 0, wrong_expected = 0;
    double gbt = 1;  // chance of so many matches (van der Linden and Sotaridona 2006)
    double m4 = 1;   // chance of right and wrong matches so unlikely together (Maynes 2014)
    CopyIndex omega_first,
        omega_second;  // the first copied from the second; the second from the first (Wollack 1997)
    double k_first = 1, k_second = 1;     // K2 index, the same two ways (Sotaridona and Meijer 2002)
    double smallest = 1;                  // of all of them, times their number (Bonferroni)
    std::vector<std::string> flagged_by;  // gbt, m4, omega, k
    bool action = false;                  // smallest below action_below
};
BOOST_DESCRIBE_STRUCT(SimilarPair, (),
                      (first, second, items, matches, wrong_matches, expected, wrong_expected, gbt, m4,
                       omega_first, omega_second, k_first, k_second, smallest, flagged_by, action))
// Do flagged pairs gather in a group, such as a test centre?
struct SimilarGroup {
    std::string group;
    std::int64_t persons = 0, flagged_persons = 0, pairs_within = 0;  // flagged pairs with both in the group
    // Flagged persons who are alike within the group, less one for each set of them that hangs together: a
    // pair is one link, a ring of five four. Pairs of a ring are no independent findings, and a pair is one
    // finding, not two persons.
    std::int64_t links = 0;
    // The chance of so many of all groups' links here, if they were spread over the persons: Fisher's exact
    // test, one-sided; adjusted over the groups (Benjamini and Hochberg 1995).
    double p = 1, adjusted = 1;
    bool flagged = false;
};
BOOST_DESCRIBE_STRUCT(SimilarGroup, (),
                      (group, persons, flagged_persons, pairs_within, links, p, adjusted, flagged))
struct Similarity {
    std::int64_t persons = 0, pairs = 0;
    std::int64_t compared = 0;  // pairs with at least items_least items in common
    double rate = 0, action_below = 0;
    std::vector<SimilarPair> flagged;  // the least likely first, at most listed_most
    std::int64_t flagged_count = 0;
    std::vector<SimilarGroup> groups;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(Similarity, (),
                      (persons, pairs, compared, rate, action_below, flagged, flagged_count, groups,
                       problems))
constexpr std::size_t items_least = 10;  // in common
constexpr std::size_t similar_persons_max = 20'000;
// All pairs. Controlled by Benjamini and Hochberg over all pairs (omega and K: over all ordered pairs), index
// by index. Refused: too_many_persons, few_persons (fewer than 30), few_items.
Result<Similarity> similar_answers(const Choices&, const std::vector<std::vector<std::size_t>>& rights,
                                   const OptionCurves&, const SimilarityPlan& = {});

}  // namespace psychometrics
