#include "importing.hpp"

namespace exchange {
namespace {

std::string wrong(std::string text) {
    const Intake intake = take(read_aiken, std::move(text));
    return problems_of(intake) + " | " + std::to_string(intake.found.size());
}

TEST(Aiken, TakesBothWaysOfMarkingOptions) {
    const auto all = questions(
        read_aiken,
        "What is it?\nA) Rain\nB) Snow\nC. Hail\nANSWER: B\n\nWhy &\nwhere?\n\nA. One\nmore of one\n"
        "B. < Two >\nANSWER:A\n");
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].type, QuestionType::choice);
    EXPECT_EQ(all[0].text, "<p>What is it?</p>");
    ASSERT_EQ(all[0].options.size(), 3U);
    EXPECT_EQ(all[0].options[1], (QuestionOption{.id = "b", .text = "Snow", .fraction = 100}));
    EXPECT_EQ(all[1].text, "<p>Why &amp;<br/>where?</p>");
    EXPECT_EQ(all[1].options[0].text, "One<br/>more of one");
    EXPECT_EQ(all[1].options[1].text, "&lt; Two &gt;");
    EXPECT_EQ(all[1].options[0].fraction, 100);
}

TEST(Aiken, ReadsAnyLineEndAndMark) {
    EXPECT_EQ(questions(read_aiken, "\xEF\xBB\xBFOne?\r\nA. a\r\nB. b\r\nANSWER: A\r\n").size(), 1U);
}

TEST(Aiken, NamesTheLineOfWhatIsMissing) {
    const std::string good = "Good?\nA. a\nB. b\nANSWER: A\n";
    EXPECT_EQ(wrong("One?\nA. a\nB. b\n\n" + good), "1 answer_line_missing | 1");
    EXPECT_EQ(wrong(good + "\nOne?\nA. a\nB. b\n"), "6 answer_line_missing | 1");
    EXPECT_EQ(wrong("One?\nA. a\nB. b\nANSWER: C\n" + good), "4 no_such_option | 1");
    EXPECT_EQ(wrong("One?\nANSWER: C\n" + good), "2 no_options | 1");
    EXPECT_EQ(wrong("ANSWER: C\n" + good), "1 answer_without_question | 1");
    EXPECT_EQ(wrong("One?\nA. a\nA. b\nANSWER: A\n" + good), "1 answer_line_missing, 4 no_options | 1");
    EXPECT_EQ(wrong("One?\nA. a\nB. b\nB. c\nANSWER: A\n" + good), "4 option_twice | 1");
    EXPECT_EQ(wrong("One?\nA. a\nB. b\nANSWER: A, B\n" + good), "4 answer_not_understood | 1");
    EXPECT_EQ(wrong("One?\nA. a\nANSWER: A\n" + good), "1 no_options | 1");
}

TEST(Aiken, WantsCapitals) {
    EXPECT_EQ(wrong("One?\na. a\nb. b\nANSWER: A\n"), "2 lower_case | 0");
    EXPECT_EQ(wrong("One?\nA. a\nB. b\nANSWER: a\n"), "4 lower_case | 0");
    EXPECT_EQ(wrong("One?\nA. a\nB. b\nAnswer: A\n"), "4 lower_case | 0");
}

}  // namespace
}  // namespace exchange
