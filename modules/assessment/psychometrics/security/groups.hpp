// What the searches share when they look at groups of persons, such as test centres.
#pragma once
#include <psychometrics/numbers.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace psychometrics {

// Fisher's exact test, one-sided: the chance of so many or more of the `marked` in a group of `group` out of
// `all`.
double at_least_in_group(std::int64_t in_group, std::int64_t group, std::int64_t marked, std::int64_t all);

// Those of `all` that have a p, adjusted among each other (Benjamini and Hochberg 1995) and flagged below the
// rate.
template <class T>
void adjust(std::vector<T>& all, double rate) {
    std::vector<double> p;
    for (const auto& one : all) {
        if (one.p) {
            p.push_back(*one.p);
        }
    }
    const auto adjusted = benjamini_hochberg(p);
    std::size_t place = 0;
    for (auto& one : all) {
        one.flagged = false;
        if (one.p) {
            one.adjusted = adjusted[place++];
            one.flagged = *one.adjusted < rate;
        }
    }
}

// Marked ones of each group, and the chance of so many there, if they were spread over the persons by chance.
struct Marked {
    std::vector<std::int64_t> persons, marked;  // per group
    std::vector<double> p;
};
Marked marked_in_groups(std::size_t groups, std::span<const std::uint16_t> group_of,
                        std::span<const std::uint8_t> marked);
// The same where the marks are counted already.
std::vector<double> chances_of(std::span<const std::int64_t> persons, std::span<const std::int64_t> marked);

}  // namespace psychometrics
