// What the importers of text formats share: cleaning with its warnings, and handing a question over.
#pragma once
#include <exchange/intake.hpp>

#include <unordered_set>
#include "texts.hpp"

namespace exchange {

inline constexpr std::size_t problems_max = 1'000;  // of one file; reading stops there

enum class Written { guess, html, plain, markdown };  // guess: HTML where there is a tag, else plain with TeX

class Landing {
  public:
    Landing(std::string file, Intake&);

    void error(std::int64_t line, std::string code, std::string message);
    void warn(std::int64_t line, std::string code, std::string message);
    // Clean HTML of what the file says; a warning `neutralised` names what was taken out. `block` is for
    // stems and feedback: paragraphs; `words` for options and what stands in a line.
    std::string block(std::string_view written, Written, std::int64_t line);
    std::string words(std::string_view written, Written, std::int64_t line);
    // Compiles the question and adds it to what was found; problems are reported at this line, and a question
    // with errors is left out.
    void land(Question, std::int64_t line, std::map<std::string, std::string> metadata = {});

    // More than `entries_max` questions or `problems_max` problems: reading stops, and says so once.
    bool full(std::int64_t line);

  private:
    void warn_of_files(std::string_view xml, std::int64_t line);
    std::string cleaned(std::string_view text, TextFormat, std::int64_t line);
    std::string file_;
    Intake& intake_;
    std::unordered_set<std::string> names_;
    std::size_t first_problem_ = 0;
    bool stopped_ = false;
    bool failed_ = false;  // a text of the question being read cannot be used
};

// "What is a *Cloud*?" is "what-is-a-cloud": at most 60 letters, digits and dashes; "question" for nothing.
std::string short_name(std::string_view title);
// A number as people write it: "3", "-2.5", "1e3", " 4 "; nothing for anything else or what is not finite.
std::optional<double> number_in(std::string_view);
// "a", "b", … "z", "aa", …
std::string letter_id(std::size_t place);

}  // namespace exchange
