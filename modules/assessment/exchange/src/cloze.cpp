#include "cloze.hpp"

#include <array>
#include <base/text.hpp>

#include "landing.hpp"

namespace exchange {
namespace {

struct Word {
    std::string_view word;
    QuestionType type;
    bool case_sensitive = false, shuffled = false;
};
using enum QuestionType;
constexpr auto words = std::to_array<Word>({
    {"SHORTANSWER", text_entry},
    {"SA", text_entry},
    {"MW", text_entry},
    {"SHORTANSWER_C", text_entry, true},
    {"SAC", text_entry, true},
    {"MWC", text_entry, true},
    {"NUMERICAL", numeric},
    {"NM", numeric},
    {"MULTICHOICE", inline_choice},
    {"MC", inline_choice},
    {"MULTICHOICE_S", inline_choice, false, true},
    {"MCS", inline_choice, false, true},
    {"MULTICHOICE_V", choice},
    {"MCV", choice},
    {"MULTICHOICE_VS", choice, false, true},
    {"MCVS", choice, false, true},
    {"MULTICHOICE_H", choice},
    {"MCH", choice},
    {"MULTICHOICE_HS", choice, false, true},
    {"MCHS", choice, false, true},
    {"MULTIRESPONSE", multiple_response},
    {"MR", multiple_response},
    {"MULTIRESPONSE_H", multiple_response},
    {"MRH", multiple_response},
    {"MULTIRESPONSE_S", multiple_response, false, true},
    {"MRS", multiple_response, false, true},
    {"MULTIRESPONSE_HS", multiple_response, false, true},
    {"MRHS", multiple_response, false, true},
});

constexpr std::size_t head_bytes_max = 40;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; }

struct Head {
    std::string_view weight, word;
    std::size_t size = 0;  // up to and with the second colon
};
// "{2:MC:", where the text begins with it.
std::optional<Head> head_of(std::string_view text) {
    text = text.substr(0, head_bytes_max);
    std::size_t at = 1;
    const auto pass = [&](auto&& is) {
        const std::size_t from = at;
        while (at < text.size() && is(text[at])) {
            ++at;
        }
        return text.substr(from, at - from);
    };
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    pass(blank);
    const std::string_view weight = pass(is_digit);
    pass(blank);
    if (!text.substr(at).starts_with(':')) {
        return std::nullopt;
    }
    ++at;
    pass(blank);
    const std::string_view word = pass(is_letter);
    pass(blank);
    if (word.empty() || !text.substr(at).starts_with(':')) {
        return std::nullopt;
    }
    return Head{weight, word, at + 1};
}

class Answers {
  public:
    explicit Answers(std::string_view text) : text_(text) {}

    // Up to the closing brace; false when there is none.
    bool read(ClozePlace& place) {
        if (at("~")) {
            ++at_;
        }
        for (;;) {
            ClozeAnswer answer;
            if (at("=")) {
                answer.fraction = 100;
                ++at_;
            } else if (const std::size_t close = percent_end(); close != 0) {
                answer.fraction =
                    std::clamp(number_in(text_.substr(at_ + 1, close - at_ - 1)).value_or(0), -100.0, 100.0);
                at_ = close + 1;
            }
            answer.text = until(Stop::feedback);
            if (at("#")) {
                ++at_;
                answer.feedback = until(Stop::answer);
            }
            if (place.answers.size() < cloze_answers_max) {
                place.answers.push_back(std::move(answer));
            }
            if (at_ >= text_.size()) {
                return false;
            }
            const bool is_last = text_[at_] == '}';
            ++at_;
            if (is_last) {
                return true;
            }
        }
    }
    std::size_t size() const { return at_; }

  private:
    enum class Stop { feedback, answer };

    bool at(std::string_view what) const { return text_.substr(at_).starts_with(what); }
    // Where the second sign of "%50%" stands; 0 without one.
    std::size_t percent_end() const {
        if (!at("%")) {
            return 0;
        }
        std::size_t end = at_ + 1;
        while (end < text_.size() && end - at_ < 16 &&
               (is_digit(text_[end]) || text_[end] == '.' || text_[end] == '-')) {
            ++end;
        }
        return end < text_.size() && text_[end] == '%' && end > at_ + 1 ? end : 0;
    }
    std::string until(Stop stop) {
        std::string out;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\\' && at_ + 1 < text_.size() &&
                std::string_view("}#~/\"\\{=%").contains(text_[at_ + 1])) {
                out += text_[++at_];
            } else if (c == '}' || c == '~' || (c == '#' && stop == Stop::feedback && !is_in_entity())) {
                break;
            } else {
                out += c;
            }
        }
        return out;
    }
    bool is_in_entity() const { return at_ > 0 && text_[at_ - 1] == '&'; }  // "&#39;"

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

ClozeText read_cloze(std::string_view text) {
    ClozeText read;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at)) {
        const bool is_escaped = at > 0 && text[at - 1] == '\\';
        const std::optional<Head> head = is_escaped ? std::nullopt : head_of(text.substr(at));
        if (!head) {
            ++at;
            continue;
        }
        std::string name(head->word);
        for (char& c : name) {
            c = c >= 'a' && c <= 'z' ? char(c - 32) : c;
        }
        const auto word = std::ranges::find(words, std::string_view(name), &Word::word);
        if (word == words.end() || read.places.size() >= cloze_places_max) {
            read.odd.emplace_back(text.substr(at, head->size));
            at += head->size;
            continue;
        }
        ClozePlace place{.from = at,
                         .type = word->type,
                         .weight = head->weight.empty() ? 1 : number_in(head->weight).value_or(1),
                         .case_sensitive = word->case_sensitive,
                         .shuffled = word->shuffled};
        Answers answers(text.substr(at + head->size));
        if (!answers.read(place)) {
            read.unclosed_at = at;
            return read;
        }
        at += head->size + answers.size();
        place.to = at;
        read.places.push_back(std::move(place));
    }
    return read;
}

}  // namespace exchange
