#include "begin.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace delivery {
namespace {

FormChoice form(const char* name) { return {FormId(name), name}; }

TEST(Form, IsNeverThatOfTheLastSittingAndTheLeastRecentlySeenFirst) {
    Random random(1);
    const std::vector<FormChoice> three{form("a"), form("b"), form("c")};
    EXPECT_EQ(choose_form({form("a")}, {"a"}, random).name, "a");  // there is no other
    EXPECT_EQ(choose_form(three, {"a", "b"}, random).name, "c");   // unseen first
    EXPECT_EQ(choose_form(three, {"c", "a", "b"}, random).name, "c");
    EXPECT_EQ(choose_form(three, {"b", "c", "a"}, random).name, "b");
    EXPECT_EQ(choose_form({form("a"), form("b")}, {"a"}, random).name, "b");
    std::set<std::string> met;
    for (int i = 0; i < 50; ++i) {
        met.insert(choose_form(three, {}, random).name);
    }
    EXPECT_EQ(met.size(), 3U);  // chance among equals
}

TEST(Form, ByAnyHistory) {
    rc::check("never the last one while there is another", [] {
        const auto count = *rc::gen::inRange(2, 6);
        std::vector<FormChoice> current;
        for (int i = 0; i < count; ++i) {
            current.push_back(form(std::string(1, char('a' + i)).c_str()));
        }
        auto seen = *rc::gen::unique<std::vector<std::string>>(
            rc::gen::map(rc::gen::inRange(0, 6), [](int i) { return std::string(1, char('a' + i)); }));
        Random random(*rc::gen::arbitrary<std::uint64_t>());
        const FormChoice chosen = choose_form(current, seen, random);
        if (!seen.empty()) {
            RC_ASSERT(chosen.name != seen.back());
        }
        const bool unseen_left = std::ranges::any_of(
            current, [&](const FormChoice& f) { return std::ranges::find(seen, f.name) == seen.end(); });
        if (unseen_left) {
            RC_ASSERT(std::ranges::find(seen, chosen.name) == seen.end());
        }
    });
}

itembank::ItemVersion item(const std::string& name, itembank::ItemKind kind,
                           const std::string& case_study = "") {
    itembank::ItemVersion v{ItemVersionId(name), 1, {}};
    v.content.kind = kind;
    for (const char* id : {"s1", "s2", "s3", "s4"}) {
        v.content.options.push_back({id, id, id, false, ""});
    }
    if (kind == itembank::ItemKind::matching) {
        v.content.prompts = {{"p1", "p1", "p1", "s1"}, {"p2", "p2", "p2", "s2"}, {"p3", "p3", "p3", "s1"}};
    }
    if (!case_study.empty()) {
        v.content.case_study = itembank::CaseStudy{case_study, case_study, ""};
    }
    return v;
}

TEST(Arrange, KeepsEverythingAndTheCasesTogether) {
    std::vector<itembank::ItemVersion> items;
    for (int i = 0; i < 10; ++i) {
        items.push_back(item("i" + std::to_string(i),
                             i % 2 ? itembank::ItemKind::ordering : itembank::ItemKind::matching));
    }
    items.push_back(item("mill-1", itembank::ItemKind::choice, "mill"));
    items.push_back(item("mill-2", itembank::ItemKind::choice, "mill"));
    items.push_back(item("port-1", itembank::ItemKind::choice, "port"));
    items.push_back(item("port-2", itembank::ItemKind::choice, "port"));
    std::set<std::string> first;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed);
        const auto placed = arrange(items, random);
        ASSERT_EQ(placed.size(), items.size());
        std::set<ItemVersionId> all;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            all.insert(placed[i].item);
            EXPECT_EQ(std::set(placed[i].shape.options.begin(), placed[i].shape.options.end()).size(), 4U);
            if (placed[i].shape.kind == itembank::ItemKind::ordering) {
                EXPECT_NE(placed[i].shape.options, (std::vector<std::string>{"s1", "s2", "s3", "s4"}));
            }
            for (const char* one : {"mill", "port"}) {
                if (placed[i].item.value == std::string(one) + "-1") {
                    EXPECT_EQ(placed.at(i + 1).item.value, std::string(one) + "-2");
                }
            }
        }
        EXPECT_EQ(all.size(), items.size());
        first.insert(placed[0].item.value);
    }
    EXPECT_GT(first.size(), 8U);
}

}  // namespace
}  // namespace delivery
