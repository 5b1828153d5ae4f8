#include "html_words.hpp"

#include <array>
#include <base/text.hpp>
#include <utility>

#include "html_lists.hpp"
#include "html_tokens.hpp"

namespace exchange {

std::string unescaped(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 6> entities{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''}}};
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        std::size_t taken = 1;
        char c = text[0];
        if (c == '&') {
            for (const auto& [written, meant] : entities) {
                if (text.starts_with(written)) {
                    c = meant;
                    taken = written.size();
                }
            }
        }
        out += c;
        text.remove_prefix(taken);
    }
    return out;
}

std::string words_of_html(std::string_view clean) {
    std::string words;
    HtmlTokens tokens(clean);
    for (HtmlToken token = tokens.next(); token.kind != HtmlToken::Kind::end; token = tokens.next()) {
        if (token.kind == HtmlToken::Kind::words) {
            words += unescaped(token.words);
        } else if (is_in(block_elements, token.name) || token.name == "br" || token.name == "li" ||
                   token.name == "td" || token.name == "th") {
            words += ' ';
        } else if (token.name == "img") {
            for (const auto& [name, value] : token.attributes) {
                words += name == "alt" ? unescaped(value) : "";
            }
        }
    }
    std::string folded;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool is_hard = words.compare(at, 2, "\xC2\xA0") == 0;
        const bool is_blank = is_hard || words[at] == ' ' || words[at] == '\n' || words[at] == '\t';
        at += is_hard;
        if (!is_blank) {
            folded += words[at];
        } else if (!folded.empty() && folded.back() != ' ') {
            folded += ' ';
        }
    }
    return trimmed(folded);
}

}  // namespace exchange
