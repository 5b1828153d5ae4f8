#include <itembank/itembank.hpp>
#include <scoring/correction.hpp>

#include <gtest/gtest.h>

namespace scoring {
namespace {

using sitting::Choice;

itembank::Content question() {
    itembank::Content c;
    c.kind = itembank::ItemKind::choice;
    c.options = {
        {"r", "a", "Right", true, ""}, {"w", "b", "Wrong", false, ""}, {"x", "c", "Also", false, ""}};
    return c;
}

double earned(const std::vector<Correction>& corrections, const char* option) {
    const Remedies all = remedies_of(corrections, 99);
    const auto at = all.find(itembank::ItemVersionId("item"));
    const auto answer = option ? std::optional<itembank::Response>(Choice{option}) : std::nullopt;
    return points_for(question(), answer, 0, at == all.end() ? nullptr : &at->second).earned;
}
Correction by(std::int64_t number, Remedy remedy, std::vector<itembank::Response> accepted = {}) {
    return {number, itembank::ItemVersionId("item"), remedy, std::move(accepted)};
}

TEST(Correction, EachRemedyForEachAnswer) {
    const auto also = by(1, Remedy::accept_also, {Choice{"x"}});
    const auto change = by(2, Remedy::change_key, {Choice{"w"}});
    const auto full = by(3, Remedy::full_credit);
    EXPECT_EQ(earned({}, "r"), 1);
    EXPECT_EQ(earned({also}, "r"), 1);
    EXPECT_EQ(earned({also}, "x"), 1);
    EXPECT_EQ(earned({also}, "w"), 0);
    EXPECT_EQ(earned({change}, "r"), 0);
    EXPECT_EQ(earned({change}, "w"), 1);
    EXPECT_EQ(earned({full}, nullptr), 1) << "a blank, too";
    EXPECT_EQ(earned({full}, "w"), 1);
    EXPECT_EQ(earned({by(4, Remedy::void_item)}, "r"), 0);
    EXPECT_EQ(
        points_for(question(), std::nullopt, 0, &remedies_of({by(1, Remedy::void_item)}, 1).begin()->second)
            .possible,
        0);
}

TEST(Correction, TheLaterOneCounts) {
    const auto change = by(1, Remedy::change_key, {Choice{"w"}});
    const auto also = by(2, Remedy::accept_also, {Choice{"r"}});
    EXPECT_EQ(earned({change, also}, "r"), 1);
    EXPECT_EQ(earned({change, also}, "w"), 1);
    EXPECT_EQ(earned({change, also}, "x"), 0);
    EXPECT_EQ(earned({by(1, Remedy::full_credit), by(2, Remedy::change_key, {Choice{"x"}})}, "r"), 0);
    EXPECT_TRUE(remedies_of({change}, 0).empty()) << "made after what was counted";
}

}  // namespace
}  // namespace scoring
