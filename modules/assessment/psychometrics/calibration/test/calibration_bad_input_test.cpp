#include <gtest/gtest.h>
#include <plain.hpp>
#include <psychometrics/simulation.hpp>

#include <algorithm>
#include <cmath>

namespace {
using namespace psychometrics;

Responses simulated(std::size_t persons, std::size_t items, Model model = Model::two_pl) {
    Draws draws(31);
    const ParameterSet set = plausible_items(model, items, draws);
    return simulate(set, normal_thetas(persons, {}, draws), draws);
}

std::string refusal(const Responses& data, const CalibrationPlan& plan = {}) {
    const auto done = calibrate(data, plan);
    return done ? "none" : done.error().code;
}

bool told(const Calibration& c, const std::string& code, const std::string& item = "") {
    return std::ranges::any_of(
        c.problems, [&](const Notice& n) { return n.code == code && (item.empty() || n.item == item); });
}

bool finite(const Calibration& c) {
    return std::isfinite(c.objective) && std::isfinite(c.latent.sd) &&
           std::ranges::all_of(c.items, [](const auto& i) {
               return std::isfinite(i.a) && std::isfinite(i.b) && std::isfinite(i.c) &&
                      std::isfinite(i.se_b.value_or(0)) && std::isfinite(i.se_a.value_or(0));
           });
}

TEST(CalibrationBadInput, NothingToWorkWith) {
    EXPECT_EQ(refusal({}), "no_items");
    EXPECT_EQ(refusal({.items = {"a", "b"}, .scores = {}}), "no_persons");
    EXPECT_EQ(refusal({.items = {"a", "b"}, .scores = {255, 255, 255, 255}}), "no_items");
    EXPECT_EQ(refusal({.items = {"a", "b"}, .scores = {1, 1, 1, 1}}), "no_items");
    Responses blank = simulated(50, 5);
    blank.scores[3] = omitted;
    EXPECT_EQ(refusal(blank), "not_settled");
    Responses high = simulated(50, 5);
    high.scores[3] = 3;
    EXPECT_EQ(refusal(high), "score_too_high");
}

TEST(CalibrationBadInput, FaultyPlans) {
    const Responses data = simulated(300, 6);
    EXPECT_EQ(refusal(data, {.nodes = 2}), "bad_plan");
    EXPECT_EQ(refusal(data, {.nodes = 5000}), "bad_plan");
    EXPECT_EQ(refusal(data, {.reach = -1}), "bad_plan");
    EXPECT_EQ(refusal(data, {.tol = 0}), "bad_plan");
    EXPECT_EQ(refusal(data, {.cycles_max = 0}), "bad_plan");
    EXPECT_EQ(refusal(data, {.metric = std::nan("")}), "bad_plan");
    EXPECT_EQ(refusal(data, {.priors = Priors{.a = Prior{"normal", 0, 1}}}), "bad_plan");
    EXPECT_EQ(refusal(data, {.priors = Priors{.b = Prior{"normal", 0, 0}}}), "bad_plan");
    EXPECT_EQ(refusal(data, {.models = {{"nobody", Model::rasch}}}), "unknown_item");
    EXPECT_EQ(refusal(data, {.fixed = ParameterSet{.items = {{.item = "nobody"}}}}), "unknown_item");
    EXPECT_EQ(refusal(data, {.fixed = ParameterSet{.items = {{.item = data.items[0], .a = -1}}}}),
              "faulty_parameters");
    EXPECT_EQ(refusal(data, {.refuse_below_minimum = true}), "few_responses");
    EXPECT_EQ(refusal(data, {.minimum = 300, .refuse_below_minimum = true}), "none");
}

TEST(CalibrationBadInput, ItemsAndPersonsThatSayNothing) {
    Responses data = simulated(600, 8);
    for (std::size_t n = 0; n < 600; ++n) {
        data.scores[n * 8] = 1;
        data.scores[n * 8 + 1] = 0;
        data.scores[n * 8 + 2] = not_presented;
    }
    std::fill_n(data.scores.begin(), 8, not_presented);
    for (const Model model : {Model::rasch, Model::one_pl, Model::two_pl, Model::three_pl}) {
        const auto done = calibrate(data, {.model = model, .standard_errors = true});
        ASSERT_TRUE(done);
        EXPECT_TRUE(told(*done, "item_constant", data.items[0]));
        EXPECT_TRUE(told(*done, "item_constant", data.items[1]));
        EXPECT_TRUE(told(*done, "item_not_presented", data.items[2]));
        EXPECT_TRUE(told(*done, "person_without_responses"));
        EXPECT_EQ(done->items.size(), 5u);
        EXPECT_EQ(done->persons, 599);
        EXPECT_TRUE(finite(*done));
    }
}

TEST(CalibrationBadInput, FewPersonsAreCalibratedAndTold) {
    for (const std::size_t persons : {2U, 3U, 10U}) {
        for (const Model model : {Model::rasch, Model::one_pl, Model::two_pl, Model::three_pl}) {
            const auto done = calibrate(simulated(persons, 12),
                                        {.model = model, .cycles_max = 500, .standard_errors = true});
            if (!done) {
                EXPECT_EQ(done.error().code, "no_items");
                continue;
            }
            EXPECT_TRUE(told(*done, "few_responses"));
            EXPECT_TRUE(finite(*done)) << persons << " " << name_of(model);
        }
    }
}

// Two items that are always answered alike: their slope has no end.
TEST(CalibrationBadInput, SlopeRunsAway) {
    Responses data = simulated(800, 6);
    for (std::size_t n = 0; n < 800; ++n) {
        data.scores[n * 6 + 1] = data.scores[n * 6];
    }
    const auto done = calibrate(data, {.standard_errors = true});
    ASSERT_TRUE(done);
    EXPECT_TRUE(told(*done, "slope_runs_away"));
    EXPECT_TRUE(finite(*done));
    const auto held = calibrate(data, {.priors = Priors{.a = Prior{"lognormal", 0, 0.1}}});
    ASSERT_TRUE(held && held->converged);
    EXPECT_FALSE(told(*held, "slope_runs_away"));
}

TEST(CalibrationBadInput, ReversedItem) {
    Responses data = simulated(1500, 10);
    for (std::size_t n = 0; n < 1500; ++n) {
        data.scores[n * 10 + 4] ^= 1;
    }
    const auto done = calibrate(data);
    ASSERT_TRUE(done && done->converged);
    EXPECT_TRUE(told(*done, "slope_negative", data.items[4]));
    EXPECT_LT(done->items[4].a, 0);
}

TEST(CalibrationBadInput, Disconnected) {
    Responses data = simulated(1000, 10);
    data.groups = {"first", "second"};
    for (std::size_t n = 0; n < 1000; ++n) {
        data.group_of.push_back(n >= 500);
        for (std::size_t j = 0; j < 10; ++j) {
            if ((j < 5) == (n >= 500)) {
                data.scores[n * 10 + j] = not_presented;
            }
        }
    }
    EXPECT_EQ(refusal(data), "disconnected");
    Responses one = data;
    one.groups.clear();
    one.group_of.clear();
    const auto done = calibrate(one);
    ASSERT_TRUE(done);
    EXPECT_TRUE(told(*done, "disconnected"));
    // A held item in each block ties them; in one alone it does not.
    ParameterSet held{.items = {{.item = data.items[0]}, {.item = data.items[9]}}};
    EXPECT_EQ(refusal(data, {.fixed = held}), "none");
    held.items.pop_back();
    EXPECT_EQ(refusal(data, {.fixed = held}), "disconnected");
}

TEST(CalibrationBadInput, GroupsOfOneAndNone) {
    Responses data = simulated(300, 8);
    data.groups = {"many", "one", "none"};
    data.group_of.assign(300, 0);
    data.group_of[5] = 1;
    EXPECT_EQ(refusal(data), "no_persons");
    data.groups.pop_back();
    EXPECT_EQ(refusal(data), "group_too_small");
    std::fill_n(data.group_of.begin(), 9, 1);
    EXPECT_EQ(refusal(data), "group_too_small");
    std::fill_n(data.group_of.begin(), 10, 1);
    const auto done = calibrate(data, {.cycles_max = 500, .standard_errors = true});
    ASSERT_TRUE(done);
    EXPECT_TRUE(finite(*done));
    EXPECT_TRUE(std::isfinite(done->groups[1].mean) && std::isfinite(done->groups[1].sd));
    // One group alone is no population beside another.
    Responses few = simulated(9, 3);
    few.groups = {"only"};
    few.group_of.assign(9, 0);
    EXPECT_NE(refusal(few), "group_too_small");
}

TEST(CalibrationBadInput, TooFewCycles) {
    const auto done = calibrate(simulated(500, 10), {.cycles_max = 2});
    ASSERT_TRUE(done);
    EXPECT_FALSE(done->converged);
    EXPECT_TRUE(told(*done, "not_converged"));
    EXPECT_GT(done->gradient_norm, 0);
}

TEST(CalibrationBadInput, EveryItemHeld) {
    Draws draws(33);
    const ParameterSet truth = plausible_items(Model::two_pl, 20, draws);
    const auto done =
        calibrate(simulate(truth, normal_thetas(2000, {-0.5, 1.1}, draws), draws), {.fixed = truth});
    ASSERT_TRUE(done && done->converged);
    EXPECT_NEAR(done->latent.mean, -0.5, 0.1);
    EXPECT_NEAR(done->latent.sd, 1.1, 0.1);
}

}  // namespace
