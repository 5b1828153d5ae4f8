// Questions in a table, one a row: see docs/import-questions.md for the columns.
#include "csv.hpp"

#include <base/text.hpp>

namespace exchange {
namespace csv {
namespace {

constexpr auto plain_columns = std::to_array<std::string_view>({"name",
                                                                "type",
                                                                "title",
                                                                "text",
                                                                "correct",
                                                                "tolerance",
                                                                "points",
                                                                "shuffle",
                                                                "case_sensitive",
                                                                "scoring",
                                                                "lines",
                                                                "language",
                                                                "tags",
                                                                "objective",
                                                                "cognitive",
                                                                "source_title",
                                                                "source_url",
                                                                "feedback_general",
                                                                "feedback_correct",
                                                                "feedback_partly",
                                                                "feedback_wrong"});
constexpr auto numbered_columns =
    std::to_array<std::string_view>({"option", "match", "fraction", "tolerance", "feedback", "hint"});

// "3" is 3, "c" is 3; 0 for what counts no option.
std::size_t place_of(std::string_view ending) {
    if (ending.size() == 1 && ending[0] >= 'a' && ending[0] < static_cast<char>('a' + options_max)) {
        return static_cast<std::size_t>(ending[0] - 'a') + 1;
    }
    const auto number = number_in(ending);
    return number && *number >= 1 && *number <= options_max && *number == static_cast<int>(*number)
               ? static_cast<std::size_t>(*number)
               : 0;
}

}  // namespace

char separator_of(std::string_view text) {
    std::size_t commas = 0, semicolons = 0, tabs = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') {
            quoted = !quoted;
        } else if (!quoted) {
            if (c == '\n') {
                break;
            }
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
        }
    }
    if (tabs > commas && tabs > semicolons) {
        return '\t';
    }
    return semicolons > commas ? ';' : ',';
}

std::optional<Row> next_row(std::string_view& text, char separator, std::int64_t& line,
                            std::optional<Fault>& fault) {
    while (text.starts_with('\n') || text.starts_with("\r\n")) {
        text.remove_prefix(text[0] == '\r' ? 2 : 1);
        ++line;
    }
    if (text.empty()) {
        return std::nullopt;
    }
    Row row{.cells = {}, .line = line};
    const auto skip_line = [&](const char* code, const char* message) {
        fault = Fault{line, code, message};
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
        ++line;
    };
    std::size_t at = 0;
    std::int64_t lines = 0;
    for (bool more = true; more;) {
        std::string cell;
        if (at < text.size() && text[at] == '"') {
            for (++at;; ++at) {
                if (at >= text.size()) {
                    skip_line("quote_not_closed",
                              "A quote opens in this row and never closes: write \" inside a text as \"\".");
                    return std::nullopt;
                }
                if (text[at] == '"') {
                    if (at + 1 >= text.size() || text[at + 1] != '"') {
                        ++at;
                        break;
                    }
                    ++at;
                }
                lines += text[at] == '\n' ? 1 : 0;
                cell += text[at];
            }
            while (at < text.size() && (text[at] == ' ' || text[at] == '\r')) {
                ++at;
            }
            if (at < text.size() && text[at] != separator && text[at] != '\n') {
                skip_line("text_after_quote",
                          "There is text after a closing quote: write \" inside a text as \"\".");
                return std::nullopt;
            }
        } else {
            const char ends[] = {separator, '\n'};
            const std::size_t end = std::min(text.find_first_of(std::string_view(ends, 2), at), text.size());
            cell = text.substr(at, end - at);
            at = end;
        }
        row.cells.push_back(std::move(cell));
        more = at < text.size() && text[at] == separator;
        at += at < text.size() ? 1 : 0;
    }
    line += lines + 1;
    text.remove_prefix(at);
    return row;
}

std::string column_of(std::string_view written) {
    std::string name = lower(trimmed(written));
    std::ranges::replace(name, ' ', '_');
    if (name == "feedback") {
        return "feedback_general";
    }
    if (std::ranges::find(plain_columns, name) != plain_columns.end()) {
        return name;
    }
    if (name.size() == 1 && place_of(name) > 0) {
        return "option_" + std::to_string(place_of(name));
    }
    const std::size_t gap = name.rfind('_');
    if (gap == std::string::npos) {
        return "";
    }
    const std::size_t place = place_of(std::string_view(name).substr(gap + 1));
    const bool known =
        std::ranges::find(numbered_columns, std::string_view(name).substr(0, gap)) != numbered_columns.end();
    return known && place > 0 ? name.substr(0, gap + 1) + std::to_string(place) : "";
}

