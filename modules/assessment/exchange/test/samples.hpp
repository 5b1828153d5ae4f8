// Small files of other systems, and questions about what came of them.
#pragma once
#include <gtest/gtest.h>
#include <exchange/intake.hpp>

namespace samples {

// One transparent dot.
inline const std::string png_base64 =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

// A quiz of one question; its text may be replaced.
inline std::string quiz(const std::string& type, const std::string& inside,
                        const std::string& text =
                            "<questiontext format=\"html\"><text><![CDATA[<p>Well?</p>]]>"
                            "</text></questiontext>") {
    return "<?xml version=\"1.0\"?>\n<quiz>\n<question type=\"" + type + "\"><name><text>One</text></name>" +
           text + inside + "</question>\n</quiz>";
}

inline exchange::Intake moodle(std::string bytes) {
    exchange::Intake intake;
    exchange::read_moodle("quiz.xml", std::move(bytes), intake);
    return intake;
}

inline std::vector<std::string> codes(const exchange::Intake& intake) {
    std::vector<std::string> codes;
    for (const qti::Problem& problem : intake.problems) {
        codes.push_back(problem.code);
    }
    return codes;
}

inline std::string told(const exchange::Intake& intake) {
    std::string all;
    for (const qti::Problem& problem : intake.problems) {
        all += std::to_string(problem.line) + " " + problem.code + ": " + problem.message + "\n";
    }
    return all;
}

// The one thing found, or a failed test.
inline exchange::Found only(const exchange::Intake& intake) {
    EXPECT_EQ(intake.found.size(), 1u) << told(intake);
    if (intake.found.size() != 1 || !intake.found[0].question) {
        exchange::Found none;
        none.question.emplace();
        none.question->options.resize(10);
        none.question->targets.resize(10);
        none.question->pairs.resize(10);
        none.question->blanks.resize(10);
        none.question->picture.emplace();
        return none;
    }
    EXPECT_FALSE(intake.found[0].xml.empty());
    return intake.found[0];
}

}  // namespace samples
