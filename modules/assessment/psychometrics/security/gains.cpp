#include "groups.hpp"

#include <psychometrics/distributions.hpp>
#include <psychometrics/preknowledge.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <map>

namespace psychometrics {
namespace {

constexpr double median_deviation =
    1.482602218505602;  // of a normal distribution: its sd over this is the median of |x|

struct Honest {
    double typical = 0, spread = 0;
};
// Median and median deviation, which a few cheats do not move; the deviation less what errors of measurement
// make of it.
Honest honest_of(const std::vector<Gain>& people) {
    std::vector<double> gains, errors, off;
    for (const Gain& g : people) {
        if (g.gain) {
            gains.push_back(*g.gain);
            errors.push_back(*g.se_earlier * *g.se_earlier + *g.se_later * *g.se_later);
        }
    }
    Honest out;
    if (gains.size() < gains_least) {
        return out;
    }
    out.typical = quantile_of(gains, 0.5);
    for (const double g : gains) {
        off.push_back(std::abs(g - out.typical));
    }
    const double sd = median_deviation * quantile_of(off, 0.5);
    out.spread = std::sqrt(std::max(0.0, sd * sd - quantile_of(errors, 0.5)));
    return out;
}

}  // namespace

Result<Gains> gain_scores(const std::vector<PersonScore>& earlier, const std::vector<PersonScore>& later,
                          const GainPlan& plan) {
    if (!(plan.rate > 0 && plan.rate < 1) || plan.spread.value_or(0) < 0) {
        return refuse("plan_faulty",
                      "The rate is above 0 and below 1, and the spread of honest gains not below 0.");
    }
    std::map<std::string, const PersonScore*> before;
    for (const auto& one : earlier) {
        before[one.person] = &one;
    }
    Gains out{.rate = plan.rate, .action_below = plan.action_below};
    std::int64_t unscored = 0;
    for (const auto& one : later) {
        const auto found = before.find(one.person);
        if (found == before.end()) {
            continue;
        }
        Gain g{.person = one.person};
        g.earlier = found->second->theta;
        g.se_earlier = found->second->se;
        g.later = one.theta;
        g.se_later = one.se;
        if (g.earlier && g.later && g.se_earlier && g.se_later) {
            g.gain = *g.later - *g.earlier;
            ++out.tested;
        }
        unscored += !g.gain;
        out.people.push_back(std::move(g));
    }
    out.persons = std::int64_t(out.people.size());
    if (out.people.empty()) {
        return refuse("nobody_twice", "No person is in both attempts: the ids must be the same in both.");
    }
    if ((!plan.typical || !plan.spread) && std::size_t(out.tested) < gains_least) {
        out.problems.push_back(
            {"few_gains", "",
             fmt::format("Fewer than {} persons have both scores: honest persons are taken to gain "
                         "nothing.",
                         gains_least)});
    }
    const Honest honest = honest_of(out.people);
    out.typical = plan.typical.value_or(honest.typical);
    out.spread = plan.spread.value_or(honest.spread);
    for (Gain& g : out.people) {
        const double error = g.gain ? std::hypot(std::hypot(*g.se_earlier, *g.se_later), out.spread) : 0;
        if (error > 0) {
            g.z = (*g.gain - out.typical) / error;
            g.p = normal_below(-*g.z);
        }
    }
    adjust(out.people, plan.rate);
    for (Gain& g : out.people) {
        g.smallest = std::min(1.0, double(out.tested) * g.p.value_or(1));
        g.action = g.flagged && g.smallest < plan.action_below;
        out.flagged_count += g.flagged;
    }
    if (unscored > 0) {
        out.problems.push_back(
            {"no_score", "", fmt::format("{} persons lack a score with an error at one attempt.", unscored)});
    }
    return out;
}

}  // namespace psychometrics
