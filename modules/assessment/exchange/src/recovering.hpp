// A document on its way back to the question it was compiled from.
#pragma once
#include "compiling.hpp"

#include <boost/json.hpp>

namespace exchange {

struct Recovering {
    const qti::Item& item;
    Question q{};
    std::map<std::string, std::string> modal{};  // identifier -> HTML of its feedback
    boost::json::object kept{};                  // what the body's <div> keeps beside QTI
    bool own = true;                             // written by to_qti, not by another tool

    std::string feedback_of(const std::string& identifier) const {
        const auto found = modal.find(identifier);
        return found == modal.end() ? "" : found->second;
    }
};

// The insides of an element as HTML; gaps, hot text and interactions become the marks they came from.
std::string html_inside(pugi::xml_node);
// What stands in front of `end`, likewise.
std::string html_before(pugi::xml_node parent, pugi::xml_node end);
// The elements inside, without the blanks of the layout. No elements where there is text beside them.
std::vector<pugi::xml_node> elements_in(pugi::xml_node);
std::string as_html(std::string_view words);
std::int64_t whole(pugi::xml_node, const char* attribute, std::int64_t otherwise);
// The percentage that `worth * percent / 100` makes `mapped` of, to the last digit.
double percent_of(double mapped, double worth);

// By the interaction's kind; false for what is not of a kind we write.
bool recover_interaction(Recovering&, pugi::xml_node interaction);
bool recover_cloze(Recovering&, pugi::xml_node content);

// Fractions of options from the response's mapping, else from its correct response.
void recover_fractions(const qti::Declaration&, double worth, std::vector<QuestionOption>&);
void recover_pairs(Recovering&, const qti::Declaration&);
// Texts and numbers, from the mapping or from the rules.
bool recover_accepted(const Recovering&, const qti::Declaration&, const std::string& outcome, double worth,
                      std::vector<QuestionOption>&, bool& case_sensitive);
std::vector<QuestionOption> choices_in(const Recovering&, pugi::xml_node interaction, const char* name,
                                       const std::string& blank = "");

// Other tools' plain items: see question_of.cpp.
std::optional<Question> foreign_question(const qti::Item&);

}  // namespace exchange
