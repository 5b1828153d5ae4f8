// The texts of one question on their way in: cleaned, with one warning for what had to go.
#pragma once
#include <exchange/question.hpp>

namespace exchange {

enum class TextFormat { html, plain, markdown };

inline constexpr std::size_t question_text_max = 256 * 1'024;  // of one text, in bytes

class Texts {
  public:
    Texts(std::string file, std::int64_t line, qti::Problems& problems)
        : file_(std::move(file)), line_(line), problems_(problems) {}

    // HTML of the safe subset. TeX between \( \), \[ \] and $$ $$ becomes <span class="math" data-tex>.
    std::string of(std::string_view written, TextFormat);
    // The same for what stands in a line: without the one paragraph around it.
    std::string line(std::string_view written, TextFormat);
    // The words alone, without tags: for what is compared rather than shown (titles, accepted answers).
    std::string words(std::string_view written, TextFormat);

    // The question says it, and a Question has no place for it.
    void not_kept(std::string_view what);
    // The line that problems told from here on are about.
    void at(std::int64_t line) { line_ = line; }
    void warn(std::string code, std::string message);
    void error(std::string code, std::string message);
    // Warnings about the texts so far, each once: `neutralised`, `not_kept`, `alt_missing`.
    void tell();

    bool has_failed() const { return failed_; }  // an error was told: the question cannot be used

  private:
    std::string file_;
    std::int64_t line_;
    qti::Problems& problems_;
    std::vector<std::string> removed_, lost_;
    bool failed_ = false, lacks_alternative_ = false;
};

}  // namespace exchange
