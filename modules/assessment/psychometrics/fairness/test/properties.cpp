// What must hold whatever the data: groups swapped, items and persons in another order, nothing missing or
// something.
#include "planted.hpp"

#include <gtest/gtest.h>
#include <psychometrics/dif_parameters.hpp>

#include <cmath>
#include <numeric>

namespace psychometrics {
namespace {

Responses sample(std::uint64_t seed) {
    return planted({.persons_reference = 400,
                    .persons_focal = 250,
                    .items = 12,
                    .impact = 0.4,
                    .harder = 0.7,
                    .places = {2, 7},
                    .seed = seed});
}

DifPlan plan_for(const std::string& focal) {
    DifPlan plan = raw_plan();
    plan.focal = focal;
    plan.weights = DifWeights::both;
    return plan;
}

template <class Items, class Field>
void expect_same(const Items& a, const Items& b, Field field, double sign, double within = 1e-9) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        ASSERT_EQ(field(a[i]).has_value(), field(b[i]).has_value()) << a[i].item;
        if (field(a[i])) {
            EXPECT_NEAR(*field(a[i]), sign * *field(b[i]), within) << a[i].item;
        }
    }
}

TEST(DifProperties, SwappedGroupsNegateWhatHasASign) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const Responses r = sample(seed);
        const DifPlan there = plan_for("focal"), back = plan_for("reference");
        const auto mh = mantel_haenszel_dif(r, there)->items, mh2 = mantel_haenszel_dif(r, back)->items;
        expect_same(mh, mh2, [](const auto& i) { return i.mh_d_dif; }, -1);
        expect_same(mh, mh2, [](const auto& i) { return i.chi_squared; }, 1);
        expect_same(mh, mh2, [](const auto& i) { return i.se_mh_d_dif; }, 1);
        const auto m = mantel_dif(r, there)->items, m2 = mantel_dif(r, back)->items;
        expect_same(m, m2, [](const auto& i) { return i.smd; }, -1);
        expect_same(m, m2, [](const auto& i) { return i.chi_squared; }, 1);
        expect_same(
            standardisation_dif(r, there)->items, standardisation_dif(r, back)->items,
            [](const auto& i) { return i.std_p_dif; }, -1);
        const auto s = sibtest_dif(r, there)->items, s2 = sibtest_dif(r, back)->items;
        expect_same(s, s2, [](const auto& i) { return i.beta; }, -1);
        expect_same(s, s2, [](const auto& i) { return i.crossing_beta; }, -1);
        expect_same(s, s2, [](const auto& i) { return i.crossing_chi_squared; }, 1, 1e-8);
        expect_same(
            delta_dif(r, there)->items, delta_dif(r, back)->items, [](const auto& i) { return i.distance; },
            -1);
        const auto b = breslow_day_dif(r, there)->items, b2 = breslow_day_dif(r, back)->items;
        expect_same(b, b2, [](const auto& i) { return i.chi_squared; }, 1, 1e-8);
        expect_same(b, b2, [](const auto& i) { return i.chi_squared_tarone; }, 1, 1e-8);
        const auto l = logistic_dif(r, there)->items, l2 = logistic_dif(r, back)->items;
        for (std::size_t i = 0; i < l.size(); ++i) {
            EXPECT_NEAR(l[i].both->chi_squared, l2[i].both->chi_squared, 1e-7);
            EXPECT_NEAR(l[i].with_uniform->group, -l2[i].with_uniform->group, 1e-6);
        }
        expect_same(
            raju_dif(r, {there})->items, raju_dif(r, {back})->items, [](const auto& i) { return i.z; }, -1,
            1e-4);
        expect_same(
            lord_dif(r, {there})->items, lord_dif(r, {back})->items, [](const auto& i) { return i.delta; },
            -1, 1e-4);
    }
}

