// A set seen through a known line: every method must find the line; and what exchanging, renaming and noise
// do.
#include "sets.hpp"

#include <psychometrics/curves.hpp>
#include <psychometrics/numbers.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>

using namespace psychometrics;

namespace {

const std::vector<Model> free_models{Model::one_pl, Model::two_pl, Model::three_pl, Model::grm, Model::gpcm};
constexpr std::array directions{LinkingDirection::new_to_base, LinkingDirection::base_to_new,
                                LinkingDirection::symmetric};
constexpr std::array node_weights{NodeWeights::normal, NodeWeights::gauss_hermite, NodeWeights::equal};

TEST(Recovery, every_method_finds_a_known_line) {
    Draws draws(11);
    for (const Model model : free_models) {
        const auto base = plausible_items(model, 20, draws);
        const auto fresh = sets::seen_from(base, 1.25, -0.6);
        for (const auto direction : directions) {
            for (const auto weights : node_weights) {
                const auto done =
                    link(fresh, base, {.direction = direction, .weights = weights, .nodes = 41});
                ASSERT_TRUE(done) << done.error().detail;
                EXPECT_EQ(done->constants.size(), 6u);
                for (const auto& c : done->constants) {
                    EXPECT_TRUE(c.converged) << int(c.method);
                    EXPECT_NEAR(c.slope, 1.25, 1e-8) << int(c.method) << " " << name_of(model);
                    EXPECT_NEAR(c.intercept, -0.6, 1e-8) << int(c.method) << " " << name_of(model);
                }
            }
        }
    }
}

TEST(Recovery, a_mixed_form_with_nominal_items) {
    Draws draws(12);
    auto base = plausible_items(Model::three_pl, 6, draws);
    for (const Model model : {Model::grm, Model::gpcm, Model::nrm}) {
        const auto more = sets::renamed(plausible_items(model, 4, draws), std::string(name_of(model)));
        base.items.insert(base.items.end(), more.items.begin(), more.items.end());
    }
    base.model = "mixed";
    base.metric = 1.7;
    const auto fresh = sets::seen_from(base, 0.8, 0.4);
    const auto done = link(fresh, base, {.method = LinkingMethod::haebara}).value();
    for (const auto& c : done.constants) {
        EXPECT_NEAR(c.slope, 0.8, 1e-8) << int(c.method);
        EXPECT_NEAR(c.intercept, 0.4, 1e-8) << int(c.method);
    }
    EXPECT_EQ(std::count_if(done.problems.begin(), done.problems.end(),
                            [](const Notice& n) { return n.code == "nominal_left_out"; }),
              4);
    EXPECT_EQ(done.anchors.size(), 6u + 3 * 8u);
}

TEST(Recovery, nominal_items_alone_by_haebara) {
    Draws draws(13);
    const auto base = plausible_items(Model::nrm, 12, draws);
    const auto fresh = sets::seen_from(base, 1.1, 0.3);
    const auto done = link(fresh, base, {.method = LinkingMethod::haebara}).value();
    ASSERT_EQ(done.constants.size(), 1u);
    EXPECT_NEAR(done.chosen.slope, 1.1, 1e-8);
    EXPECT_NEAR(done.chosen.intercept, 0.3, 1e-8);
    EXPECT_EQ(link(fresh, base).error().code, "method_not_possible");
}

TEST(Recovery, rasch_and_pcm_keep_their_slope) {
    Draws draws(14);
    for (const Model model : {Model::rasch, Model::pcm}) {
        const auto base = plausible_items(model, 15, draws);
        const auto fresh = sets::with_errors(sets::seen_from(base, 1, 0.7), 0.1, 0, draws);
        const auto done = link(fresh, base).value();
        EXPECT_EQ(done.problems.front().code, "slope_fixed");
        for (const auto& c : done.constants) {
            EXPECT_EQ(c.slope, 1) << int(c.method);
            EXPECT_NEAR(c.intercept, 0.7, 0.12) << int(c.method);
        }
        EXPECT_EQ(done.linked.items.front().model, model);
        EXPECT_EQ(done.linked.items.front().a, 1);
    }
}

TEST(Recovery, another_metric_is_converted_and_said) {
    Draws draws(15);
    const auto base = plausible_items(Model::two_pl, 15, draws);
    const auto fresh = in_metric(sets::seen_from(base, 1.2, 0.1), 1.7);
    const auto done = link(fresh, base).value();
    EXPECT_EQ(done.problems.front().code, "metric_converted");
    EXPECT_EQ(done.linked.metric, base.metric);
    for (std::size_t i = 0; i < base.items.size(); ++i) {
        EXPECT_NEAR(done.linked.items[i].a, base.items[i].a, 1e-8);
        EXPECT_NEAR(done.linked.items[i].b, base.items[i].b, 1e-8);
    }
}

TEST(Recovery, a_linked_item_has_the_curve_it_had) {
    Draws draws(16);
    for (int m = 0; m <= int(Model::nrm); ++m) {
        auto set = plausible_items(Model(m), 3, draws);
        set.metric = 1.7;
        const auto moved = transformed(set, 1.3, -0.4);
        for (std::size_t i = 0; i < set.items.size(); ++i) {
            for (const double theta : {-2.0, 0.1, 1.5}) {
                EXPECT_NEAR(expected_score(set.items[i], 1.7, theta),
                            expected_score(moved.items[i], 1.7, 1.3 * theta - 0.4), 1e-12)
                    << name_of(Model(m));
            }
        }
        EXPECT_NEAR(moved.latent.mean, 1.3 * set.latent.mean - 0.4, 1e-15);
        EXPECT_NEAR(moved.latent.sd, 1.3 * set.latent.sd, 1e-15);
    }
}

RC_GTEST_PROP(LinkingProperty, there_and_back_is_the_same_set, ()) {
    Draws draws(*rc::gen::arbitrary<std::uint64_t>());
    const auto model = free_models[draws.below(free_models.size())];
    const auto set = plausible_items(model, 4, draws);
    const double slope = std::exp(draws.normal() * 0.4), intercept = draws.normal();
    const auto back = transformed(transformed(set, slope, intercept), 1 / slope, -intercept / slope);
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        RC_ASSERT(std::abs(back.items[i].a - set.items[i].a) < 1e-12);
        RC_ASSERT(std::abs(back.items[i].b - set.items[i].b) < 1e-12);
        for (std::size_t k = 0; k < set.items[i].steps.size(); ++k) {
            RC_ASSERT(std::abs(back.items[i].steps[k] - set.items[i].steps[k]) < 1e-12);
        }
    }
}