std::string Cells::operator[](const std::string& column) const {
    const auto found = cells_.find(column);
    return found == cells_.end() ? "" : trimmed(found->second);
}
std::string Cells::numbered(const char* column, std::size_t number) const {
    return (*this)[std::string(column) + "_" + std::to_string(number)];
}

}  // namespace csv

namespace {

using csv::Row;

// The columns in the file's order, "" where one is not known. Nothing where a column is missing.
std::optional<std::vector<std::string>> read_header(const Row& header, Landing& landing) {
    std::vector<std::string> columns;
    for (const std::string& cell : header.cells) {
        std::string column = csv::column_of(cell);
        if (column.empty() && !trimmed(cell).empty()) {
            landing.warn(header.line, "unknown_column",
                         "The column \"" + trimmed(cell).substr(0, 60) + "\" is not known and was left out.");
        } else if (!column.empty() && std::ranges::find(columns, column) != columns.end()) {
            landing.warn(header.line, "column_twice",
                         "The column \"" + trimmed(cell) + "\" is there twice: the first one counts.");
            column.clear();
        }
        columns.push_back(std::move(column));
    }
    bool complete = true;
    for (const char* needed : {"type", "text"}) {
        if (std::ranges::find(columns, needed) == columns.end()) {
            landing.error(
                header.line, "column_missing",
                std::string("The first line names the columns; it needs one called \"") + needed + "\".");
            complete = false;
        }
    }
    return complete ? std::optional(columns) : std::nullopt;
}

void read_one(const Row& row, const std::vector<std::string>& columns, Landing& landing) {
    if (std::ranges::all_of(row.cells, [](const std::string& cell) { return trimmed(cell).empty(); })) {
        return;
    }
    if (row.cells.size() > columns.size()) {
        landing.error(row.line, "too_many_cells",
                      "The row has " + std::to_string(row.cells.size()) + " cells and the header " +
                          std::to_string(columns.size()) +
                          ": put texts that contain the separator in quotes.");
        return;
    }
    std::map<std::string, std::string> named;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!columns[i].empty()) {
            named.emplace(columns[i], row.cells[i]);
        }
    }
    const csv::Cells cells(std::move(named));
    Question question;
    if (auto fault = csv::read_row(cells, row.line, landing, question)) {
        landing.error(row.line, std::move(fault->code), std::move(fault->message));
        return;
    }
    std::map<std::string, std::string> metadata;
    for (const char* key : {"objective", "cognitive", "source_title", "source_url"}) {
        if (const std::string value = cells[key]; !value.empty()) {
            metadata[key] = value;
        }
    }
    landing.land(std::move(question), row.line, std::move(metadata));
}

}  // namespace

void read_csv(const std::string& file, std::string bytes, Intake& intake) {
    intake.format = Format::csv;
    Landing landing(file, intake);
    if (bytes.size() > text_bytes_max) {
        landing.error(0, "file_too_large", "A file of questions has at most 32 MB: split it.");
        return;
    }
    const auto text = as_utf8(file, std::move(bytes), intake.problems);
    if (!text) {
        return;
    }
    std::string_view rest = *text;
    const char separator = csv::separator_of(rest);
    std::int64_t line = 1;
    std::optional<csv::Fault> fault;
    const auto header = csv::next_row(rest, separator, line, fault);
    if (!header || header->cells.size() > csv::columns_max) {
        landing.error(1, fault ? fault->code : "column_missing",
                      fault ? fault->message : "The first line names the columns, at most 200.");
        return;
    }
    const auto columns = read_header(*header, landing);
    if (!columns) {
        return;
    }
    while (!rest.empty() && !landing.full(line)) {
        fault.reset();
        const auto row = csv::next_row(rest, separator, line, fault);
        if (fault) {
            landing.error(fault->line, std::move(fault->code), std::move(fault->message));
        } else if (row) {
            read_one(*row, *columns, landing);
        }
    }
}

}  // namespace exchange
