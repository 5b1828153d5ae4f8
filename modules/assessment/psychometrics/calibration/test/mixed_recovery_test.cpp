// Known parameters come back: without bias, and inside their 95 % intervals as often as they should.
#include "mixed_exam.hpp"

#include <psychometrics/numbers.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace psychometrics {
namespace {

// Over simulated exams with the same items: each replication's mean standardised error (persons differ from
// one to the next, so errors within one are not independent), and how many intervals hold the truth.
struct Recovery {
    std::vector<double> mean_z, covered;  // per replication
};

Recovery recover(const ParameterSet& truth, int replications, std::size_t persons, std::uint64_t seed) {
    Draws draws(seed);
    Recovery out;
    CalibrationPlan plan = plan_of(truth);
    plan.standard_errors = true;
    for (int n = 0; n < replications; ++n) {
        const auto r = simulate(truth, normal_thetas(persons, truth.latent, draws), draws);
        const Calibration c = by_mixed(r, plan);
        EXPECT_TRUE(c.converged);
        double z = 0, inside = 0, count = 0;
        for (std::size_t i = 0; i < truth.items.size(); ++i) {
            const Flat ours = flat(c.items.at(i)), theirs = flat(truth.items[i]);
            EXPECT_EQ(ours.at.size(), theirs.at.size());
            for (std::size_t k = 0; k < ours.at.size(); ++k) {
                EXPECT_GT(ours.se[k], 0);
                const double off = (ours.at[k] - theirs.at[k]) / ours.se[k];
                z += off;
                inside += std::abs(off) < 1.959964 ? 1 : 0;
                count += 1;
            }
        }
        out.mean_z.push_back(z / count);
        out.covered.push_back(inside / count);
    }
    return out;
}

void expect_recovered(const std::vector<Model>& models, std::uint64_t seed, std::size_t items = 12) {
    Draws draws(seed);
    const ParameterSet truth = exam_of(models, items, draws);
    constexpr int replications = 16;
    const Recovery r = recover(truth, replications, 1500, seed + 1000);
    const double root = std::sqrt(double(replications));
    // Four standard errors of the simulation, and the bias of order 1 / N that maximum likelihood has.
    EXPECT_NEAR(mean_of(r.mean_z), 0, 4 * sd_of(r.mean_z) / root + 0.08);
    EXPECT_NEAR(mean_of(r.covered), 0.95, 4 * sd_of(r.covered) / root + 0.005);
}

TEST(MixedRecovery, Graded) { expect_recovered({Model::grm}, 1); }
TEST(MixedRecovery, GeneralisedPartialCredit) { expect_recovered({Model::gpcm}, 2); }
TEST(MixedRecovery, PartialCredit) { expect_recovered({Model::pcm}, 3); }
TEST(MixedRecovery, Nominal) { expect_recovered({Model::nrm}, 4); }
TEST(MixedRecovery, Mixed) {
    expect_recovered({Model::two_pl, Model::grm, Model::two_pl, Model::gpcm, Model::two_pl, Model::nrm}, 5,
                     18);
}
TEST(MixedRecovery, MixedWithKnownSlopes) { expect_recovered({Model::rasch, Model::pcm, Model::two_pl}, 6); }
TEST(MixedRecovery, CommonSlopeBesidePolytomous) { expect_recovered({Model::one_pl, Model::grm}, 7); }

// Within 4.5 standard errors: of a hundred or so figures one in a thousand tests would fail, were the seed
// not fixed.
void expect_near(const Calibration& c, const ParameterSet& truth, bool leave_out_c = false) {
    for (std::size_t i = 0; i < truth.items.size(); ++i) {
        const Flat ours = flat(c.items.at(i)), theirs = flat(truth.items[i]);
        const std::size_t count =
            ours.at.size() - (leave_out_c && truth.items[i].model == Model::three_pl ? 1 : 0);
        for (std::size_t k = 0; k < count; ++k) {
            EXPECT_NEAR(ours.at[k], theirs.at[k], 4.5 * ours.se[k]) << truth.items[i].item << ", entry " << k;
        }
    }
}

TEST(MixedRecovery, GroupsOfDifferentAbility) {
    Draws draws(8);
    const ParameterSet truth = exam_of({Model::two_pl, Model::grm, Model::gpcm}, 15, draws);
    const std::vector<Latent> groups{{0, 1}, {0.8, 1.4}, {-0.5, 0.7}};
    std::vector<double> thetas;
    Responses r;
    for (const Latent& g : groups) {
        const auto more = normal_thetas(1200, g, draws);
        thetas.insert(thetas.end(), more.begin(), more.end());
    }
    r = simulate(truth, thetas, draws);
    r.groups = {"first", "able", "alike"};
    for (std::size_t p = 0; p < thetas.size(); ++p) {
        r.group_of.push_back(std::uint16_t(p / 1200));
    }
    // Each group leaves out items of its own: linked by the rest.
    for (std::size_t p = 0; p < thetas.size(); ++p) {
        r.scores[p * 15 + r.group_of[p]] = not_presented;
    }
    CalibrationPlan plan = plan_of(truth);
    plan.standard_errors = true;
    const Calibration c = by_mixed(r, plan);
    ASSERT_TRUE(c.converged);
    expect_near(c, truth);
    ASSERT_EQ(c.groups.size(), 3u);
    EXPECT_EQ(c.groups[0].mean, 0);
    EXPECT_EQ(c.groups[0].sd, 1);
    EXPECT_FALSE(c.groups[0].se_mean);
    for (std::size_t g = 1; g < 3; ++g) {
        ASSERT_TRUE(c.groups[g].se_mean && c.groups[g].se_sd);
        EXPECT_NEAR(c.groups[g].mean, groups[g].mean, 4.5 * *c.groups[g].se_mean);
        EXPECT_NEAR(c.groups[g].sd, groups[g].sd, 4.5 * *c.groups[g].se_sd);
        EXPECT_LT(*c.groups[g].se_mean, 0.15);
    }
}

TEST(MixedRecovery, HeldItemsGiveTheScale) {
    Draws draws(9);
    ParameterSet truth =
        exam_of({Model::grm, Model::two_pl, Model::pcm, Model::three_pl, Model::nrm}, 20, draws);
    truth.metric = 1.7;
    for (auto& item : truth.items) {
        item.a /= item.model == Model::nrm || item.model == Model::pcm ? 1 : 1.7;
    }
    const auto r = simulate(truth, normal_thetas(3000, {0.6, 1.3}, draws), draws);
    ParameterSet held = truth;
    held.items.resize(10);
    CalibrationPlan plan = plan_of(truth);
    plan.models.erase(plan.models.begin(), plan.models.begin() + 10);
    plan.fixed = held;
    plan.standard_errors = true;
    plan.priors.reset();  // 3PL needs its own
    const Calibration c = by_mixed(r, plan);
    ASSERT_TRUE(c.converged);
    for (std::size_t i = 0; i < 10; ++i) {
        EXPECT_EQ(flat(c.items[i]).at, flat(truth.items[i]).at);
        EXPECT_FALSE(c.items[i].se_b);
    }
    // The slope of the 3PL items is pulled to its prior; their curves are checked by the recovery of the
    // others.
    EXPECT_NEAR(c.latent.mean, 0.6, 4.5 * 1.3 / std::sqrt(3000.0) * 1.2);
    EXPECT_NEAR(c.latent.sd, 1.3, 4.5 * 1.3 / std::sqrt(6000.0) * 1.2);
    for (std::size_t i = 10; i < 20; ++i) {
        if (truth.items[i].model != Model::three_pl) {
            const Flat ours = flat(c.items[i]), theirs = flat(truth.items[i]);
            for (std::size_t k = 0; k < ours.at.size(); ++k) {
                EXPECT_NEAR(ours.at[k], theirs.at[k], 4.5 * ours.se[k]) << i << ", " << k;
            }
        }
    }
}

TEST(MixedRecovery, FormsWithCommonItemsAndGapsAnywhere) {
    Draws draws(10);
    const ParameterSet truth = exam_of({Model::gpcm, Model::grm, Model::two_pl}, 24, draws, 4);
    Responses r = simulate(truth, normal_thetas(4000, {}, draws), draws);
    for (std::size_t p = 0; p < 4000; ++p) {
        for (std::size_t i = 0; i < 24; ++i) {
            const bool other_form = p % 2 == 0 ? i < 8 : i >= 16;
            if (other_form || draws.uniform() < 0.1) {
                r.scores[p * 24 + i] = not_presented;
            }
        }
    }
    CalibrationPlan plan = plan_of(truth);
    plan.standard_errors = true;
    const Calibration c = by_mixed(r, plan);
    ASSERT_TRUE(c.converged);
    expect_near(c, truth);
}

}  // namespace
}  // namespace psychometrics
