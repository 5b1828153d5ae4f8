#include <gtest/gtest.h>
#include <exchange/intake.hpp>

#include "samples.hpp"

namespace {

using namespace exchange;
using samples::codes;
using samples::moodle;
using samples::only;
using samples::quiz;

TEST(Moodle, ReadsAChoiceWhole) {
    const Intake intake = moodle(R"(<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<!-- question: 0  -->
  <question type="category"><category><text>$course$/top/Networks/TCP//IP</text></category></question>
  <question type="multichoice">
    <name><text>Ports &amp; services</text></name>
    <questiontext format="html"><text><![CDATA[<p>Which <b>port</b> is for HTTPS?</p>]]></text></questiontext>
    <generalfeedback format="html"><text><![CDATA[<p>See RFC 9110.</p>]]></text></generalfeedback>
    <defaultgrade>2.0000000</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>
    <idnumber>NET-7</idnumber><single>true</single><shuffleanswers>false</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <correctfeedback format="html"><text>Yes.</text></correctfeedback>
    <partiallycorrectfeedback format="html"><text>Nearly.</text></partiallycorrectfeedback>
    <incorrectfeedback format="html"><text>No.</text></incorrectfeedback>
    <answer fraction="100" format="html"><text>443</text><feedback format="html"><text>Right</text></feedback></answer>
    <answer fraction="33.33333" format="html"><text><![CDATA[<p dir="ltr">8443</p>]]></text><feedback><text/></feedback></answer>
    <answer fraction="-50" format="html"><text>80</text><feedback format="html"><text/></feedback></answer>
    <hint format="html"><text>It is below 1024.</text></hint>
    <tags><tag><text>web</text></tag><tag><text>web</text></tag></tags>
  </question>
</quiz>)");
    const Found found = only(intake);
    const Question& q = *found.question;
    EXPECT_EQ(found.name, "net-7");
    EXPECT_EQ(found.line, 5);
    EXPECT_EQ(found.metadata.at("category"), "$course$/top/Networks/TCP//IP");
    EXPECT_EQ(q.type, QuestionType::choice);
    EXPECT_EQ(q.name, "NET-7");
    EXPECT_EQ(q.title, "Ports & services");
    EXPECT_EQ(q.text, "<p>Which <b>port</b> is for HTTPS?</p>");
    EXPECT_EQ(q.points, 2);
    EXPECT_FALSE(q.shuffle);
    EXPECT_FALSE(q.all_or_nothing);
    ASSERT_EQ(q.options.size(), 3u);
    EXPECT_EQ(q.options[0].text, "443");
    EXPECT_EQ(q.options[0].feedback, "Right");
    EXPECT_EQ(q.options[1].text, "8443");
    EXPECT_EQ(q.options[1].fraction, 33.33333);
    EXPECT_EQ(q.options[2].fraction, -50);
    EXPECT_EQ(q.feedback, (QuestionFeedback{"<p>See RFC 9110.</p>", "Yes.", "Nearly.", "No."}));
    EXPECT_EQ(q.hints, (std::vector<std::string>{"It is below 1024."}));
    EXPECT_EQ(q.tags, (std::vector<std::string>{"Networks", "TCP/IP", "web"}));
    EXPECT_EQ(codes(intake), (std::vector<std::string>{"not_kept"}));
    EXPECT_EQ(intake.problems[0].line, 5);
}

TEST(Moodle, ReadsSeveralAnswersWithNegativeFractions) {
    const Question q = *only(moodle(quiz("multichoice", R"(<single>false</single>
        <answer fraction="50"><text>a</text></answer><answer fraction="50"><text>b</text></answer>
        <answer fraction="-100"><text>c</text></answer>)")))
                            .question;
    EXPECT_EQ(q.type, QuestionType::multiple_response);
    EXPECT_EQ(q.most, 0);
    EXPECT_FALSE(q.all_or_nothing);
    EXPECT_TRUE(q.shuffle);
    EXPECT_EQ(q.options[2].fraction, -100);
    EXPECT_TRUE(only(moodle(quiz("multichoiceset", R"(<answer fraction="100"><text>a</text></answer>
        <answer fraction="100"><text>b</text></answer><answer fraction="0"><text>c</text></answer>)")))
                    .question->all_or_nothing);
}

TEST(Moodle, ReadsTrueFalseInOneOrder) {
    const Question q = *only(moodle(quiz("truefalse", R"(
        <answer fraction="100" format="moodle_auto_format"><text>false</text>
            <feedback><text>Indeed</text></feedback></answer>
        <answer fraction="0"><text>true</text></answer>)")))
                            .question;
    EXPECT_EQ(q.type, QuestionType::true_false);
    ASSERT_EQ(q.options.size(), 2u);
    EXPECT_EQ(q.options[0].text, "True");
    EXPECT_EQ(q.options[0].fraction, 0);
    EXPECT_EQ(q.options[1].text, "False");
    EXPECT_EQ(q.options[1].fraction, 100);
    EXPECT_EQ(q.options[1].feedback, "Indeed");
    EXPECT_FALSE(q.shuffle);
}

TEST(Moodle, ReadsWrittenAnswers) {
    const Question q = *only(moodle(quiz("shortanswer", R"(<usecase>1</usecase>
        <answer fraction="100"><text>Berl*n</text></answer>
        <answer fraction="50"><text>a &lt; b</text></answer><answer fraction="0"><text>*</text></answer>)")))
                            .question;
    EXPECT_EQ(q.type, QuestionType::text_entry);
    EXPECT_TRUE(q.case_sensitive);
    EXPECT_EQ(q.options[0].text, "Berl*n");
    EXPECT_EQ(q.options[1].text, "a < b");
    EXPECT_EQ(q.options[2].text, "*");
}

TEST(Moodle, ReadsNumbersAndSaysThatUnitsAreNotKept) {
    const Intake intake = moodle(quiz("numerical", R"(
        <answer fraction="100"><text>3.14</text><tolerance>0.005</tolerance></answer>
        <answer fraction="50"><text>-1e3</text><tolerance>0</tolerance></answer>
        <answer fraction="25"><text>2,5</text></answer>
        <units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>)"));
    const Question q = *only(intake).question;
    EXPECT_EQ(q.type, QuestionType::numeric);
    EXPECT_EQ(q.options[0].tolerance, 0.005);
    EXPECT_EQ(q.options[1].text, "-1e3");
    EXPECT_EQ(q.options[2].text, "2.5");
    EXPECT_EQ(codes(intake), (std::vector<std::string>{"not_kept"}));
    EXPECT_NE(intake.problems[0].message.find("units (m)"), std::string::npos);
    EXPECT_EQ(codes(moodle(quiz("numerical", "<answer fraction=\"100\"><text>three</text></answer>"))),
              (std::vector<std::string>{"number_unreadable"}));
}

TEST(Moodle, ReadsMatchingWithSharedAndMisleadingAnswers) {
    const Question q = *only(moodle(quiz("matching", R"(
        <subquestion format="html"><text><![CDATA[<p>Paris</p>]]></text><answer><text>France</text></answer></subquestion>
        <subquestion format="html"><text>Lyon</text><answer><text>France</text></answer></subquestion>
        <subquestion format="html"><text>Rome</text><answer><text>Italy</text></answer></subquestion>
        <subquestion format="html"><text/><answer><text>Spain</text></answer></subquestion>)")))
                            .question;
    EXPECT_EQ(q.type, QuestionType::match);
    ASSERT_EQ(q.options.size(), 3u);
    ASSERT_EQ(q.targets.size(), 3u);
    EXPECT_EQ(q.options[0].text, "Paris");
    EXPECT_EQ(q.targets[2].text, "Spain");
    EXPECT_EQ(q.targets[0].most, 0);
    ASSERT_EQ(q.pairs.size(), 3u);
    EXPECT_EQ(q.pairs[1].target, q.pairs[0].target);
    EXPECT_NEAR(q.pairs[2].fraction, 33.3333, 0.001);
}

TEST(Moodle, ReadsEssaysDescriptionsAndUploads) {
    const Intake essay = moodle(quiz("essay", R"(<responseformat>editor</responseformat>
        <responsefieldlines>10</responsefieldlines><attachments>1</attachments>
        <graderinfo format="html"><text>Look for three reasons.</text></graderinfo>)"));
    EXPECT_EQ(only(essay).question->type, QuestionType::extended_text);
    EXPECT_EQ(only(essay).question->lines, 10);
    EXPECT_NE(essay.problems[0].message.find("graders"), std::string::npos);
    EXPECT_NE(essay.problems[0].message.find("attached"), std::string::npos);
    EXPECT_EQ(
        only(moodle(quiz("essay", "<responseformat>noinline</responseformat><attachments>2</attachments>")))
            .question->type,
        QuestionType::upload);
    const Question described = *only(moodle(quiz("description", ""))).question;
    EXPECT_EQ(described.type, QuestionType::description);
    EXPECT_EQ(described.points, 0);
}

TEST(Moodle, ReadsAnOrder) {
    const Intake intake =
        moodle(quiz("ordering", R"(<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>
        <gradingtype>RELATIVE_NEXT_EXCLUDE_LAST</gradingtype>
        <answer fraction="2.0000000"><text>Then</text></answer>
        <answer fraction="1.0000000"><text>First</text></answer>
        <answer fraction="3.0000000"><text>Last</text></answer>)"));
    const Question q = *only(intake).question;
    EXPECT_EQ(q.type, QuestionType::order);
    ASSERT_EQ(q.options.size(), 3u);
    EXPECT_EQ(q.options[0].text, "First");
    EXPECT_EQ(q.options[2].text, "Last");
    EXPECT_NE(intake.problems[0].message.find("RELATIVE_NEXT_EXCLUDE_LAST"), std::string::npos);
}

TEST(Moodle, ReadsGapsToChooseAndToDrag) {
    const std::string text =
        "<questiontext format=\"html\"><text>The [[1]] fox jumps [[3]] the [[1]] dog</text>"
        "</questiontext>";
    const Question chosen = *only(moodle(quiz("gapselect", R"(<shuffleanswers>1</shuffleanswers>
        <selectoption><text>quick</text><group>1</group></selectoption>
        <selectoption><text>slow</text><group>1</group></selectoption>
        <selectoption><text>over</text><group>2</group></selectoption>
        <selectoption><text>under</text><group>2</group></selectoption>)",
                                              text)))
                                 .question;
    EXPECT_EQ(chosen.type, QuestionType::cloze);
    EXPECT_EQ(chosen.text, "The [[g1]] fox jumps [[g2]] the [[g3]] dog");
    ASSERT_EQ(chosen.blanks.size(), 3u);
    EXPECT_EQ(chosen.blanks[1].type, QuestionType::inline_choice);
    ASSERT_EQ(chosen.blanks[1].options.size(), 2u);
    EXPECT_EQ(chosen.blanks[1].options[0].text, "over");
    EXPECT_EQ(chosen.blanks[1].options[0].fraction, 100);
    const Question dragged = *only(moodle(quiz("ddwtos", R"(
        <dragbox><text>quick</text><group>1</group><infinite/></dragbox>
        <dragbox><text>slow</text><group>1</group></dragbox>
        <dragbox><text>over</text><group>2</group></dragbox>)",
                                               text)))
                                  .question;
    EXPECT_EQ(dragged.type, QuestionType::gap_match);
    EXPECT_EQ(dragged.text, "The [[g1]] fox jumps [[g2]] the [[g3]] dog");
    EXPECT_EQ(dragged.options[0].most, 0);
    EXPECT_EQ(dragged.options[1].most, 1);
    EXPECT_EQ(dragged.targets[1].group, "g2");
    ASSERT_EQ(dragged.pairs.size(), 3u);
    EXPECT_EQ(dragged.pairs[2].option, "w1");
    EXPECT_EQ(codes(moodle(quiz("ddwtos", "<dragbox><text>a</text></dragbox>",
                                "<questiontext><text>x [[7]]</text></questiontext>"))),
              (std::vector<std::string>{"choice_missing"}));
}

TEST(Moodle, ReadsPicturesWithPlaces) {
    const std::string png = samples::png_base64;
    const Question placed = *only(moodle(quiz("ddimageortext", R"(
        <file name="map.png" encoding="base64">)" + png + R"(</file>
        <drag><no>1</no><text>Alps</text><draggroup>1</draggroup></drag>
        <drag><no>2</no><text>a ship</text><draggroup>2</draggroup><infinite/><file name="s.png" encoding="base64">)" +
                                                                   png + R"(</file></drag>
        <drop><text/><no>1</no><choice>1</choice><xleft>10</xleft><ytop>20</ytop></drop>
        <drop><text/><no>2</no><choice>2</choice><xleft>2</xleft><ytop>3</ytop></drop>)")))
                                 .question;
    EXPECT_EQ(placed.type, QuestionType::graphic_gap_match);
    EXPECT_EQ(placed.picture->path, "files/map.png");
    EXPECT_EQ(placed.picture->width, 1);
    EXPECT_EQ(placed.options[1].picture, "files/s.png");
    ASSERT_EQ(placed.targets.size(), 2u);
    EXPECT_EQ(placed.targets[1].area->coords, (std::vector<double>{2, 3, 3, 4}));
    EXPECT_EQ(placed.pairs[0].fraction, 50);
    const Intake marked = moodle(quiz("ddmarker", R"(
        <file name="map.png" encoding="base64">)" + png +
                                                      R"(</file>
        <drag><no>1</no><text>City</text><noofdrags>2</noofdrags></drag>
        <drop><no>1</no><shape>circle</shape><coords>30,40;10</coords><choice>1</choice></drop>
        <drop><no>2</no><shape>rectangle</shape><coords>1,2;30,40</coords><choice>1</choice></drop>
        <drop><no>3</no><shape>polygon</shape><coords>1,2;3,4;5,6</coords><choice>1</choice></drop>)"));
    ASSERT_EQ(marked.found.size(), 1u);
    EXPECT_EQ(marked.found[0].question->targets[0].area->shape, qti::AreaShape::circle);
    EXPECT_EQ(marked.found[0].question->targets[1].area->coords, (std::vector<double>{1, 2, 31, 42}));
    EXPECT_EQ(marked.found[0].question->options[0].most, 2);
    EXPECT_EQ(codes(moodle(quiz("ddmarker", ""))), (std::vector<std::string>{"file_missing"}));
}

TEST(Moodle, PutsThePictureOfOldExportsIntoTheText) {
    const Found found =
        only(moodle(quiz("truefalse", "<image>dot.png</image><image_base64>\n" + samples::png_base64 +
                                          "\n</image_base64><answer fraction=\"100\"><text>\ntrue "
                                          "</text><feedback><text>\n</text></feedback></answer>")));
    EXPECT_EQ(found.question->text, "<p>Well?</p><p><img src=\"files/dot.png\" alt=\"\"/></p>");
    EXPECT_TRUE(found.files.contains("files/dot.png"));
}

TEST(Moodle, TellsWhatItCannotDo) {
    for (const char* type :
         {"calculated", "calculatedsimple", "calculatedmulti", "random", "randomsamatch", "stack"}) {
        const Intake intake = moodle(quiz(type, ""));
        EXPECT_TRUE(intake.found.empty());
        EXPECT_EQ(codes(intake), (std::vector<std::string>{"type_not_supported"})) << type;
        EXPECT_EQ(intake.problems[0].line, 3);
    }
    const Intake odd =
        moodle(quiz("truefalse", "<answer fraction=\"100\"><text>true</text></answer><novel>x</novel>"));
    EXPECT_EQ(codes(odd), (std::vector<std::string>{"not_kept"}));
    EXPECT_NE(odd.problems[0].message.find("<novel>"), std::string::npos);
}

}  // namespace
