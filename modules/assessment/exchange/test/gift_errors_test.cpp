#include "importing.hpp"
#include "landing.hpp"

namespace exchange {
namespace {

std::string wrong(std::string text) {
    const Intake intake = take(read_gift, std::move(text));
    return problems_of(intake) + " | " + std::to_string(intake.found.size());
}

TEST(GiftErrors, LoseOnlyTheirQuestion) {
    EXPECT_EQ(wrong("One{T}\n\nTwo\n{=a ~b\n\nThree{F}"), "4 braces_unbalanced | 2");
    EXPECT_EQ(wrong("One{=a ~b\n\n::T::Two{F}"), "1 braces_unbalanced | 1");
    EXPECT_EQ(wrong("One =a }\n\nTwo{F}"), "1 braces_unbalanced | 1");
    EXPECT_EQ(wrong("One\nmore {=a {b} }\n\nTwo{F}"), "2 braces_unbalanced | 1");
    EXPECT_EQ(wrong("One{T}\nTwo{F}\n\nThree{T}"), "2 two_answer_parts | 1");
    EXPECT_EQ(wrong("{=a\n$CATEGORY: x\nTwo{T}"), "1 braces_unbalanced | 1");
}

TEST(GiftErrors, NameWhatIsWrong) {
    EXPECT_EQ(wrong("::Title One{T}\n\nTwo{F}"), "1 title_not_closed | 1");
    EXPECT_EQ(wrong("One{=a ~%half%b}"), "1 bad_weight | 0");
    EXPECT_EQ(wrong("One{=a ~%200%b}"), "1 bad_weight | 0");
    EXPECT_EQ(wrong("One {#three}"), "1 bad_number | 0");
    EXPECT_EQ(wrong("One {#3:x}"), "1 bad_number | 0");
    EXPECT_EQ(wrong("One {#5..1}"), "1 bad_number | 0");
    EXPECT_EQ(wrong("One {#3 =4}"), "1 answer_not_understood | 0");
    EXPECT_EQ(wrong("One {perhaps}"), "1 answer_not_understood | 0");
    EXPECT_EQ(wrong("One {a =b ~c}"), "1 answer_not_understood | 0");
    EXPECT_EQ(wrong("\n\nOne {\n=a -> b\n=c\n}"), "3 match_without_arrow | 0");
    EXPECT_EQ(wrong("One {=a -> }"), "1 match_without_arrow | 0");
}

TEST(GiftErrors, ComeFromTheQuestionItselfToo) {
    EXPECT_EQ(wrong("One{~%50%a ~%20%b}"), "1 fractions_below_100 | 0");
    EXPECT_EQ(wrong("\n{=a ~b}"), "2 text_missing | 0");
    EXPECT_EQ(wrong("One{=a ~}"), "1 option_without_text | 0");
    EXPECT_EQ(wrong("One{=%50%a}"), "1 no_right_answer | 0");
}

TEST(GiftErrors, WhatWouldRunIsTakenOutAndSaid) {
    const Intake intake = take(read_gift,
                               "[html]Safe?<script>alert(1)</script>"
                               "<img src\\=x alt\\=X onerror\\=alert(1)>{T}\n\nTwo{F}");
    EXPECT_EQ(problems_of(intake), "1 warning neutralised, 1 warning file_missing");
    ASSERT_EQ(intake.found.size(), 2U);
    EXPECT_EQ(intake.found[0].xml.find("alert"), std::string::npos);
}

TEST(GiftErrors, StopWhenThereAreTooMany) {
    std::string text;
    for (int i = 0; i < 3'000; ++i) {
        text += "x}\n\n";
    }
    const Intake intake = take(read_gift, text);
    EXPECT_EQ(intake.problems.size(), problems_max + 1);
    EXPECT_EQ(intake.problems.back().code, "too_many_problems");
}

}  // namespace
}  // namespace exchange
