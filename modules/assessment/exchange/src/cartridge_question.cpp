// From what an item shows and how it is processed to the question it asks.
#include <base/text.hpp>
#include <cmath>

#include "cartridge.hpp"
#include "cartridge_scored.hpp"
#include "html_lists.hpp"
#include "html_words.hpp"
#include "landing.hpp"

namespace exchange {
namespace {

std::string mark_of(std::size_t place) { return "[[r" + std::to_string(place + 1) + "]]"; }

void replace_first(std::string& text, std::string_view what, std::string_view with) {
    if (const std::size_t at = text.find(what); at != std::string::npos) {
        text.replace(at, what.size(), with);
    }
}

void drop_marks(Question& q, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        replace_first(q.text, " " + mark_of(i) + " ", "");
    }
    q.text = trimmed(q.text);
}

bool is_true_false(const OldItem& item, const OldResponse& response) {
    const std::string kind = kind_of(item);
    if (response.labels.size() != 2 || response.several) {
        return false;
    }
    const std::string first = lower(words_of_html(response.labels[0].text));
    const std::string second = lower(words_of_html(response.labels[1].text));
    const bool says_so = (first == "true" && second == "false") || (first == "false" && second == "true");
    return says_so && (kind.contains("true") || kind.empty() || kind.contains("either"));
}

void true_false(OldScored& s, const OldResponse& response) {
    Question& q = s.question;
    q.type = QuestionType::true_false;
    q.shuffle = false;
    options_of(s, response);
    const auto says_true = [](const QuestionOption& o) { return lower(words_of_html(o.text)) == "true"; };
    std::ranges::stable_partition(q.options, says_true);
    for (std::size_t i = 0; i < 2; ++i) {
        q.options[i].id = i == 0 ? "true" : "false";
        q.options[i].text = i == 0 ? "True" : "False";
    }
}

void one_response(OldScored& s) {
    const OldResponse& response = s.item.responses.front();
    Question& q = s.question;
    drop_marks(q, 1);
    q.text += response.prompt;
    switch (response.kind) {
        case OldResponse::Kind::choice:
            q.shuffle = response.shuffle;
            if (is_true_false(s.item, response)) {
                true_false(s, response);
            } else {
                response.several ? several_right(s, response) : one_right(s, response);
            }
            break;
        case OldResponse::Kind::order:
            order_of(s, response);
            break;
        case OldResponse::Kind::text:
        case OldResponse::Kind::number:
            written(s, response);
            break;
        case OldResponse::Kind::other:
            s.reader.texts.error(
                "type_not_supported",
                "This way to answer cannot be imported. Write the question anew as another type.");
    }
}

// "[color]" in the text, as Canvas writes blanks with names.
std::size_t named_place(const std::string& text, const OldResponse& response) {
    const std::string name = words_of_html(response.prompt);
    return name.empty() ? std::string::npos : text.find("[" + name + "]");
}

void blanks(OldScored& s) {
    Question& q = s.question;
    q.type = QuestionType::cloze;
    q.all_or_nothing = false;
    for (std::size_t i = 0; i < s.item.responses.size(); ++i) {
        const OldResponse& response = s.item.responses[i];
        QuestionBlank blank = blank_of(s, response);
        blank.id = "b" + std::to_string(i + 1);
        const std::string here = "[[" + blank.id + "]]";
        if (const std::size_t place = named_place(q.text, response); place != std::string::npos) {
            q.text.replace(place, words_of_html(response.prompt).size() + 2, here);
            replace_first(q.text, " " + mark_of(i) + " ", "");
        } else {
            replace_first(q.text, mark_of(i), response.prompt + (response.prompt.empty() ? "" : " ") + here);
        }
        q.blanks.push_back(std::move(blank));
    }
    q.text = trimmed(q.text);
}

bool have_same_labels(const std::vector<OldResponse>& responses) {
    const auto texts = [](const OldResponse& r) {
        std::set<std::string> all;
        for (const OldLabel& label : r.labels) {
            all.insert(label.text);
        }
        return all;
    };
    return std::ranges::all_of(responses, [&](const OldResponse& r) {
        return !words_of_html(r.prompt).empty() && texts(r) == texts(responses.front());
    });
}

void several_responses(OldScored& s) {
    const std::vector<OldResponse>& responses = s.item.responses;
    const bool are_choices = std::ranges::all_of(
        responses, [](const OldResponse& r) { return r.kind == OldResponse::Kind::choice && !r.several; });
    const bool are_named = std::ranges::all_of(responses, [&](const OldResponse& r) {
        return named_place(s.question.text, r) != std::string::npos;
    });
    const bool is_other = std::ranges::any_of(responses, [](const OldResponse& r) {
        return r.kind == OldResponse::Kind::other || r.kind == OldResponse::Kind::order;
    });
    if (is_other) {
        s.reader.texts.error(
            "type_not_supported",
            "This way to answer cannot be imported. Write the question anew as another type.");
    } else if (are_choices && !are_named && have_same_labels(responses)) {
        drop_marks(s.question, responses.size());
        pairs_of(s);
    } else {
        blanks(s);
    }
}

void feedback(OldScored& s) {
    Question& q = s.question;
    for (const auto& [id, text] : s.item.feedback) {
        const std::string name = lower(id);
        if (words_of_html(text).empty() && !text.contains("<img") && !text.contains("<math")) {
            continue;
        }
        if (name == "general_fb" || name == "general" || name == "general_feedback") {
            q.feedback.general = text;
        } else if (name == "correct_fb" || name == "correct" || name == "correct_feedback") {
            q.feedback.correct = text;
        } else if (name == "general_incorrect_fb" || name == "incorrect_fb" || name == "incorrect" ||
                   name == "incorrect_feedback") {
            q.feedback.wrong = text;
        } else if (!s.used_feedback.contains(id)) {
            place_feedback(s, id, text);
        }
    }
}

double points_of(const OldItem& item, Texts& texts) {
    for (const char* label : {"points_possible", "cc_weighting", "qmd_weighting", "qmd_absolutescore_max"}) {
        const std::optional<double> points = number_in(item.fact(label));
        if (points && *points >= 0) {
            return *points;
        }
        if (!item.fact(label).empty()) {
            texts.warn("number_unreadable", "\"" + item.fact(label).substr(0, 40) +
                                                "\" is no number of points. One point was taken.");
        }
    }
    return 1;
}

}  // namespace

