// Data no method can do much with: a named problem or refusal, never a silent number.
#include "planted.hpp"

#include <gtest/gtest.h>
#include <psychometrics/dif_parameters.hpp>

#include <cmath>

namespace psychometrics {
namespace {

bool told(const Notices& notices, const std::string& code, const std::string& item = "") {
    return std::ranges::any_of(
        notices, [&](const Notice& n) { return n.code == code && (item.empty() || n.item == item); });
}

std::string refusal(const Responses& r, const DifPlan& plan) {
    const auto done = mantel_haenszel_dif(r, plan);
    return done ? "none" : done.error().code;
}

// Every method on it, and the problems they tell.
struct All {
    MantelHaenszelDif mh;
    MantelDif m;
    StandardisationDif s;
    LogisticDif l;
    BreslowDayDif b;
    SibtestDif sib;
    DeltaDif d;
};
All all(const Responses& r, const DifPlan& plan) {
    return {*mantel_haenszel_dif(r, plan),
            *mantel_dif(r, plan),
            *standardisation_dif(r, plan),
            *logistic_dif(r, plan),
            *breslow_day_dif(r, plan),
            *sibtest_dif(r, plan),
            *delta_dif(r, plan)};
}

Responses small() { return planted({.persons_reference = 60, .persons_focal = 40, .items = 8, .seed = 5}); }

TEST(DifBadInput, RefusesWhatNamesNoTwoGroups) {
    Responses r = small();
    EXPECT_EQ(refusal(r, {.focal = "nobody"}), "group_unknown");
    EXPECT_EQ(refusal(r, {.focal = "focal", .reference = "nobody"}), "group_unknown");
    EXPECT_EQ(refusal(r, {.focal = "focal", .reference = "focal"}), "groups_same");
    EXPECT_EQ(refusal(r, {.focal = "focal", .alpha = 0}), "alpha_out_of_range");
    EXPECT_EQ(refusal(r, {.focal = "focal", .alpha = std::nan("")}), "alpha_out_of_range");
    EXPECT_EQ(refusal(r, {.focal = "focal", .match = {"no such item"}}), "item_unknown");
    EXPECT_EQ(refusal(with_items(r, std::vector<std::size_t>{0}), {.focal = "focal"}), "too_few_items");
    Responses one_group = r;
    one_group.groups = {"focal"};
    one_group.group_of.assign(r.person_count(), 0);
    EXPECT_EQ(refusal(one_group, {.focal = "focal"}), "group_empty");
    Responses no_focal = r;
    no_focal.group_of.assign(r.person_count(), 0);
    EXPECT_EQ(refusal(no_focal, {.focal = "focal"}), "group_empty");
    Responses none = r;
    none.groups.clear();
    none.group_of.clear();
    EXPECT_EQ(refusal(none, {.focal = "focal"}), "groups_missing");
    EXPECT_EQ(refusal({}, {.focal = "focal"}), "too_few_items");
}

TEST(DifBadInput, BelowTheMinimumThereAreNumbersButNoFlag) {
    DifPlan plan = raw_plan();
    plan.purify = true;
    const auto done = mantel_haenszel_dif(small(), plan);
    ASSERT_TRUE(done);
    EXPECT_TRUE(told(done->procedure.problems, "group_below_minimum", "focal"));
    EXPECT_TRUE(told(done->procedure.problems, "purification_skipped"));
    for (const auto& item : done->items) {
        EXPECT_TRUE(item.chi_squared);
        EXPECT_FALSE(item.flag);
        EXPECT_FALSE(item.ets_class);
    }
    plan.minimum_binds = true;
    EXPECT_EQ(refusal(small(), plan), "group_below_minimum");
    plan.minimum_group = 40;
    EXPECT_EQ(refusal(small(), plan), "none");
}

TEST(DifBadInput, ItemsWithoutVariance) {
    Responses r = planted({.persons_reference = 300, .persons_focal = 300, .items = 10});
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        r.scores[p * 10 + 1] = 1;                                              // all right
        r.scores[p * 10 + 2] = 0;                                              // all wrong
        r.scores[p * 10 + 3] = not_presented;                                  // nobody has it
        r.scores[p * 10 + 4] = r.group_of[p] == 1 ? 1 : r.scores[p * 10 + 4];  // all right in one group
    }
    const std::vector<std::string>& id = r.items;
    const All a = all(r, raw_plan());
    for (const Notices* notices :
         {&a.mh.procedure.problems, &a.m.procedure.problems, &a.s.procedure.problems, &a.l.procedure.problems,
          &a.b.procedure.problems, &a.sib.procedure.problems, &a.d.procedure.problems}) {
        EXPECT_TRUE(told(*notices, "item_constant", id[1]));
        EXPECT_TRUE(told(*notices, "item_constant", id[2]));
        EXPECT_TRUE(told(*notices, "item_not_presented", id[3]));
    }
    EXPECT_FALSE(a.mh.items[1].chi_squared || a.mh.items[2].p || a.mh.items[3].flag);
    // A group all right: the test stands, the odds ratio does not.
    EXPECT_TRUE(a.mh.items[4].flag.value());
    EXPECT_FALSE(a.mh.items[4].alpha);
    EXPECT_TRUE(told(a.mh.procedure.problems, "odds_ratio_unbounded", id[4]));
    EXPECT_TRUE(told(a.b.procedure.problems, "odds_ratio_unbounded", id[4]));
    EXPECT_TRUE(told(a.l.procedure.problems, "separated", id[4]));
    EXPECT_TRUE(told(a.d.procedure.problems, "item_constant_in_group", id[4]));
    EXPECT_TRUE(told(a.sib.procedure.problems, "no_common_strata", id[4]));
    EXPECT_TRUE(a.s.items[4].std_p_dif.value() > 0);
    const auto lord = lord_dif(r, {raw_plan()});
    ASSERT_TRUE(lord) << lord.error().detail;
    EXPECT_FALSE(lord->items[4].chi_squared);
    EXPECT_TRUE(told(lord->procedure.problems, "item_not_estimated", id[4]));
    EXPECT_TRUE(lord->items[0].chi_squared);
}

TEST(DifBadInput, StrataThatShareNobody) {
    // The reference group has everything right but one item, the focal group everything wrong but one.
    Responses r{{"1", "2", "3", "4", "5"}, {}};
    r.groups = {"reference", "focal"};
    for (std::size_t p = 0; p < 400; ++p) {
        for (std::size_t i = 0; i < 5; ++i) {
            r.scores.push_back(std::uint8_t((p % 5 == i) != (p < 200)));
        }
        r.group_of.push_back(p >= 200);
    }
    const All a = all(r, raw_plan());
    EXPECT_TRUE(told(a.mh.procedure.problems, "no_common_strata", "1"));
    EXPECT_TRUE(told(a.m.procedure.problems, "no_common_strata", "1"));
    EXPECT_TRUE(told(a.s.procedure.problems, "no_common_strata", "1"));
    EXPECT_TRUE(told(a.b.procedure.problems, "no_common_strata", "1"));
    EXPECT_TRUE(told(a.l.procedure.problems, "no_common_strata", "1") ||
                told(a.l.procedure.problems, "separated", "1"));
    EXPECT_TRUE(told(a.sib.procedure.problems, "no_common_strata", "1"));
    EXPECT_FALSE(a.mh.items[0].chi_squared || a.s.items[0].std_p_dif || a.sib.items[0].beta ||
                 a.b.items[0].chi_squared);
}

TEST(DifBadInput, AGroupOfOneAndTwoPersons) {
    Responses r = small();
    r.group_of.assign(r.person_count(), 0);
    r.group_of[7] = 1;
    DifPlan plan = raw_plan();
    plan.minimum_group = 1;
    const All a = all(r, plan);
    EXPECT_EQ(a.mh.procedure.persons_focal, 1);
    EXPECT_TRUE(told(a.sib.procedure.problems, "anchor_too_short"));
    EXPECT_TRUE(told(a.d.procedure.problems, "item_constant_in_group"));
    const Responses two = with_persons(r, std::vector<std::size_t>{6, 7});
    const All b = all(two, plan);
    EXPECT_FALSE(b.mh.items[0].flag.value_or(false));
    EXPECT_FALSE(b.sib.items[0].beta);
}

TEST(DifBadInput, MoreThanRightAndWrong) {
    Responses r = planted({.persons_reference = 300, .persons_focal = 300, .items = 10});
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        r.scores[p * 10] = std::uint8_t(r.scores[p * 10] * (1 + p % 2));
        r.scores[p * 10 + 1] = p % 7 == 0 ? omitted : r.scores[p * 10 + 1];
    }
    const auto mh = mantel_haenszel_dif(r, raw_plan());
    ASSERT_TRUE(mh);
    EXPECT_TRUE(told(mh->procedure.problems, "dichotomous_only", r.items[0]));
    EXPECT_FALSE(mh->items[0].chi_squared);
    EXPECT_EQ(mh->items[1].persons_focal, 300) << "an omitted answer counts as wrong";
    EXPECT_TRUE(mantel_dif(r, raw_plan())->items[0].chi_squared);
    EXPECT_TRUE(sibtest_dif(r, raw_plan())->items[0].beta);
}

