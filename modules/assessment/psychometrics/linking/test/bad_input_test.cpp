#include "sets.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace psychometrics;

namespace {

ParameterSet set_of(Model model, std::size_t items = 10) {
    Draws draws(61);
    return plausible_items(model, items, draws);
}
std::string code(const ParameterSet& fresh, const ParameterSet& base, const LinkingPlan& plan = {}) {
    const auto done = link(fresh, base, plan);
    return done ? "" : done.error().code;
}
bool says(const Linking& done, const std::string& code) {
    return std::any_of(done.problems.begin(), done.problems.end(),
                       [&](const Notice& n) { return n.code == code; });
}
void expect_finite(const Linking& done) {
    for (const auto& c : done.constants) {
        EXPECT_TRUE(std::isfinite(c.slope) && c.slope > 0 && std::isfinite(c.intercept)) << int(c.method);
        EXPECT_TRUE(std::isfinite(c.criterion.value_or(0)) && std::isfinite(c.se_slope.value_or(0)));
    }
}

TEST(LinkingBadInput, sets_without_enough_in_common) {
    const auto base = set_of(Model::two_pl);
    EXPECT_EQ(code(sets::renamed(base, "other"), base), "no_common_items");
    auto one = sets::renamed(base, "other");
    one.items[0].item = base.items[0].item;
    EXPECT_EQ(code(one, base), "too_few_anchors");
    EXPECT_EQ(code(base, {.model = "2pl", .items = {}}), "parameters_faulty");
    EXPECT_EQ(code(base, base, {.common = {{"nobody", "nobody"}}}), "no_common_items");
    EXPECT_EQ(code(base, base, {.minimum_anchors = 11}), "too_few_anchors");
    const auto& id = base.items[0].item;
    EXPECT_EQ(code(base, base, {.common = {{id, id}, {id, base.items[1].item}}}), "item_twice");
    EXPECT_EQ(code(base, base, {.common = {{id, id}, {base.items[1].item, id}}}), "item_twice");
    const auto some =
        link(base, base, {.common = {{id, id}, {base.items[1].item, base.items[1].item}, {"gone", "gone"}}});
    ASSERT_TRUE(some);
    EXPECT_TRUE(says(*some, "item_missing"));
    EXPECT_EQ(some->plan.common.size(), 2u);
}

TEST(LinkingBadInput, few_anchors_of_a_long_form) {
    const auto base = set_of(Model::two_pl, 100);
    LinkingPlan plan;
    for (std::size_t i = 0; i < 5; ++i) {
        plan.common.push_back({base.items[i].item, base.items[i].item});
    }
    EXPECT_TRUE(says(link(base, base, plan).value(), "few_anchors"));
    EXPECT_FALSE(says(link(base, base).value(), "few_anchors"));
}

TEST(LinkingBadInput, parameters_that_are_none) {
    const auto good = set_of(Model::three_pl);
    for (const double wrong : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
        auto bad = good;
        bad.items[3].a = wrong;
        EXPECT_EQ(code(bad, good), "parameters_faulty");
        EXPECT_EQ(code(good, bad), "parameters_faulty");
    }
    auto twice = good;
    twice.items[1].item = twice.items[0].item;
    EXPECT_EQ(code(twice, good), "parameters_faulty");
    auto certain = good;
    certain.items[0].c = 1;
    EXPECT_EQ(code(certain, good), "parameters_faulty");
    auto no_metric = good;
    no_metric.metric = 0;
    EXPECT_EQ(code(no_metric, good), "parameters_faulty");
    auto long_item = set_of(Model::gpcm);
    long_item.items[0].steps.assign(400, 0.5);
    EXPECT_EQ(code(long_item, long_item), "parameters_faulty");
}

TEST(LinkingBadInput, plans_that_cannot_be) {
    const auto good = set_of(Model::two_pl);
    for (const LinkingPlan& plan : {LinkingPlan{.nodes = 2},
                                    {.nodes = 5000},
                                    {.weights = NodeWeights::gauss_hermite, .nodes = 300},
                                    {.weights = NodeWeights::equal, .lowest = 2, .highest = 2},
                                    {.weights = NodeWeights::equal, .lowest = std::nan("")},
                                    {.reach = 0},
                                    {.minimum_anchors = 1}}) {
        EXPECT_EQ(code(good, good, plan), "plan_faulty");
    }
}

TEST(LinkingBadInput, models_and_categories_that_differ) {
    auto base = set_of(Model::three_pl);
    auto fresh = base;
    fresh.items[0].model = Model::two_pl;
    fresh.items[0].c = 0;
    const auto mixed = link(fresh, base).value();
    EXPECT_TRUE(says(mixed, "models_differ"));
    EXPECT_EQ(mixed.plan.common.size(), 10u);
    fresh.items[1] = {.item = base.items[1].item, .model = Model::grm, .steps = {-1, 1}};
    EXPECT_EQ(link(fresh, base)->plan.common.size(), 9u);
    auto scores = set_of(Model::gpcm), fewer = scores;
    fewer.items[2].steps.pop_back();
    const auto done = link(fewer, scores).value();
    EXPECT_TRUE(says(done, "categories_differ"));
    EXPECT_EQ(done.plan.common.size(), 9u);
}

TEST(LinkingBadInput, difficulties_all_alike) {
    auto base = set_of(Model::two_pl);
    for (auto& item : base.items) {
        item.b = 0.5;
    }
    const auto done = link(base, base).value();
    EXPECT_TRUE(says(done, "no_spread"));
    EXPECT_EQ(sets::by(done, LinkingMethod::mean_sigma), nullptr);
    EXPECT_NEAR(done.chosen.slope, 1, 1e-8);
    EXPECT_EQ(code(base, base, {.method = LinkingMethod::mean_sigma}), "method_not_possible");
}

TEST(LinkingBadInput, extreme_parameters_stay_finite) {
    const auto base = set_of(Model::three_pl);
    auto guessed = base, far = base, steep = base, opposite = base;
    for (std::size_t i = 0; i < base.items.size(); ++i) {
        guessed.items[i].c = 0.99;
        far.items[i].b += 1e6;
        steep.items[i].a = 1e8;
        opposite.items[i].b = -base.items[i].b;
    }
    for (const auto& set : {guessed, far, steep, opposite}) {
        for (const auto direction :
             {LinkingDirection::new_to_base, LinkingDirection::base_to_new, LinkingDirection::symmetric}) {
            const auto there = link(set, base, {.direction = direction});
            ASSERT_TRUE(there);
            expect_finite(*there);
            for (const auto& c : there->constants) {
                EXPECT_TRUE(c.converged || says(*there, "not_converged"));
            }
        }
    }
}

TEST(LinkingBadInput, errors_that_are_missing_or_huge) {
    Draws draws(62);
    const auto base = set_of(Model::two_pl);
    auto fresh = sets::with_errors(base, 0.1, 0.1, draws);
    const auto none = link(fresh, base).value();  // the base set has none
    EXPECT_FALSE(none.chosen.se_slope);
    auto known = sets::with_errors(base, 0.1, 0.1, draws);
    EXPECT_TRUE(link(fresh, known)->chosen.se_slope);
    fresh.items[4].se_b = 1e200;
    const auto huge = link(fresh, known).value();
    expect_finite(huge);
    fresh.items[4].se_b.reset();
    EXPECT_FALSE(link(fresh, known)->chosen.se_slope);
}

}  // namespace
