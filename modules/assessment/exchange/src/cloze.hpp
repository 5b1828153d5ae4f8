// Places to answer inside a text, as Moodle writes them: {2:SHORTANSWER:=Berlin#Right~%50%Bonn#Not any more}.
#pragma once
#include <exchange/question.hpp>

namespace exchange {

struct ClozeAnswer {
    std::string text, feedback;  // escapes are gone; HTML as it was written
    double fraction = 0;         // percent
};
struct ClozePlace {
    std::size_t from = 0, to = 0;  // of the text
    QuestionType type = QuestionType::text_entry;
    double weight = 1;
    bool case_sensitive = false, shuffled = false;
    std::vector<ClozeAnswer> answers;
};
struct ClozeText {
    std::vector<ClozePlace> places;
    std::vector<std::string> odd;            // what looks like a place and is none, as it begins
    std::optional<std::size_t> unclosed_at;  // a place that never ends; nothing after it was read
};
inline constexpr std::size_t cloze_places_max = 500, cloze_answers_max = 200;

ClozeText read_cloze(std::string_view text);

}  // namespace exchange
