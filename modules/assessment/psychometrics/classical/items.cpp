#include "items.hpp"

#include <psychometrics/distributions.hpp>

#include <algorithm>
#include <numeric>

namespace psychometrics::classical {

std::vector<Counts> counts_of(const Responses& r) {
    // Item after item within a few persons: the counts of all items at once would fall out of the cache.
    constexpr std::size_t block = 256;
    std::vector<Counts> out(r.item_count(), Counts{});
    for (std::size_t from = 0; from < r.person_count(); from += block) {
        const std::size_t to = std::min(from + block, r.person_count());
        for (std::size_t i = 0; i < r.item_count(); ++i) {
            for (std::size_t p = from; p < to; ++p) {
                ++out[i][r.at(p, i)];
            }
        }
    }
    return out;
}

Counts settled(Counts counts, const Blanks& blanks) {
    const std::int64_t left_out = counts[omitted], unreached = counts[not_reached];
    counts[omitted] = counts[not_reached] = 0;
    counts[blanks.omitted_as] += left_out;
    counts[blanks.not_reached_as] += unreached;
    return counts;
}

Spread spread_of(const Counts& counts) {
    Spread out;
    double sum = 0;
    for (std::size_t s = 0; s <= score_max; ++s) {
        out.n += counts[s];
        sum += double(s) * double(counts[s]);
    }
    out.mean = out.n > 0 ? sum / double(out.n) : 0;
    for (std::size_t s = 0; s <= score_max; ++s) {
        out.squares += double(counts[s]) * (double(s) - out.mean) * (double(s) - out.mean);
    }
    return out;
}

double underlying_factor(const Counts& counts) {
    const Spread spread = spread_of(counts);
    double densities = 0;
    std::int64_t below = 0;
    std::optional<std::size_t> last;
    for (std::size_t s = 0; s <= score_max; ++s) {
        if (counts[s] == 0) {
            continue;
        }
        if (last) {
            densities +=
                normal_density(normal_quantile(double(below) / double(spread.n))) * double(s - *last);
        }
        below += counts[s];
        last = s;
    }
    return std::sqrt(spread.squares / double(spread.n)) / densities;
}

std::vector<std::size_t> persons_by(const Criterion& criterion, Direction direction) {
    struct Placed {
        double share;
        std::size_t person;
    };
    std::vector<Placed> placed;
    for (std::size_t p = 0; p < criterion.got.size(); ++p) {
        if (criterion.known(p)) {
            placed.push_back({criterion.share(p) * (direction == Direction::ascending ? 1 : -1), p});
        }
    }
    std::ranges::stable_sort(placed, {}, &Placed::share);
    std::vector<std::size_t> order(placed.size());
    std::ranges::transform(placed, order.begin(), &Placed::person);
    return order;
}

std::optional<Extreme> extreme_of(const Responses& r, const Criterion& criterion,
                                  std::span<const std::size_t> order, std::size_t item) {
    const auto n = std::ranges::count_if(order, [&](std::size_t p) { return r.at(p, item) <= score_max; });
    const std::int64_t wanted = n * 27 / 100;
    if (wanted == 0) {
        return std::nullopt;
    }
    std::int64_t taken = 0, sum = 0;        // in order
    std::int64_t tied = 0, tied_sum = 0;    // of the run of equal shares
    std::int64_t whole = 0, whole_sum = 0;  // of the runs before
    double share = -1;
    for (const std::size_t p : order) {
        const std::int64_t score = r.at(p, item);
        if (score > score_max) {
            continue;
        }
        if (const double now = criterion.share(p); now != share) {
            whole += tied;
            whole_sum += tied_sum;
            tied = tied_sum = 0;
            share = now;
            if (whole >= wanted) {
                break;
            }
        }
        ++tied;
        tied_sum += score;
        if (taken < wanted) {
            ++taken;
            sum += score;
        }
    }
    double shared = double(whole_sum);
    if (whole < wanted) {
        shared += double(wanted - whole) * double(tied_sum) / double(tied);
    }
    return Extreme{double(sum) / double(wanted), shared / double(wanted)};
}

}  // namespace psychometrics::classical
