// The Aiken format: a question, its options "A. …" or "A) …", and "ANSWER: B".
#include "landing.hpp"

#include <fmt/format.h>
#include <base/text.hpp>

namespace exchange {
namespace {

constexpr std::string_view endings = ".)";

// "B. text" or "B) text": the letter as written, and the text.
std::optional<std::pair<char, std::string>> option_in(std::string_view line) {
    if (line.size() < 2 || std::isalpha(static_cast<unsigned char>(line[0])) == 0 ||
        endings.find(line[1]) == std::string_view::npos ||
        (line.size() > 2 && line[2] != ' ' && line[2] != '\t')) {
        return std::nullopt;
    }
    return std::pair(line[0], trimmed(line.substr(2)));
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

class Reader {
  public:
    explicit Reader(Landing& landing) : landing_(landing) {}

    void line(std::int64_t number, std::string_view raw) {
        const std::string text = trimmed(raw);
        if (text.empty()) {
            blank_ = true;
            return;
        }
        const bool after_blank = std::exchange(blank_, false);
        if (lower(text.substr(0, 7)) == "answer:") {
            answer(number, text);
            return;
        }
        const auto option = option_in(text);
        const bool first = option && (option->first == 'A' || option->first == 'a');
        if (option && !text_.empty() && first == options_.empty()) {
            options_.push_back({option->first, option->second, number});
        } else if (!options_.empty() && !after_blank && !first) {
            options_.back().text += "\n" + text;
        } else {
            if (!options_.empty()) {
                missing_answer();
            }
            from_ = text_.empty() ? number : from_;
            text_ += text_.empty() ? "" : after_blank ? "\n\n" : "\n";
            text_ += text;
        }
    }
    void end() {
        if (!text_.empty()) {
            missing_answer();
        }
    }
    std::int64_t from() const { return from_; }

  private:
    struct Option {
        char letter;
        std::string text;
        std::int64_t line;
    };

    void missing_answer() {
        landing_.error(
            from_, "answer_line_missing",
            "The question that begins here has no answer: end it with a line such as \"ANSWER: B\".");
        forget();
    }
    void forget() {
        text_.clear();
        options_.clear();
    }

    void answer(std::int64_t number, const std::string& text) {
        const std::string letter = trimmed(text.substr(7));
        if (text_.empty()) {
            landing_.error(number, "answer_without_question", "There is no question above this answer.");
        } else if (options_.empty()) {
            landing_.error(number, "no_options",
                           "The question has no options: write them on lines such as \"A. text\".");
        } else if (const auto small =
                       std::ranges::find_if(options_, [](const Option& o) { return !is_upper(o.letter); });
                   small != options_.end()) {
            landing_.error(small->line, "lower_case",
                           "Options begin with a capital letter: \"A. text\" or \"A) text\".");
        } else if (!text.starts_with("ANSWER:") || (letter.size() == 1 && std::islower(letter[0]) != 0)) {
            landing_.error(number, "lower_case", "Write the answer in capitals: \"ANSWER: B\".");
        } else if (letter.size() != 1 || !is_upper(letter[0])) {
            landing_.error(number, "answer_not_understood",
                           "The answer is one letter: \"ANSWER: B\". Aiken has no questions with several "
                           "answers; use GIFT or CSV for them.");
        } else {
            take(number, letter[0]);
        }
        forget();
    }

    void take(std::int64_t number, char right) {
        Question q{.text = landing_.block(text_, Written::guess, from_)};
        bool found = false;
        std::string seen;
        for (const Option& o : options_) {
            if (seen.find(o.letter) != std::string::npos) {
                landing_.error(o.line, "option_twice",
                               fmt::format("There are two options {}: give each its own letter.", o.letter));
                return;
            }
            seen += o.letter;
            found = found || o.letter == right;
            q.options.push_back({.id = lower(std::string_view(&o.letter, 1)),
                                 .text = landing_.words(o.text, Written::guess, o.line),
                                 .fraction = o.letter == right ? 100.0 : 0.0});
        }
        if (!found) {
            landing_.error(number, "no_such_option",
                           fmt::format("The answer is {}, but the question has no such option.", right));
            return;
        }
        landing_.land(std::move(q), from_);
    }

    Landing& landing_;
    std::string text_;
    std::vector<Option> options_;
    std::int64_t from_ = 0;
    bool blank_ = false;
};

}  // namespace

void read_aiken(const std::string& file, std::string bytes, Intake& intake) {
    intake.format = Format::aiken;
    Landing landing(file, intake);
    if (bytes.size() > text_bytes_max) {
        landing.error(0, "file_too_large", "A file of questions has at most 32 MB: split it.");
        return;
    }
    const auto text = as_utf8(file, std::move(bytes), intake.problems);
    if (!text) {
        return;
    }
    Reader reader(landing);
    std::string_view rest = *text;
    for (std::int64_t number = 1; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        if (landing.full(number)) {
            return;
        }
        reader.line(number, rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    reader.end();
}

}  // namespace exchange
