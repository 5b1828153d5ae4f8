#include <base/text.hpp>
#include <psychometrics/csv.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <istream>

namespace psychometrics {
namespace {
std::unexpected<Failure> malformed(std::size_t line, std::string_view what) {
    return refuse("csv_malformed", fmt::format("Line {}: {}", line, what));
}
}  // namespace

bool CsvRows::read_line(std::string& line) {
    line.clear();
    // getline would read a line of any length into memory.
    std::streambuf* in = in_.rdbuf();
    bool any = false;
    for (;;) {
        const int c = in->sbumpc();
        if (c == std::char_traits<char>::eof()) {
            break;
        }
        any = true;
        if (c == '\n') {
            break;
        }
        line.push_back(char(c));
        if (line.size() > line_bytes_max) {
            break;
        }
    }
    if (any) {
        ++next_line_;
    }
    if (line.ends_with('\r')) {
        line.pop_back();
    }
    return any;
}

Result<bool> CsvRows::next(std::vector<std::string_view>& fields) {
    fields.clear();
    do {
        line_ = next_line_;
        if (!read_line(text_)) {
            return false;
        }
        if (line_ == 1 && text_.starts_with("\xEF\xBB\xBF")) {
            text_.erase(0, 3);
        }
    } while (text_.find_first_not_of(" \t") == std::string::npos);

    // Fields are unquoted in place: `to` never overtakes `at`.
    places_.clear();
    std::size_t at = 0, to = 0;
    for (;;) {
        const std::size_t begin = to;
        if (at < text_.size() && text_[at] == '"') {
            ++at;
            for (;;) {
                if (text_.size() > line_bytes_max) {
                    return refuse("csv_too_long",
                                  fmt::format("Line {}: a row has at most {} bytes.", line_, line_bytes_max));
                }
                if (at >= text_.size()) {  // a line break inside the quotes
                    if (!read_line(more_)) {
                        return malformed(line_, "A quoted field is not closed.");
                    }
                    text_ += '\n' + more_;
                }
                if (text_[at] == '"') {
                    if (at + 1 < text_.size() && text_[at + 1] == '"') {
                        ++at;
                    } else {
                        ++at;
                        break;
                    }
                }
                text_[to++] = text_[at++];
            }
            if (at < text_.size() && text_[at] != ',') {
                return malformed(line_, "There is text after a closing quote.");
            }
        } else {
            while (at < text_.size() && text_[at] != ',') {
                text_[to++] = text_[at++];
            }
        }
        places_.emplace_back(begin, to - begin);
        if (at >= text_.size()) {
            break;
        }
        ++at;
    }
    if (text_.size() > line_bytes_max) {
        return refuse("csv_too_long",
                      fmt::format("Line {}: a row has at most {} bytes.", line_, line_bytes_max));
    }
    // Only rows with a byte beyond ASCII need the look: files of responses are nearly all digits.
    const bool plain = std::ranges::all_of(text_, [](char c) { return (c & 0x80) == 0; });
    if (!plain && !is_utf8(text_)) {
        return refuse("csv_not_utf8",
                      fmt::format("Line {} is not UTF-8: save the file as CSV in UTF-8.", line_));
    }
    const std::string_view all = text_;
    for (const auto& [begin, length] : places_) {
        std::string_view field = all.substr(begin, length);
        while (!field.empty() && (field.front() == ' ' || field.front() == '\t')) {
            field.remove_prefix(1);
        }
        while (!field.empty() && (field.back() == ' ' || field.back() == '\t')) {
            field.remove_suffix(1);
        }
        fields.push_back(field);
    }
    return true;
}

Result<Table> read_table(std::istream& in) {
    CsvRows rows(in);
    std::vector<std::string_view> fields;
    Table out;
    if (!TRY(rows.next(fields))) {
        return refuse("csv_empty", "The file is empty: it needs a header and rows.");
    }
    out.header.assign(fields.begin(), fields.end());
    std::size_t cells = 0;
    while (TRY(rows.next(fields))) {
        if (fields.size() != out.header.size()) {
            return refuse("row_length", fmt::format("Line {} has {} fields; the header has {}.", rows.line(),
                                                    fields.size(), out.header.size()));
        }
        if ((cells += fields.size()) > 10'000'000) {
            return refuse("too_large", "The table has more than 10,000,000 cells.");
        }
        out.rows.emplace_back(fields.begin(), fields.end());
    }
    return out;
}

}  // namespace psychometrics