// Exchanging the sets inverts the line, by moments as by curves compared on both scales.
RC_GTEST_PROP(LinkingProperty, symmetric_methods_invert, ()) {
    Draws draws(*rc::gen::arbitrary<std::uint64_t>());
    const auto truth = plausible_items(Model::three_pl, 15, draws);
    const auto base = sets::with_errors(truth, 0.15, 0.1, draws);
    const auto fresh = sets::with_errors(sets::seen_from(truth, 1.2, 0.5), 0.15, 0.1, draws);
    const LinkingPlan plan{.direction = LinkingDirection::symmetric};
    const auto there = link(fresh, base, plan).value(), back = link(base, fresh, plan).value();
    for (const auto& c : there.constants) {
        if (c.method == LinkingMethod::robust_mean_sigma) {
            continue;  // its weights depend on the scale
        }
        const auto& inverse = *sets::by(back, c.method);
        RC_ASSERT(std::abs(c.slope * inverse.slope - 1) < 1e-7);
        RC_ASSERT(std::abs(c.slope * inverse.intercept + c.intercept) < 1e-7);
    }
}

RC_GTEST_PROP(LinkingProperty, one_direction_is_the_other_of_exchanged_sets, ()) {
    Draws draws(*rc::gen::arbitrary<std::uint64_t>());
    const auto truth = plausible_items(Model::two_pl, 12, draws);
    const auto base = sets::with_errors(truth, 0.15, 0.1, draws);
    const auto fresh = sets::with_errors(sets::seen_from(truth, 0.9, -0.3), 0.15, 0.1, draws);
    const auto there = link(fresh, base, {.direction = LinkingDirection::new_to_base}).value();
    const auto back = link(base, fresh, {.direction = LinkingDirection::base_to_new}).value();
    RC_ASSERT(std::abs(there.chosen.slope * back.chosen.slope - 1) < 1e-7);
    RC_ASSERT(std::abs(there.chosen.slope * back.chosen.intercept + there.chosen.intercept) < 1e-7);
}

