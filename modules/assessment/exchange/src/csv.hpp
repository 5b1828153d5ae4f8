// Tables as spreadsheets write them (RFC 4180), and one row of one as a question.
#pragma once
#include "landing.hpp"

#include <map>

namespace exchange::csv {

inline constexpr std::size_t columns_max = 200;
inline constexpr std::size_t options_max = 10;  // option_1 to option_10

struct Row {
    std::vector<std::string> cells;
    std::int64_t line = 0;  // where it begins
};
struct Fault {
    std::int64_t line = 0;
    std::string code, message;
};

// The separator of the header: the one of , ; and tab that stands there most often outside quotes.
char separator_of(std::string_view text);
// The next row, taken off the front of `text`; `line` moves on. Blank lines are passed over. Nothing at the
// end, and nothing with a fault (quote_not_closed, text_after_quote) where the row cannot be read; then what
// is left begins with the line after it.
std::optional<Row> next_row(std::string_view& text, char separator, std::int64_t& line,
                            std::optional<Fault>&);

// A header's name as this reader calls it: "Option A" and "option_1" are "option_1". "" for an unknown one.
std::string column_of(std::string_view written);

// The cells of one row by column.
class Cells {
  public:
    explicit Cells(std::map<std::string, std::string> cells) : cells_(std::move(cells)) {}
    std::string operator[](const std::string& column) const;  // trimmed; "" where it is empty or absent
    std::string numbered(const char* column, std::size_t number) const;

  private:
    std::map<std::string, std::string> cells_;
};
// Fills the question. A fault (without a line) where the row says nothing that can be asked.
std::optional<Fault> read_row(const Cells&, std::int64_t line, Landing&, Question&);

}  // namespace exchange::csv
