#include "any_question.hpp"
#include "scoring.hpp"

namespace exchange {
namespace {

std::optional<Question> again(const Question& q) {
    const Scorer s(q);
    return s.item ? question_of(*s.item) : std::nullopt;
}

TEST(QuestionOf, FindsEverythingItWasCompiledFrom) {
    Question q{.type = QuestionType::multiple_response,
               .name = "file name 7",
               .title = "Birds",
               .text = "<p>Which <em>two</em>?</p>",
               .points = 3,
               .least = 1,
               .most = 2,
               .shuffle = false,
               .all_or_nothing = false,
               .options = {{.id = "a", .text = "Owl", .fraction = 50, .feedback = "<p>Yes</p>"},
                           {.id = "b", .text = "Jay", .fraction = 50},
                           {.id = "3", .text = "Cat &amp; dog", .fraction = -50, .fixed = true}},
               .feedback = {"General", "<p>Right</p>", "Half", "Wrong"},
               .hints = {"<p>They \"fly\"</p>", "No fur"},
               .tags = {"animals", "Zo\xC3\xB6"},
               .language = "en"};
    EXPECT_EQ(again(q), q);
}

TEST(QuestionOf, FindsTextsNumbersAndGaps) {
    Question typed{.type = QuestionType::text_entry,
                   .text = "<p>Say <strong>it</strong></p>",
                   .points = 2,
                   .case_sensitive = true,
                   .all_or_nothing = false,
                   .options = {{.id = "a", .text = "s*n (1.5)", .fraction = 100},
                               {.id = "b", .text = "5\\*3", .fraction = 30, .feedback = "so"},
                               {.id = "c", .text = "*", .feedback = "no"}}};
    EXPECT_EQ(again(typed), typed);
    Question number{.type = QuestionType::numeric,
                    .text = "How many?",
                    .options = {{.id = "a", .text = "3.25", .fraction = 100, .tolerance = 0.1},
                                {.id = "b", .text = "*", .feedback = "no"}}};
    EXPECT_EQ(again(number), number);
    Question gaps{
        .type = QuestionType::gap_match,
        .text = "<p>A [[1]] and <b>a [[g2]]</b>.</p>",
        .most = 2,
        .all_or_nothing = false,
        .options = {{.id = "x", .text = "dog"}, {.id = "y", .text = "cat", .group = "pets", .most = 2}},
        .targets = {{.id = "1"}, {.id = "g2", .group = "pets"}},
        .pairs = {{"x", "1", 25}, {"y", "g2", 75}}};
    EXPECT_EQ(again(gaps), gaps);
}

TEST(QuestionOf, FindsPicturesAndAreas) {
    Question q{.type = QuestionType::select_point,
               .text = "<p>Where?</p>",
               .options = {{.id = "north",
                            .fraction = 100,
                            .feedback = "<p>Yes</p>",
                            .area = QuestionArea{qti::AreaShape::circle, {10, 20.5, 7}}},
                           {.id = "b",
                            .fraction = 33,
                            .area = QuestionArea{qti::AreaShape::polygon, {0, 0, 9, 0, 9, 9}}}},
               .picture = QuestionPicture{"images/map.png", "A \"map\" & more", 300, 200}};
    EXPECT_EQ(again(q), q);
}

// The promise: what it gives compiles to the same text.
RC_GTEST_PROP(QuestionOfProperty, IsTheQuestionThatCompilesToTheSameText, ()) {
    const Question q = AnyQuestion().make();
    qti::Problems problems;
    const auto xml = to_qti(q, "any-1", problems);
    RC_PRE(xml.has_value());
    const auto item = qti::read_item(*xml, "", problems);
    RC_ASSERT(item != nullptr);
    const auto found = question_of(*item);
    if (!found) {
        RC_FAIL(*xml);
    }
    RC_ASSERT(found->type == q.type);
    RC_ASSERT(found->points == (q.type == QuestionType::description ? 0 : q.points));
    RC_ASSERT(found->hints == q.hints);
    RC_ASSERT(found->tags == q.tags);
    RC_ASSERT(found->name == q.name);
    RC_ASSERT(found->title == q.title);
    RC_ASSERT(found->language == q.language);
    RC_ASSERT(found->all_or_nothing == q.all_or_nothing);
    RC_ASSERT(found->options.size() <= q.options.size());
    RC_ASSERT(to_qti(*found, "any-1", problems) == xml);
}

std::string changed(std::string xml, std::string_view from, std::string_view to) {
    const std::size_t at = xml.find(from);
    EXPECT_NE(at, std::string::npos) << from << " in " << xml;
    return at == std::string::npos ? xml : xml.replace(at, from.size(), to);
}
std::optional<Question> of_text(const std::string& xml) {
    qti::Problems problems;
    const auto item = qti::read_item(xml, "", problems);
    EXPECT_TRUE(item) << told(problems);
    return item ? question_of(*item) : std::nullopt;
}

TEST(QuestionOf, KeepsAChangeTheEditorsCanShowAndRefusesOthers) {
    const Scorer s({.text = "<p>Which?</p>",
                    .options = {{.id = "a", .text = "Ox", .fraction = 100}, {.id = "b", .text = "Owl"}}});
    const auto fixed = of_text(changed(s.xml, "Owl", "Eagle owl"));
    ASSERT_TRUE(fixed);
    EXPECT_EQ(fixed->options[1].text, "Eagle owl");
    EXPECT_FALSE(of_text(
        changed(s.xml, "<qti-choice-interaction ", "<qti-choice-interaction class=\"qti-labels-none\" ")));
    EXPECT_FALSE(of_text(changed(s.xml, "adaptive=\"false\"", "adaptive=\"true\"")));
    EXPECT_FALSE(of_text(changed(s.xml, "data-question=\"{", "data-question=\"{{")));
}

std::string item(const std::string& declaration, const std::string& body, const std::string& rules) {
    return "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"theirs\" "
           "title=\"Theirs\" "
           "adaptive=\"false\" timeDependent=\"false\">" +
           declaration +
           "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"/><itemBody>" +
           body +
           "</itemBody><responseProcessing "
           "template=\"http://www.imsglobal.org/question/qti_v2p1/rptemplates/" +
           rules + "\"/></assessmentItem>";
}
const std::string choice_declared =
    "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\" "
    "baseType=\"identifier\"><correctResponse>"
    "<value>ChoiceA</value></correctResponse></responseDeclaration>";
const std::string choice_body =
    "<p>Look at the <em>text</em>.</p><choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"false\" "
    "maxChoices=\"1\">"
    "<prompt>What does it say?</prompt><simpleChoice identifier=\"ChoiceA\">Stay</simpleChoice>"
    "<simpleChoice identifier=\"ChoiceB\">Go</simpleChoice></choiceInteraction>";

TEST(ForeignQuestion, IsAPlainChoice) {
    const auto q = of_text(item(choice_declared, choice_body, "match_correct"));
    ASSERT_TRUE(q);
    EXPECT_EQ(q->type, QuestionType::choice);
    EXPECT_EQ(q->name, "theirs");
    EXPECT_EQ(q->text, "<p>Look at the <em>text</em>.</p>What does it say?");
    EXPECT_FALSE(q->shuffle);
    ASSERT_EQ(q->options.size(), 2U);
    EXPECT_EQ(q->options[0].id, "ChoiceA");
    EXPECT_EQ(q->options[0].fraction, 100);
    EXPECT_EQ(Scorer(*q).score({"ChoiceA"}), 1);
}

TEST(ForeignQuestion, IsAMappedMultipleChoice) {
    const std::string declared =
        "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"multiple\" "
        "baseType=\"identifier\"><correctResponse>"
        "<value>H</value><value>O</value></correctResponse><mapping lowerBound=\"0\" upperBound=\"2\" "
        "defaultValue=\"0\">"
        "<mapEntry mapKey=\"H\" mappedValue=\"1\"/><mapEntry mapKey=\"O\" mappedValue=\"1\"/>"
        "<mapEntry mapKey=\"Cl\" mappedValue=\"-1\"/></mapping></responseDeclaration>";
    const std::string body =
        "<choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\" "
        "maxChoices=\"0\"><prompt>Water?</prompt>"
        "<simpleChoice identifier=\"H\">Hydrogen</simpleChoice><simpleChoice "
        "identifier=\"Cl\">Chlorine</simpleChoice>"
        "<simpleChoice identifier=\"O\" fixed=\"true\">Oxygen</simpleChoice></choiceInteraction>";
    const auto q = of_text(item(declared, body, "map_response"));
    ASSERT_TRUE(q);
    EXPECT_EQ(q->type, QuestionType::multiple_response);
    EXPECT_EQ(q->points, 2);
    EXPECT_FALSE(q->all_or_nothing);
    EXPECT_EQ(q->options[1].fraction, -50);
    EXPECT_EQ(Scorer(*q).score({"H"}), 1);
    const std::string all = item(declared, body, "map_response");
    EXPECT_FALSE(of_text(changed(all, "defaultValue=\"0\"", "defaultValue=\"1\"")));
    EXPECT_FALSE(of_text(changed(all, "upperBound=\"2\"", "upperBound=\"1\"")));
    EXPECT_FALSE(of_text(changed(all, "lowerBound=\"0\" ", "")));
    // What is not listed costs what the mapping says.
    const auto other = of_text(changed(changed(all, "defaultValue=\"0\"", "defaultValue=\"-2\""),
                                       "<mapEntry mapKey=\"Cl\" mappedValue=\"-1\"/>", ""));
    ASSERT_TRUE(other);
    EXPECT_EQ(other->options[1].fraction, -100);
    EXPECT_EQ(Scorer(*other).score({"H", "O", "Cl"}), 0);
}

TEST(ForeignQuestion, IsAnOrderAMatchAndAGapMatch) {
    const auto order = of_text(
        item("<responseDeclaration identifier=\"RESPONSE\" cardinality=\"ordered\" "
             "baseType=\"identifier\"><correctResponse>"
             "<value>C</value><value>A</value><value>B</value></correctResponse></responseDeclaration>",
             "<orderInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\"><prompt>Order?</prompt>"
             "<simpleChoice identifier=\"A\">Jenson</simpleChoice><simpleChoice "
             "identifier=\"B\">Rubens</simpleChoice>"
             "<simpleChoice identifier=\"C\">Michael</simpleChoice></orderInteraction>",
             "match_correct"));
    ASSERT_TRUE(order);
    EXPECT_EQ(order->type, QuestionType::order);
    EXPECT_EQ(order->options[0].text, "Michael");

    const std::string pairs =
        "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"multiple\" "
        "baseType=\"directedPair\"><correctResponse>"
        "<value>C R</value><value>D M</value></correctResponse></responseDeclaration>";
    const auto match = of_text(item(pairs,
                                    "<matchInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\" "
                                    "maxAssociations=\"2\"><prompt>Who?</prompt>"
                                    "<simpleMatchSet><simpleAssociableChoice identifier=\"C\" "
                                    "matchMax=\"1\">Capulet</simpleAssociableChoice>"
                                    "<simpleAssociableChoice identifier=\"D\" "
                                    "matchMax=\"1\">Demetrius</simpleAssociableChoice></simpleMatchSet>"
                                    "<simpleMatchSet><simpleAssociableChoice identifier=\"M\" "
                                    "matchMax=\"4\">Dream</simpleAssociableChoice>"
                                    "<simpleAssociableChoice identifier=\"R\" "
                                    "matchMax=\"4\">Romeo</simpleAssociableChoice></simpleMatchSet>"
                                    "</matchInteraction>",
                                    "match_correct"));
    ASSERT_TRUE(match);
    EXPECT_EQ(match->type, QuestionType::match);
    EXPECT_EQ(match->targets[0].most, 4);

    const auto gaps = of_text(item(
        pairs,
        "<gapMatchInteraction responseIdentifier=\"RESPONSE\" shuffle=\"false\" maxAssociations=\"2\">"
        "<gapText identifier=\"C\" matchMax=\"1\">winter</gapText><gapText identifier=\"D\" "
        "matchMax=\"1\">summer</gapText>"
        "<blockquote><p>Now is the <gap identifier=\"R\"/> of our <gap identifier=\"M\"/></p></blockquote>"
        "</gapMatchInteraction>",
        "match_correct"));
    ASSERT_TRUE(gaps);
    EXPECT_EQ(gaps->type, QuestionType::gap_match);
    EXPECT_NE(gaps->text.find("the [[R]] of our [[M]]"), std::string::npos) << gaps->text;
    EXPECT_EQ(Scorer(*gaps).score({"C R", "D M"}), 1);
}

TEST(ForeignQuestion, IsNothingWhereMoreIsSaid) {
    const std::string good = item(choice_declared, choice_body, "match_correct");
    ASSERT_TRUE(of_text(good));
    EXPECT_FALSE(of_text(changed(good, "<prompt>", "<prompt id=\"p\">")));
    EXPECT_FALSE(of_text(
        changed(good, "<choiceInteraction ", "<choiceInteraction class=\"qti-choices-stacking-2\" ")));
    EXPECT_FALSE(
        of_text(changed(good, "<p>Look", "<rubricBlock view=\"candidate\"><p>R</p></rubricBlock><p>Look")));
    EXPECT_FALSE(of_text(changed(good, "</itemBody>", "<p>After</p></itemBody>")));
    EXPECT_FALSE(of_text(changed(good, ">Stay<",
                                 "><feedbackInline outcomeIdentifier=\"SCORE\" identifier=\"x\" "
                                 "showHide=\"show\">f</feedbackInline>Stay<")));
    EXPECT_FALSE(of_text(changed(good, "<p>Look", "<p style=\"color: red; position: fixed\">Look")));
    EXPECT_FALSE(of_text(changed(good, "adaptive=\"false\"", "adaptive=\"true\"")));
    EXPECT_FALSE(
        of_text(changed(good, "<outcomeDeclaration ",
                        "<outcomeDeclaration identifier=\"X\" cardinality=\"single\" baseType=\"float\"/>"
                        "<outcomeDeclaration ")));
}

}  // namespace
}  // namespace exchange
