#include "scoring.hpp"

#include <cmath>

namespace exchange {
namespace {

using Codes = std::set<std::string>;

Question good() {
    return {.text = "Which?",
            .options = {{.id = "a", .text = "A", .fraction = 100}, {.id = "b", .text = "B"}}};
}

TEST(Refusal, NamesWhatIsMissing) {
    Question q = good();
    q.options[0].fraction = 90;
    EXPECT_EQ(refused(q), Codes{"no_right_answer"});
    q = good();
    q.options.pop_back();
    EXPECT_EQ(refused(q), Codes{"no_options"});
    q = good();
    q.text = "<p> &#160; </p>";
    EXPECT_EQ(refused(q), Codes{"text_missing"});
    q = good();
    q.options[1].text = " ";
    EXPECT_EQ(refused(q), Codes{"option_without_text"});
    q = good();
    q.type = QuestionType::multiple_response;
    q.options[0].fraction = 60;
    q.all_or_nothing = false;
    EXPECT_EQ(refused(q), Codes{"fractions_below_100"});
    q.options[0].fraction = 0;
    EXPECT_EQ(refused(q), Codes{"no_right_answer"});
    for (const QuestionType type : {QuestionType::text_entry, QuestionType::numeric}) {
        q = {.type = type, .text = "What?"};
        EXPECT_EQ(refused(q), Codes{"no_options"});
        q.options = {{.id = "a", .text = "1", .fraction = 99}};
        EXPECT_EQ(refused(q), Codes{"no_right_answer"});
    }
}

TEST(Refusal, NamesWhatIsWrong) {
    Question q = good();
    q.options[1].id = "a";
    EXPECT_EQ(refused(q), Codes{"id_twice"});
    for (const char* bad : {"", "a b", "a\"", "\xC3\xA4", "a:b"}) {
        q.options[1].id = bad;
        EXPECT_EQ(refused(q), Codes{"bad_id"}) << bad;
    }
    for (const double bad : {-1.0, 1e9, static_cast<double>(NAN), static_cast<double>(INFINITY)}) {
        q = good();
        q.points = bad;
        EXPECT_EQ(refused(q), Codes{"bad_points"});
        q = good();
        q.options[1].fraction = bad * 1'000;
        EXPECT_EQ(refused(q), Codes{"bad_fraction"});
    }
    q = good();
    q.title = "\xFF";
    EXPECT_EQ(refused(q), Codes{"not_utf8"});
    q = good();
    for (std::size_t i = 0; i < 600; ++i) {
        q.options.push_back({.id = "o" + std::to_string(i), .text = "x"});
    }
    EXPECT_EQ(refused(q), Codes{"too_many_options"});
}

TEST(Refusal, PointsToThePlace) {
    Question q = good();
    q.options[1].text = "";
    qti::Problems problems;
    EXPECT_FALSE(to_qti(q, "q1", problems));
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_TRUE(problems[0].message.starts_with("/options/1/text: ")) << problems[0].message;
}

TEST(Compiled, TextsAreCleanWhateverTheyWere) {
    Question q = good();
    q.text =
        "<p onclick=\"x()\">Which<script>alert(1)</script>?<img src=\"javascript:x\"><br>&nbsp;&amp; \x01 "
        "x</p>";
    q.options[0].text = "<b>open";
    q.options[1].feedback = "<iframe src=//evil></iframe>no";
    q.title = "A \"title\" <b> &\n\x02next";
    const Scorer s(q);
    for (const char* bad : {"script", "onclick", "alert", "iframe", "evil", "\x01", "\x02"}) {
        EXPECT_EQ(s.xml.find(bad), std::string::npos) << bad;
    }
    EXPECT_EQ(s.item->title, "A \"title\" <b> & next");
    EXPECT_EQ(s.score({"a"}), 1);
}

TEST(Compiled, SaysItsLanguageAndItsName) {
    Question q = good();
    q.language = "ar";
    const Scorer s(q, "arabic-1");
    EXPECT_EQ(s.item->identifier, "arabic-1");
    EXPECT_EQ(s.item->title, "arabic-1");
    EXPECT_EQ(s.item->language, "ar");
}

}  // namespace
}  // namespace exchange
