// Classical statistics of an item, from sums over those who met it.
#pragma once
#include <cstdint>
#include <optional>

namespace scoring {

struct Tally {
    std::int64_t n = 0;              // how many met it
    double x = 0, xx = 0;            // sums of the share earned of its points, 0 to 1, and of its square
    double rest = 0, rest_rest = 0;  // the same of the points on the other scored items
    double x_rest = 0;               // sum of the products
};
double p_of(const Tally&);  // the mean share; n must be above 0
// The correlation of the item with the rest of the exam (corrected point-biserial: Lord and Novick
// 1968, 15.3; the item itself is not in what it is compared with). Nothing where one of them does not vary.
std::optional<double> point_biserial_of(const Tally&);

}  // namespace scoring
