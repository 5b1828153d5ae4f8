#include <algorithm>
#include <base/text.hpp>
#include <mail/templates.hpp>
#include <stdexcept>

namespace mail {
namespace {

constexpr std::string_view subject_mark = "Subject: ";

// Calls `words` for what stands between facts and `fact` for each fact's name; false when a {{ is never
// closed.
template <class Words, class Fact>
bool walk(std::string_view text, Words words, Fact fact) {
    while (true) {
        const std::size_t open = text.find("{{");
        words(text.substr(0, open));
        if (open == std::string_view::npos) {
            return true;
        }
        const std::size_t close = text.find("}}", open);
        if (close == std::string_view::npos) {
            return false;
        }
        fact(trimmed(text.substr(open + 2, close - open - 2)));
        text.remove_prefix(close + 2);
    }
}

bool is_fact_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::string filled(std::string_view text, const Facts& facts) {
    std::string out;
    const auto value = [&](std::string_view name) {
        const auto found = std::ranges::find(facts, name, &Facts::value_type::first);
        out += found != facts.end() ? found->second : "";
    };
    walk(text, [&](std::string_view words) { out += words; }, value);
    return out;
}

// Facts come from people. A line break in a subject would begin a header; other control characters serve
// nobody.
std::string without_controls(std::string_view text, std::string_view kept) {
    std::string out;
    for (const char c : text) {
        const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        if (!is_control || kept.contains(c)) {
            out += c;
        } else if (c != '\r') {
            out += ' ';
        }
    }
    return out;
}

[[noreturn]] void wrong(std::string_view name, const std::string& what) {
    throw std::invalid_argument("mail template " + std::string(name) + ": " + what);
}

}  // namespace

void Templates::add(std::span<const TemplateText> texts) {
    for (const auto& [full_name, text] : texts) {
        const std::size_t dot = full_name.rfind('.');
        if (dot == std::string_view::npos || dot == 0 || dot + 1 == full_name.size()) {
            wrong(full_name, "call it <name>.<language>");
        }
        const std::size_t first = text.find('\n');
        if (!text.starts_with(subject_mark) || first == std::string_view::npos || first + 1 >= text.size() ||
            text[first + 1] != '\n') {
            wrong(full_name, "begin with `Subject: …` and an empty line");
        }
        Text made{trimmed(text.substr(subject_mark.size(), first - subject_mark.size())),
                  trimmed(text.substr(first + 2)) + "\n",
                  {}};
        const auto note = [&](const std::string& fact) {
            if (!is_fact_name(fact)) {
                wrong(full_name, "{{" + fact + "}} is no fact; use small letters, digits and _");
            }
            made.facts.insert(fact);
        };
        for (const std::string& part : {made.subject, made.body}) {
            if (!walk(part, [](std::string_view) {}, note)) {
                wrong(full_name, "a {{ is never closed");
            }
        }
        Languages& languages = texts_[std::string(full_name.substr(0, dot))];
        if (!languages.emplace(full_name.substr(dot + 1), std::move(made)).second) {
            wrong(full_name, "there are two of this name");
        }
    }
}

Result<Rendered> Templates::render(std::string_view name, std::string_view language,
                                   const Facts& facts) const {
    const auto of_name = texts_.find(name);
    if (of_name == texts_.end()) {
        return refuse("mail_template_unknown", "There is no mail template called " + std::string(name) + ".");
    }
    const Languages& languages = of_name->second;
    auto text = languages.find(language);
    if (text == languages.end()) {
        text = languages.find(language.substr(0, language.find('-')));
    }
    if (text == languages.end()) {
        text = languages.find("en");
    }
    if (text == languages.end()) {
        return refuse("mail_template_unknown",
                      "The mail template " + std::string(name) + " has no English text.");
    }
    const auto is_given = [&](std::string_view fact) {
        return std::ranges::find(facts, fact, &Facts::value_type::first) != facts.end();
    };
    const auto missing = std::ranges::find_if_not(text->second.facts, is_given);
    if (missing != text->second.facts.end()) {
        return refuse("mail_fact_missing",
                      "The mail " + std::string(name) + " needs the fact " + *missing + ".");
    }
    return Rendered{without_controls(filled(text->second.subject, facts), ""),
                    without_controls(filled(text->second.body, facts), "\n\t"), text->first};
}

std::vector<std::string> Templates::problems() const {
    std::vector<std::string> out;
    for (const auto& [name, languages] : texts_) {
        const auto english = languages.find("en");
        if (english == languages.end()) {
            out.push_back(name + ": no English text");
            continue;
        }
        for (const auto& [language, text] : languages) {
            if (text.facts != english->second.facts) {
                out.push_back(name + "." + language + ": names other facts than English");
            }
        }
    }
    return out;
}

std::set<std::string> Templates::names() const {
    std::set<std::string> out;
    for (const auto& [name, languages] : texts_) {
        out.insert(name);
    }
    return out;
}

std::set<std::string> Templates::facts_of(std::string_view name) const {
    const auto found = texts_.find(name);
    const auto english = found != texts_.end() ? found->second.find("en") : Languages::const_iterator();
    return found != texts_.end() && english != found->second.end() ? english->second.facts
                                                                   : std::set<std::string>();
}

}  // namespace mail
