#include "draft_checks.hpp"

#include <base/text.hpp>
#include <documents/html.hpp>

#include "bank.hpp"

namespace itembank {
namespace {

using exchange::Question;
using exchange::QuestionOption;
using exchange::QuestionType;

std::string block(const DraftBody& body, const std::string& text) {
    return body.format == TextFormat::html ? exchange::clean_html(text) : documents::html(text).value_or("");
}

// A single paragraph goes without its <p>: it stands in a label.
std::string without_paragraph(std::string html) {
    while (html.ends_with('\n')) {
        html.pop_back();
    }
    if (html.starts_with("<p>") && html.ends_with("</p>") && html.find("<p>", 3) == std::string::npos) {
        html = html.substr(3, html.size() - 7);
    }
    return html;
}

bool is_typed(QuestionType type) { return type == QuestionType::text_entry || type == QuestionType::numeric; }

void options_as_html(const DraftBody& body, QuestionType type, std::vector<QuestionOption>& options) {
    for (QuestionOption& option : options) {
        if (!is_typed(type)) {  // else it is the accepted text itself
            option.text = inline_html_of(body, option.text);
        }
        option.feedback = inline_html_of(body, option.feedback);
    }
}

KeyCheck no(std::string sentence) { return {false, std::move(sentence)}; }

// Options to choose from, to order, to match: all there, all different.
std::optional<KeyCheck> bad_texts(const auto& list, std::size_t least, const char* what) {
    if (list.size() < least) {
        return no("Add " + std::string(what) + ": there are " + std::to_string(list.size()) +
                  ", and at least " + std::to_string(least) + " are needed.");
    }
    std::set<std::string> texts, ids;
    for (const auto& entry : list) {
        if (trimmed(entry.text).empty()) {
            return no("Write a text for every one of the " + std::string(what) + ".");
        }
        if (!texts.insert(trimmed(entry.text)).second) {
            return no("Two of the " + std::string(what) + " read the same. Change one.");
        }
        if (entry.id.empty() || !ids.insert(entry.id).second) {
            return no("Two of the " + std::string(what) + " have the same id. Give each its own.");
        }
    }
    return std::nullopt;
}

std::optional<KeyCheck> bad_structure(const Question& q) {
    const auto right = std::ranges::count_if(q.options, [](const auto& o) { return o.fraction > 0; });
    switch (q.type) {
        case QuestionType::choice:
        case QuestionType::true_false:
            if (auto bad = bad_texts(q.options, 2, "options")) {
                return bad;
            }
            if (q.all_or_nothing && right != 1) {
                return no("Mark exactly one option as right.");
            }
            break;
        case QuestionType::multiple_response:
            if (auto bad = bad_texts(q.options, 3, "options")) {
                return bad;
            }
            if (right == 0 || right == std::ssize(q.options)) {
                return no("Mark the options that are right: at least one, and not all.");
            }
            if (q.most != 0 && q.most < right) {
                return no("More options are right than may be chosen. Change one of the two.");
            }
            break;
        case QuestionType::order:
            return bad_texts(q.options, 3, "steps");
        case QuestionType::match:
            if (auto bad = bad_texts(q.targets, 2, "prompts")) {
                return bad;
            }
            if (auto bad = bad_texts(q.options, 2, "options")) {
                return bad;
            }
            for (const auto& target : q.targets) {
                if (std::ranges::none_of(q.pairs, [&](const auto& p) { return p.target == target.id; })) {
                    return no("Say for every prompt which option fits.");
                }
            }
            break;
        default:
            break;
    }
    return std::nullopt;
}

}  // namespace

std::string html_of(const DraftBody& body, const std::string& text) { return block(body, text); }
std::string inline_html_of(const DraftBody& body, const std::string& text) {
    return text.empty() ? "" : without_paragraph(block(body, text));
}

Question as_html(const DraftBody& body) {
    Question q = body.question.value_or(Question{});
    q.text = html_of(body, q.text);
    options_as_html(body, q.type, q.options);
    for (auto& target : q.targets) {
        target.text = inline_html_of(body, target.text);
    }
    for (auto& blank : q.blanks) {
        options_as_html(body, blank.type, blank.options);
    }
    for (std::string* text :
         {&q.feedback.general, &q.feedback.correct, &q.feedback.partly, &q.feedback.wrong}) {
        *text = html_of(body, *text);
    }
    for (std::string& hint : q.hints) {
        hint = html_of(body, hint);
    }
    return q;
}

KeyCheck check_key(const DraftBody& body) {
    if (!body.question && body.qti.empty()) {
        return no("Write the question.");
    }
    if (body.question) {
        if (trimmed(body.question->text).empty()) {
            return no("Write the question.");
        }
        if (body.question->type == QuestionType::description) {
            return no("A description asks nothing. Choose a kind of question.");
        }
        if (auto bad = bad_structure(*body.question)) {
            return *bad;
        }
    }
    const auto content = content_of(without_translations(body), "item", std::nullopt, {});
    if (!content) {
        return no(content.error().detail);
    }
    if (needs_a_person(*content)) {
        return {true, ""};
    }
    const Points points = score_response(*content, right_answer(*content));
    return points.possible > 0 && points.earned >= points.possible
               ? KeyCheck{true, ""}
               : no("The key does not earn all points. Mark what is right, and look at the points again.");
}

bool is_explained(const DraftBody& body) {
    if (!body.question) {
        return body.qti.contains("feedback");
    }
    const Question& q = *body.question;
    return !trimmed(q.feedback.general).empty() ||
           (!trimmed(q.feedback.correct).empty() && !trimmed(q.feedback.wrong).empty()) ||
           (!q.options.empty() &&
            std::ranges::all_of(q.options, [](const auto& o) { return !trimmed(o.feedback).empty(); }));
}

std::vector<std::string> pictures_without_words(const DraftBody& body) {
    std::vector<std::string> out;
    std::string all = body.qti;
    if (body.question) {
        const Question q = as_html(body);
        all = q.text + q.feedback.general + q.feedback.correct + q.feedback.partly + q.feedback.wrong;
        for (const auto& option : q.options) {
            all += option.text + option.feedback;
            if (!option.picture.empty() && trimmed(option.text).empty()) {
                out.push_back(option.picture);
            }
        }
        for (const auto& target : q.targets) {
            all += target.text;
        }
        if (q.picture && trimmed(q.picture->alt).empty()) {
            out.push_back(q.picture->path);
        }
    }
    const auto attribute = [](std::string_view tag, std::string_view name) -> std::string {
        const auto at = tag.find(std::string(" ") + std::string(name) + "=\"");
        if (at == std::string_view::npos) {
            return "";
        }
        const auto from = at + name.size() + 3;
        return std::string(tag.substr(from, tag.find('"', from) - from));
    };
    for (auto at = all.find("<img"); at != std::string::npos; at = all.find("<img", at + 4)) {
        const std::string_view tag = std::string_view(all).substr(at, all.find('>', at) - at);
        if (trimmed(attribute(tag, "alt")).empty()) {
            out.push_back(attribute(tag, "src"));
        }
    }
    return out;
}

}  // namespace itembank
