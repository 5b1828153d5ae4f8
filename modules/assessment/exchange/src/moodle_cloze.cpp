#include <base/text.hpp>

#include "cloze.hpp"
#include "landing.hpp"
#include "moodle.hpp"

namespace exchange {
namespace {

// "3.14:0.01" is a number and how far off still counts.
void number_answer(MoodleQuestion& read, const std::string& words, QuestionOption& option) {
    if (words == "*") {
        option.text = "*";
        return;
    }
    std::string value = words, tolerance;
    if (const std::size_t colon = words.find(':'); colon != std::string::npos) {
        value = trimmed(std::string_view(words).substr(0, colon));
        tolerance = trimmed(std::string_view(words).substr(colon + 1));
    }
    if (!value.contains('.')) {
        std::ranges::replace(value, ',', '.');
    }
    if (!tolerance.contains('.')) {
        std::ranges::replace(tolerance, ',', '.');
    }
    const std::optional<double> off = tolerance.empty() ? 0 : number_in(tolerance);
    if (!number_in(value) || !off || *off < 0) {
        read.texts.error("number_unreadable", "The answer \"" + words.substr(0, 40) +
                                                  "\" is no number. Write it like 3.5 or 3.5:0.1.");
        return;
    }
    option.text = value;
    option.tolerance = off;
}

// Of several right answers each is worth its part, though every one is marked with "=".
void share(std::vector<QuestionOption>& options) {
    double sum = 0;
    for (const QuestionOption& option : options) {
        sum += std::max(0.0, option.fraction);
    }
    for (QuestionOption& option : options) {
        option.fraction = sum > 100.1 && option.fraction > 0 ? 100 * option.fraction / sum : option.fraction;
    }
}

QuestionBlank blank_of(MoodleQuestion& read, pugi::xml_node holder, const ClozePlace& place) {
    QuestionBlank blank{.type = place.type, .weight = place.weight, .case_sensitive = place.case_sensitive};
    for (const ClozeAnswer& answer : place.answers) {
        QuestionOption option{.id = letter_id(blank.options.size()), .fraction = answer.fraction};
        if (place.type == QuestionType::numeric) {
            number_answer(read, read.texts.words(answer.text, TextFormat::html), option);
        } else if (place.type == QuestionType::text_entry) {
            option.text = read.texts.words(answer.text, TextFormat::html);
        } else {
            option.text = read.inner(trimmed(answer.text), holder);
        }
        option.feedback = answer.feedback.empty() ? "" : read.inner(trimmed(answer.feedback), holder);
        blank.options.push_back(std::move(option));
    }
    if (place.type == QuestionType::multiple_response) {
        share(blank.options);
    }
    return blank;
}

}  // namespace

void moodle_cloze(MoodleQuestion& read) {
    Question& q = read.question;
    const pugi::xml_node holder = read.node().child("questiontext");
    const std::string written = moodle_text(holder);
    if (written.size() > question_text_max) {
        read.texts.of(written, TextFormat::html);  // says so
        return;
    }
    const ClozeText cloze = read_cloze(written);
    if (cloze.unclosed_at) {
        read.texts.error("cloze_unclosed",
                         "A place to answer is opened and never closed: \"" +
                             read.texts.words(written.substr(*cloze.unclosed_at, 40), TextFormat::html) +
                             "…\". Put a } at its end.");
        return;
    }
    for (std::size_t i = 0; i < cloze.odd.size() && i < 5; ++i) {
        read.texts.warn("cloze_not_understood",
                        "\"" + cloze.odd[i] + "…\" is no known place to answer and stays as text.");
    }
    std::string text;
    std::size_t copied = 0;
    double weights = 0;
    for (const ClozePlace& place : cloze.places) {
        const std::string id = "b" + std::to_string(q.blanks.size() + 1);
        text += written.substr(copied, place.from - copied) + "[[" + id + "]]";
        copied = place.to;
        weights += place.weight;
        q.blanks.push_back(blank_of(read, holder, place));
        q.blanks.back().id = id;
    }
    text += written.substr(copied);
    q.text = read.rich(text, holder);
    q.all_or_nothing = false;
    q.shuffle = std::ranges::any_of(cloze.places, &ClozePlace::shuffled);
    if (!read.node().child("defaultgrade")) {
        q.points = weights;  // Moodle's own rule
    }
    if (q.blanks.empty()) {
        read.texts.error("blanks_missing",
                         "The text has no place to answer, such as {1:SHORTANSWER:=Berlin}.");
    }
}

}  // namespace exchange
