#include "html_tokens.hpp"

#include <algorithm>
#include <base/text.hpp>

namespace exchange {
namespace {

constexpr std::size_t attributes_max = 64;  // of one tag; the rest is passed over

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool begins_name(std::string_view rest) { return !rest.empty() && is_letter(rest[0]); }
bool begins_markup(std::string_view rest) {
    return rest.size() > 1 && rest[0] == '<' &&
           (is_letter(rest[1]) || rest[1] == '!' || rest[1] == '?' || rest[1] == '/');
}

}  // namespace

HtmlToken HtmlTokens::next() {
    while (at_ < html_.size()) {
        if (at("<![CDATA[")) {
            const std::size_t from = at_ + 9;
            pass_over("]]>");
            const std::size_t to = html_.substr(0, at_).ends_with("]]>") ? at_ - 3 : at_;
            return {.kind = HtmlToken::Kind::words, .words = html_.substr(from, std::max(to, from) - from)};
        }
        if (at("<!--")) {
            pass_over("-->");
        } else if (at("<!") || at("<?") || (at("</") && !begins_name(html_.substr(at_ + 2)))) {
            pass_over(">");
        } else if (begins_markup(html_.substr(at_))) {
            return tag();
        } else {
            const std::size_t from = at_++;
            while (at_ < html_.size() && !begins_markup(html_.substr(at_))) {
                ++at_;
            }
            return {.kind = HtmlToken::Kind::words, .words = html_.substr(from, at_ - from)};
        }
    }
    return {};
}

void HtmlTokens::skip_raw(std::string_view name) {
    while (at_ < html_.size()) {
        pass_over("</");
        const std::string_view rest = html_.substr(at_);
        if (lower(rest.substr(0, name.size())) == name &&
            (rest.size() == name.size() || !is_letter(rest[name.size()]))) {
            pass_over(">");
            return;
        }
    }
}

HtmlToken HtmlTokens::tag() {
    HtmlToken token;
    token.kind = at("</") ? HtmlToken::Kind::closing : HtmlToken::Kind::opening;
    at_ += token.kind == HtmlToken::Kind::closing ? 2 : 1;
    const std::size_t from = at_;
    while (at_ < html_.size() && !is_blank(html_[at_]) && html_[at_] != '/' && html_[at_] != '>') {
        ++at_;
    }
    token.name = lower(html_.substr(from, at_ - from));
    attributes(token);
    return token;
}

void HtmlTokens::attributes(HtmlToken& token) {
    for (;;) {
        blanks();
        if (at_ == html_.size()) {
            return;
        }
        if (html_[at_] == '>') {
            ++at_;
            return;
        }
        if (html_[at_] == '/') {
            token.empty = html_.substr(at_).starts_with("/>");
            ++at_;
            continue;
        }
        const std::size_t from = at_++;  // an equals sign in front belongs to the name
        while (at_ < html_.size() && !is_blank(html_[at_]) && html_[at_] != '/' && html_[at_] != '>' &&
               html_[at_] != '=') {
            ++at_;
        }
        const std::string_view name = html_.substr(from, at_ - from);
        blanks();
        const std::string_view written = at_ < html_.size() && html_[at_] == '=' ? value() : "";
        if (token.attributes.size() < attributes_max) {
            token.attributes.emplace_back(lower(name), written);
        }
    }
}

std::string_view HtmlTokens::value() {
    ++at_;
    blanks();
    if (at_ < html_.size() && (html_[at_] == '"' || html_[at_] == '\'')) {
        const char quote = html_[at_];
        const std::size_t from = ++at_;
        at_ = std::min(html_.find(quote, at_), html_.size());
        const std::string_view text = html_.substr(from, at_ - from);
        at_ = std::min(at_ + 1, html_.size());
        return text;
    }
    const std::size_t from = at_;
    while (at_ < html_.size() && !is_blank(html_[at_]) && html_[at_] != '>') {
        ++at_;
    }
    return html_.substr(from, at_ - from);
}

void HtmlTokens::pass_over(std::string_view until) {
    const std::size_t found = html_.find(until, at_);
    at_ = found == std::string_view::npos ? html_.size() : found + until.size();
}

void HtmlTokens::blanks() {
    while (at_ < html_.size() && is_blank(html_[at_])) {
        ++at_;
    }
}

}  // namespace exchange
