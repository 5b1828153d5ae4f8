#include "landing.hpp"

#include <base/text.hpp>
#include <charconv>
#include <cmath>
#include <set>
#include "html_words.hpp"

namespace exchange {
namespace {

constexpr std::size_t name_letters_max = 60;

bool has_tag(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const char next = at + 1 < text.size() ? text[at + 1] : ' ';
        if (std::isalpha(static_cast<unsigned char>(next)) != 0 || next == '/' || next == '!') {
            return true;
        }
    }
    return text.find("&#") != std::string_view::npos || text.find("&nbsp;") != std::string_view::npos ||
           text.find("&lt;") != std::string_view::npos || text.find("&amp;") != std::string_view::npos;
}

// "<p>one paragraph</p>" as "one paragraph".
std::string without_paragraph(std::string html) {
    html = trimmed(html);
    if (html.starts_with("<p>") && html.ends_with("</p>") && html.find("<p>", 3) == std::string::npos &&
        html.find("</p>") == html.size() - 4) {
        return html.substr(3, html.size() - 7);
    }
    return html;
}

}  // namespace

Landing::Landing(std::string file, Intake& intake)
    : file_(std::move(file)), intake_(intake), first_problem_(intake.problems.size()) {
    for (const Found& f : intake.found) {
        names_.insert(f.name);
    }
}

bool Landing::full(std::int64_t line) {
    if (stopped_) {
        return true;
    }
    if (intake_.found.size() >= entries_max) {
        error(line, "too_many_questions",
              "Reading stopped here: one import takes " + std::to_string(entries_max) +
                  " questions. Split the file.");
    } else if (intake_.problems.size() >= first_problem_ + problems_max) {
        error(line, "too_many_problems",
              "Reading stopped here: mend what is reported first, then import the file again.");
    } else {
        return false;
    }
    return stopped_ = true;
}

void Landing::error(std::int64_t line, std::string code, std::string message) {
    intake_.problems.push_back({file_, line, qti::Severity::error, std::move(code), std::move(message)});
}

void Landing::warn(std::int64_t line, std::string code, std::string message) {
    intake_.problems.push_back({file_, line, qti::Severity::warning, std::move(code), std::move(message)});
}

std::string Landing::cleaned(std::string_view text, TextFormat format, std::int64_t line) {
    Texts texts(file_, line, intake_.problems);
    std::string out = trimmed(texts.of(text, format));
    texts.tell();
    failed_ = failed_ || texts.has_failed();
    return out;
}

std::string Landing::block(std::string_view written, Written how, std::int64_t line) {
    const std::string text = trimmed(written);
    if (how == Written::markdown) {
        return cleaned(text, TextFormat::markdown, line);
    }
    if (how == Written::html || (how == Written::guess && has_tag(text))) {
        return cleaned(text, TextFormat::html, line);
    }
    return how == Written::plain || text.size() > question_text_max
               ? cleaned(text, TextFormat::plain, line)
               : cleaned(html_of_plain(text), TextFormat::html, line);
}

std::string Landing::words(std::string_view written, Written how, std::int64_t line) {
    return without_paragraph(block(written, how, line));
}

// A text file brings no pictures: what the question names is still to be added.
void Landing::warn_of_files(std::string_view xml, std::int64_t line) {
    const Format format = intake_.format;
    if (format != Format::gift && format != Format::aiken && format != Format::csv) {
        return;
    }
    constexpr std::string_view source = " src=\"";
    std::set<std::string> told;
    for (std::size_t at = xml.find(source); at != xml.npos; at = xml.find(source, at)) {
        at += source.size();
        const std::string path(xml.substr(at, xml.find('"', at) - at));
        if (told.insert(path).second) {
            warn(line, "file_missing",
                 "The question shows \"" + unescaped(path).substr(0, 80) +
                     "\", and this file does not bring it. Add it in the editor.");
        }
    }
}

void Landing::land(Question question, std::int64_t line, std::map<std::string, std::string> metadata) {
    if (std::exchange(failed_, false)) {
        return;
    }
    Found found{.file = file_, .line = line, .metadata = std::move(metadata)};
    const std::string wanted = short_name(!question.name.empty()    ? question.name
                                          : !question.title.empty() ? question.title
                                                                    : words_of_html(question.text));
    found.name = wanted;
    for (std::size_t number = 2; !names_.insert(found.name).second; ++number) {
        // Many of one name: their count is nearly always free at once.
        number = std::max(number, number > 20 ? names_.size() : 0);
        found.name = wanted + "-" + std::to_string(number);
    }
    qti::Problems problems;
    auto xml = to_qti(question, found.name, problems);
    for (qti::Problem& p : problems) {
        p.file = file_;
        p.line = line;
        intake_.problems.push_back(std::move(p));
    }
    if (xml) {
        warn_of_files(*xml, line);
        found.xml = std::move(*xml);
        found.question = std::move(question);
        intake_.found.push_back(std::move(found));
    }
}

std::string short_name(std::string_view title) {
    std::string out;
    bool gap = false;
    for (const char c : title) {
        const auto u = static_cast<unsigned char>(c);
        if (std::isalnum(u) != 0 && u < 0x80) {
            if (gap && !out.empty()) {
                out += '-';
            }
            gap = false;
            out += static_cast<char>(std::tolower(u));
        } else {
            gap = true;
        }
        if (out.size() >= name_letters_max) {
            break;
        }
    }
    if (out.empty()) {
        return "question";
    }
    // An identifier of QTI begins with a letter.
    return std::isdigit(static_cast<unsigned char>(out[0])) != 0 ? "q" + out : out;
}

std::optional<double> number_in(std::string_view text) {
    const std::string t = trimmed(text);
    const char* from = t.data() + (t.starts_with("+") ? 1 : 0);
    double out = 0;
    const auto [end, error] = std::from_chars(from, t.data() + t.size(), out);
    if (error != std::errc() || end != t.data() + t.size() || !std::isfinite(out)) {
        return std::nullopt;
    }
    return out;
}

std::string letter_id(std::size_t place) {
    std::string out(1, static_cast<char>('a' + place % 26));
    return place < 26 ? out : letter_id(place / 26 - 1) + out;
}

}  // namespace exchange