TEST(DifBadInput, PretestItemsStayOutOfTheMatchingScore) {
    const Responses r =
        planted({.persons_reference = 400, .persons_focal = 400, .items = 12, .harder = 1.2, .places = {9}});
    DifPlan plan = raw_plan();
    plan.match = {r.items.begin(), r.items.begin() + 9};
    const auto done = mantel_haenszel_dif(r, plan);
    ASSERT_TRUE(done);
    EXPECT_EQ(done->procedure.anchor, plan.match);
    EXPECT_TRUE(*done->items[9].flag);
    // Whatever pretest items hold, the others' figures stay.
    Responses other = r;
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        other.scores[p * 12 + 10] = std::uint8_t(p % 2);
    }
    EXPECT_EQ(*mantel_haenszel_dif(other, plan)->items[0].chi_squared, *done->items[0].chi_squared);
}

TEST(DifBadInput, PurificationLeavesItemsToMatchOn) {
    // Every second item much harder for one group, the others for the other: whatever is taken out, the rest
    // is flagged.
    Responses r = planted(
        {.persons_reference = 900, .persons_focal = 900, .items = 6, .harder = 2.5, .places = {0, 2, 4}});
    DifPlan plan = raw_plan();
    plan.purify = true;
    const auto done = mantel_haenszel_dif(r, plan);
    ASSERT_TRUE(done);
    EXPECT_GE(done->procedure.anchor.size(), 2u);
    const auto& p = done->procedure;
    EXPECT_TRUE(p.purification.stable || told(p.problems, "anchor_too_short") ||
                told(p.problems, "purification_oscillates") || told(p.problems, "purification_stopped"));
    EXPECT_EQ(p.purification.removed.size() + p.anchor.size(), 6u);
}

TEST(DifBadInput, ThreeGroups) {
    Responses r = planted({.persons_reference = 500, .persons_focal = 500, .items = 10});
    r.groups.push_back("third");
    for (std::size_t p = 0; p < r.person_count(); p += 2) {
        r.group_of[p] = r.group_of[p] == 0 ? 2 : 1;
    }
    DifPlan plan = raw_plan();
    const auto others = mantel_haenszel_dif(r, plan);
    EXPECT_EQ(others->procedure.reference, "all others");
    EXPECT_EQ(others->procedure.persons_reference, 500);
    plan.reference = "third";
    const auto third = mantel_haenszel_dif(r, plan);
    EXPECT_EQ(third->procedure.persons_reference, 250);
    EXPECT_EQ(third->procedure.persons_focal, 500);
}

TEST(DifBadInput, ModelsThatAreNotOffered) {
    const auto done = lord_dif(small(), {raw_plan(), Model::three_pl});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, "model_not_offered");
}

}  // namespace
}  // namespace psychometrics
