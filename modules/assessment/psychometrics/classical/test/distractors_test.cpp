#include <psychometrics/distractors.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/simulation.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace psychometrics {
namespace {

bool told(const Notices& problems, const std::string& code, const std::string& item = "") {
    return std::ranges::any_of(problems, [&](const Notice& n) { return n.code == code && n.item == item; });
}

template <class Flag>
bool has(const std::vector<Flag>& flags, Flag flag) {
    return std::ranges::find(flags, flag) != flags.end();
}

// Items with options A to D; A is right. Who does not know guesses among the others, of item `odd` the able
// choose B.
Choices multiple_choice(std::size_t persons, std::size_t items, std::optional<std::size_t> odd,
                        std::uint64_t seed) {
    Draws draws(seed);
    const ParameterSet set = plausible_items(Model::two_pl, items, draws);
    const Responses right = simulate(set, normal_thetas(persons, {}, draws), draws);
    Choices out{{right.items, {}}, std::vector<std::vector<std::string>>(items, {"A", "B", "C", "D"})};
    for (std::size_t p = 0; p < persons; ++p) {
        for (std::size_t i = 0; i < items; ++i) {
            const auto wrong = std::uint8_t(1 + draws.below(3));
            const bool knows = right.at(p, i) == 1;
            out.codes.scores.push_back(i == odd ? (knows ? 1 : wrong == 1 ? 0 : wrong) : knows ? 0 : wrong);
        }
    }
    return out;
}

std::vector<ItemKey> all_a(const Choices& choices) {
    std::vector<ItemKey> out;
    for (const auto& item : choices.codes.items) {
        out.push_back({item, {"A"}});
    }
    return out;
}

Result<std::vector<ItemKey>> keys_in(const std::string& text) {
    std::istringstream in(text);
    const auto table = read_table(in);
    return read_keys(table.value());
}

TEST(Keys, AreReadOrRefused) {
    const auto keys = keys_in("item,key,options\nq1,A,A|B|C\nq2,B|D,\n");
    ASSERT_TRUE(keys);
    EXPECT_EQ((*keys)[0].options, (std::vector<std::string>{"A", "B", "C"}));
    EXPECT_EQ((*keys)[1].keys, (std::vector<std::string>{"B", "D"}));
    EXPECT_TRUE((*keys)[1].options.empty());
    EXPECT_EQ(keys_in("item,answer\nq1,A\n").error().code, "column_missing");
    EXPECT_EQ(keys_in("item,key\nq1,|\n").error().code, "key_empty");
    EXPECT_EQ(keys_in("item,key\nq1,A\nq1,B\n").error().code, "key_twice");
}

TEST(Keys, ScoreWithSeveralRightAnswersAndMarks) {
    const Choices choices{{{"a", "b", "c"}, {0, 0, 0, 1, omitted, 0, 2, not_reached, 0, not_presented, 1, 0}},
                          {{"A", "B", "C"}, {"A", "B"}, {"A"}}};
    const auto done = score_choices(choices, {{"a", {"A", "C"}}, {"b", {"E"}}, {"z", {"A"}}});
    ASSERT_TRUE(done);
    EXPECT_EQ(done->responses.items, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(done->responses.scores,
              (std::vector<std::uint8_t>{1, 0, 0, omitted, 1, not_reached, not_presented, 0}));
    EXPECT_TRUE(told(done->problems, "no_key", "c"));
    EXPECT_TRUE(told(done->problems, "key_unknown_item", "z"));
    EXPECT_TRUE(told(done->problems, "key_never_chosen", "b"));
    EXPECT_EQ(score_choices(choices, {}).error().code, "no_keyed_items");
}

TEST(Distractors, AKeyThatIsWrongIsSeen) {
    const Choices choices = multiple_choice(1500, 20, 6, 11);
    auto keys = all_a(choices);
    keys[0].options = {"A", "B", "C", "D", "E"};
    const auto done = analyse_distractors(choices, keys);
    ASSERT_TRUE(done);
    for (std::size_t i = 0; i < 20; ++i) {
        EXPECT_EQ(done->items[i].key_doubtful, i == 6) << i;
    }
    const auto& odd = done->items[6];
    EXPECT_TRUE(has(odd.options[1].flags, OptionFlag::better_than_key));
    EXPECT_TRUE(has(odd.options[1].flags, OptionFlag::positive_distractor));
    EXPECT_FALSE(has(odd.options[2].flags, OptionFlag::positive_distractor));
    const auto& never = done->items[0].options[4];
    EXPECT_EQ(never.option, "E");
    EXPECT_EQ(never.n, 0);
    EXPECT_TRUE(has(never.flags, OptionFlag::never_chosen) && has(never.flags, OptionFlag::rarely_chosen));
    EXPECT_FALSE(never.r_pbis);
    EXPECT_DOUBLE_EQ(*never.discrimination, 0);
}

TEST(Distractors, SharesAddUpAndTheKeyDiscriminates) {
    const Choices choices = multiple_choice(800, 15, {}, 12);
    const auto keys = all_a(choices);
    const auto done = analyse_distractors(choices, keys);
    const auto classical = analyse_items(score_choices(choices, keys)->responses);
    ASSERT_TRUE(done && classical);
    for (std::size_t i = 0; i < 15; ++i) {
        const auto& item = done->items[i];
        for (const auto figure : {&OptionStatistics::p, &OptionStatistics::lower, &OptionStatistics::mid50,
                                  &OptionStatistics::mid75, &OptionStatistics::upper}) {
            double sum = 0;
            for (const auto& option : item.options) {
                sum += (option.*figure).value();
            }
            EXPECT_NEAR(sum, 1, 1e-12);
        }
        EXPECT_NEAR(*item.options[0].r_pbis_corrected, *classical->items[i].r_pbis_corrected, 1e-10);
        EXPECT_NEAR(*item.key_r_pbis_corrected, *classical->items[i].r_pbis_corrected, 1e-10);
        EXPECT_NEAR(*item.options[0].r_pbis_without_choice, *item.options[0].r_pbis_corrected, 1e-10);
        EXPECT_GT(*item.options[0].discrimination, 0);
        // Taking a point from those who chose a distractor makes it look worse than it is.
        EXPECT_LT(*item.options[1].r_pbis_without_choice, *item.options[1].r_pbis_corrected);
    }
}

TEST(Distractors, ScoresOnMoreItemsAreTheCriterion) {
    const Choices choices = multiple_choice(500, 10, {}, 13);
    const auto keys = all_a(choices);
    const Responses all = score_choices(choices, keys)->responses;
    const std::vector<std::size_t> some{2, 5};
    Choices part{with_items(choices.codes, some), {choices.labels[2], choices.labels[5]}};
    const auto whole = analyse_distractors(choices, keys);
    const auto parts = analyse_distractors(part, {keys[2], keys[5]}, {}, &all);
    ASSERT_TRUE(whole && parts);
    ASSERT_EQ(parts->items.size(), 2u);
    for (std::size_t at = 0; at < 2; ++at) {
        for (std::size_t o = 0; o < 4; ++o) {
            EXPECT_DOUBLE_EQ(*parts->items[at].options[o].r_pbis_corrected,
                             *whole->items[some[at]].options[o].r_pbis_corrected);
            EXPECT_DOUBLE_EQ(*parts->items[at].options[o].upper, *whole->items[some[at]].options[o].upper);
        }
    }
    const std::vector<std::size_t> fewer{0, 1, 2};
    const Responses others = with_persons(all, fewer);
    EXPECT_EQ(analyse_distractors(part, keys, {}, &others).error().code, "other_persons");
    const std::vector<std::size_t> not_two{0, 1, 5};
    const Responses lacking = with_items(all, not_two);
    const auto left_out = analyse_distractors(part, {keys[2], keys[5]}, {}, &lacking);
    ASSERT_TRUE(left_out);
    EXPECT_EQ(left_out->items.size(), 1u);
    EXPECT_TRUE(told(left_out->problems, "item_not_presented", all.items[2]));
}

TEST(Distractors, BadInputIsNamed) {
    EXPECT_EQ(analyse_distractors({}, {}).error().code, "no_responses");
    const Choices one{{{"a"}, {0}}, {{"A"}}};
    EXPECT_EQ(analyse_distractors(one, {}).error().code, "no_keyed_items");
    const auto single = analyse_distractors(one, {{"a", {"A"}}});
    ASSERT_TRUE(single);
    EXPECT_TRUE(told(single->problems, "few_responses"));
    EXPECT_DOUBLE_EQ(*single->items[0].options[0].p, 1);
    EXPECT_FALSE(single->items[0].options[0].r_pbis);
    const Choices blank{{{"a", "b"}, {255, 0, 255, 1, 255, 1}}, {{}, {"A", "B"}}};
    const auto unseen = analyse_distractors(blank, {{"a", {"A"}}, {"b", {"A"}}});
    ASSERT_TRUE(unseen);
    EXPECT_EQ(unseen->items[0].presented, 0);
    EXPECT_FALSE(unseen->items[0].options[0].p || unseen->items[0].options[0].discrimination);
}

}  // namespace
}  // namespace psychometrics
