#include "simulated.hpp"

#include <psychometrics/similarity.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace psychometrics {
namespace {

Result<Similarity> searched(const Exam& e, const SimilarityPlan& plan = {}) {
    return similar_answers(e.choices, e.rights, smoothed_curves(e.choices, e.rights), plan);
}
using Pairs = std::set<std::pair<std::string, std::string>>;
Pairs pairs_of(const Similarity& s) {
    Pairs out;
    for (const auto& p : s.flagged) {
        out.insert(std::minmax(p.first, p.second));
    }
    return out;
}

struct Size {
    std::size_t persons, items;
    double omitted, absent;
};

// With nobody copying, the chance that an index flags anything at all in an exam is at most the rate; there
// are four indices.
TEST(Similarity, HonestExamsRaiseNoMoreFlagsThanTheRate) {
    int exams = 0, with_flags = 0;
    for (const Size& size :
         {Size{200, 60, 0, 0}, Size{200, 100, 0.03, 0}, Size{400, 80, 0.03, 0.3}, Size{1000, 60, 0, 0}}) {
        for (std::uint64_t seed = 1; seed <= (size.persons > 500 ? 5 : 30); ++seed) {
            Draws d(seed * 100 + size.persons);
            const auto found = searched(honest_exam(size.persons, size.items, size.omitted, size.absent, d));
            ASSERT_TRUE(found) << found.error().detail;
            ++exams;
            with_flags += found->flagged_count > 0;
            EXPECT_EQ(found->pairs, std::int64_t(size.persons * (size.persons - 1) / 2));
        }
    }
    RecordProperty("exams", exams);
    RecordProperty("with_flags", with_flags);
    EXPECT_LE(with_flags, binomial_bound(exams, 4 * 0.01)) << "of " << exams;
}

TEST(Similarity, FindsCopiedPairsOneWayAndBoth) {
    int planted = 0, found_planted = 0, others = 0, flagged = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        Draws d(seed);
        auto e = honest_exam(400, 170, 0.01, 0, d);
        for (std::size_t p = 0; p < 20; p += 2) {
            copy_answers(e, p + 1, p, p < 10 ? 0.3 : 0.15, d);
            if (p >= 10) {
                copy_answers(e, p, p + 1, 0.15 / 0.85,
                             d);  // each took from the other, 30 % of the items in all
            }
        }
        const auto found = searched(e);
        ASSERT_TRUE(found);
        for (const auto& pair : found->flagged) {
            const int a = std::stoi(pair.first), b = std::stoi(pair.second);
            const bool is_planted = a % 2 == 1 && b == a + 1 && a < 20;
            found_planted += is_planted;
            others += !is_planted;
            ++flagged;
            EXPECT_GT(double(pair.matches), pair.expected);
            EXPECT_FALSE(pair.flagged_by.empty());
        }
        planted += 10;
    }
    RecordProperty("planted", planted);
    RecordProperty("found", found_planted);
    // 30 % of 170 items are a weak trace among 79,800 pairs: between a third and a half are found.
    EXPECT_GE(found_planted, planted * 3 / 10) << found_planted << " of " << planted;
    EXPECT_LE(others, binomial_bound(flagged, 0.04)) << "of " << flagged;
}

TEST(Similarity, FindsMostHalfCopiedSheets) {
    int planted = 0, found_planted = 0, action = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Draws d(seed + 50);
        auto e = honest_exam(400, 100, 0, 0, d);
        for (std::size_t p = 0; p < 20; p += 2) {
            copy_answers(e, p + 1, p, 0.5, d);
        }
        const auto found = searched(e).value();
        const auto pairs = pairs_of(found);
        for (int p = 1; p <= 20; p += 2) {
            found_planted += pairs.contains(std::minmax(std::to_string(p), std::to_string(p + 1)));
        }
        for (const auto& pair : found.flagged) {
            action += pair.action;
            EXPECT_EQ(pair.action, pair.smallest < 1e-6);
        }
        planted += 10;
    }
    RecordProperty("found", found_planted);
    EXPECT_GE(found_planted, planted * 5 / 10) << "of " << planted;
    EXPECT_GT(action, 0);
}

TEST(Similarity, FindsARingAndItsCentre) {
    Draws d(7);
    auto e = honest_exam(300, 100, 0, 0, d);
    e.choices.codes.groups = {"north", "south", "east", "west", "mid", "far"};
    for (std::size_t p = 0; p < 300; ++p) {
        e.choices.codes.group_of.push_back(std::uint16_t(p / 50));
    }
    for (std::size_t p = 51; p < 55; ++p) {
        copy_answers(e, p, 50, 0.6, d);  // all five from one source
    }
    const auto found = searched(e).value();
    const auto pairs = pairs_of(found);
    for (int p = 52; p <= 55; ++p) {
        EXPECT_TRUE(pairs.contains(std::minmax(std::to_string(51), std::to_string(p)))) << p;
    }
    ASSERT_EQ(found.groups.size(), 6u);
    EXPECT_EQ(found.groups[1].links, 4);
    EXPECT_TRUE(found.groups[1].flagged) << found.groups[1].adjusted;
    for (const std::size_t g : {0U, 2U, 3U, 4U, 5U}) {
        EXPECT_FALSE(found.groups[g].flagged);
        EXPECT_EQ(found.groups[g].persons, 50);
    }
}

