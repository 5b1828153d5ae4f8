// Who knew items that had leaked: better and faster on them than on the others; and gains between two
// attempts that are too large. A flag says that somebody should look, with the evidence; it is no verdict.
#pragma once
#include <base/result.hpp>
#include <psychometrics/scores.hpp>
#include <psychometrics/times.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace psychometrics {

struct LeakPlan {
    ScoreMethod method = ScoreMethod::wle;  // or map
    std::optional<Latent> prior{};          // of the points and of map; default: the set's
    double rate = 0.01;                     // expected share of false flags among the flagged, for each part
    double action_below = 1e-6;   // policies.md: below this chance a finding may be grounds for action
    std::size_t items_least = 5;  // of each kind that a person must have met to be tested
    std::size_t ability_items_least = 10;  // for theta on each kind: with fewer its error is far from normal
};
// A test of one person: compromised items against the others.
struct LeakTest {
    std::int64_t compromised = 0, others = 0;  // items met
    // theta on each, or speed tau on each (log seconds faster than the mean)
    std::optional<double> on_compromised, se_compromised, on_others, se_others;
    std::optional<double> z, p,
        adjusted;          // p one-sided; adjusted among all persons (Benjamini and Hochberg 1995)
    bool flagged = false;  // adjusted below the plan's rate
};
BOOST_DESCRIBE_STRUCT(LeakTest, (),
                      (compromised, others, on_compromised, se_compromised, on_others, se_others, z, p,
                       adjusted, flagged))
// Points on the compromised items against what the person's answers to the others foretell.
struct LeakCount {
    std::int64_t seen = 0;
    double expected = 0;
    std::optional<double> p, adjusted;  // the chance of so many or more, given the other answers
    bool flagged = false;
};
BOOST_DESCRIBE_STRUCT(LeakCount, (), (seen, expected, p, adjusted, flagged))
struct LeakPerson {
    std::string person;
    std::int64_t raw_others = 0;  // points on the other items
    LeakCount points;
    LeakTest ability;
    std::optional<LeakTest> speed;  // where times are given
    bool flagged = false;           // by any of them
    double smallest = 1;            // of the p-values, times their number over all persons (Bonferroni)
    bool action = false;            // smallest below action_below
};
BOOST_DESCRIBE_STRUCT(LeakPerson, (), (person, raw_others, points, ability, speed, flagged, smallest, action))
// Flagged persons of a group, such as a test centre: more than of all others?
struct FlaggedGroup {
    std::string group;
    std::int64_t persons = 0, flagged_persons = 0;
    std::optional<double> p, adjusted;  // Fisher's exact test, one-sided; Benjamini and Hochberg over groups
    bool flagged = false;
};
BOOST_DESCRIBE_STRUCT(FlaggedGroup, (), (group, persons, flagged_persons, p, adjusted, flagged))
// `flags`: one a person.
std::vector<FlaggedGroup> flagged_groups(const std::vector<std::string>& groups,
                                         const std::vector<std::uint16_t>& group_of,
                                         const std::vector<std::uint8_t>& flags, double rate);

struct Leak {
    std::int64_t persons = 0, tested = 0;
    std::int64_t compromised = 0, others = 0;  // items
    double rate = 0, action_below = 0;
    std::int64_t flagged_count = 0;
    std::vector<LeakPerson> people;
    std::vector<FlaggedGroup> groups;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(Leak, (),
                      (persons, tested, compromised, others, rate, action_below, flagged_count, people,
                       groups, problems))
// Three looks at each person, each held at the rate, by known parameters, so that compromised items that are
// merely easy make nobody suspicious. The parameters must come from before the leak, or from others. Points:
// the chance of so many points or more on the compromised items, over the posterior of theta given the
// answers to the others (the predictive check of Box 1980; the sum's distribution by Lord and Wingersky
// 1984). It needs the distribution of theta, the plan's prior. Ability: the Wald statistic (Sinharay 2017), z
// = (theta_c - theta_o) / sqrt(se_c^2 + se_o^2), each theta from its own items. It needs no distribution, but
// has little power where nearly all compromised items are right, since se_c is large there. Speed: the same
// with tau = sum alpha^2 (beta - log t) / sum alpha^2, its variance 1 / sum alpha^2 (the signed root of
// Sinharay's 2020 likelihood ratio); beta and alpha from these very times of all persons. `times` has the
// same persons in the same order. Refused: plan_faulty, no_compromised (none of them in the data), no_others,
// persons_differ, and as analyse_times.
Result<Leak> leaked_items(const Aligned&, const std::vector<std::string>& compromised,
                          const Times* times = nullptr, const LeakPlan& = {});

// theta of a person at two attempts.
struct GainPlan {
    double rate = 0.01;
    double action_below = 1e-6;
    // What honest persons gain. Not given: median and scaled median deviation of these gains, less what their
    // errors make of it, from gains_least persons on; below that 0 and 0.
    std::optional<double> typical{}, spread{};
};
constexpr std::size_t gains_least = 30;
struct Gain {
    std::string person;
    std::optional<double> earlier, se_earlier, later, se_later;
    std::optional<double> gain, z, p, adjusted;  // one-sided
    bool flagged = false;
    double smallest = 1;
    bool action = false;
};
BOOST_DESCRIBE_STRUCT(Gain, (),
                      (person, earlier, se_earlier, later, se_later, gain, z, p, adjusted, flagged, smallest,
                       action))
struct Gains {
    std::int64_t persons = 0, tested = 0;
    double typical = 0, spread = 0;  // of an honest person's gain in theta
    double rate = 0, action_below = 0;
    std::int64_t flagged_count = 0;
    std::vector<Gain> people;  // those with both attempts
    std::vector<FlaggedGroup> groups;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(Gains, (),
                      (persons, tested, typical, spread, rate, action_below, flagged_count, people, groups,
                       problems))
// z = (later - earlier - typical) / sqrt(se_earlier^2 + se_later^2 + spread^2), persons matched by id, both
// on one scale. Refused: plan_faulty, nobody_twice.
Result<Gains> gain_scores(const std::vector<PersonScore>& earlier, const std::vector<PersonScore>& later,
                          const GainPlan& = {});

}  // namespace psychometrics
