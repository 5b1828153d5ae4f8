#include "sets.hpp"

#include <psychometrics/curves.hpp>
#include <psychometrics/drift.hpp>

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>

using namespace psychometrics;

namespace {

struct Made {
    ParameterSet base, fresh;
};
// Two calibrations of the same truth, with errors.
Made made(Model model, std::size_t items, Draws& draws, double slope = 1.2, double intercept = -0.3) {
    const auto truth = plausible_items(model, items, draws);
    return {sets::with_errors(truth, 0.08, 0.06, draws),
            sets::with_errors(sets::seen_from(truth, slope, intercept), 0.08, 0.06, draws)};
}
std::vector<std::string> removed(const Drift& d) {
    std::vector<std::string> out;
    for (const auto& item : d.items) {
        if (!item.anchor) {
            out.push_back(item.item);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

TEST(Drift, planted_drift_is_found_and_left_out_of_the_line) {
    Draws draws(41);
    auto [base, fresh] = made(Model::two_pl, 40, draws);
    fresh.items[3].b += 0.9;
    fresh.items[17].b -= 1.0;
    fresh.items[30].a *= 2.2;
    const auto done = drift(fresh, base).value();
    std::vector<std::string> planted{base.items[3].item, base.items[17].item, base.items[30].item};
    std::sort(planted.begin(), planted.end());
    EXPECT_EQ(removed(done), planted);
    EXPECT_EQ(done.rounds.size(), 4u);
    EXPECT_EQ(done.rounds.back().anchors, 37);
    EXPECT_TRUE(done.rounds.back().drifting.empty());
    EXPECT_FALSE(done.rounds.back().removed);
    EXPECT_NEAR(done.linking.slope, 1.2, 0.06);
    EXPECT_NEAR(done.linking.intercept, -0.3, 0.06);
    EXPECT_GT(done.items[3].d_b, 0.3);  // harder
    EXPECT_LT(done.items[3].signed_difference, 0);
    EXPECT_LT(done.items[17].d_b, -0.3);
    EXPECT_TRUE(done.items[3].displaced && done.items[3].drifting);
    EXPECT_GT(done.items[30].d_ln_a, 0.3);
    EXPECT_TRUE(done.items[3].se_d_b.has_value());
    EXPECT_TRUE(done.problems.empty());
}

// Of 400 clean pairs of sets with equal errors, Holm's rule at 0.05 may call an item drifting in about 20;
// the standard error of that count is 4.4. The t distribution is an approximation: up to 8 % is let pass, and
// it must not be idle.
TEST(Drift, clean_data_is_called_drifting_at_the_stated_rate) {
    Draws draws(42);
    int by_holm = 0, unadjusted = 0;
    for (int r = 0; r < 400; ++r) {
        const auto [base, fresh] = made(Model::rasch, 30, draws, 1, 0.2);
        const auto done = drift(fresh, base, {.remove = false}).value();
        by_holm +=
            std::any_of(done.items.begin(), done.items.end(), [](const DriftItem& i) { return i.drifting; });
        for (const auto& item : done.items) {
            unadjusted += *item.p_b <= 0.05;
        }
    }
    EXPECT_LE(by_holm, 32);
    EXPECT_GE(by_holm, 4);
    EXPECT_NEAR(unadjusted / 12'000.0, 0.05, 0.015);
}

TEST(Drift, polytomous_items_drift_too) {
    Draws draws(43);
    for (const Model model : {Model::grm, Model::gpcm}) {
        auto [base, fresh] = made(model, 30, draws);
        for (double& step : fresh.items[5].steps) {
            step += 1.0;
        }
        const auto done = drift(fresh, base, {.linking = {.method = LinkingMethod::haebara}}).value();
        EXPECT_EQ(removed(done), std::vector{base.items[5].item}) << name_of(model);
    }
}

TEST(Drift, rules_and_limits_are_options) {
    Draws draws(44);
    auto [base, fresh] = made(Model::two_pl, 30, draws);
    fresh.items[2].b += 0.8;
    for (const auto rule : {DriftRule::robust_z, DriftRule::displacement, DriftRule::displacement_and_z}) {
        DriftPlan plan{.rule = rule, .z_limit = 1.96, .remove = false};
        for (const auto& item : drift(fresh, base, plan)->items) {
            const bool z_b = std::abs(*item.robust_z_b) > 1.96, z_a = std::abs(*item.robust_z_ln_a) > 1.96;
            const bool far = std::abs(item.d_b) > 0.3;
            EXPECT_EQ(item.unusual, z_b || z_a);
            EXPECT_EQ(item.displaced, far);
            EXPECT_EQ(item.drifting, rule == DriftRule::robust_z       ? z_b || z_a
                                     : rule == DriftRule::displacement ? far
                                                                       : far && z_b);
        }
    }
    const auto none = drift(fresh, base, {.control = Multiplicity::none, .remove = false}).value();
    const auto bh =
        drift(fresh, base, {.control = Multiplicity::benjamini_hochberg, .remove = false}).value();
    const auto hm = drift(fresh, base, {.remove = false}).value();
    for (std::size_t i = 0; i < none.items.size(); ++i) {
        EXPECT_EQ(none.items[i].p_adjusted_b, none.items[i].p_b);
        EXPECT_LE(*none.items[i].p_adjusted_b, *bh.items[i].p_adjusted_b);
        EXPECT_LE(*bh.items[i].p_adjusted_b, *hm.items[i].p_adjusted_b);
    }
}

TEST(Drift, d2_is_the_weighted_area) {
    Draws draws(45);
    auto base = plausible_items(Model::two_pl, 12, draws);
    base.latent = {0.4, 1.3};
    auto fresh = base;
    fresh.items[0].b += 0.5;
    const auto done = drift(fresh, base, {.rule = DriftRule::displacement, .remove = false}).value();
    const auto theta = normal_quadrature(201, base.latent);
    double d2 = 0;
    const auto linked = transformed(fresh, done.linking.slope, done.linking.intercept);
    for (std::size_t q = 0; q < theta.nodes.size(); ++q) {
        const double off = expected_score(linked.items[0], 1, theta.nodes[q]) -
                           expected_score(base.items[0], 1, theta.nodes[q]);
        d2 += theta.weights[q] * off * off;
    }
    EXPECT_NEAR(done.items[0].d2, d2, 1e-9);
    EXPECT_NEAR(done.items[0].rmsd, std::sqrt(d2), 1e-9);
    EXPECT_EQ(done.d2_weights.sd, 1.3);
}

TEST(Drift, copies_with_one_change) {
    Draws draws(46);
    const auto base = plausible_items(Model::rasch, 12, draws);
    auto fresh = base;
    const auto same = drift(fresh, base).value();
    EXPECT_EQ(removed(same), std::vector<std::string>{});
    EXPECT_EQ(same.problems.back().code, "exact_agreement");
    fresh.items[7].b += 0.4;
    const auto done = drift(fresh, base).value();
    EXPECT_EQ(removed(done), std::vector{base.items[7].item});
    EXPECT_NEAR(done.linking.intercept, 0, 1e-12);
    EXPECT_FALSE(done.items[7].robust_z_b);
    EXPECT_FALSE(done.items[7].p_ln_a);  // a Rasch slope cannot drift
    EXPECT_NEAR(done.items[7].d_b, 0.4, 1e-12);
}

TEST(Drift, common_slopes_are_not_tested) {
    Draws draws(47);
    const auto base = plausible_items(Model::one_pl, 20, draws);
    const auto fresh = sets::with_errors(base, 0.1, 0, draws);
    for (const auto& item : drift(fresh, base)->items) {
        EXPECT_TRUE(item.p_b && !item.p_ln_a);
    }
}

TEST(Drift, a_minimum_of_anchors_stays) {
    Draws draws(48);
    auto [base, fresh] = made(Model::two_pl, 10, draws);
    DriftPlan plan{.rule = DriftRule::displacement, .displacement_limit = 0.001, .minimum_anchors = 8};
    const auto done = drift(fresh, base, plan).value();
    EXPECT_EQ(done.rounds.back().anchors, 8);
    EXPECT_EQ(done.rounds.size(), 3u);
    EXPECT_EQ(done.problems.back().code, "too_few_anchors");
    plan.minimum_anchors = 11;
    EXPECT_EQ(drift(fresh, base, plan).error().code, "too_few_anchors");
}

TEST(Drift, the_order_of_items_does_not_matter) {
    Draws draws(49);
    auto [base, fresh] = made(Model::three_pl, 25, draws);
    fresh.items[3].b += 1.5;
    const auto one = drift(fresh, base).value();
    draws.shuffle(fresh.items);
    draws.shuffle(base.items);
    const auto two = drift(fresh, base).value();
    EXPECT_EQ(removed(one), removed(two));
    EXPECT_NEAR(one.linking.slope, two.linking.slope, 1e-10);
    EXPECT_NEAR(one.linking.intercept, two.linking.intercept, 1e-10);
}

TEST(Drift, bad_plans_and_sets_are_refused) {
    Draws draws(50);
    const auto base = plausible_items(Model::two_pl, 10, draws);
    for (const DriftPlan& plan : {DriftPlan{.alpha = 0},
                                  {.alpha = 1},
                                  {.z_limit = 0},
                                  {.displacement_limit = -1},
                                  {.minimum_anchors = 3},
                                  {.linking = {.nodes = 0}}}) {
        EXPECT_EQ(drift(base, base, plan).error().code, "plan_faulty");
    }
    EXPECT_EQ(drift(sets::renamed(base, "other"), base).error().code, "no_common_items");
    auto differing = base;
    differing.items[0].model = Model::grm;
    differing.items[0].steps = {0};
    const auto told = drift(differing, base, {.linking = {.common = {}}}).value();
    EXPECT_EQ(told.problems.front().code, "models_differ");
    EXPECT_EQ(told.items.size(), 9u);
    const auto nominal = plausible_items(Model::nrm, 10, draws);
    EXPECT_EQ(drift(nominal, nominal).error().code, "too_few_anchors");
}

}  // namespace
