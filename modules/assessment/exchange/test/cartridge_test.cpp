#include <gtest/gtest.h>

#include "samples.hpp"

namespace {

using namespace exchange;
using samples::codes;
using samples::only;

std::string label(const std::string& id, const std::string& text) {
    return "<response_label ident=\"" + id + "\"><material><mattext texttype=\"text/html\">" + text +
           "</mattext></material></response_label>";
}
std::string equal(const std::string& id, const std::string& value) {
    return "<varequal respident=\"" + id + "\">" + value + "</varequal>";
}
std::string when(const std::string& conditions, const std::string& then, const std::string& more = "") {
    return "<respcondition" + more + "><conditionvar>" + conditions + "</conditionvar>" + then +
           "</respcondition>";
}
const std::string full = "<setvar varname=\"SCORE\" action=\"Set\">100</setvar>";
std::string add(const std::string& points) {
    return "<setvar varname=\"SCORE\" action=\"Add\">" + points + "</setvar>";
}
std::string show(const std::string& id) {
    return "<displayfeedback feedbacktype=\"Response\" linkrefid=\"" + id + "\"/>";
}
std::string feedback(const std::string& id, const std::string& text) {
    return "<itemfeedback ident=\"" + id + "\"><flow_mat><material><mattext texttype=\"text/html\">" + text +
           "</mattext></material></flow_mat></itemfeedback>";
}
std::string item(const std::string& profile, const std::string& presentation, const std::string& rules,
                 const std::string& more = "") {
    return "<item ident=\"Q_1\" "
           "title=\"One\"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile"
           "</fieldlabel><fieldentry>" +
           profile +
           "</fieldentry></qtimetadatafield><qtimetadatafield><fieldlabel>cc_weighting</"
           "fieldlabel><fieldentry>3"
           "</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation>" +
           presentation +
           "</presentation><resprocessing><outcomes><decvar maxvalue=\"100\" minvalue=\"0\" "
           "varname=\"SCORE\" "
           "vartype=\"Decimal\"/></outcomes>" +
           rules + "</resprocessing>" + more + "</item>";
}
std::string file(const std::string& items) {
    return "<?xml version=\"1.0\"?>\n<questestinterop "
           "xmlns=\"http://www.imsglobal.org/xsd/ims_qtiasiv1p2\">\n"
           "<assessment ident=\"A\" title=\"A quiz\"><section ident=\"root\">\n" +
           items + "</section></assessment></questestinterop>";
}
const std::string stem =
    "<material><mattext texttype=\"text/html\">&lt;p&gt;What &lt;b&gt;is&lt;/b&gt; "
    "it?&lt;/p&gt;</mattext></material>";
std::string choices(const std::string& cardinality, const std::string& labels, const std::string& id = "R",
                    const std::string& prompt = "") {
    return "<response_lid ident=\"" + id + "\" rcardinality=\"" + cardinality + "\">" + prompt +
           "<render_choice>" + labels + "</render_choice></response_lid>";
}
Intake read(const std::string& items, qti::Files more = {}) {
    Intake intake;
    more["i1/quiz.xml"] = file(items);
    read_cartridge(std::move(more), intake);
    return intake;
}
const std::string abc = label("a", "A cat") + label("b", "A &lt;i&gt;dog&lt;/i&gt;") + label("c", "A cow");

TEST(Cartridge, ReadsOneRightChoiceWithItsFeedback) {
    const Intake intake =
        read(item("cc.multiple_choice.v0p1", stem + choices("Single", abc),
                  when("<other/>", show("general_fb"), " continue=\"Yes\"") +
                      when(equal("R", "c"), show("c_fb"), " continue=\"Yes\"") +
                      when(equal("R", "b"), full + show("correct_fb"), " continue=\"No\"") +
                      when("<other/>", show("general_incorrect_fb"), " continue=\"No\""),
                  feedback("general_fb", "Think.") + feedback("correct_fb", "Yes.") +
                      feedback("c_fb", "Too large.") + feedback("general_incorrect_fb", "No.")));
    const Question q = *only(intake).question;
    EXPECT_EQ(intake.found[0].name, "q-1");
    EXPECT_EQ(q.type, QuestionType::choice);
    EXPECT_EQ(q.title, "One");
    EXPECT_EQ(q.text, "<p>What <b>is</b> it?</p>");
    EXPECT_EQ(q.points, 3);
    ASSERT_EQ(q.options.size(), 3u);
    EXPECT_EQ(q.options[1].text, "A <i>dog</i>");
    EXPECT_EQ(q.options[1].fraction, 100);
    EXPECT_EQ(q.options[2].fraction, 0);
    EXPECT_EQ(q.options[2].feedback, "Too large.");
    EXPECT_EQ(q.feedback, (QuestionFeedback{"Think.", "Yes.", "", "No."}));
    ASSERT_EQ(intake.tests.size(), 1u);
    EXPECT_EQ(intake.tests[0].title, "A quiz");
    EXPECT_EQ(intake.tests[0].items, (std::vector<std::string>{"q-1"}));
    EXPECT_TRUE(intake.problems.empty()) << samples::told(intake);
}

TEST(Cartridge, ReadsTrueFalseAndSeveralRight) {
    const Question truth = *only(read(item("cc.true_false.v0p1",
                                           stem + choices("Single", label("f", "False") + label("t", "True")),
                                           when(equal("R", "f"), full))))
                                .question;
    EXPECT_EQ(truth.type, QuestionType::true_false);
    EXPECT_EQ(truth.options[0].text, "True");
    EXPECT_EQ(truth.options[0].fraction, 0);
    EXPECT_EQ(truth.options[1].fraction, 100);
    const Question all = *only(read(item("cc.multiple_response.v0p1", stem + choices("Multiple", abc),
                                         when("<and>" + equal("R", "a") + "<not>" + equal("R", "b") +
                                                  "</not>" + equal("R", "c") + "</and>",
                                              full))))
                              .question;
    EXPECT_EQ(all.type, QuestionType::multiple_response);
    EXPECT_TRUE(all.all_or_nothing);
    EXPECT_EQ(all.options[0].fraction, 50);
    EXPECT_EQ(all.options[1].fraction, 0);
    EXPECT_EQ(all.options[2].fraction, 50);
    const Question parts = *only(read(item("cc.multiple_response.v0p1", stem + choices("Multiple", abc),
                                           when(equal("R", "a"), add("60"), " continue=\"Yes\"") +
                                               when(equal("R", "c"), add("40"), " continue=\"Yes\"") +
                                               when(equal("R", "b"), add("-50"), " continue=\"Yes\""))))
                                .question;
    EXPECT_FALSE(parts.all_or_nothing);
    EXPECT_EQ(parts.options[0].fraction, 60);
    EXPECT_EQ(parts.options[1].fraction, -50);
    EXPECT_EQ(parts.options[2].fraction, 40);
    const Question subset = *only(read(item("cc.multiple_response.v0p1", stem + choices("Multiple", abc),
                                            when("<varsubset respident=\"R\">a,b</varsubset>", full))))
                                 .question;
    EXPECT_EQ(subset.options[1].fraction, 50);
}

TEST(Cartridge, ReadsWrittenAnswers) {
    const std::string line =
        "<response_str ident=\"R\" rcardinality=\"Single\"><render_fib rows=\"4\"/></response_str>";
    const Question words = *only(read(item("cc.fib.v0p1", stem + line,
                                           when(equal("R", "Berlin") + equal("R", "Berlin, Germany"), full))))
                                .question;
    EXPECT_EQ(words.type, QuestionType::text_entry);
    ASSERT_EQ(words.options.size(), 2u);
    EXPECT_EQ(words.options[1].text, "Berlin, Germany");
    EXPECT_EQ(words.options[1].fraction, 100);
    EXPECT_FALSE(words.case_sensitive);
    const Question pattern =
        *only(read(item("cc.pattern_match.v0p1", stem + line,
                        when("<varsubstring respident=\"R\" case=\"Yes\">5*</varsubstring>", full))))
             .question;
    EXPECT_EQ(pattern.options[0].text, "*5\\**");
    EXPECT_TRUE(pattern.case_sensitive);
    const Question essay = *only(read(item("cc.essay.v0p1", stem + line, when("<other/>", "")))).question;
    EXPECT_EQ(essay.type, QuestionType::extended_text);
    EXPECT_EQ(essay.lines, 4);
    const Question number =
        *only(read(item("numerical_question", stem + line,
                        when("<or>" + equal("R", "3") +
                                 "<and><vargte respident=\"R\">2.9</vargte><varlte respident=\"R\">3.1"
                                 "</varlte></and></or>",
                             full))))
             .question;
    EXPECT_EQ(number.type, QuestionType::numeric);
    ASSERT_EQ(number.options.size(), 1u);
    EXPECT_EQ(number.options[0].text, "3");
    EXPECT_EQ(number.options[0].tolerance, 0.1);
}

TEST(Cartridge, ReadsMatchingDropdownsAndBlanks) {
    const auto prompt = [](const std::string& text) {
        return "<material><mattext texttype=\"text/plain\">" + text + "</mattext></material>";
    };
    const Question pairs = *only(read(item("matching_question",
                                           stem + choices("Single", abc, "R1", prompt("Tom")) +
                                               choices("Single", abc, "R2", prompt("Rex")),
                                           when(equal("R1", "a"), add("50"), " continue=\"Yes\"") +
                                               when(equal("R2", "b"), add("50"), " continue=\"Yes\""))))
                                .question;
    EXPECT_EQ(pairs.type, QuestionType::match);
    EXPECT_EQ(pairs.text, "<p>What <b>is</b> it?</p>");
    ASSERT_EQ(pairs.pairs.size(), 2u);
    EXPECT_EQ(pairs.options[1].text, "Rex");
    EXPECT_EQ(pairs.targets.size(), 3u);
    EXPECT_EQ(pairs.pairs[1].target, pairs.targets[1].id);
    EXPECT_EQ(pairs.pairs[1].fraction, 50);
    const std::string text =
        "<material><mattext texttype=\"text/html\">A [pet] says [word].</mattext></material>";
    const Question lists =
        *only(read(item("multiple_dropdowns_question",
                        text + choices("Single", abc, "R1", prompt("pet")) +
                            choices("Single", label("m", "moo") + label("w", "woof"), "R2", prompt("word")),
                        when(equal("R1", "b"), add("75"), " continue=\"Yes\"") +
                            when(equal("R2", "w"), add("25"), " continue=\"Yes\""))))
             .question;
    EXPECT_EQ(lists.type, QuestionType::cloze);
    EXPECT_EQ(lists.text, "A [[b1]] says [[b2]].");
    EXPECT_EQ(lists.blanks[0].weight, 75);
    EXPECT_EQ(lists.blanks[1].options[1].fraction, 100);
    const Question typed =
        *only(read(item("fill_in_multiple_blanks_question",
                        text +
                            choices("Single", label("1", "dog") + label("2", "hound"), "R1", prompt("pet")) +
                            choices("Single", label("3", "woof"), "R2", prompt("word")),
                        when(equal("R1", "1"), add("50"), " continue=\"Yes\""))))
             .question;
    EXPECT_EQ(typed.blanks[0].type, QuestionType::text_entry);
    EXPECT_EQ(typed.blanks[0].options[1].text, "hound");
    EXPECT_EQ(typed.blanks[0].options[1].fraction, 100);
}

TEST(Cartridge, ReadsBlackboardsShape) {
    const auto material = [](const std::string& text) {
        return "<flow class=\"QUESTION_BLOCK\"><flow class=\"FORMATTED_TEXT_BLOCK\"><material><mat_extension>"
               "<mat_formattedtext type=\"HTML\">" +
               text + "</mat_formattedtext></mat_extension></material></flow></flow>";
    };
    Intake intake;
    read_cartridge(
        {{"imsmanifest.xml",
          "<manifest identifier=\"m\"><resources><resource identifier=\"res00001\" "
          "type=\"assessment/x-bb-qti-pool\" bb:file=\"res00001.dat\" "
          "xmlns:bb=\"http://www.blackboard.com/content-packaging/\"/></resources></manifest>"},
         {"res00001.dat",
          file(
              "<item maxattempts=\"0\"><itemmetadata><bbmd_asi_object_id>_1_1</bbmd_asi_object_id>"
              "<bbmd_questiontype>Multiple Choice</bbmd_questiontype><qmd_absolutescore_max>5.0"
              "</qmd_absolutescore_max></itemmetadata><presentation><flow class=\"Block\">" +
              material("Pick &lt;b&gt;one&lt;/b&gt;") +
              "<flow class=\"RESPONSE_BLOCK\"><response_lid ident=\"response\" rcardinality=\"Single\">"
              "<render_choice shuffle=\"Yes\"><flow_label class=\"Block\"><response_label "
              "ident=\"x1\"><flow_mat>"
              "<material><mat_extension><mat_formattedtext "
              "type=\"HTML\">left</mat_formattedtext></mat_extension>"
              "</material></flow_mat></response_label></flow_label><flow_label class=\"Block\">"
              "<response_label ident=\"x2\"><flow_mat><material><mat_extension><mat_formattedtext "
              "type=\"HTML\">"
              "right</mat_formattedtext></mat_extension></material></flow_mat></response_label></flow_label>"
              "</render_choice></response_lid></flow></flow></presentation><resprocessing><outcomes>"
              "<decvar varname=\"SCORE\" vartype=\"Decimal\" defaultval=\"0\" minvalue=\"0\" maxvalue=\"5\"/>"
              "</outcomes><respcondition title=\"correct\"><conditionvar><varequal respident=\"response\" "
              "case=\"No\">"
              "x2</varequal></conditionvar><setvar variablename=\"SCORE\" action=\"Set\">SCORE.max</setvar>"
              "<displayfeedback linkrefid=\"correct\" feedbacktype=\"Response\"/></respcondition>"
              "<respcondition title=\"incorrect\"><conditionvar><other/></conditionvar><setvar "
              "variablename=\"SCORE\" action=\"Set\">0.0</setvar><displayfeedback linkrefid=\"incorrect\" "
              "feedbacktype=\"Response\"/></respcondition></resprocessing>" +
              feedback("correct", "Good") + feedback("incorrect", "") + "</item>")}},
        intake);
    const Question q = *only(intake).question;
    EXPECT_EQ(q.text, "Pick <b>one</b>");
    EXPECT_EQ(q.points, 5);
    EXPECT_TRUE(q.shuffle);
    EXPECT_EQ(q.options[1].text, "right");
    EXPECT_EQ(q.options[1].fraction, 100);
    EXPECT_EQ(q.feedback.correct, "Good");
}

TEST(Cartridge, FindsPicturesAndFormulas) {
    const Intake intake = read(
        item("cc.essay.v0p1",
             "<material><mattext texttype=\"text/html\">&lt;img "
             "src=\"$IMS-CC-FILEBASE$/Uploaded%20Media/a.svg\" "
             "alt=\"A line\"&gt; &lt;img class=\"equation_image\" data-equation-content=\"x^2\" "
             "src=\"/equation_images/x\"&gt;</mattext></material><response_str ident=\"R\"/>",
             ""),
        {{"web_resources/Uploaded Media/a.svg",
          "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><path d=\"M0 0L9 9\"/></svg>"}});
    const Found found = only(intake);
    EXPECT_EQ(found.question->text,
              "<img src=\"files/a.svg\" alt=\"A line\"/> <span class=\"math\" data-tex=\"x^2\">x^2</span>");
    EXPECT_TRUE(found.files.contains("files/a.svg"));
}

TEST(Cartridge, FollowsTheManifestAndTellsWhatItLeaves) {
    const std::string manifest =
        "<manifest identifier=\"m\" xmlns=\"http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1\"><resources>"
        "<resource identifier=\"r1\" type=\"imsqti_xmlv1p2/imscc_xmlv1p1/question-bank\"><file "
        "href=\"i1/quiz.xml\"/>"
        "</resource><resource identifier=\"r2\" type=\"imsdt_xmlv1p1\"><file "
        "href=\"t.xml\"/></resource></resources>"
        "</manifest>";
    const Intake intake = read(item("cc.essay.v0p1", stem + "<response_str ident=\"R\"/>", ""),
                               {{"imsmanifest.xml", manifest}, {"t.xml", "<topic/>"}});
    only(intake);
    ASSERT_EQ(codes(intake), (std::vector<std::string>{"not_kept"}));
    EXPECT_NE(intake.problems[0].message.find("imsdt_xmlv1p1"), std::string::npos);
}

TEST(Cartridge, ReportsWhatCannotBeRead) {
    EXPECT_EQ(codes(read(item("cc.multiple_choice.v0p1", stem + choices("Single", abc), ""))),
              (std::vector<std::string>{"no_right_answer"}));
    EXPECT_EQ(codes(read(item("x", stem + "<response_xy ident=\"R\"/>", ""))),
              (std::vector<std::string>{"type_not_supported"}));
    Intake broken;
    read_cartridge({{"a.xml", "<questestinterop><item>"}}, broken);
    EXPECT_EQ(codes(broken), (std::vector<std::string>{"xml_malformed"}));
    Intake empty;
    read_cartridge({}, empty);
    EXPECT_EQ(codes(empty), (std::vector<std::string>{"no_questions"}));
    std::string rules;
    for (int i = 0; i < 20'000; ++i) {
        rules += when(equal("R", "zz"), add("1"), " continue=\"Yes\"");
    }
    std::string labels;
    for (int i = 0; i < 400; ++i) {
        labels += label("l" + std::to_string(i), "x");
    }
    EXPECT_EQ(codes(read(item("cc.multiple_choice.v0p1", stem + choices("Single", labels), rules))).back(),
              "too_complicated");
}

}  // namespace