TEST(DifProperties, TheOrderOfItemsAndPersonsIsNothing) {
    for (std::uint64_t seed = 11; seed <= 13; ++seed) {
        const Responses r = sample(seed);
        Draws draws(seed);
        std::vector<std::size_t> persons(r.person_count()), items(r.item_count());
        std::iota(persons.begin(), persons.end(), 0);
        std::iota(items.begin(), items.end(), 0);
        draws.shuffle(persons);
        draws.shuffle(items);
        const Responses mixed = with_items(with_persons(r, persons), items);
        DifPlan plan = raw_plan();
        plan.purify = true;
        const auto same = [&](auto method, auto field, double within) {
            const auto a = method(r, plan), b = method(mixed, plan);
            for (std::size_t i = 0; i < items.size(); ++i) {
                EXPECT_NEAR(field(a->items[items[i]]).value(), field(b->items[i]).value(), within);
                EXPECT_EQ(a->items[items[i]].flag, b->items[i].flag);
            }
            EXPECT_EQ(a->procedure.purification.passes, b->procedure.purification.passes);
        };
        same(mantel_haenszel_dif, [](const auto& i) { return i.chi_squared; }, 1e-9);
        same(standardisation_dif, [](const auto& i) { return i.std_p_dif; }, 1e-12);
        same(sibtest_dif, [](const auto& i) { return i.beta; }, 1e-10);
        same(delta_dif, [](const auto& i) { return i.distance; }, 1e-10);
        same(breslow_day_dif, [](const auto& i) { return i.chi_squared; }, 1e-8);
        same(logistic_dif, [](const auto& i) { return std::optional(i.both->chi_squared); }, 1e-7);
        const auto lord = [](const Responses& x, const DifPlan& p) { return lord_dif(x, {p}); };
        same(lord, [](const auto& i) { return i.chi_squared; }, 1e-3);
    }
}

TEST(DifProperties, MantelOfRightAndWrongIsMantelHaenszelUncorrected) {
    const Responses r = sample(21);
    const auto mh = mantel_haenszel_dif(r, raw_plan())->items;
    const auto m = mantel_dif(r, raw_plan())->items;
    const auto s = standardisation_dif(r, raw_plan())->items;
    for (std::size_t i = 0; i < m.size(); ++i) {
        EXPECT_NEAR(*m[i].chi_squared, *mh[i].chi_squared_uncorrected, 1e-9);
        EXPECT_NEAR(*m[i].smd, *s[i].std_p_dif, 1e-12);
        EXPECT_NEAR(*m[i].se_smd, *s[i].se, 1e-12);
    }
}

TEST(DifProperties, NothingMissingMatchesTheSameInEveryWay) {
    const Responses r = sample(22);
    DifPlan restricted = raw_plan();
    restricted.missing = DifMatching::restricted;
    const auto a = mantel_haenszel_dif(r, raw_plan()), b = mantel_haenszel_dif(r, restricted);
    expect_same(a->items, b->items, [](const auto& i) { return i.chi_squared; }, 1, 0);
    EXPECT_EQ(a->procedure.matching, DifMatching::sum);
    EXPECT_EQ(b->procedure.matching, DifMatching::sum);
}

TEST(DifProperties, FormsWithCommonItemsAreMatchedAsSaid) {
    // Two forms of 16 items, 8 of them common; of either group half the persons have each.
    Responses r = planted(
        {.persons_reference = 1500, .persons_focal = 1500, .items = 24, .harder = 0.9, .places = {1, 20}});
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        for (std::size_t i = 0; i < 8; ++i) {
            r.scores[p * 24 + (p % 2 == 0 ? 8 + i : 16 + i)] = not_presented;
        }
    }
    const auto told = [](const Notices& n, const std::string& code) {
        return std::ranges::any_of(n, [&](const Notice& one) { return one.code == code; });
    };
    for (const DifMatching missing : {DifMatching::proportion, DifMatching::restricted}) {
        DifPlan plan = raw_plan();
        plan.missing = missing;
        const auto done = mantel_haenszel_dif(r, plan);
        ASSERT_TRUE(done);
        EXPECT_EQ(done->procedure.matching, missing);
        EXPECT_TRUE(told(done->procedure.problems, missing == DifMatching::proportion
                                                       ? "matched_on_proportion"
                                                       : "matched_on_common_items"));
        EXPECT_TRUE(*done->items[1].flag);
        EXPECT_TRUE(*done->items[20].flag);
        EXPECT_EQ(done->items[20].persons_focal, 750);
        EXPECT_LT(share_flagged(done->items, {1, 20}, false), 0.35);
    }
    EXPECT_EQ(sibtest_dif(r, raw_plan())->procedure.matching, DifMatching::rest);
    const auto lord = lord_dif(r, {raw_plan()});
    ASSERT_TRUE(lord);
    EXPECT_TRUE(*lord->items[20].flag);
}

}  // namespace
}  // namespace psychometrics