// One pair in a small centre is one finding, not a finding about the centre.
TEST(Similarity, OnePairFlagsNoCentre) {
    Draws d(11);
    auto e = honest_exam(300, 100, 0, 0, d);
    copy_answers(e, 1, 0, 0.9, d);
    for (std::size_t p = 0; p < 300; ++p) {
        if (p % 10 == 0) {
            e.choices.codes.groups.push_back("centre " + std::to_string(p / 10));
        }
        e.choices.codes.group_of.push_back(std::uint16_t(p / 10));
    }
    const auto found = searched(e).value();
    ASSERT_GE(found.flagged_count, 1);
    EXPECT_EQ(found.groups[0].links, 1);
    EXPECT_TRUE(std::ranges::none_of(found.groups, &SimilarGroup::flagged));
}

TEST(Similarity, OrderOfPersonsAndItemsDoesNotMatter) {
    Draws d(3);
    auto e = honest_exam(150, 60, 0.02, 0, d);
    e.choices.codes.persons = numbered(150);
    copy_answers(e, 4, 9, 0.95, d);
    copy_answers(e, 80, 20, 0.95, d);
    std::vector<std::size_t> persons(150), items(60);
    std::iota(persons.begin(), persons.end(), 0U);
    std::iota(items.begin(), items.end(), 0U);
    d.shuffle(persons);
    d.shuffle(items);
    Exam other;
    other.choices.codes = with_items(with_persons(e.choices.codes, persons), items);
    for (const std::size_t i : items) {
        other.choices.labels.push_back(e.choices.labels[i]);
        other.rights.push_back(e.rights[i]);
    }
    const auto one = searched(e).value(), two = searched(other).value();
    ASSERT_GE(one.flagged.size(), 2u);
    ASSERT_EQ(pairs_of(one), pairs_of(two));
    std::map<std::pair<std::string, std::string>, SimilarPair> by;
    for (const auto& p : two.flagged) {
        by[std::minmax(p.first, p.second)] = p;
    }
    for (const auto& p : one.flagged) {
        const auto& q = by[std::minmax(p.first, p.second)];
        const bool turned = p.first != q.first;
        EXPECT_NEAR(p.gbt / q.gbt, 1, 1e-6);
        EXPECT_NEAR(p.m4 / q.m4, 1, 1e-6);
        EXPECT_NEAR(p.omega_first.z, turned ? q.omega_second.z : q.omega_first.z, 1e-8);
        EXPECT_NEAR(p.k_first / (turned ? q.k_second : q.k_first), 1, 1e-6);
        EXPECT_EQ(p.matches, q.matches);
    }
}

TEST(Similarity, BadInput) {
    Draws d(5);
    EXPECT_EQ(searched(honest_exam(29, 60, 0, 0, d)).error().code, "few_persons");
    EXPECT_EQ(searched(honest_exam(100, 9, 0, 0, d)).error().code, "few_items");
    // Everybody the same sheet: nothing is unexpected.
    auto same = honest_exam(60, 40, 0, 0, d);
    for (std::size_t p = 1; p < 60; ++p) {
        copy_answers(same, p, 0, 1, d);
    }
    const auto alike = searched(same);
    ASSERT_TRUE(alike);
    EXPECT_EQ(alike->flagged_count, 0);
    // Nobody right, all omitted, nothing presented, an item of one answer.
    auto none = honest_exam(60, 40, 0, 0, d);
    for (auto& r : none.rights) {
        r = {};
    }
    EXPECT_TRUE(searched(none));
    auto blank = honest_exam(60, 40, 1, 0, d);
    const auto blanks = searched(blank);
    ASSERT_TRUE(blanks);
    EXPECT_EQ(blanks->flagged_count, 0);
    const auto absent = searched(honest_exam(60, 40, 0, 1, d));
    ASSERT_TRUE(absent);
    EXPECT_EQ(absent->compared, 0);
    EXPECT_EQ(absent->flagged_count, 0);
    auto constant = honest_exam(60, 40, 0, 0, d);
    for (std::size_t p = 0; p < 60; ++p) {
        constant.choices.codes.scores[p * 40] = 1;
    }
    EXPECT_TRUE(searched(constant));
    // Two sheets, half of the persons each: a broken file, and too many pairs to weigh one by one.
    auto two = honest_exam(700, 60, 0, 0, d);
    for (std::size_t i = 0; i < 60; ++i) {
        for (const std::size_t p : {0U, 1U}) {  // both have half right
            two.choices.codes.scores[p * 60 + i] = std::uint8_t(two.rights[i][0] ^ ((i + p) % 2));
        }
    }
    for (std::size_t p = 2; p < 700; ++p) {
        copy_answers(two, p, p % 2, 1, d);
    }
    const auto many = searched(two);
    EXPECT_TRUE(!many && many.error().code == "too_many_alike");
}

TEST(Similarity, ListsNoMoreThanAskedFor) {
    Draws d(6);
    auto e = honest_exam(200, 80, 0, 0, d);
    for (std::size_t p = 0; p < 20; p += 2) {
        copy_answers(e, p + 1, p, 0.8, d);
    }
    const auto found = searched(e, {.listed_most = 3}).value();
    EXPECT_EQ(found.flagged.size(), 3u);
    EXPECT_GE(found.flagged_count, 8);
    EXPECT_TRUE(std::ranges::is_sorted(found.flagged, {}, &SimilarPair::smallest));
    EXPECT_EQ(found.problems.back().code, "list_cut");
}

}  // namespace
}  // namespace psychometrics
