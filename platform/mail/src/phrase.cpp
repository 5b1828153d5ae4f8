#include "phrase.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <base/text.hpp>
#include <base/time.hpp>

namespace mail {
namespace {

constexpr int depth_max = 4;

bool is_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::unexpected<Failure> wrong(std::string detail) {
    return refuse("mail_template_wrong", std::move(detail));
}

class Reader {
  public:
    explicit Reader(std::string_view text) : rest_(text) {}

    // Up to the end, or inside a case up to its closing brace.
    Result<Phrase> phrase(int depth) {
        Phrase out;
        std::string words;
        const auto keep = [&] {
            if (!words.empty()) {
                out.parts.push_back({Part::Kind::words, std::move(words)});
                words.clear();
            }
        };
        while (!rest_.empty()) {
            if (rest_.starts_with("{{")) {
                keep();
                rest_.remove_prefix(2);
                out.parts.push_back(TRY(fact(depth)));
            } else if (depth > 0 && rest_.front() == '}') {
                rest_.remove_prefix(1);
                keep();
                return out;
            } else {
                words += rest_.front();
                rest_.remove_prefix(1);
            }
        }
        if (depth > 0) {
            return wrong("a case is never closed with }");
        }
        keep();
        return out;
    }

  private:
    Result<Part> fact(int depth) {
        Part out;
        out.text = word(",}");
        if (!is_name(out.text)) {
            return wrong("{{" + out.text + "}} is no fact; use small letters, digits and _");
        }
        const std::string how = take(',') ? word(",}") : "";
        out.kind = how.empty()       ? Part::Kind::plain
                   : how == "date"   ? Part::Kind::date
                   : how == "moment" ? Part::Kind::moment
                   : how == "number" ? Part::Kind::number
                   : how == "select" ? Part::Kind::select
                                     : Part::Kind::words;
        if (out.kind == Part::Kind::words) {
            return wrong("{{" + out.text + ", " + how + "}}: say date, moment, number or select");
        }
        if (out.kind == Part::Kind::select) {
            if (!take(',') || depth == depth_max) {
                return wrong("{{" + out.text + ", select: name its cases, not more than " +
                             std::to_string(depth_max) + " deep");
            }
            CHECK(cases(out, depth));
        }
        if (!rest_.starts_with("}}")) {
            return wrong("a {{ is never closed");
        }
        rest_.remove_prefix(2);
        return out;
    }
    Done cases(Part& out, int depth) {
        for (std::string name = word("{}"); !name.empty(); name = word("{}")) {
            if (!take('{')) {
                return wrong("the case " + name + " of " + out.text + " has no words in braces");
            }
            out.cases.emplace_back(name, TRY(phrase(depth + 1)));
        }
        const bool whole =
            std::ranges::any_of(out.cases, [](const auto& one) { return one.first == "other"; });
        return whole ? Done{} : wrong("{{" + out.text + ", select has no case other");
    }
    std::string word(std::string_view ends) {
        const std::size_t end = std::min(rest_.find_first_of(ends), rest_.size());
        std::string out = trimmed(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return out;
    }
    bool take(char sign) {
        if (!rest_.starts_with(sign)) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }

    std::string_view rest_;
};

constexpr std::array german_months{"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
                                   "Juli",   "August",  "September", "Oktober", "November", "Dezember"};

bool is_german(std::string_view language) { return language == "de" || language.starts_with("de-"); }

std::string day(Date date, std::string_view language) {
    return is_german(language) ? fmt::format("{}. {} {}", unsigned(date.day()),
                                             german_months[unsigned(date.month()) - 1], int(date.year()))
                               : in_words(date);
}

std::string moment(const std::string& value, std::string_view language) {
    const std::size_t gap = value.find(' ');
    const auto at = parse_rfc3339(std::string_view(value).substr(0, gap));
    const std::string zone = gap == std::string::npos ? "UTC" : value.substr(gap + 1);
    if (!at || !is_zone(zone)) {
        return value;
    }
    const Local local = to_local(*at, zone);
    return fmt::format("{}, {} ({})", day(local.date, language), to_time_of_day(local.time), zone);
}

std::string number(std::string value, std::string_view language) {
    if (is_german(language)) {
        std::ranges::replace(value, '.', ',');
    }
    return value;
}

}  // namespace

Result<Phrase> parse_phrase(std::string_view text) { return Reader(text).phrase(0); }

void note_facts(const Phrase& phrase, std::set<std::string>& names) {
    for (const Part& part : phrase.parts) {
        if (part.kind != Part::Kind::words) {
            names.insert(part.text);
        }
        for (const auto& [name, words] : part.cases) {
            note_facts(words, names);
        }
    }
}

std::string said(const Phrase& phrase, const Facts& facts, std::string_view language) {
    std::string out;
    for (const Part& part : phrase.parts) {
        const auto found = std::ranges::find(facts, part.text, &Facts::value_type::first);
        const std::string value = found == facts.end() ? "" : found->second;
        switch (part.kind) {
            case Part::Kind::words:
                out += part.text;
                break;
            case Part::Kind::plain:
                out += value;
                break;
            case Part::Kind::date: {
                const auto date = parse_date(value);
                out += date ? day(*date, language) : value;
                break;
            }
            case Part::Kind::moment:
                out += moment(value, language);
                break;
            case Part::Kind::number:
                out += number(value, language);
                break;
            case Part::Kind::select: {
                const auto named = [&](std::string_view name) {
                    return std::ranges::find(part.cases, name,
                                             [](const auto& one) { return std::string_view(one.first); });
                };
                auto chosen = named(value.empty() ? "none" : std::string_view(value));
                chosen = chosen == part.cases.end() ? named("other") : chosen;
                out += said(chosen->second, facts, language);
                break;
            }
        }
    }
    return out;
}

}  // namespace mail
