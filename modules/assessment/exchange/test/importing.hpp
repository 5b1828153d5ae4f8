// Importers of text formats, and what they said.
#pragma once
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <exchange/intake.hpp>

namespace exchange {

using Importer = void (*)(const std::string&, std::string, Intake&);

inline Intake take(Importer importer, std::string text) {
    Intake intake;
    importer("q.txt", std::move(text), intake);
    for (const qti::Problem& p : intake.problems) {
        EXPECT_EQ(p.file, "q.txt");
        EXPECT_FALSE(p.message.empty());
    }
    return intake;
}
// "3 braces_unbalanced, 9 warning neutralised"
inline std::string problems_of(const Intake& intake) {
    std::string out;
    for (const qti::Problem& p : intake.problems) {
        out += fmt::format("{}{} {}{}", out.empty() ? "" : ", ", p.line,
                           p.severity == qti::Severity::warning ? "warning " : "", p.code);
    }
    return out;
}
// The questions of a file without problems.
inline std::vector<Question> questions(Importer importer, std::string text) {
    const Intake intake = take(importer, std::move(text));
    EXPECT_EQ(problems_of(intake), "");
    std::vector<Question> out;
    for (const Found& f : intake.found) {
        EXPECT_TRUE(f.question.has_value());
        EXPECT_FALSE(f.xml.empty());
        EXPECT_GT(f.line, 0);
        out.push_back(f.question.value_or(Question{}));
    }
    return out;
}
inline Question question(Importer importer, std::string text) {
    auto all = questions(importer, std::move(text));
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? Question{} : all[0];
}

}  // namespace exchange
