#include "texts.hpp"

#include <base/text.hpp>
#include <documents/html.hpp>
#include <qti/write.hpp>

#include "formulas.hpp"
#include "html_balance.hpp"
#include "html_lists.hpp"
#include "html_tokens.hpp"
#include "html_words.hpp"

namespace exchange {
namespace {

// Looks and layout: a question without them asks the same.
constexpr auto looks = std::to_array<std::string_view>({"style", "depth", "title", "head"});

}  // namespace

std::string Texts::of(std::string_view written, TextFormat format) {
    if (written.size() > question_text_max) {
        error("text_too_long", "A text of this question is longer than " +
                                   std::to_string(question_text_max / 1'024) + " KB. Shorten or split it.");
        return "";
    }
    if (format == TextFormat::plain) {
        return html_of_plain(written);
    }
    if (format == TextFormat::html) {
        return clean_html(with_formulas(written), &removed_);
    }
    const Result<std::string> html = documents::html(written);
    if (!html) {
        warn("markdown_unreadable", html.error().detail + " It was taken as plain text.");
        return html_of_plain(written);
    }
    return clean_html(*html, &removed_);
}

std::string Texts::words(std::string_view written, TextFormat format) {
    return format == TextFormat::plain ? trimmed(written) : words_of_html(of(written, format));
}

void Texts::not_kept(std::string_view what) {
    if (std::ranges::find(lost_, what) == lost_.end()) {
        lost_.emplace_back(what);
    }
}

void Texts::warn(std::string code, std::string message) {
    problems_.push_back({file_, line_, qti::Severity::warning, std::move(code), std::move(message)});
}

void Texts::error(std::string code, std::string message) {
    failed_ = true;
    problems_.push_back({file_, line_, qti::Severity::error, std::move(code), std::move(message)});
}

void Texts::tell() {
    std::vector<std::string> dangerous;
    for (const std::string& name : removed_) {
        if (is_in(looks, name)) {
            not_kept(name == "depth" ? "elements that stand too deep inside each other" : "\"" + name + "\"");
        } else {
            dangerous.push_back("\"" + name + "\"");
        }
    }
    if (!dangerous.empty()) {
        warn("neutralised", "Taken out of the text, since it may not run or load in a test: " +
                                joined(dangerous, ", ") + ". Check that the question still makes sense.");
    }
    if (!lost_.empty()) {
        warn("not_kept", "Not kept: " + joined(lost_, ", ") + ".");
    }
    removed_.clear();
    lost_.clear();
}

}  // namespace exchange
