#include "html_style.hpp"

#include <algorithm>
#include <base/text.hpp>
#include <vector>

namespace exchange {
namespace {

bool is_word(std::string_view text) {
    return !text.empty() && text.size() <= 60 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '#';
    });
}
bool is_side(std::string_view word) {
    return word == "left" || word == "right" || word == "center" || word == "justify" || word == "start" ||
           word == "end";
}
bool is_direction(std::string_view word) { return word == "ltr" || word == "rtl" || word == "auto"; }

bool is_kept(std::string_view name, std::string_view element) {
    if (name.starts_with("align-")) {
        return is_side(name.substr(6));
    }
    if (name.starts_with("language-")) {
        return element == "code";
    }
    if (name == "math" || name == "math-block") {
        return element == "span";
    }
    return name.starts_with("qti-align-") || name.starts_with("qti-writing-mode-") ||
           name.starts_with("qti-valign-");
}

}  // namespace

Look look_of(const Written& written) {
    Look look;
    std::vector<std::string> classes;
    const auto add = [&classes](std::string name) {
        if (classes.size() < 8 && std::ranges::find(classes, name) == classes.end()) {
            classes.push_back(std::move(name));
        }
    };
    std::string words(written.classes);
    std::ranges::replace_if(words, [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
    for (const std::string& name : split(words, ' ')) {
        if (is_word(name) && is_kept(name, written.element)) {
            add(name);
        }
    }
    const std::string align = lower(trimmed(written.align));
    if (is_side(align)) {
        add("align-" + align);
    }
    if (is_direction(lower(trimmed(written.direction)))) {
        look.direction = lower(trimmed(written.direction));
    }
    for (const std::string& rule : split(written.style, ';')) {
        const std::size_t colon = rule.find(':');
        if (colon == std::string::npos) {
            continue;
        }
        const std::string property = lower(trimmed(std::string_view(rule).substr(0, colon)));
        const std::string value = lower(trimmed(std::string_view(rule).substr(colon + 1)));
        if (property == "text-align" && is_side(value)) {
            add("align-" + value);
        } else if (property == "direction" && is_direction(value)) {
            look.direction = value;
        } else if (property == "writing-mode" && (value == "vertical-rl" || value == "vertical-lr")) {
            add("qti-writing-mode-" + value);
        } else {
            look.lost = true;
        }
    }
    look.classes = joined(classes, " ");
    return look;
}

bool is_count(std::string_view text) {
    return !text.empty() && text.size() <= 4 && text[0] != '0' &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_language(std::string_view tag) {
    return !tag.empty() && tag.size() <= 35 && std::ranges::all_of(tag, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

}  // namespace exchange
