// Rules about the text of one file.
#include "rules.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <sstream>

namespace tidy {
namespace {

struct Ban {
    std::string_view word, instead, except;  // except: where it may stand, a part of the path
};
constexpr std::array bans{
    Ban{"system_clock::now", "write the now you are given; the Clock alone asks the machine",
        "platform/base/src/clock.cpp"},
    Ban{"std::rand", "write the Random you are given", ""},
    Ban{"using namespace", "write a qualified name", "/test/"},  // a test may open what it tests
};

std::size_t characters(std::string_view line) {
    return std::size_t(std::ranges::count_if(line, [](unsigned char c) { return (c & 0xC0) != 0x80; }));
}

// The same text with comments blanked and the insides of strings kept apart: `code` has neither, `strings`
// has only the insides of literals, line by line in both.
struct Parts {
    std::vector<std::string> code{""}, strings{""};
    std::vector<bool> raw{false};  // the line touches a raw string

    void newline() {
        code.emplace_back();
        strings.emplace_back();
        raw.push_back(false);
    }
};

class Splitter {
  public:
    explicit Splitter(std::string_view text) : text_(text) {}
    Parts parts() {
        while (at_ < text_.size()) {
            step();
        }
        return std::move(parts_);
    }

  private:
    bool next_is(std::string_view word) const { return text_.substr(at_).starts_with(word); }
    // Everything up to and with `end` goes to `where` (or nowhere).
    void take_until(std::string_view end, std::vector<std::string>* where) {
        const std::size_t found = text_.find(end, at_);
        const std::size_t stop = found == std::string_view::npos ? text_.size() : found;
        for (; at_ < stop; ++at_) {
            put(text_[at_], where);
        }
        at_ = std::min(text_.size(), stop + end.size());
    }
    void put(char c, std::vector<std::string>* where) {
        if (c == '\n') {
            parts_.newline();
        } else if (where != nullptr) {
            where->back() += c;
        }
    }
    void take_raw() {
        const std::size_t open = text_.find('(', at_);
        if (open == std::string_view::npos) {
            at_ = text_.size();
            return;
        }
        const std::string end = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
        at_ = open + 1;
        const std::size_t first = parts_.raw.size() - 1;
        take_until(end, &parts_.strings);
        std::fill(parts_.raw.begin() + std::ptrdiff_t(first), parts_.raw.end(), true);
    }
    void take_quoted(char quote) {
        for (++at_; at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n'; ++at_) {
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
                parts_.strings.back() += text_[at_++];
            }
            put(text_[at_], &parts_.strings);
        }
        parts_.strings.back() += '\n';  // keeps two literals on a line apart
        at_ += at_ < text_.size() && text_[at_] == quote;
    }
    void step() {
        const bool after_word = at_ > 0 && (std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0);
        if (next_is("//")) {
            const std::size_t end = text_.find('\n', at_);
            at_ = end == std::string_view::npos ? text_.size() : end;
        } else if (next_is("/*")) {
            at_ += 2;
            take_until("*/", nullptr);
        } else if (next_is("R\"") && !after_word) {
            take_raw();
        } else if (text_[at_] == '"') {
            take_quoted('"');
        } else if (text_[at_] == '\'' && !after_word) {  // after a digit it separates thousands
            take_quoted('\'');
        } else {
            put(text_[at_++], &parts_.code);
        }
    }
    std::string_view text_;
    std::size_t at_ = 0;
    Parts parts_;
};

// The store itself, the tools, and what looks at a database from below it.
bool may_hold_sql(std::string_view path) {
    return path.starts_with("platform/store/") || path.starts_with("tools/") ||
           path == "tests/faults/disk_faults.cpp";
}

// Data and what a program wrote may be long.
bool may_be_long(std::string_view path) {
    return path.starts_with("web/src/api/") || path.starts_with("docs/api/") || path.contains(".gen.") ||
           path.contains("/generated/") || path.contains("/data/");
}
bool is_source(std::string_view path) {
    static constexpr std::array<std::string_view, 12> kinds{".cpp", ".hpp", ".ts", ".tsx", ".css",   ".sql",
                                                            ".mjs", ".js",  ".sh", ".py",  ".cmake", ".txt"};
    return std::ranges::any_of(kinds, [&](std::string_view kind) { return path.ends_with(kind); });
}

}  // namespace

bool is_cpp(std::string_view path) { return path.ends_with(".cpp") || path.ends_with(".hpp"); }

void check_cpp(const std::string& path, const std::string& text, Findings& findings) {
    static const std::regex sql(
        R"((^|\n)\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX)\s))");
    const Parts parts = Splitter(text).parts();
    std::istringstream lines(text);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line); ++number) {
        if (characters(line) > columns_max && !parts.raw[number]) {
            findings.push_back(
                {path, number + 1, "a line over " + std::to_string(columns_max) + " columns; break it"});
        }
        for (const Ban& ban : bans) {
            if (parts.code[number].contains(ban.word) && (ban.except.empty() || !path.contains(ban.except))) {
                findings.push_back(
                    {path, number + 1, std::string(ban.word) + ": " + std::string(ban.instead)});
            }
        }
        if (!may_hold_sql(path) && std::regex_search(parts.strings[number], sql)) {
            findings.push_back(
                {path, number + 1, "SQL in a string; write a named query in the module's sql/"});
        }
    }
}

void check_text(const std::string& path, const std::string& text, Findings& findings) {
    // Spelled in pieces, so that this file obeys its own rule.
    static const std::regex machine(
        "(^|[^A-Za-z0-9_.])/("
        "home/[a-z]+|Users/[A-Za-z]+|root|work|farm"
        ")/");
    static const std::regex mark(
        "\\b(TO"
        "DO|FIX"
        "ME|XX"
        "X)\\b");
    const bool marks_apply = (is_source(path) || path.ends_with(".md")) && path != "CONTRIBUTING.md" &&
                             !path.starts_with("docs/decisions/");
    std::istringstream lines(text);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.contains('/') && line.size() < 10'000 && std::regex_search(line, machine)) {
            findings.push_back({path, number, "a path of one machine; write one relative to the project"});
        }
        if (marks_apply && std::regex_search(line, mark)) {
            findings.push_back({path, number, "a mark of unfinished work; finish it, or open an issue"});
        }
    }
    if (number > lines_max && is_source(path) && !may_be_long(path)) {
        findings.push_back(
            {path, number, "over " + std::to_string(lines_max) + " lines; split it by what it does"});
    }
}

}  // namespace tidy
