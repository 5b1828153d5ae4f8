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

}  // namespace
}  // namespace delivery
