#include <base/text.hpp>

#include "scoring.hpp"

namespace exchange {
namespace {

using Shown = std::set<std::string>;

Question choice() {
    return {.text = "<p>Which?</p>",
            .options = {{.id = "a", .text = "One", .fraction = 100},
                        {.id = "b", .text = "<em>Two</em>"},
                        {.id = "c", .text = "None", .fixed = true}}};
}

TEST(CompiledChoice, UsesTheStandardTemplateWhereItSaysItAll) {
    const Scorer s(choice());
    EXPECT_NE(s.xml.find("rptemplates/match_correct"), std::string::npos);
    EXPECT_EQ(s.score({"a"}), 1);
    EXPECT_EQ(s.score({"b"}), 0);
    EXPECT_EQ(s.blank(), 0);
    EXPECT_EQ(s.most(), 1);
}

TEST(CompiledChoice, CountsItsPointsAndItsFractions) {
    Question q = choice();
    q.points = 4;
    EXPECT_EQ(Scorer(q).correct(), 4);
    q.options[1].fraction = 50;
    q.options[2].fraction = -25;
    const Scorer s(q);
    EXPECT_NE(s.xml.find("rptemplates/map_response"), std::string::npos);
    EXPECT_EQ(s.score({"a"}), 4);
    EXPECT_EQ(s.score({"b"}), 2);
    EXPECT_EQ(s.score({"c"}), 0);  // never below nothing
    EXPECT_EQ(s.most(), 4);
}

TEST(CompiledChoice, ShowsFeedbackOfTheOptionAndOfTheResult) {
    Question q = choice();
    q.options[1].fraction = 50;
    q.options[0].feedback = "<p>Yes.</p>";
    q.feedback = {"<p>Read on.</p>", "Right", "Half", "Wrong"};
    const Scorer s(q);
    EXPECT_EQ(s.answered({"a"}).feedback, (Shown{"general", "correct", "option_a"}));
    EXPECT_EQ(s.answered({"b"}).feedback, (Shown{"general", "partly"}));
    EXPECT_EQ(s.answered({"c"}).feedback, (Shown{"general", "wrong"}));
    EXPECT_EQ(s.after({}).feedback, (Shown{"general", "wrong"}));
}

TEST(CompiledChoice, KeepsShuffleAndFixedAndItsPrompt) {
    Question q = choice();
    q.shuffle = false;
    q.least = 1;
    const Scorer s(q);
    const auto at = s.item->body().child("div").child("qti-choice-interaction");
    EXPECT_STREQ(at.attribute("shuffle").value(), "false");
    EXPECT_STREQ(at.attribute("max-choices").value(), "1");
    EXPECT_STREQ(at.attribute("min-choices").value(), "1");
    EXPECT_EQ(trimmed(qti::text_of(at.child("qti-prompt"))), "Which?");
    EXPECT_STREQ(at.find_child_by_attribute("identifier", "c").attribute("fixed").value(), "true");
}

TEST(CompiledChoice, NumbersAndLettersAreNamesToo) {
    Question q = choice();
    q.options[0].id = "1";
    const Scorer s(q);
    EXPECT_EQ(s.score({"_1"}), 1);
}

TEST(CompiledTrueFalse, IsAChoiceOfTwo) {
    const Scorer s(
        {.type = QuestionType::true_false,
         .text = "Clouds are wet.",
         .shuffle = false,
         .options = {{.id = "true", .text = "True", .fraction = 100}, {.id = "false", .text = "False"}}});
    EXPECT_EQ(s.score({"true"}), 1);
    EXPECT_EQ(s.score({"false"}), 0);
}

Question several() {
    return {.type = QuestionType::multiple_response,
            .text = "Which two?",
            .points = 2,
            .most = 2,
            .options = {{.id = "a", .text = "A", .fraction = 50},
                        {.id = "b", .text = "B", .fraction = 50},
                        {.id = "c", .text = "C", .fraction = -50}}};
}

TEST(CompiledMultipleResponse, IsAllOrNothing) {
    const Scorer s(several());
    EXPECT_EQ(s.score({"b", "a"}), 2);
    EXPECT_EQ(s.score({"a"}), 0);
    EXPECT_EQ(s.score({"a", "b", "c"}), 0);
    EXPECT_EQ(s.blank(), 0);
    EXPECT_EQ(s.most(), 2);
}

TEST(CompiledMultipleResponse, AddsFractionsUpBetweenNothingAndThePoints) {
    Question q = several();
    q.all_or_nothing = false;
    q.options[2].feedback = "No.";
    const Scorer s(q);
    EXPECT_EQ(s.score({"a", "b"}), 2);
    EXPECT_EQ(s.score({"a"}), 1);
    EXPECT_EQ(s.score({"a", "b", "c"}), 1);
    EXPECT_EQ(s.score({"c"}), 0);
    EXPECT_EQ(s.answered({"a", "c"}).feedback, Shown{"option_c"});
}

TEST(CompiledMultipleResponse, ThirdsMakeAWhole) {
    Question q = several();
    q.all_or_nothing = false;
    q.most = 1;  // too few for the right answer: raised
    for (QuestionOption& o : q.options) {
        o.fraction = 33.333;
    }
    const Scorer s(q);
    EXPECT_NEAR(s.score({"a", "b", "c"}), 2, 1e-9);
    EXPECT_NE(s.xml.find("max-choices=\"3\""), std::string::npos);
}

TEST(CompiledOrder, CountsTheWholeOrderOrEveryPlace) {
    Question q{
        .type = QuestionType::order,
        .text = "In order",
        .points = 3,
        .options = {{.id = "a", .text = "1st"}, {.id = "b", .text = "2nd"}, {.id = "c", .text = "3rd"}}};
    const Scorer whole(q);
    EXPECT_EQ(whole.score({"a", "b", "c"}), 3);
    EXPECT_EQ(whole.score({"b", "a", "c"}), 0);
    EXPECT_EQ(whole.blank(), 0);
    q.all_or_nothing = false;
    const Scorer parts(q);
    EXPECT_EQ(parts.score({"a", "b", "c"}), 3);
    EXPECT_EQ(parts.score({"b", "a", "c"}), 1);
    EXPECT_EQ(parts.blank(), 0);
}

TEST(CompiledHotText, TakesItsWordsFromMarksInTheText) {
    Question q{.type = QuestionType::hot_text,
               .text = "<p>The [[s:sun]] is [[h:hot]] and [[g:green]].</p>",
               .options = {{.id = "g", .fraction = 100}}};
    const Scorer s(q);
    EXPECT_EQ(s.score({"g"}), 1);
    EXPECT_EQ(s.score({"s"}), 0);
    EXPECT_EQ(qti::fields_of(*s.item).at(0).options, (std::vector<std::string>{"s", "h", "g"}));
    q.options.push_back({.id = "h", .fraction = 100});
    EXPECT_EQ(Scorer(q).score({"g", "h"}), 1);
    EXPECT_EQ(Scorer(q).score({"g"}), 0);
    q.options[0].id = "nowhere";
    EXPECT_EQ(refused(q), std::set<std::string>{"blank_without_place"});
}

}  // namespace
}  // namespace exchange
