#include <gtest/gtest.h>

#include "cloze.hpp"
#include "samples.hpp"

namespace {

using namespace exchange;
using samples::codes;
using samples::moodle;
using samples::only;

Intake cloze(const std::string& text) {
    return moodle(samples::quiz(
        "cloze", "", "<questiontext format=\"html\"><text><![CDATA[" + text + "]]></text></questiontext>"));
}

TEST(Cloze, ReadsEveryKindOfPlace) {
    const Question q = *only(cloze("<p>Berlin is in {1:SHORTANSWER:=Germany#Yes~%50%Europe#Nearer!~*#No}. "
                                   "Pi is {2:NUMERICAL:=3.14:0.005~%50%3:0.5}. "
                                   "Water is {:MULTICHOICE:=wet~dry#Really?}.</p>"
                                   "<div>{1:MCV:~one~=two}</div><div>{1:MULTIRESPONSE_HS:=a~=b~%-50%c}</div>"
                                   "<p>{1:SAC:=Abc}</p>"))
                            .question;
    EXPECT_EQ(q.type, QuestionType::cloze);
    EXPECT_EQ(q.text,
              "<p>Berlin is in [[b1]]. Pi is [[b2]]. Water is [[b3]].</p><div>[[b4]]</div>"
              "<div>[[b5]]</div><p>[[b6]]</p>");
    EXPECT_EQ(q.points, 7);  // the weights, where the file has no defaultgrade
    ASSERT_EQ(q.blanks.size(), 6u);
    EXPECT_EQ(q.blanks[0].type, QuestionType::text_entry);
    ASSERT_EQ(q.blanks[0].options.size(), 3u);
    EXPECT_EQ(q.blanks[0].options[1].text, "Europe");
    EXPECT_EQ(q.blanks[0].options[1].fraction, 50);
    EXPECT_EQ(q.blanks[0].options[1].feedback, "Nearer!");
    EXPECT_EQ(q.blanks[0].options[2].text, "*");
    EXPECT_EQ(q.blanks[1].type, QuestionType::numeric);
    EXPECT_EQ(q.blanks[1].weight, 2);
    EXPECT_EQ(q.blanks[1].options[0].text, "3.14");
    EXPECT_EQ(q.blanks[1].options[0].tolerance, 0.005);
    EXPECT_EQ(q.blanks[2].type, QuestionType::inline_choice);
    EXPECT_EQ(q.blanks[2].options[1].feedback, "Really?");
    EXPECT_EQ(q.blanks[3].type, QuestionType::choice);
    ASSERT_EQ(q.blanks[3].options.size(), 2u);
    EXPECT_EQ(q.blanks[3].options[1].fraction, 100);
    EXPECT_EQ(q.blanks[4].type, QuestionType::multiple_response);
    EXPECT_EQ(q.blanks[4].options[0].fraction, 50);
    EXPECT_EQ(q.blanks[4].options[2].fraction, -50);
    EXPECT_TRUE(q.blanks[5].case_sensitive);
    EXPECT_TRUE(q.shuffle);
}

TEST(Cloze, KnowsEscapesAndEntities) {
    const ClozeText read = read_cloze(R"({1:SA:=a\}b\~c\#d\\e#f\}g~=it&#39;s} \{1:SA:=no} {2:FOO:=x})");
    ASSERT_EQ(read.places.size(), 1u);
    ASSERT_EQ(read.places[0].answers.size(), 2u);
    EXPECT_EQ(read.places[0].answers[0].text, "a}b~c#d\\e");
    EXPECT_EQ(read.places[0].answers[0].feedback, "f}g");
    EXPECT_EQ(read.places[0].answers[1].text, "it&#39;s");
    EXPECT_EQ(read.odd, (std::vector<std::string>{"{2:FOO:"}));
    const Question q = *only(cloze("x {1:SA:=a &lt; b} y {1:MC:=<b>x</b>~y} {2:FOO:=x}")).question;
    EXPECT_EQ(q.blanks[0].options[0].text, "a < b");
    EXPECT_EQ(q.blanks[1].options[0].text, "<b>x</b>");
    EXPECT_EQ(codes(cloze("x {1:SA:=a} {2:FOO:=x}")), (std::vector<std::string>{"cloze_not_understood"}));
}

TEST(Cloze, RefusesWhatNeverEndsAndWhatAsksNothing) {
    EXPECT_EQ(codes(cloze("x {1:SHORTANSWER:=a and {2:SA:=b")), (std::vector<std::string>{"cloze_unclosed"}));
    EXPECT_EQ(codes(cloze("nothing to answer {}")), (std::vector<std::string>{"blanks_missing"}));
    EXPECT_EQ(codes(cloze("x {1:NM:=about three}")), (std::vector<std::string>{"number_unreadable"}));
    std::string nested, unbalanced;
    for (int i = 0; i < 5'000; ++i) {
        nested += "{1:SA:=";
        unbalanced += "{{}1:SA:{:{1:SA";
    }
    EXPECT_EQ(codes(cloze(nested)), (std::vector<std::string>{"cloze_unclosed"}));
    EXPECT_EQ(codes(cloze(unbalanced)), (std::vector<std::string>{"blanks_missing"}));
    std::string closed = nested + std::string(5'000, '}');
    EXPECT_LE(cloze(closed).found.size(), 1u);
}

}  // namespace