RC_GTEST_PROP(LinkingProperty, the_order_of_items_does_not_matter, ()) {
    Draws draws(*rc::gen::arbitrary<std::uint64_t>());
    const auto truth = plausible_items(Model::gpcm, 10, draws);
    auto fresh = sets::with_errors(sets::seen_from(truth, 1.1, 0.2), 0.1, 0.1, draws);
    auto base = truth;
    const auto one = link(fresh, base).value();
    draws.shuffle(fresh.items);
    draws.shuffle(base.items);
    const auto two = link(fresh, base).value();
    RC_ASSERT(one.constants.size() == two.constants.size());
    for (std::size_t i = 0; i < one.constants.size(); ++i) {
        RC_ASSERT(std::abs(one.constants[i].slope - two.constants[i].slope) < 1e-8);
        RC_ASSERT(std::abs(one.constants[i].intercept - two.constants[i].intercept) < 1e-8);
    }
}

// Errors of the size their standard errors say: the line found is off by what the delta method says, without
// bias. 400 replications: a ratio of standard deviations has a standard error of 3.5 %; 15 % is four of them.
TEST(Recovery, standard_errors_are_those_of_the_simulation) {
    constexpr int replications = 400;
    Draws draws(17);
    for (const Model model : {Model::two_pl, Model::gpcm}) {
        const auto truth = plausible_items(model, 25, draws);
        const auto seen = sets::seen_from(truth, 1.15, -0.35);
        std::vector<std::vector<double>> slopes(6), intercepts(6), se_slopes(6), se_intercepts(6);
        for (int r = 0; r < replications; ++r) {
            const auto done = link(sets::with_errors(seen, 0.08, 0.06, draws),
                                   sets::with_errors(truth, 0.05, 0.05, draws), {.nodes = 21})
                                  .value();
            for (std::size_t m = 0; m < done.constants.size(); ++m) {
                const auto& c = done.constants[m];
                slopes[m].push_back(c.slope);
                intercepts[m].push_back(c.intercept);
                se_slopes[m].push_back(c.se_slope.value());
                se_intercepts[m].push_back(c.se_intercept.value());
            }
        }
        for (std::size_t m = 0; m < 6; ++m) {
            ASSERT_EQ(slopes[m].size(), std::size_t(replications));
            const double sd_a = sd_of(slopes[m]), sd_b = sd_of(intercepts[m]);
            EXPECT_NEAR(mean_of(slopes[m]), 1.15, 4 * sd_a / 20 + 0.004) << m;
            EXPECT_NEAR(mean_of(intercepts[m]), -0.35, 4 * sd_b / 20 + 0.004) << m;
            const double room = m == 3 ? 0.2 : 0.15;  // robust: its weights are taken as given
            EXPECT_NEAR(mean_of(se_slopes[m]) / sd_a, 1, room) << m << " " << name_of(model);
            EXPECT_NEAR(mean_of(se_intercepts[m]) / sd_b, 1, room) << m << " " << name_of(model);
        }
    }
}

// An anchor that is plainly off pulls mean/sigma and not the robust one.
TEST(Recovery, robust_mean_sigma_withstands_an_outlier) {
    Draws draws(18);
    const auto base = plausible_items(Model::two_pl, 20, draws);
    auto fresh = sets::with_errors(sets::seen_from(base, 1.2, 0.4), 0.02, 0.02, draws);
    fresh.items[4].b += 3;
    const auto done = link(fresh, base).value();
    const auto& plain = *sets::by(done, LinkingMethod::mean_sigma);
    const auto& robust = *sets::by(done, LinkingMethod::robust_mean_sigma);
    EXPECT_TRUE(robust.converged);
    EXPECT_NEAR(robust.slope, 1.2, 0.03);
    EXPECT_NEAR(robust.intercept, 0.4, 0.03);
    EXPECT_GT(std::abs(plain.intercept - 0.4), 0.1);
}

}  // namespace
