#include "simulated.hpp"

#include <psychometrics/numbers.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

TEST(Times, RecoversTheModel) {
    std::vector<double> beta_off, log_alpha_off, sd;
    int covered = 0, persons = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        Draws d(seed);
        const auto t = honest_times(400, 40, 0.35, d);
        const auto found = analyse_times(t.times);
        ASSERT_TRUE(found);
        EXPECT_TRUE(found->converged);
        double shift = mean_of(t.tau);  // the persons' mean speed is 0 by definition
        for (std::size_t i = 0; i < 40; ++i) {
            beta_off.push_back(*found->items[i].beta - (t.beta[i] - shift));
            log_alpha_off.push_back(std::log(*found->items[i].alpha / t.alpha[i]));
        }
        sd.push_back(found->speed_sd);
        for (std::size_t p = 0; p < 400; ++p) {
            covered += std::abs(*found->people[p].tau - (t.tau[p] - shift)) < 2 * *found->people[p].se;
            ++persons;
        }
    }
    // Errors of beta within an exam share little; 400 of them, each with a standard error near 0.5 /
    // sqrt(400).
    EXPECT_NEAR(mean_of(beta_off), 0, 4 * sd_of(beta_off) / std::sqrt(400));
    EXPECT_NEAR(sd_of(beta_off), 0.5 / std::sqrt(400), 0.006);
    EXPECT_NEAR(mean_of(log_alpha_off), 0, 4 * sd_of(log_alpha_off) / std::sqrt(400) + 1.0 / 400);
    EXPECT_NEAR(mean_of(sd), 0.35, 4 * 0.35 / std::sqrt(2 * 400 * 10));
    EXPECT_NEAR(covered / double(persons), 0.954, 0.012);
}

TEST(Times, HonestPersonsAndCentresAreFlaggedAtTheRate) {
    int exams = 0, person_flags = 0, group_flags = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        Draws d(seed + 1000);
        auto t = honest_times(200, 40, 0.3, d).times;
        t.groups = numbered(10);
        for (std::size_t p = 0; p < 200; ++p) {
            t.group_of.push_back(std::uint16_t(p % 10));
        }
        const auto found = analyse_times(t).value();
        ++exams;
        person_flags += std::ranges::any_of(found.people, &TimedPerson::flagged);
        group_flags += std::ranges::any_of(found.groups, &TimedGroup::flagged);
    }
    RecordProperty("person_flags", person_flags);
    RecordProperty("group_flags", group_flags);
    EXPECT_LE(person_flags, binomial_bound(exams, 0.01));
    EXPECT_LE(group_flags, binomial_bound(exams, 0.01));
}

TEST(Times, FindsRapidGuessing) {
    Draws d(21);
    auto t = honest_times(300, 50, 0.3, d).times;
    for (std::size_t p = 0; p < 5; ++p) {
        for (std::size_t i = 30; i < 50; ++i) {
            t.seconds[p * 50 + i] = 1 + d.uniform();  // the last 20 of 50 in a second or two
        }
    }
    const auto found = analyse_times(t).value();
    for (std::size_t p = 0; p < 300; ++p) {
        EXPECT_EQ(found.people[p].little_effort, p < 5) << p;
    }
    for (std::size_t p = 0; p < 5; ++p) {
        EXPECT_NEAR(found.people[p].effort, 0.6, 0.021);
        EXPECT_TRUE(found.people[p].flagged);
    }
    EXPECT_LE(std::ranges::count_if(found.people, &TimedPerson::flagged), 7);
    EXPECT_NEAR(found.items[49].rapid_rate, 5 / 300.0, 1e-12);
    EXPECT_NEAR(found.items[0].rapid_rate, 0, 0.01);
}

TEST(Times, FindsOneFastCentre) {
    int found_count = 0, others = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Draws d(seed + 300);
        auto t = honest_times(400, 40, 0.3, d).times;
        t.groups = numbered(10);
        for (std::size_t p = 0; p < 400; ++p) {
            t.group_of.push_back(std::uint16_t(p % 10));
            for (std::size_t i = 0; i < 40 && p % 10 == 3; ++i) {
                t.seconds[p * 40 + i] *= 0.75;  // a quarter faster
            }
        }
        const auto found = analyse_times(t).value();
        for (std::size_t g = 0; g < 10; ++g) {
            (g == 3 ? found_count : others) += found.groups[g].flagged;
        }
        EXPECT_GT(*found.groups[3].t, 3);
    }
    EXPECT_GE(found_count, 18);
    EXPECT_LE(others, binomial_bound(20, 0.01));
}

