#include "scoring.hpp"

namespace exchange {
namespace {

using Shown = std::set<std::string>;

TEST(CompiledTextEntry, TakesSeveralTexts) {
    Question q{.type = QuestionType::text_entry,
               .text = "<p>Capital of France?</p>",
               .points = 2,
               .options = {{.id = "a", .text = "Paris", .fraction = 100},
                           {.id = "b", .text = "Paname", .fraction = 50},
                           {.id = "c", .text = "PARIS", .fraction = 100}}};
    const Scorer s(q);
    EXPECT_NE(s.xml.find("rptemplates/map_response"), std::string::npos);
    EXPECT_EQ(s.score({"paris"}), 2);
    EXPECT_EQ(s.score({"paname"}), 1);
    EXPECT_EQ(s.score({"Rome"}), 0);
    EXPECT_EQ(s.blank(), 0);
    q.case_sensitive = true;
    EXPECT_EQ(Scorer(q).score({"Paris"}), 2);
    EXPECT_EQ(Scorer(q).score({"pARIS"}), 0);
}

TEST(CompiledTextEntry, StarsStandForAnything) {
    Question q{.type = QuestionType::text_entry,
               .text = "Name a (bird).",
               .options = {{.id = "a", .text = "*", .fraction = 0, .feedback = "What is that?"},
                           {.id = "b", .text = "s*n (*)", .fraction = 100, .feedback = "Yes"},
                           {.id = "c", .text = "5\\*3", .fraction = 50}}};
    const Scorer s(q);
    EXPECT_EQ(s.score({"Swan (white)"}), 1);
    EXPECT_EQ(s.score({"5*3"}), 0.5);
    EXPECT_EQ(s.score({"5x3"}), 0);
    EXPECT_EQ(s.answered({"swaN ()"}).feedback, Shown{"option_a"});
    EXPECT_EQ(s.answered({"owl"}).feedback, Shown{"option_c"});
    EXPECT_EQ(s.after({}).feedback, Shown{});
    EXPECT_EQ(s.blank(), 0);
    q.case_sensitive = true;
    EXPECT_EQ(Scorer(q).score({"Swan (white)"}), 0);
    EXPECT_EQ(Scorer(q).score({"swan (white)"}), 1);
}

TEST(CompiledTextEntry, AnythingAtAllCanBeRight) {
    const Scorer s({.type = QuestionType::text_entry,
                    .text = "Your name?",
                    .options = {{.id = "a", .text = "*", .fraction = 100}}});
    EXPECT_EQ(s.correct(), 1);
    EXPECT_EQ(s.score({"Ann"}), 1);
    EXPECT_EQ(s.blank(), 0);
}

TEST(CompiledNumeric, AllowsForItsTolerance) {
    Question q{.type = QuestionType::numeric,
               .text = "How much?",
               .points = 2,
               .options = {{.id = "a", .text = "3", .fraction = 100, .tolerance = 0.5},
                           {.id = "b", .text = "3", .fraction = 50, .tolerance = 2, .feedback = "Nearly"},
                           {.id = "c", .text = "*", .feedback = "Far off"}}};
    const Scorer s(q);
    EXPECT_EQ(s.score({"3.5"}), 2);
    EXPECT_EQ(s.score({"2.5"}), 2);
    EXPECT_EQ(s.score({"5"}), 1);
    EXPECT_EQ(s.answered({"1"}).feedback, Shown{"option_b"});
    EXPECT_EQ(s.score({"6"}), 0);
    EXPECT_EQ(s.answered({"-3"}).feedback, Shown{"option_c"});
    EXPECT_EQ(s.after({}).feedback, Shown{});
    q.options[0].text = "three";
    EXPECT_EQ(refused(q), std::set<std::string>{"bad_number"});
}

TEST(CompiledExtendedText, IsScoredByAPerson) {
    const Scorer s({.type = QuestionType::extended_text,
                    .text = "Discuss.",
                    .points = 5,
                    .lines = 8,
                    .feedback = {.general = "Thank you"}});
    EXPECT_EQ(s.most(), 5);
    EXPECT_EQ(s.answered({"words"}).feedback, Shown{"general"});
    EXPECT_TRUE(s.item->find("SCORE")->externally_scored);
    EXPECT_TRUE(qti::fields_of(*s.item).at(0).needs_a_person);
    EXPECT_NE(s.xml.find("expected-lines=\"8\""), std::string::npos);
}

TEST(CompiledInlineChoice, StandsInItsText) {
    Question q{.type = QuestionType::inline_choice,
               .text = "<p>The sky is [[1]] today.</p>",
               .blanks = {{.id = "1",
                           .type = QuestionType::inline_choice,
                           .options = {{.id = "a", .text = "<b>blue</b>", .fraction = 100},
                                       {.id = "b", .text = "grey", .fraction = 25}}}}};
    const Scorer s(q);
    EXPECT_EQ(s.score({"a"}), 1);
    EXPECT_EQ(s.score({"b"}), 0.25);
    EXPECT_EQ(s.blank(), 0);
    EXPECT_EQ(s.most(), 1);
}

Question cloze() {
    const auto choices = [] {
        return std::vector<QuestionOption>{{.id = "x", .text = "X", .fraction = 100, .feedback = "Good x"},
                                           {.id = "y", .text = "Y"}};
    };
    return {.type = QuestionType::cloze,
            .text =
                "<p>Word [[w]], number [[n]], <strong>pick [[i]]</strong>.</p><p>Then "
                "[[c]]</p><ul><li>[[m]]</li></ul>",
            .points = 4,
            .all_or_nothing = false,
            .blanks = {{.id = "w", .options = {{.id = "a", .text = "moon", .fraction = 100}}},
                       {.id = "n",
                        .type = QuestionType::numeric,
                        .weight = 2,
                        .options = {{.id = "a", .text = "7", .fraction = 100, .tolerance = 1}}},
                       {.id = "i", .type = QuestionType::inline_choice, .weight = 3, .options = choices()},
                       {.id = "c", .type = QuestionType::choice, .options = choices()},
                       {.id = "m",
                        .type = QuestionType::multiple_response,
                        .options = {{.id = "p", .text = "P", .fraction = 50},
                                    {.id = "q", .text = "Q", .fraction = 50},
                                    {.id = "r", .text = "R", .fraction = -50}}}}};
}

TEST(CompiledCloze, IsTheWeightedSumOfItsBlanks) {
    const Scorer s(cloze());
    EXPECT_EQ(s.correct(), 4);
    EXPECT_EQ(s.blank(), 0);
    EXPECT_EQ(s.most(), 4);
    EXPECT_EQ(s.answer({{"RESPONSE_w", {"Moon"}}}).score, 0.5);
    EXPECT_EQ(s.answer({{"RESPONSE_n", {"8"}}}).score, 1);
    EXPECT_EQ(s.answer({{"RESPONSE_i", {"x"}}}).score, 1.5);
    EXPECT_EQ(s.answer({{"RESPONSE_m", {"p"}}}).score, 0.25);
    EXPECT_EQ(s.answer({{"RESPONSE_i", {"x"}}, {"RESPONSE_c", {"x"}}}).feedback,
              (Shown{"blank_i_x", "blank_c_x"}));
}

TEST(CompiledCloze, CanBeAllOrNothing) {
    Question q = cloze();
    q.all_or_nothing = true;
    q.feedback.wrong = "No";
    const Scorer s(q);
    EXPECT_EQ(s.correct(), 4);
    EXPECT_EQ(s.answer({{"RESPONSE_i", {"x"}}}).score, 0);
    EXPECT_EQ(s.answer({{"RESPONSE_i", {"x"}}}).feedback, (Shown{"blank_i_x", "wrong"}));
}

TEST(CompiledCloze, RefusesWhatDoesNotFit) {
    Question q = cloze();
    q.text += "[[z]]";
    q.blanks.push_back({.id = "u", .options = {{.id = "a", .text = "b", .fraction = 100}}});
    EXPECT_EQ(refused(q), (std::set<std::string>{"place_without_blank", "blank_without_place"}));
    q = cloze();
    q.blanks[0].weight = 0;
    EXPECT_EQ(refused(q), std::set<std::string>{"bad_weight"});
    q = cloze();
    q.blanks[0].type = QuestionType::drawing;
    EXPECT_TRUE(refused(q).contains("bad_blank"));
    q = cloze();
    q.blanks.clear();
    EXPECT_EQ(refused(q), std::set<std::string>{"no_options"});
}

}  // namespace
}  // namespace exchange
