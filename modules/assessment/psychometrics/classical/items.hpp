// The pieces of an item's analysis.
#pragma once
#include "criterion.hpp"

#include <array>
#include <span>

namespace psychometrics::classical {

// How many persons have each byte of a response: scores and marks.
using Counts = std::array<std::int64_t, 256>;
// Per item.
std::vector<Counts> counts_of(const Responses&);
Counts settled(Counts, const Blanks&);

struct Spread {
    std::int64_t n = 0;
    double mean = 0;
    double squares = 0;  // sum of squared deviations
};
Spread spread_of(const Counts& settled);

// sd by n / sum of normal densities at the thresholds between scores, times the step: what a correlation with
// the item is multiplied by to be one with the normal variable under it. Of an item that varies.
double underlying_factor(const Counts& settled);

// Persons in the order of their criterion, ties in the order of the data; those without one left out.
enum class Direction { ascending, descending };
std::vector<std::size_t> persons_by(const Criterion&, Direction);
// The mean of an item over the first 27 % of those presented it, in that order.
struct Extreme {
    double in_order = 0;  // ties at the edge by their order
    double shared = 0;    // ties at the edge counted in part
};
std::optional<Extreme> extreme_of(const Responses& settled, const Criterion&,
                                  std::span<const std::size_t> order, std::size_t item);

}  // namespace psychometrics::classical
