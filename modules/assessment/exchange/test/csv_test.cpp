#include "importing.hpp"

namespace exchange {
namespace {

Question row(const std::string& header, const std::string& cells) {
    return question(read_csv, header + "\n" + cells + "\n");
}
std::string wrong(std::string text) {
    const Intake intake = take(read_csv, std::move(text));
    return problems_of(intake) + " | " + std::to_string(intake.found.size());
}

TEST(Csv, TakesChoicesByNumberLetterOrText) {
    for (const char* correct : {"2", "b", "B", "Snow"}) {
        const Question q = row("type,text,option_1,option_2,option_3,correct",
                               std::string("choice,What?,Rain,Snow,,") + correct);
        EXPECT_EQ(q.type, QuestionType::choice);
        ASSERT_EQ(q.options.size(), 2U);
        EXPECT_EQ(q.options[1].fraction, 100) << correct;
        EXPECT_EQ(q.options[0].fraction, 0);
    }
    for (const char* correct : {"a;c", "1|3", "\"1,3\"", "a c"}) {
        const Question q =
            row("Type,Text,A,B,C,Correct", std::string("multiple response,Which?,x,y,z,") + correct);
        EXPECT_EQ(q.type, QuestionType::multiple_response);
        EXPECT_EQ(q.options[0].fraction, 100);
        EXPECT_EQ(q.options[1].fraction, 0);
        EXPECT_EQ(q.options[2].fraction, 100);
        EXPECT_TRUE(q.all_or_nothing);
    }
}

TEST(Csv, TakesFractionsAndFeedback) {
    const Question q = row("type,text,a,b,fraction_a,fraction_b,feedback_1,feedback,feedback_wrong,hint_1",
                           "multiple_response,Which?,x,y,100%,-50,Yes,Read <b>on</b>,No,Think");
    EXPECT_EQ(q.options[0].feedback, "<p>Yes</p>");
    EXPECT_EQ(q.options[1].fraction, -50);
    EXPECT_FALSE(q.all_or_nothing);
    EXPECT_EQ(q.feedback.general, "Read <b>on</b>");
    EXPECT_EQ(q.feedback.wrong, "<p>No</p>");
    EXPECT_EQ(q.hints, std::vector<std::string>{"<p>Think</p>"});
    const Question parts = row("type,text,a,b,c,correct,scoring", "multiple,Which?,x,y,z,a b,parts");
    EXPECT_EQ(parts.options[0].fraction, 50);
    EXPECT_FALSE(parts.all_or_nothing);
}

TEST(Csv, TakesEveryType) {
    EXPECT_EQ(row("type,text,correct", "true_false,Wet?,true").options[0].fraction, 100);
    EXPECT_EQ(row("type,text,correct", "true_false,Wet?,no").options[1].fraction, 100);
    const Question typed = row("type,text,correct,case_sensitive", "short_answer,Capital?,Paris|Lutetia,yes");
    EXPECT_EQ(typed.type, QuestionType::text_entry);
    EXPECT_EQ(typed.options.at(1).text, "Lutetia");
    EXPECT_TRUE(typed.case_sensitive);
    const Question half =
        row("type,text,option_1,fraction_1,option_2,fraction_2", "text_entry,Capital?,Paris,100,Lyon,10");
    EXPECT_EQ(half.options.at(1).fraction, 10);
    const Question number =
        row("type,text,option_1,tolerance_1,correct,tolerance", "numeric,How many?,4,2,3.5,0.5");
    EXPECT_EQ(number.options.at(0).tolerance, 2);
    EXPECT_EQ(number.options.at(1).tolerance, 0.5);
    EXPECT_EQ(number.options.at(1).fraction, 100);
    const Question essay = row("type,text,points,lines", "essay,Discuss.,5,12");
    EXPECT_EQ(essay.points, 5);
    EXPECT_EQ(essay.lines, 12);
    const Question order = row("type,text,a,b,c", "order,In order,1st,2nd,3rd");
    EXPECT_EQ(order.options.at(2).text, "3rd");
    const Question match = row("type,text,a,match_a,b,match_b,match_c", "match,Who?,Ann,Owl,Bob,Jay,Ox");
    EXPECT_EQ(match.pairs.size(), 2U);
    EXPECT_EQ(match.targets.size(), 3U);
    const Question gaps = row("type,text,a,b,c", "gap_match,A [[1]] and a [[b]].,cat,dog,oak");
    EXPECT_EQ(gaps.pairs.size(), 2U);
    EXPECT_EQ(gaps.options.size(), 3U);
    const Question line = row("type,text,a,b,correct", "inline_choice,It is [[1]].,hot,cold,b");
    EXPECT_EQ(line.blanks.at(0).options.at(1).fraction, 100);
    EXPECT_EQ(row("type,text", "description,Read.").points, 0);
    EXPECT_EQ(row("type,text", "upload,Send.").type, QuestionType::upload);
}

TEST(Csv, KeepsMetadata) {
    const Intake intake = take(
        read_csv,
        "name,title,type,text,correct,objective,cognitive,source_title,source_url,tags,language,shuffle\n"
        "q-1,One,true_false,Wet?,true,1.2,apply,A book,https://example.org/b,a;b,de,no\n");
    ASSERT_EQ(problems_of(intake), "");
    const Found& f = intake.found.at(0);
    EXPECT_EQ(f.name, "q-1");
    EXPECT_EQ(f.question->tags, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(f.question->language, "de");
    EXPECT_EQ(f.metadata, (std::map<std::string, std::string>{{"objective", "1.2"},
                                                              {"cognitive", "apply"},
                                                              {"source_title", "A book"},
                                                              {"source_url", "https://example.org/b"}}));
}

TEST(Csv, ReadsQuotesAndOtherSeparators) {
    const auto all = questions(read_csv,
                               "type;text;correct\r\n\"true_false\";\"Two; \"\"three\"\"\nlines\" "
                               ";true\r\n\r\n;;\r\ntrue_false;B;false");
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].text, "<p>Two; \"three\"<br/>lines</p>");
    EXPECT_EQ(questions(read_csv, "type\ttext\tcorrect\ntrue_false\tA, b; c\ttrue").at(0).text,
              "<p>A, b; c</p>");
}

TEST(CsvErrors, NameTheirLine) {
    EXPECT_EQ(wrong("type,correct\nchoice,a"), "1 column_missing | 0");
    EXPECT_EQ(wrong("correct\nchoice,a"), "1 column_missing, 1 column_missing | 0");
    EXPECT_EQ(wrong(""), "1 column_missing | 0");
    EXPECT_EQ(wrong("type,text,correct,colour,type\ntrue_false,A,true,red,x"),
              "1 warning unknown_column, 1 warning column_twice | 1");
    const std::string head = "type,text,a,b,correct,fraction_c,points,shuffle,lines,scoring\n";
    const std::string good = "\nchoice,G,x,y,a";
    EXPECT_EQ(wrong(head + "riddle,T,x,y,a" + good), "2 unknown_type | 1");
    EXPECT_EQ(wrong(head + "choice,T,x,y,c" + good), "2 no_such_option | 1");
    EXPECT_EQ(wrong(head + "choice,T,x,y," + good), "2 no_right_answer | 1");
    EXPECT_EQ(wrong(head + "choice,T,x,y,a b" + good), "2 bad_value | 1");
    EXPECT_EQ(wrong(head + "choice,T,x,y,a,50" + good), "2 no_such_option | 1");
    EXPECT_EQ(wrong(head + "choice,T,x,y,a,,many" + good), "2 bad_points | 1");
    EXPECT_EQ(wrong(head + "choice,T,x,y,a,,1,perhaps" + good), "2 bad_value | 1");
    EXPECT_EQ(wrong(head + "choice,T,x,y,a,,1,,0" + good), "2 bad_value | 1");
    EXPECT_EQ(wrong(head + "choice,T,x,y,a,,1,,,half" + good), "2 bad_value | 1");
    EXPECT_EQ(wrong(head + "choice,T,x,y,a,,,,,,more" + good), "2 too_many_cells | 1");
    EXPECT_EQ(wrong(head + "choice,T,x,,a" + good), "2 no_options | 1");
    EXPECT_EQ(wrong(head + "choice,\"T\nU,x,y,a" + good), "2 quote_not_closed, 3 unknown_type | 1");
    EXPECT_EQ(wrong(head + "choice,\"T\"U,x,y,a" + good), "2 text_after_quote | 1");
    EXPECT_EQ(wrong("type,text,fraction_1,a\nchoice,T,lots,x"), "2 bad_weight | 0");
    EXPECT_EQ(wrong("type,text,correct\ntrue_false,T,perhaps"), "2 no_right_answer | 0");
    EXPECT_EQ(wrong("type,text,correct\nnumeric,T,three"), "2 bad_number | 0");
    EXPECT_EQ(wrong("type,text,a,b,match_a\nmatch,T,x,y,z"), "2 match_missing | 0");
    EXPECT_EQ(wrong("type,text,a,b,correct\ninline_choice,T,x,y,a"), "2 blank_without_place | 0");
    EXPECT_EQ(wrong("type,text,correct\ntrue_false,<script>x</script>T,true"), "2 warning neutralised | 1");
}

}  // namespace
}  // namespace exchange
