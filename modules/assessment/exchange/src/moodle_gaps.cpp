// Gaps in a text: lists to choose from, and words to drag.
#include <base/text.hpp>

#include "landing.hpp"
#include "moodle.hpp"

namespace exchange {
namespace {

constexpr std::size_t gaps_max = 500;

struct Gaps {
    std::string text;                  // with "[[g1]]", "[[g2]]", … where "[[3]]" stood
    std::vector<std::size_t> choices;  // by gap: which choice is right, from 1
};

Gaps gaps_of(std::string_view written) {
    Gaps gaps;
    for (std::size_t at = 0; at < written.size();) {
        const std::size_t open = written.find("[[", at);
        gaps.text += written.substr(at, open - at);
        if (open == std::string_view::npos) {
            break;
        }
        std::size_t end = open + 2, number = 0;
        while (end < written.size() && written[end] >= '0' && written[end] <= '9' && end < open + 6) {
            number = number * 10 + std::size_t(written[end++] - '0');
        }
        if (number > 0 && written.substr(end).starts_with("]]") && gaps.choices.size() < gaps_max) {
            gaps.choices.push_back(number);
            gaps.text += "[[g" + std::to_string(gaps.choices.size()) + "]]";
            at = end + 2;
        } else {
            gaps.text += "[[";
            at = open + 2;
        }
    }
    return gaps;
}

struct Choice {
    std::string text, group;
    bool endless = false;
};
std::vector<Choice> choices_of(MoodleQuestion& read, const char* name) {
    std::vector<Choice> choices;
    for (const pugi::xml_node node : read.node().children(name)) {
        choices.push_back({.text = read.inner(node),
                           .group = read.group(node.child("group")),
                           .endless = bool(node.child("infinite"))});
    }
    return choices;
}

// Sets the text. Nothing, with an error, where the text and the choices do not fit.
std::optional<Gaps> checked_gaps(MoodleQuestion& read, const std::vector<Choice>& choices) {
    const pugi::xml_node holder = read.node().child("questiontext");
    Gaps gaps = gaps_of(moodle_text(holder));
    read.question.text = read.rich(gaps.text, holder);
    read.question.all_or_nothing = false;
    if (gaps.choices.empty()) {
        read.texts.error("blanks_missing",
                         "The text has no gap. Write [[1]] where the first choice belongs.");
        return std::nullopt;
    }
    for (const std::size_t number : gaps.choices) {
        if (number > choices.size()) {
            read.texts.error("choice_missing", "The text names choice [[" + std::to_string(number) +
                                                   "]], and there are only " +
                                                   std::to_string(choices.size()) + ".");
            return std::nullopt;
        }
    }
    return gaps;
}

}  // namespace

void moodle_gap_select(MoodleQuestion& read) {
    const std::vector<Choice> choices = choices_of(read, "selectoption");
    const std::optional<Gaps> gaps = checked_gaps(read, choices);
    if (!gaps) {
        return;
    }
    for (const std::size_t right : gaps->choices) {
        QuestionBlank blank{.id = "g" + std::to_string(read.question.blanks.size() + 1),
                            .type = QuestionType::inline_choice};
        for (std::size_t i = 0; i < choices.size(); ++i) {
            if (choices[i].group == choices[right - 1].group) {
                blank.options.push_back({.id = letter_id(blank.options.size()),
                                         .text = choices[i].text,
                                         .fraction = i + 1 == right ? 100.0 : 0.0});
            }
        }
        read.question.blanks.push_back(std::move(blank));
    }
    if (read.question.blanks.size() > 1) {
        read.question.type = QuestionType::cloze;
    }
}

void moodle_drag_words(MoodleQuestion& read) {
    Question& q = read.question;
    const std::vector<Choice> choices = choices_of(read, "dragbox");
    const std::optional<Gaps> gaps = checked_gaps(read, choices);
    if (!gaps) {
        return;
    }
    q.most = 0;
    for (const Choice& choice : choices) {
        q.options.push_back({.id = "w" + std::to_string(q.options.size() + 1),
                             .text = choice.text,
                             .group = choice.group,
                             .most = choice.endless ? 0 : 1});
    }
    for (const std::size_t right : gaps->choices) {
        const std::string id = "g" + std::to_string(q.targets.size() + 1);
        q.targets.push_back({.id = id, .text = {}, .area = {}, .group = choices[right - 1].group});
        q.pairs.push_back({"w" + std::to_string(right), id, 100.0 / double(gaps->choices.size())});
    }
}

}  // namespace exchange
