// Response times: how long each item takes, how fast each person works, and what does not fit.
#pragma once
#include <base/result.hpp>
#include <psychometrics/notice.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace psychometrics {

// Seconds each person spent on each item.
struct Times {
    std::vector<std::string> items;
    std::vector<double> seconds;  // persons x items; 0: not presented
    std::vector<std::string> persons{};
    std::vector<std::string> groups{};  // such as test centres; empty: none
    std::vector<std::uint16_t> group_of{};
    std::size_t person_count() const { return items.empty() ? 0 : seconds.size() / items.size(); }
};

// The lognormal model (van der Linden 2006): log T = beta - tau + e, e normal with sd 1 / alpha, tau normal
// with mean 0.
struct TimedItem {
    std::string item;
    std::int64_t n = 0;
    std::optional<double> beta;            // time intensity: log seconds at mean speed
    std::optional<double> alpha;           // how sharply it is kept
    std::optional<double> median_seconds;  // of the model: exp(beta)
    double rapid_below = 0;                // seconds: a tenth of the mean, at most 10 (Wise, Ma 2012)
    double rapid_rate = 0;                 // share of responses below that
};
BOOST_DESCRIBE_STRUCT(TimedItem, (), (item, n, beta, alpha, median_seconds, rapid_below, rapid_rate))
struct TimedPerson {
    std::string person;
    std::int64_t n = 0;
    std::optional<double> tau, se;  // speed, by maximum likelihood; above 0: faster than the mean
    std::optional<double> fit, p,
        adjusted;  // sum of squared standardised residuals around it, its chance (chi-squared, n - 1), and
                   // the same among all persons (Benjamini and Hochberg)
    double effort = 1;           // share of responses that are not rapid (Wise and Kong 2005)
    bool flagged = false;        // adjusted below the plan's rate
    bool little_effort = false;  // effort below the plan's
};
BOOST_DESCRIBE_STRUCT(TimedPerson, (), (person, n, tau, se, fit, p, adjusted, effort, flagged, little_effort))
struct TimedGroup {
    std::string group;
    std::int64_t persons = 0;
    double mean_tau = 0;
    std::optional<double> t, df, p,
        adjusted;  // Welch's (1947) of the mean speed against the others that do not stand out; two-sided
    double rapid_rate = 0;
    bool flagged = false;
};
BOOST_DESCRIBE_STRUCT(TimedGroup, (), (group, persons, mean_tau, t, df, p, adjusted, rapid_rate, flagged))

constexpr double seconds_max = 604'800;  // a week on one item is no response time

struct TimesPlan {
    double rate = 0.01;            // expected share of false flags among the flagged
    double effort_least = 0.9;     // Wise and Kong 2005
    std::size_t group_least = 10;  // persons; smaller groups are not tested
    int cycles_max = 500;
};
struct TimesAnalysis {
    std::int64_t persons = 0;
    double speed_sd = 0;  // of tau in the population
    std::int64_t cycles = 0;
    bool converged = false;
    std::vector<TimedItem> items;
    std::vector<TimedPerson> people;
    std::vector<TimedGroup> groups;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(TimesAnalysis, (),
                      (persons, speed_sd, cycles, converged, items, people, groups, problems))
// Marginal maximum likelihood by EM. Times at or below 0 are not presented, nor is what is no time: above
// seconds_max or not finite (problem not_a_time). Refused: no_persons (fewer than 2 with 2 items), no_items.
Result<TimesAnalysis> analyse_times(const Times&, const TimesPlan& = {});

}  // namespace psychometrics
