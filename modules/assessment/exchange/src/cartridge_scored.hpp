// What old response processing gives for each way to answer.
#pragma once
#include "cartridge.hpp"

namespace exchange {

struct OldScored {
    const OldItem& item;
    OldReader& reader;
    OldRules rules;
    Question question;
    std::set<std::string> used_feedback;
};

std::string kind_of(const OldItem&);  // "cc.multiple_choice.v0p1", "multiple_choice_question"; lower case

void options_of(OldScored&, const OldResponse&);  // with their fractions and their own feedback
void one_right(OldScored&, const OldResponse&);
void several_right(OldScored&, const OldResponse&);
void order_of(OldScored&, const OldResponse&);
void written(OldScored&, const OldResponse&);  // text, number, or text that a person scores
void pairs_of(OldScored&);
QuestionBlank blank_of(OldScored&, const OldResponse&);
// Feedback whose name says nothing: by what it is shown for.
void place_feedback(OldScored&, const std::string& id, const std::string& text);

// Parts these share.
inline constexpr double enough = 1e-6;  // points less than this are none
// In percent, rounded where the file's own numbers were: 33.33 of 100 stays 33.33.
double percent_of_best(double score, double most);
double old_score(OldScored&, const std::string& response, std::vector<std::string> values);
// The best of the scores; what processing counts up to is often left at 100 or at 1.
double most_of(const std::vector<double>& scores);
void none_right(OldScored&);  // says so

}  // namespace exchange
