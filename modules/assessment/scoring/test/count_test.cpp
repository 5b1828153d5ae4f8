#include "count.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace {

using namespace scoring;

struct Drawn {
    itembank::Form form;
    std::vector<itembank::ItemVersion> items;
};

// A form of choice items whose right option is "r"; the first `pretest` of them are unscored.
Drawn form_of(int items, int pretest) {
    Drawn out;
    for (int i = 0; i < items; ++i) {
        const itembank::ItemVersionId id("item-" + std::to_string(i));
        itembank::ItemVersion item{id, 1, {}};
        item.content.kind = itembank::ItemKind::choice;
        item.content.options = {{"r", "a", "Right", true, ""}, {"w", "b", "Wrong", false, ""}};
        out.items.push_back(item);
        out.form.items.push_back({id, "item", "1.1.1", i % 2 == 0 ? "1" : "2", i >= pretest, false});
    }
    return out;
}

TEST(Count, PretestItemsAreNotScored) {
    const auto drawn = form_of(10, 4);
    Answers answers;
    for (const auto& item : drawn.items) {
        answers[item.id] = {sitting::Choice{"r"}};
    }
    const Count all = count(drawn.form, drawn.items, answers);
    EXPECT_EQ(all.raw, 6);
    EXPECT_EQ(all.all_right, 6);
    for (int i = 0; i < 4; ++i) {
        answers[drawn.items[std::size_t(i)].id] = {sitting::Choice{"w"}};
    }
    EXPECT_EQ(count(drawn.form, drawn.items, answers).raw, 6);
}

TEST(Count, ABlankEarnsNothingAndCostsNothing) {
    const auto drawn = form_of(4, 0);
    EXPECT_EQ(count(drawn.form, drawn.items, {}).raw, 0);
    EXPECT_EQ(count(drawn.form, drawn.items, {{drawn.items[0].id, {sitting::Choice{"r"}}}}).raw, 1);
    EXPECT_EQ(
        count(drawn.form, drawn.items,
              {{drawn.items[0].id, {sitting::Choice{"r"}}}, {drawn.items[1].id, {sitting::Choice{"w"}}}})
            .raw,
        1);
}

TEST(Count, SectionsAddUpToTheWhole) {
    EXPECT_TRUE(rc::check([] {
        const int n = *rc::gen::inRange(1, 40);
        const auto drawn = form_of(n, *rc::gen::inRange(0, n));
        Answers answers;
        for (const auto& item : drawn.items) {
            if (*rc::gen::arbitrary<bool>()) {
                answers[item.id] = {sitting::Choice{*rc::gen::arbitrary<bool>() ? "r" : "w"}};
            }
        }
        const Count c = count(drawn.form, drawn.items, answers);
        int raw = 0, all = 0;
        for (const auto& d : c.domains) {
            RC_ASSERT(d.section.raw >= 0 && d.section.raw <= d.section.all_right);
            raw += d.section.raw;
            all += d.section.all_right;
        }
        RC_ASSERT(raw == c.raw && all == c.all_right);
    }));
}

}  // namespace
