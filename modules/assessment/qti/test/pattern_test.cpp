#include "pattern.hpp"

#include "words.hpp"

#include <gtest/gtest.h>

namespace qti {
namespace {

bool matches(std::string_view pattern, std::string_view text) {
    const auto compiled = Pattern::compile(pattern);
    EXPECT_TRUE(compiled) << pattern;
    std::size_t work = 100'000'000;
    return compiled && compiled->matches(text, work).value();
}

struct Row {
    const char* pattern;
    const char* text;
    bool match;
};
TEST(Pattern, MatchesAWholeText) {
    for (const auto& [pattern, text, match] : std::vector<Row>{
             {"", "", true},
             {"", "a", false},
             {"a", "a", true},
             {"a", "b", false},
             {"abc", "abc", true},
             {"a|b", "b", true},
             {"a|", "", true},
             {"(a|b)c", "bc", true},
             {"(a|b)c", "c", false},
             {"a?", "", true},
             {"a?", "aa", false},
             {"a*", "aaaa", true},
             {"a+", "", false},
             {"(ab)+", "abab", true},
             {"a{3}", "aaa", true},
             {"a{3}", "aa", false},
             {"a{3}", "aaaa", false},
             {"a{2,}", "aaaaa", true},
             {"a{2,}", "a", false},
             {"a{1,3}", "aaa", true},
             {"a{1,3}", "aaaa", false},
             {"a{0}", "", true},
             {"(a{1,2}b){2}", "aabab", true},
             {".", "é", true},
             {".", "\n", false},
             {"[a-c]", "b", true},
             {"[a-c]", "d", false},
             {"[^a-c]", "d", true},
             {"[^a-c]", "b", false},
             {"[a-z-[aeiou]]+", "xyz", true},
             {"[a-z-[aeiou]]+", "xaz", false},
             {"[-a]+", "a-", true},
             {"[a-]+", "a-", true},
             {"[\\]]", "]", true},
             {"\\d+", "123", true},
             {"\\d+", "١٢٣", true},
             {"\\D", "1", false},
             {"\\s", "\t", true},
             {"\\S", " ", false},
             {"\\w+", "Grüße", true},
             {"\\w", "!", false},
             {"\\W", "!", true},
             {"\\i\\c*", "_a-1", true},
             {"\\p{Lu}\\p{Ll}+", "Élan", true},
             {"\\P{L}", "a", false},
             {"\\p{Nd}", "7", true},
             {"\\.", ".", true},
             {"\\.", "a", false},
             {"^a+$", "aa", true},
             {"(?:ab)c", "abc", true},
             {"[à-ü]+", "éà", true},
             {"-?[0-9]+(\\.[0-9]+)?", "-12.5", true},
             {"-?[0-9]+(\\.[0-9]+)?", "12.", false},
             {"[\\d,]+", "1,2", true},
         }) {
        EXPECT_EQ(matches(pattern, text), match) << pattern << " on " << text;
    }
}

TEST(Pattern, RefusesWhatItCannotMatchInLinearTime) {
    for (const char* pattern :
         {"(", ")", "a)", "[", "[a", "*", "a**", "a{", "a{2", "a{3,1}", "\\", "\\1", "(?=a)", "(?<n>a)",
          "\\p{Ghost}", "a{1,99999}", "((a{100}){100}){100}", "[z-a]"}) {
        EXPECT_FALSE(Pattern::compile(pattern)) << pattern;
    }
    EXPECT_FALSE(Pattern::compile(std::string(10'000, 'a')));
    EXPECT_FALSE(Pattern::compile(std::string(2'000, '(') + std::string(2'000, ')')));
}

TEST(Pattern, TakesTimeByTheLengthAlone) {
    // What makes a matcher that tries one way after the other run for ever.
    const auto pattern = Pattern::compile("(a*)*(a*)*(a|aa)+b");
    std::size_t work = 1'000'000;
    EXPECT_EQ(pattern->matches(std::string(1'000, 'a'), work), false);
    EXPECT_GT(work, 900'000u);
    work = 100;
    EXPECT_EQ(pattern->matches(std::string(1'000, 'a'), work), std::nullopt);
}

TEST(Words, LoseTheirCase) {
    EXPECT_EQ(without_case("Äpfel & ÉCLAIR Ÿ Š Ž Ő"), "äpfel & éclair ÿ š ž ő");
    EXPECT_EQ(without_case("ΑΒΓ Σς ЖЁ"), "αβγ σσ жё");
    EXPECT_EQ(without_case("漢字 ×÷"), "漢字 ×÷");
    const std::string broken =
        "\xff"
        "A\xc3";
    EXPECT_EQ(without_case(without_case(broken)), without_case(broken));
}

}  // namespace
}  // namespace qti
