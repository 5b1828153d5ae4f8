#include "simulated.hpp"

#include <psychometrics/preknowledge.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

constexpr std::size_t items = 60, leaked = 20;

struct Sitting {
    ParameterSet set;
    Responses responses;
    std::vector<std::string> compromised;
    Times times;
};
// The compromised items easier by `easier`, for honest and dishonest alike.
Sitting honest_sitting(std::size_t persons, double easier, Draws& d) {
    Sitting s{plausible_items(Model::three_pl, items, d), {}, {}, {}};
    const auto names = numbered(items);
    for (std::size_t i = 0; i < items; ++i) {
        s.set.items[i].item = names[i];
        s.set.items[i].b -= i < leaked ? easier : 0;
    }
    s.compromised.assign(names.begin(), names.begin() + leaked);
    s.responses = simulate(s.set, normal_thetas(persons, {}, d), d);
    s.responses.items = names;
    s.times = honest_times(persons, items, 0.3, d).times;
    return s;
}
void learn(Sitting& s, std::size_t person, double faster, Draws& d) {
    for (std::size_t i = 0; i < leaked; ++i) {
        auto& score = s.responses.scores[person * items + i];
        score = d.uniform() < 0.95 ? 1 : score;
        s.times.seconds[person * items + i] *= faster;
    }
}
Leak searched(const Sitting& s, bool timed = true, const LeakPlan& plan = {}) {
    return leaked_items(align(s.set, s.responses).value(), s.compromised, timed ? &s.times : nullptr, plan)
        .value();
}

// Three looks, each at the rate; easy compromised items make nobody suspicious.
TEST(Leak, HonestPersonsAreFlaggedAtTheRate) {
    int exams = 0, with_flags = 0;
    std::int64_t below = 0, tests = 0;
    for (const double easier : {0.0, 1.5}) {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Draws d(seed);
            const auto found = searched(honest_sitting(300, easier, d));
            ++exams;
            with_flags += found.flagged_count > 0;
            EXPECT_EQ(found.tested, 300);
            for (const auto& p : found.people) {
                for (const auto& chance : {p.points.p, p.ability.p, p.speed->p}) {
                    below += *chance < 0.01;
                    ++tests;
                }
            }
        }
    }
    RecordProperty("with_flags", with_flags);
    EXPECT_LE(with_flags, binomial_bound(exams, 3 * 0.01));
    EXPECT_LE(double(below) / double(tests), 0.011);
}

TEST(Leak, FindsThoseWhoKnewTheItems) {
    int planted = 0, by_points = 0, by_speed = 0, others = 0, flagged = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        Draws d(seed + 40);
        auto s = honest_sitting(500, 0, d);
        for (std::size_t p = 0; p < 20; ++p) {
            learn(s, p, 0.5, d);
        }
        const auto found = searched(s);
        for (std::size_t p = 0; p < 500; ++p) {
            const auto& one = found.people[p];
            if (p < 20) {
                ++planted;
                by_points += one.points.flagged;
                by_speed += one.speed->flagged;
            } else {
                others += one.flagged;
            }
            flagged += one.flagged;
            EXPECT_EQ(one.action, one.flagged && one.smallest < 1e-6);
        }
    }
    RecordProperty("by_points", by_points);
    RecordProperty("by_speed", by_speed);
    EXPECT_GE(by_points, planted * 3 / 10) << by_points << " of " << planted;
    EXPECT_GE(by_speed, planted * 9 / 10) << by_speed << " of " << planted;
    EXPECT_LE(others, binomial_bound(flagged, 0.03)) << "of " << flagged;
}

TEST(Leak, FindsTheCentreOfTheLeak) {
    Draws d(77);
    auto s = honest_sitting(400, 0, d);
    s.responses.groups = numbered(10);
    for (std::size_t p = 0; p < 400; ++p) {
        s.responses.group_of.push_back(std::uint16_t(p % 10));
        if (p % 10 == 6 && p < 200) {
            learn(s, p, 0.5, d);
        }
    }
    const auto found = searched(s);
    for (std::size_t g = 0; g < 10; ++g) {
        EXPECT_EQ(found.groups[g].flagged, g == 6) << g;
        EXPECT_EQ(found.groups[g].persons, 40);
    }
}

TEST(Leak, TheWaldStatisticIsWhatItSays) {
    Draws d(5);
    const auto found = searched(honest_sitting(50, 0, d), false);
    for (const auto& p : found.people) {
        EXPECT_FALSE(p.speed);
        const auto& t = p.ability;
        EXPECT_NEAR(*t.z,
                    (*t.on_compromised - *t.on_others) /
                        std::sqrt(*t.se_compromised * *t.se_compromised + *t.se_others * *t.se_others),
                    1e-12);
        EXPECT_NEAR(*t.p, 0.5 * std::erfc(*t.z / std::sqrt(2)), 1e-12);
        EXPECT_EQ(t.compromised, 20);
        EXPECT_EQ(t.others, 40);
    }
}

