#include "formulas.hpp"

#include <array>

#include "html_tokens.hpp"

namespace exchange {
namespace {

struct Mark {
    std::string_view open, close;
    bool is_block;
};
constexpr std::array<Mark, 3> marks{{{"\\(", "\\)", false}, {"\\[", "\\]", true}, {"$$", "$$", true}}};
constexpr std::size_t formula_bytes_max = 4'096;

void append(std::string& out, std::string_view tex, bool is_block) {
    std::string quoted;
    for (const char c : tex) {
        quoted += c == '"' ? std::string("&quot;") : std::string(1, c);
    }
    out += is_block ? "<span class=\"math math-block\" data-tex=\"" : "<span class=\"math\" data-tex=\"";
    out += quoted;
    out += "\">";
    out += tex;
    out += "</span>";
}

// Where the formula that begins at the mark ends, if it does.
std::size_t end_of(std::string_view rest, const Mark& mark) {
    const std::string_view near = rest.substr(0, formula_bytes_max);
    const std::size_t close = near.find(mark.close, mark.open.size());
    if (close == std::string_view::npos || close == mark.open.size() ||
        near.substr(0, close).find('<') != std::string_view::npos) {
        return std::string_view::npos;
    }
    return close;
}

}  // namespace

std::string with_formulas(std::string_view html) {
    std::string out;
    out.reserve(html.size());
    bool in_tag = false;
    for (std::size_t at = 0; at < html.size();) {
        const std::string_view rest = html.substr(at);
        in_tag = rest[0] == '<' ? true : rest[0] == '>' ? false : in_tag;
        bool found = false;
        for (const Mark& mark : marks) {
            if (in_tag || !rest.starts_with(mark.open)) {
                continue;
            }
            const std::size_t close = end_of(rest, mark);
            if (close != std::string_view::npos) {
                append(out, rest.substr(mark.open.size(), close - mark.open.size()), mark.is_block);
                at += close + mark.close.size();
                found = true;
                break;
            }
        }
        if (!found) {
            out += rest[0];
            ++at;
        }
    }
    return out;
}

std::string without_equation_pictures(std::string_view html) {
    std::string out;
    std::size_t copied = 0;
    for (std::size_t at = html.find("<img"); at != std::string_view::npos; at = html.find("<img", at + 1)) {
        const std::size_t near = html.substr(at, formula_bytes_max).find('>');
        if (near == std::string_view::npos) {
            continue;
        }
        const std::size_t end = at + near;
        HtmlTokens tokens(html.substr(at, end + 1 - at));
        const HtmlToken token = tokens.next();
        std::string_view tex;
        bool is_equation = false;
        for (const auto& [name, value] : token.attributes) {
            is_equation = is_equation || (name == "class" && value.find("equation_image") != value.npos);
            tex = name == "data-equation-content" ? value : tex;
        }
        if (is_equation && !tex.empty()) {
            out += html.substr(copied, at - copied);
            append(out, tex, false);
            copied = end + 1;
        }
    }
    out += html.substr(copied);
    return out;
}

}  // namespace exchange
