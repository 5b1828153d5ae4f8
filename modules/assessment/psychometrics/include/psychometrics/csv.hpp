// Comma-separated files (RFC 4180) as responses: a header with the ids of the items, a row a person.
#pragma once
#include <base/result.hpp>
#include <psychometrics/responses.hpp>

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psychometrics {

// Rows of a file, one after the other, in bounded memory. Quoted fields and CRLF are understood.
class CsvRows {
  public:
    explicit CsvRows(std::istream& in) : in_(in) {}
    // The next row that is not empty, into `fields`; the views hold until the next call. False at the end.
    // `csv_malformed` with the line for a quote that is not closed, `csv_not_utf8`, `csv_too_long` beyond
    // line_bytes_max.
    Result<bool> next(std::vector<std::string_view>& fields);
    std::size_t line() const { return line_; }  // of the row just read, from 1
    static constexpr std::size_t line_bytes_max = 1 << 20;

  private:
    bool read_line(std::string& line);
    std::istream& in_;
    std::string text_, more_;
    std::vector<std::pair<std::size_t, std::size_t>> places_;
    std::size_t line_ = 0, next_line_ = 1;
};

struct ReadWish {
    std::optional<std::string> person_column{};  // default: a column called person, person_id or candidate
    std::optional<std::string> group_column{};   // default: a column called group
    std::vector<std::string> leave_out{};        // columns that are neither
};
constexpr std::size_t items_max = 10'000;
constexpr std::size_t cells_max = 2'000'000'000;
constexpr std::size_t groups_max = 1'000;

// A cell is a whole number 0 to score_max, "-" (omitted), ">" (not reached), or empty or NA (not presented).
// Refusals name line and column: csv_empty, csv_malformed, row_length, not_a_score, item_twice, person_twice,
// column_missing, too_many_items, too_many_groups, too_large.
Result<Responses> read_responses(std::istream&, const ReadWish& = {});

// The same for what was chosen, before any key: codes into `labels` of each item; the marks of Responses
// stand.
struct Choices {
    Responses codes;                               // scores are places in labels
    std::vector<std::vector<std::string>> labels;  // per item, sorted
};
Result<Choices> read_choices(std::istream&, const ReadWish& = {});

// A table with a header, all in memory: keys, parameters, ratings. Refused: csv_empty, csv_malformed,
// row_length, too_large.
struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::optional<std::size_t> column(std::string_view name) const;
};
Result<Table> read_table(std::istream&);
// A number of a table's cell; `not_a_number` names row and column. Infinity and NaN are no numbers.
Result<double> number_of(const Table&, std::size_t row, std::size_t column);

}  // namespace psychometrics
