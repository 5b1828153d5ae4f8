// Two engines, one likelihood: dichotomous items by the mixed engine and by their own.
#include "mixed_exam.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace psychometrics {
namespace {

void expect_same(const Responses& r, CalibrationPlan plan, double within) {
    plan.tol = 1e-8;
    plan.standard_errors = true;
    plan.minimum = 1;
    const Calibration mixed = by_mixed(r, plan);
    const auto own = calibrate_dichotomous(*screen(r, plan), plan);
    ASSERT_TRUE(own);
    ASSERT_TRUE(mixed.converged);
    ASSERT_TRUE(own->converged) << "after " << own->cycles << " cycles at an objective of " << own->objective
                                << " (the mixed engine: " << mixed.objective << "), gradient "
                                << own->gradient_norm;
    EXPECT_NEAR(mixed.log_likelihood, own->log_likelihood, 1e-4);
    EXPECT_NEAR(mixed.objective, own->objective, 1e-5);
    EXPECT_NEAR(mixed.latent.mean, own->latent.mean, within);
    EXPECT_NEAR(mixed.latent.sd, own->latent.sd, within);
    ASSERT_EQ(mixed.items.size(), own->items.size());
    for (std::size_t i = 0; i < own->items.size(); ++i) {
        const Flat a = flat(mixed.items[i]), b = flat(own->items[i]);
        ASSERT_EQ(a.at.size(), b.at.size());
        for (std::size_t k = 0; k < a.at.size(); ++k) {
            EXPECT_NEAR(a.at[k], b.at[k], within) << own->items[i].item << ", entry " << k;
            EXPECT_NEAR(a.se[k], b.se[k], 0.005 * a.se[k]) << own->items[i].item << ", entry " << k;
        }
    }
    ASSERT_EQ(mixed.groups.size(), own->groups.size());
    for (std::size_t g = 0; g < own->groups.size(); ++g) {
        EXPECT_NEAR(mixed.groups[g].mean, own->groups[g].mean, within);
        EXPECT_NEAR(mixed.groups[g].sd, own->groups[g].sd, within);
        ASSERT_EQ(mixed.groups[g].se_mean.has_value(), own->groups[g].se_mean.has_value());
        ASSERT_EQ(mixed.groups[g].se_sd.has_value(), own->groups[g].se_sd.has_value());
        EXPECT_NEAR(mixed.groups[g].se_mean.value_or(0), own->groups[g].se_mean.value_or(0), 1e-3);
        EXPECT_NEAR(mixed.groups[g].se_sd.value_or(0), own->groups[g].se_sd.value_or(0), 1e-3);
    }
}

Responses responses_of(const ParameterSet& truth, std::uint64_t seed, std::size_t persons = 1500) {
    Draws draws(seed);
    return simulate(truth, normal_thetas(persons, {}, draws), draws);
}

TEST(MixedAndDichotomous, EveryModelComplete) {
    for (const Model m : {Model::rasch, Model::one_pl, Model::two_pl, Model::three_pl}) {
        SCOPED_TRACE(std::string(name_of(m)));
        Draws draws(51);
        expect_same(responses_of(plausible_items(m, 12, draws), 52), {.model = m}, 1e-3);
    }
}

TEST(MixedAndDichotomous, ModelsTogetherWithGapsGroupsAndHeldItems) {
    Draws draws(53);
    const ParameterSet truth = exam_of({Model::two_pl, Model::three_pl, Model::two_pl}, 15, draws);
    Responses r = responses_of(truth, 54);
    for (auto& score : r.scores) {
        score = draws.uniform() < 0.2 ? not_presented : score;
    }
    CalibrationPlan plan{.metric = 1.7};
    for (const auto& item : truth.items) {
        plan.models.push_back({item.item, item.model});
    }
    expect_same(r, plan, 1e-3);
    r.groups = {"a", "b"};
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        r.group_of.push_back(std::uint16_t(draws.below(2)));
    }
    expect_same(r, plan, 1e-3);
    plan.fixed = truth;
    plan.fixed->items.resize(6);
    expect_same(r, plan, 1e-3);
}

TEST(MixedAndDichotomous, Priors) {
    Draws draws(55);
    const Responses r = responses_of(plausible_items(Model::two_pl, 10, draws), 56, 300);
    CalibrationPlan plan{.metric = 1.7};
    plan.priors = Priors{.a = Prior{"lognormal", -0.3, 0.3}, .b = Prior{"normal", 0.5, 0.8}, .c = {}};
    for (const Model m : {Model::rasch, Model::one_pl, Model::two_pl, Model::three_pl}) {
        SCOPED_TRACE(std::string(name_of(m)));
        plan.model = m;
        plan.priors->c =
            m == Model::three_pl ? std::optional(Prior{"logit_normal", -1.5, 0.5}) : std::nullopt;
        expect_same(r, plan, 1e-3);
    }
}

}  // namespace
}  // namespace psychometrics
