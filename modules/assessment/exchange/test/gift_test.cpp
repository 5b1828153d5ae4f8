#include "importing.hpp"

namespace exchange {
namespace {

Question gift(std::string text) { return question(read_gift, std::move(text)); }

TEST(Gift, TrueOrFalse) {
    for (const auto& [answer, truth] : {std::pair("{T}", true), std::pair("{TRUE}", true),
                                        std::pair("{ f }", false), std::pair("{FALSE}", false)}) {
        const Question q = gift(std::string("Grant was buried in a tomb.") + answer);
        EXPECT_EQ(q.type, QuestionType::true_false);
        EXPECT_EQ(q.options.at(truth ? 0 : 1).fraction, 100) << answer;
        EXPECT_EQ(q.options.at(truth ? 1 : 0).fraction, 0) << answer;
        EXPECT_FALSE(q.shuffle);
    }
    const Question q =
        gift("The sun rises in the west.{FALSE#It rises in the east.#That is right.####Look up.}");
    EXPECT_EQ(q.options[0].feedback, "<p>It rises in the east.</p>");
    EXPECT_EQ(q.options[1].feedback, "<p>That is right.</p>");
    EXPECT_EQ(q.feedback.general, "<p>Look up.</p>");
}

TEST(Gift, OneRightOption) {
    const Question q = gift(
        "::Grants tomb::Who is in it? {\n=Grant # Right\n~%50%His wife#Nearly\n~%-25%No one\n~Napoleon\n}");
    EXPECT_EQ(q.type, QuestionType::choice);
    EXPECT_EQ(q.title, "Grants tomb");
    EXPECT_EQ(q.text, "<p>Who is in it?</p>");
    ASSERT_EQ(q.options.size(), 4U);
    EXPECT_EQ(q.options[0],
              (QuestionOption{.id = "a", .text = "Grant", .fraction = 100, .feedback = "<p>Right</p>"}));
    EXPECT_EQ(q.options[1].fraction, 50);
    EXPECT_EQ(q.options[1].feedback, "<p>Nearly</p>");
    EXPECT_EQ(q.options[2].fraction, -25);
    EXPECT_EQ(q.options[3].fraction, 0);
}

TEST(Gift, SeveralRightOptions) {
    const Question q = gift("Which two? {~%-100%None ~%50%Grant ~%50%His wife ~%-100%His father}");
    EXPECT_EQ(q.type, QuestionType::multiple_response);
    EXPECT_EQ(q.most, 0);
    EXPECT_FALSE(q.all_or_nothing);
    EXPECT_EQ(q.options[1].fraction, 50);
    EXPECT_EQ(q.options[3].fraction, -100);
    EXPECT_EQ(gift("Three? {~%33.333%a ~%33.333%b ~%33.333%c}").options[2].fraction, 33.333);
}

TEST(Gift, ShortAnswer) {
    const Question q = gift("Two plus two? {=four =%50%4 =*#Not so}");
    EXPECT_EQ(q.type, QuestionType::text_entry);
    EXPECT_EQ(q.options[0].text, "four");
    EXPECT_EQ(q.options[1].fraction, 50);
    EXPECT_EQ(q.options[2].text, "*");
    EXPECT_EQ(q.options[2].feedback, "<p>Not so</p>");
}

TEST(Gift, Matching) {
    const Question q =
        gift("Match. {\n=Canada -> Ottawa\n=Italy -> Rome\n=Vatican -> Rome\n= -> Paris\n####Well.}");
    EXPECT_EQ(q.type, QuestionType::match);
    ASSERT_EQ(q.options.size(), 3U);
    ASSERT_EQ(q.targets.size(), 3U);
    EXPECT_EQ(q.targets[2].text, "Paris");
    EXPECT_EQ(q.pairs[2].target, q.pairs[1].target);
    EXPECT_NEAR(q.pairs[0].fraction, 33.333, 0.001);
    EXPECT_EQ(q.feedback.general, "<p>Well.</p>");
}

TEST(Gift, MissingWord) {
    const Question q = gift("Mahatma Gandhi's birthday is a {~race =holiday# of ~poem} of India.");
    EXPECT_EQ(q.type, QuestionType::inline_choice);
    EXPECT_EQ(q.text, "<p>Mahatma Gandhi's birthday is a [[1]] of India.</p>");
    ASSERT_EQ(q.blanks.size(), 1U);
    EXPECT_EQ(q.blanks[0].type, QuestionType::inline_choice);
    EXPECT_EQ(q.blanks[0].options[1].fraction, 100);
    const Question typed = gift("Two and {=two =2} are four.");
    EXPECT_EQ(typed.type, QuestionType::cloze);
    EXPECT_EQ(typed.blanks.at(0).type, QuestionType::text_entry);
    EXPECT_EQ(gift("About {#3:1} apples.").blanks.at(0).options.at(0).tolerance, 1);
    const Question line = gift("Snow is {T} in summer.");
    EXPECT_EQ(line.type, QuestionType::true_false);
    EXPECT_EQ(line.text, "<p>Snow is _____ in summer.</p>");
}

TEST(Gift, Numbers) {
    const Question one = gift("When? {#1822:5}");
    EXPECT_EQ(one.type, QuestionType::numeric);
    EXPECT_EQ(one.options[0].text, "1822");
    EXPECT_EQ(one.options[0].tolerance, 5);
    EXPECT_EQ(one.options[0].fraction, 100);
    const Question range = gift("Pi? {#3.141..3.142 # Yes}");
    EXPECT_NEAR(std::stod(range.options[0].text), 3.1415, 1e-9);
    EXPECT_NEAR(*range.options[0].tolerance, 0.0005, 1e-9);
    EXPECT_EQ(range.options[0].feedback, "<p>Yes</p>");
    EXPECT_EQ(gift("Minus? {#-5}").options[0].text, "-5");
    const Question several = gift("When? {#\n=1822:0 # Right\n=%50%1822:2 # Nearly\n~ # Wrong\n}");
    ASSERT_EQ(several.options.size(), 3U);
    EXPECT_EQ(several.options[1].fraction, 50);
    EXPECT_EQ(several.options[1].tolerance, 2);
    EXPECT_EQ(several.options[2].text, "*");
    EXPECT_EQ(several.options[2].fraction, 0);
    EXPECT_EQ(several.options[2].feedback, "<p>Wrong</p>");
    EXPECT_EQ(gift("Percent {#=%100%3:0 =%50%3:2}").options[0].fraction, 100);
}

TEST(Gift, EssayAndDescription) {
    EXPECT_EQ(gift("Write about clouds. {}").type, QuestionType::extended_text);
    EXPECT_EQ(gift("Write. {####Thank you}").feedback.general, "<p>Thank you</p>");
    const Question q = gift("You may use a calculator\nand paper.");
    EXPECT_EQ(q.type, QuestionType::description);
    EXPECT_EQ(q.points, 0);
    EXPECT_EQ(q.text, "<p>You may use a calculator<br/>and paper.</p>");
}

TEST(Gift, FormatsOfText) {
    EXPECT_EQ(gift("[html]<p>A <b>bold</b> word</p>{T}").text, "<p>A <b>bold</b> word</p>");
    EXPECT_EQ(gift("::T:: [plain]1 < 2 & <b>{T}").text, "<p>1 &lt; 2 &amp; &lt;b&gt;</p>");
    EXPECT_EQ(gift("[markdown]A *soft* word{T}").text, "<p>A <em>soft</em> word</p>");
    EXPECT_EQ(gift("[moodle]A <i>soft</i> word{T}").text, "A <i>soft</i> word");
    EXPECT_EQ(gift("[html]Which?{=<b>a</b> ~b}").options[0].text, "<b>a</b>");
}

TEST(Gift, Escapes) {
    const Question q = gift("1\\=1 \\{ \\} \\~ \\# a\\:b c\\\\d \\n e \\(x\\) {=a\\=b\\~c ~%50%5% off}");
    EXPECT_TRUE(q.text.starts_with("<p>1=1 { } ~ # a:b c\\d<br/>e "));
    EXPECT_EQ(q.options[0].text, "a=b~c");
    EXPECT_EQ(q.options[1].text, "5% off");
    EXPECT_EQ(q.options[1].fraction, 50);
    EXPECT_EQ(gift("::A\\:\\:B:: t {T}").title, "A::B");
}

TEST(Gift, CategoriesCommentsIdsAndTags) {
    const auto all = questions(
        read_gift,
        "// a comment\n$CATEGORY: $course$/top/Clouds/Rain\n\n// [id:q-7] [tag:easy] [tag: wet ]\n"
        "::One::First{T}\n\n::One::Second\n// in the middle [tag:mid]\n{F}\n\n$CATEGORY: Other\nThird{T}");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].name, "q-7");
    EXPECT_EQ(all[0].tags, (std::vector<std::string>{"Clouds/Rain", "easy", "wet"}));
    EXPECT_EQ(all[1].tags, (std::vector<std::string>{"Clouds/Rain", "mid"}));
    EXPECT_EQ(all[1].text, "<p>Second</p>");
    EXPECT_EQ(all[2].tags, std::vector<std::string>{"Other"});
}

TEST(Gift, NamesAreShortAndUnique) {
    const Intake intake = take(
        read_gift, "::A b::x{T}\n\n::A b::y{F}\n\nNo title at all?{T}\n\n::A b::z{F}\n\n::\xC3\x84::z{F}");
    std::set<std::string> names;
    for (const Found& f : intake.found) {
        names.insert(f.name);
    }
    EXPECT_EQ(names, (std::set<std::string>{"a-b", "a-b-2", "a-b-3", "no-title-at-all", "question"}));
    EXPECT_EQ(intake.format, Format::gift);
    EXPECT_EQ(intake.found[1].line, 3);
}

TEST(Gift, BlankLinesInsideAnAnswerBelongToIt) {
    const auto all = questions(read_gift, "One {\n=a\n\n~b\n\n}\n\n\n\nTwo\n{F}\r\n\r\nThree{T}");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].options.size(), 2U);
}

}  // namespace
}  // namespace exchange
