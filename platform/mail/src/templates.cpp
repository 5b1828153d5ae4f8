#include "phrase.hpp"

#include <algorithm>
#include <base/text.hpp>
#include <mail/templates.hpp>
#include <stdexcept>

namespace mail {
namespace {

constexpr std::string_view subject_mark = "Subject: ";

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
        for (const std::string& part : {made.subject, made.body}) {
            const auto phrase = parse_phrase(part);
            if (!phrase) {
                wrong(full_name, phrase.error().detail);
            }
            note_facts(*phrase, made.facts);
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
    const auto filled = [&](const std::string& part) {
        return said(parse_phrase(part).value(), facts, text->first);  // it was read when it was added
    };
    return Rendered{without_controls(filled(text->second.subject), ""),
                    without_controls(filled(text->second.body), "\n\t"), text->first};
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
