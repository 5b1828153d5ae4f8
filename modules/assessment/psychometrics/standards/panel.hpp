// What the methods of a panel share.
#pragma once
#include <psychometrics/compromise.hpp>
#include <psychometrics/simulation.hpp>
#include <psychometrics/standard_setting.hpp>

#include <fmt/format.h>
#include <functional>

namespace psychometrics::standards {

double median_of(std::vector<double>);
bool is_empty(const std::string& cell);  // nothing, or NA
// The column, or column_missing with the columns the file needs.
Result<std::size_t> needed(const Table&, std::string_view column, std::string_view all);
// Round of a row: 1 where the file has none. round_invalid: not a whole number 1 to 100.
Result<std::int64_t> round_of(const Table&, std::size_t row, std::optional<std::size_t> column);
// A share in the unit said; rating_outside otherwise.
Result<double> share_of(const Table&, std::size_t row, std::size_t column, ShareUnit);
// Rows of the last round that any row has.
Result<std::vector<std::size_t>> rows_of_last_round(const Table&);
bool all_finite(std::span<const double>);

// `few_persons` below judged_persons_few.
void tell_few(std::size_t persons, const char* who, Notices&);

struct Spread {
    double se, low, high;
};
// Standard deviation and middle 95 % of a figure over resamples; nothing with fewer than 2 figures.
std::optional<Spread> resampled(const Resampling&, const std::function<std::optional<double>(Draws&)>&);
std::vector<double> drawn_again(std::span<const double>, Draws&);

}  // namespace psychometrics::standards