// A fast centre does not make the honest ones look slow.
TEST(Times, OneFastCentreIsTheOnlyOneFlagged) {
    Draws d(51);
    auto t = honest_times(400, 40, 0.01, d).times;
    t.groups = numbered(4);
    for (std::size_t p = 0; p < 400; ++p) {
        t.group_of.push_back(std::uint16_t(p % 4));
        for (std::size_t i = 0; i < 40 && p % 4 == 2; ++i) {
            t.seconds[p * 40 + i] *= 0.5;
        }
    }
    const auto found = analyse_times(t).value();
    for (std::size_t g = 0; g < 4; ++g) {
        EXPECT_EQ(found.groups[g].flagged, g == 2) << g;
    }
}

TEST(Times, MissingAndImpossibleTimesAreLeftOut) {
    Draws d(31);
    auto t = honest_times(100, 20, 0.3, d).times;
    for (std::size_t at = 0; at < t.seconds.size(); ++at) {
        if (at % 7 == 0) {
            t.seconds[at] = at % 2 == 0 ? 0 : -5;
        }
    }
    t.seconds[3] = 1e300;
    t.seconds[25] = 600'000;  // within a week, yet nobody's time
    t.seconds[5] = std::nan("");
    t.seconds[6] = INFINITY;
    for (std::size_t p = 0; p < 100; ++p) {
        t.seconds[p * 20 + 19] = 0;  // an item nobody was presented
    }
    const auto found = analyse_times(t);
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->items[19].beta);
    EXPECT_EQ(found->items[19].n, 0);
    EXPECT_TRUE(std::ranges::any_of(found->problems,
                                    [](const Notice& n) { return n.code == "few_times" && n.item == "20"; }));
    for (const auto& item : found->items) {
        EXPECT_TRUE(std::isfinite(item.beta.value_or(0)) && std::isfinite(item.alpha.value_or(0)) &&
                    std::isfinite(item.median_seconds.value_or(0)) && std::isfinite(item.rapid_below))
            << item.item;
    }
    EXPECT_TRUE(found->people[1].flagged);
    for (const auto& person : found->people) {
        EXPECT_TRUE(std::isfinite(person.tau.value_or(0)) && std::isfinite(person.fit.value_or(0)));
    }
    EXPECT_TRUE(std::ranges::any_of(found->problems, [](const Notice& n) { return n.code == "not_a_time"; }));
}

TEST(Times, LittleDataIsRefusedOrSaid) {
    EXPECT_EQ(analyse_times({}).error().code, "no_items");
    EXPECT_EQ(analyse_times({{"1", "2"}, {}}).error().code, "no_persons");
    EXPECT_EQ(analyse_times({{"1", "2"}, {5, 6}}).error().code, "no_persons");
    EXPECT_EQ(analyse_times({{"1", "2"}, {5, 6, 0, 4}}).error().code, "no_persons");
    // All the same time: no spread, and yet finite numbers.
    const auto same = analyse_times({{"1", "2", "3"}, std::vector<double>(30, 10.0)});
    ASSERT_TRUE(same);
    for (const auto& item : same->items) {
        EXPECT_NEAR(*item.median_seconds, 10, 1e-6);
        EXPECT_TRUE(std::isfinite(*item.alpha));
    }
    EXPECT_TRUE(std::ranges::none_of(same->people, &TimedPerson::flagged));
}

TEST(Times, OrderDoesNotMatter) {
    Draws d(41);
    const auto t = honest_times(60, 15, 0.3, d).times;
    Times turned{std::vector<std::string>(t.items.rbegin(), t.items.rend()),
                 std::vector<double>(t.seconds.rbegin(), t.seconds.rend())};
    const auto one = analyse_times(t).value(), two = analyse_times(turned).value();
    for (std::size_t i = 0; i < 15; ++i) {
        EXPECT_NEAR(*one.items[i].beta, *two.items[14 - i].beta, 1e-6);
    }
    for (std::size_t p = 0; p < 60; ++p) {
        EXPECT_NEAR(*one.people[p].tau, *two.people[59 - p].tau, 1e-6);
        EXPECT_NEAR(*one.people[p].p, *two.people[59 - p].p, 1e-5);
    }
}

}  // namespace
}  // namespace psychometrics