std::string kind_of(const OldItem& item) {
    for (const char* label : {"cc_profile", "question_type", "bbmd_questiontype", "qmd_itemtype"}) {
        if (const std::string kind = lower(item.fact(label)); !kind.empty()) {
            return kind;
        }
    }
    return "";
}

Question question_of_old(const OldItem& item, OldReader& reader) {
    OldScored s{item, reader, OldRules(item), {}, {}};
    Question& q = s.question;
    q.name = item.id;
    q.title = item.title;
    q.text = item.stem;
    q.points = points_of(item, reader.texts);
    q.shuffle = false;
    q.hints = item.hints;
    if (const std::string category = item.fact("cc_question_category"); !category.empty()) {
        q.tags = {category.substr(0, 80)};
    }
    const std::string kind = kind_of(item);
    if (kind.contains("calculated") || kind.contains("hot spot") || kind.contains("opinion")) {
        reader.texts.error("type_not_supported", "Questions of type \"" + kind.substr(0, 40) +
                                                     "\" cannot be imported. Write it anew as another type.");
    } else if (kind.contains("file_upload") || kind == "file upload") {
        q.type = QuestionType::upload;
        drop_marks(q, item.responses.size());
    } else if (item.responses.empty()) {
        q.type = QuestionType::description;
        q.points = 0;
        if (words_of_html(q.text).empty() && !q.text.contains("<img")) {
            reader.texts.error("question_empty", "This question has neither text nor a way to answer.");
        }
    } else if (item.responses.size() == 1 && named_place(q.text, item.responses[0]) == std::string::npos) {
        one_response(s);
    } else {
        several_responses(s);
    }
    feedback(s);
    if (s.rules.spent()) {
        reader.texts.error("too_complicated", "The scoring rules of this question are too many to follow.");
    }
    return std::move(q);
}

}  // namespace exchange
