#include "scoring.hpp"

namespace exchange {
namespace {

Question match() {
    return {.type = QuestionType::match,
            .text = "Match",
            .points = 2,
            .options = {{.id = "a", .text = "Ann"}, {.id = "b", .text = "Bob"}},
            .targets = {{.id = "x", .text = "X"}, {.id = "y", .text = "Y"}, {.id = "z", .text = "Z"}},
            .pairs = {{"a", "x", 50}, {"b", "y", 50}}};
}

TEST(CompiledMatch, IsAllOrNothingOrCountsEveryPair) {
    const Scorer whole(match());
    EXPECT_EQ(whole.score({"a x", "b y"}), 2);
    EXPECT_EQ(whole.score({"a x"}), 0);
    EXPECT_EQ(whole.most(), 2);
    Question q = match();
    q.all_or_nothing = false;
    q.pairs.push_back({"a", "z", -50});
    const Scorer parts(q);
    EXPECT_NE(parts.xml.find("rptemplates/map_response"), std::string::npos);
    EXPECT_EQ(parts.score({"b y", "a x"}), 2);
    EXPECT_EQ(parts.score({"a x", "b z"}), 1);
    EXPECT_EQ(parts.score({"b y", "a z"}), 0);
    EXPECT_EQ(parts.blank(), 0);
}

TEST(CompiledMatch, LeavesRoomForTheRightAnswer) {
    Question q = match();
    q.pairs = {{"a", "x"}, {"b", "x"}};  // no percents: both count the same; x is needed twice
    q.all_or_nothing = false;
    const Scorer s(q);
    EXPECT_EQ(s.score({"b x", "a x"}), 2);
    EXPECT_EQ(s.score({"a x"}), 1);
    EXPECT_NE(s.xml.find("max-associations=\"2\""), std::string::npos);
    EXPECT_NE(s.xml.find("identifier=\"x\" match-max=\"2\""), std::string::npos) << s.xml;
}

TEST(CompiledMatch, RefusesPairsOfNothing) {
    Question q = match();
    q.pairs.push_back({"q", "x"});
    q.pairs.push_back({"a", "q"});
    q.pairs.push_back({"a", "x"});
    EXPECT_EQ(refused(q), (std::set<std::string>{"no_such_option", "no_such_target", "id_twice"}));
    q.pairs.clear();
    EXPECT_EQ(refused(q), std::set<std::string>{"no_right_answer"});
    q = match();
    q.all_or_nothing = false;
    q.pairs.pop_back();
    EXPECT_EQ(refused(q), std::set<std::string>{"fractions_below_100"});
    q = match();
    q.targets[0].id = "a";
    EXPECT_TRUE(refused(q).contains("id_twice"));
}

TEST(CompiledAssociate, PairsHaveNoDirection) {
    Question q{.type = QuestionType::associate,
               .text = "Who belongs together?",
               .most = 2,
               .options = {{.id = "a", .text = "A"},
                           {.id = "b", .text = "B"},
                           {.id = "c", .text = "C"},
                           {.id = "d", .text = "D"}},
               .pairs = {{"a", "b", 50}, {"c", "d", 50}}};
    EXPECT_EQ(Scorer(q).score({"b a", "c d"}), 1);
    EXPECT_EQ(Scorer(q).score({"a b"}), 0);
    q.all_or_nothing = false;
    EXPECT_EQ(Scorer(q).score({"b a"}), 0.5);
    q.pairs[0].target = "a";
    EXPECT_EQ(refused(q), std::set<std::string>{"no_such_target"});
}

Question gaps() {
    return {
        .type = QuestionType::gap_match,
        .text = "<p>A [[g1]] is white, a [[g2]] is <strong>black</strong>.</p>",
        .options = {{.id = "w", .text = "swan"}, {.id = "r", .text = "raven"}, {.id = "o", .text = "oak"}},
        .targets = {{.id = "g1"}, {.id = "g2"}},
        .pairs = {{"w", "g1"}, {"r", "g2"}}};
}

TEST(CompiledGapMatch, PutsItsGapsWhereTheMarksAre) {
    Question q = gaps();
    EXPECT_EQ(Scorer(q).score({"r g2", "w g1"}), 1);
    EXPECT_EQ(Scorer(q).score({"r g1", "w g2"}), 0);
    q.all_or_nothing = false;
    const Scorer s(q);
    EXPECT_EQ(s.score({"r g2"}), 0.5);
    EXPECT_EQ(s.xml.find("[["), std::string::npos);
    EXPECT_EQ(qti::fields_of(*s.item).at(0).targets, (std::vector<std::string>{"g1", "g2"}));
}

TEST(CompiledGapMatch, KeepsWordsToTheGapsOfTheirGroup) {
    Question q = gaps();
    q.options[0].group = q.targets[0].group = "birds";
    const Scorer s(q);
    EXPECT_NE(s.xml.find("match-group=\"birds\""), std::string::npos);
    q.options[0].group = "two words";
    EXPECT_EQ(refused(q), std::set<std::string>{"bad_id"});
}

TEST(CompiledGapMatch, RefusesWhatHasNoPlace) {
    Question q = gaps();
    q.text = "<p>A [[g1]] and a [[g7]].</p>";
    EXPECT_EQ(refused(q), (std::set<std::string>{"no_such_target", "blank_without_place"}));
    q = gaps();
    q.pairs.push_back({"o", "g1"});
    EXPECT_EQ(refused(q), std::set<std::string>{"gap_takes_one"});
}

}  // namespace
}  // namespace exchange