// One item of each kind known to the last digit: by Bayes over a fine grid, worked here.
TEST(Leak, PointsAreForetoldByBayes) {
    ParameterSet set{"rasch", 1, {{"x", Model::rasch}, {"y", Model::rasch}}};
    Responses r{{"x", "y"}, {1, 1, 0, 1, 1, 0}};
    const auto found = leaked_items(align(set, r).value(), {"x"}, nullptr, {.items_least = 1}).value();
    double both = 0, one = 0;
    for (double theta = -8; theta <= 8; theta += 0.001) {
        const double w = std::exp(-theta * theta / 2), p = 1 / (1 + std::exp(-theta));
        both += w * p * p;
        one += w * p;
    }
    EXPECT_NEAR(*found.people[0].points.p, both / one, 1e-6);
    EXPECT_NEAR(found.people[0].points.expected, both / one, 1e-6);
    EXPECT_NEAR(*found.people[1].points.p, 1, 1e-12);  // none or more
    EXPECT_FALSE(found.people[0].ability.p);           // too few items
}

TEST(Leak, BadInput) {
    Draws d(6);
    auto s = honest_sitting(40, 0, d);
    const auto data = align(s.set, s.responses).value();
    EXPECT_EQ(leaked_items(data, {"none"}).error().code, "no_compromised");
    EXPECT_EQ(leaked_items(data, {}).error().code, "no_compromised");
    EXPECT_EQ(leaked_items(data, s.responses.items).error().code, "no_others");
    EXPECT_EQ(leaked_items(data, s.compromised, nullptr, {.method = ScoreMethod::ml}).error().code,
              "plan_faulty");
    EXPECT_EQ(leaked_items(data, s.compromised, nullptr, {.rate = 0}).error().code, "plan_faulty");
    const Times few{s.times.items, std::vector<double>(items, 3)};
    EXPECT_EQ(leaked_items(data, s.compromised, &few).error().code, "persons_differ");
    // Somebody was presented nothing compromised, somebody nothing at all; all right and all wrong.
    for (std::size_t i = 0; i < items; ++i) {
        s.responses.scores[i] = i < leaked ? not_presented : s.responses.scores[i];
        s.responses.scores[items + i] = not_presented;
        s.responses.scores[2 * items + i] = 1;
        s.responses.scores[3 * items + i] = 0;
    }
    const auto found = searched(s);
    EXPECT_FALSE(found.people[0].points.p || found.people[1].points.p || found.people[0].ability.p);
    for (const auto& p : found.people) {
        EXPECT_TRUE(std::isfinite(p.ability.z.value_or(0)) && std::isfinite(p.points.expected));
    }
    EXPECT_FALSE(found.people[2].flagged);
    EXPECT_EQ(found.problems.back().code, "few_items");
}

std::vector<PersonScore> scores_of(const std::vector<double>& theta, double se, Draws& d) {
    std::vector<PersonScore> out;
    for (const double t : theta) {
        out.push_back({std::to_string(out.size() + 1), t + se * d.normal(), se});
    }
    return out;
}

TEST(Gains, HonestLearningIsNotFlaggedAndLeapsAre) {
    int exams = 0, with_flags = 0, found_count = 0, planted = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Draws d(seed);
        auto theta = normal_thetas(200, {}, d);
        const auto earlier = scores_of(theta, 0.3, d);
        for (double& t : theta) {
            t += 0.4 + 0.2 * d.normal();  // they learnt
        }
        const auto honest = gain_scores(earlier, scores_of(theta, 0.3, d)).value();
        ++exams;
        with_flags += honest.flagged_count > 0;
        EXPECT_NEAR(honest.typical, 0.4, 0.2);
        for (std::size_t p = 0; p < 5; ++p) {
            theta[p] += 2.5;
        }
        const auto found = gain_scores(earlier, scores_of(theta, 0.3, d)).value();
        for (std::size_t p = 0; p < 5; ++p) {
            ++planted;
            found_count += found.people[p].flagged;
        }
    }
    RecordProperty("found", found_count);
    EXPECT_LE(with_flags, binomial_bound(exams, 0.03));  // typical and spread are estimates too
    EXPECT_GE(found_count, planted * 9 / 10);
}

TEST(Gains, BadInput) {
    const std::vector<PersonScore> one{{"a", 0.5, 0.3}, {"b", {}, {}}, {"c", 1, 0.3}};
    EXPECT_EQ(gain_scores(one, {}).error().code, "nobody_twice");
    EXPECT_EQ(gain_scores({{"x", 1, 1}}, one).error().code, "nobody_twice");
    EXPECT_EQ(gain_scores(one, one, {.rate = 1}).error().code, "plan_faulty");
    EXPECT_EQ(gain_scores(one, one, {.spread = -1}).error().code, "plan_faulty");
    const auto few = gain_scores(one, one).value();
    EXPECT_EQ(few.persons, 3);
    EXPECT_EQ(few.tested, 2);
    EXPECT_FALSE(few.people[1].z);
    EXPECT_DOUBLE_EQ(*few.people[0].z, 0);
    EXPECT_EQ(few.problems.at(0).code, "few_gains");
    EXPECT_EQ(few.problems.at(1).code, "no_score");
    const auto exact = gain_scores({{"a", 0, 0.0}}, {{"a", 1, 0.0}}).value();  // no error, no test
    EXPECT_FALSE(exact.people[0].z);
}

}  // namespace
}  // namespace psychometrics
