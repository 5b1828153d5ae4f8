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
        std::string html = trimmed(clean_html(with_formulas(written), &removed_));
        lacks_alternative_ = lacks_alternative_ || html.contains(" alt=\"\"");
        return html;
    }
    const Result<std::string> html = documents::html(written);
    if (!html) {
        warn("markdown_unreadable", html.error().detail + " It was taken as plain text.");
        return html_of_plain(written);
    }
    return clean_html(*html, &removed_);
}

std::string Texts::line(std::string_view written, TextFormat format) {
    std::string html = of(written, format);
    for (const std::string_view opening :
         {"<p>", "<p dir=\"ltr\">", "<p class=\"align-left\">", "<p dir=\"ltr\" class=\"align-left\">"}) {
        const bool is_one = html.starts_with(opening) && html.find("</p>") + 4 == html.size();
        if (is_one) {
            return trimmed(std::string_view(html).substr(opening.size(), html.size() - opening.size() - 4));
        }
    }
    return html;
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
    if (lacks_alternative_) {
        warn("alt_missing", "A picture has no words for those who cannot see it. Add them before review.");
    }
    removed_.clear();
    lost_.clear();
    lacks_alternative_ = false;
}

}  // namespace exchange
