#include "groups.hpp"

#include <psychometrics/distributions.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace psychometrics {

double at_least_in_group(std::int64_t in_group, std::int64_t group, std::int64_t marked, std::int64_t all) {
    double sum = 0;
    for (std::int64_t k = std::min(group, marked); k >= in_group;
         --k) {  // from the small end, to keep its digits
        if (marked - k <= all - group) {
            sum += std::exp(log_choose(double(group), double(k)) +
                            log_choose(double(all - group), double(marked - k)) -
                            log_choose(double(all), double(marked)));
        }
    }
    return in_group <= 0 ? 1 : std::min(sum, 1.0);
}

std::vector<double> chances_of(std::span<const std::int64_t> persons, std::span<const std::int64_t> marked) {
    const std::int64_t all = std::accumulate(persons.begin(), persons.end(), std::int64_t(0));
    const std::int64_t total = std::accumulate(marked.begin(), marked.end(), std::int64_t(0));
    std::vector<double> out;
    for (std::size_t g = 0; g < persons.size(); ++g) {
        out.push_back(at_least_in_group(marked[g], persons[g], total, all));
    }
    return out;
}

Marked marked_in_groups(std::size_t groups, std::span<const std::uint16_t> group_of,
                        std::span<const std::uint8_t> marked) {
    Marked out{std::vector<std::int64_t>(groups, 0), std::vector<std::int64_t>(groups, 0), {}};
    for (std::size_t p = 0; p < group_of.size(); ++p) {
        ++out.persons[group_of[p]];
        out.marked[group_of[p]] += marked[p] != 0;
    }
    out.p = chances_of(out.persons, out.marked);
    return out;
}

}  // namespace psychometrics
