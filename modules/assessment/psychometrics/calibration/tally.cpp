#include <fmt/format.h>
#include <tally.hpp>

#include <algorithm>
#include <numeric>

namespace psychometrics {
namespace {

// Rows in one go: what a byte can count.
constexpr std::size_t rows_max = 255;

void tally_rows(const std::uint8_t* row, std::size_t rows, std::size_t items, std::uint8_t* __restrict lowest,
                std::uint8_t* __restrict highest, std::uint8_t* __restrict missing) {
    for (std::size_t n = 0; n < rows; ++n, row += items) {
        for (std::size_t j = 0; j < items; ++j) {
            const std::uint8_t x = row[j];
            const std::uint8_t none = x == not_presented;
            const std::uint8_t seen = none ? 0 : x;
            lowest[j] = std::min(lowest[j], x);
            highest[j] = std::max(highest[j], seen);
            missing[j] = std::uint8_t(missing[j] + none);
        }
    }
}

class Sets {
  public:
    explicit Sets(std::size_t n) : up_(n) { std::iota(up_.begin(), up_.end(), 0U); }
    std::uint32_t of(std::uint32_t x) {
        while (up_[x] != x) {
            up_[x] = up_[up_[x]];
            x = up_[x];
        }
        return x;
    }
    void join(std::uint32_t x, std::uint32_t y) { up_[of(x)] = of(y); }

  private:
    std::vector<std::uint32_t> up_;
};

}  // namespace

Tally tally_of(const Responses& data) {
    const std::size_t items = data.item_count();
    Tally out{std::vector<std::uint8_t>(items, 255), std::vector<std::uint8_t>(items, 0),
              std::vector<std::int64_t>(items, 0)};
    std::vector<std::uint8_t> missing(items);
    for (std::size_t from = 0; from < data.person_count(); from += rows_max) {
        const std::size_t rows = std::min(rows_max, data.person_count() - from);
        std::ranges::fill(missing, 0);
        tally_rows(data.scores.data() + from * items, rows, items, out.lowest.data(), out.highest.data(),
                   missing.data());
        for (std::size_t j = 0; j < items; ++j) {
            out.presented[j] += std::int64_t(rows) - missing[j];
        }
    }
    return out;
}

Done connect(Screened& s) {
    if (s.complete) {
        return {};
    }
    const auto items = std::uint32_t(s.items.size());
    Sets by_person(items), by_group(items + std::uint32_t(s.groups));
    for (const std::uint32_t n : s.persons) {
        const auto row = s.data->row(n);
        const auto group = std::uint32_t(items + s.group_of(n));
        std::uint32_t first = items;
        for (std::uint32_t j = 0; j < items; ++j) {
            if (row[s.items[j]] == not_presented) {
                continue;
            }
            first = first == items ? j : first;
            if (by_person.of(j) != by_person.of(first)) {
                by_person.join(j, first);
            }
            if (by_group.of(j) != by_group.of(group)) {
                by_group.join(j, group);
            }
        }
    }
    std::vector<bool> tied(items + s.groups, false);  // by root: to the reference group, or to a held item
    if (!s.anchored) {
        tied[by_group.of(items)] = true;
    }
    for (std::uint32_t j = 0; j < items; ++j) {
        if (s.held[j]) {
            tied[by_group.of(j)] = true;
        }
    }
    for (std::uint32_t g = 0; g < s.groups; ++g) {
        if (!tied[by_group.of(items + g)]) {
            return refuse(
                "disconnected",
                fmt::format("{} has no item in common with the rest, so that nothing puts it on their "
                            "scale. Calibrate it apart, and link the results by what ties them.",
                            s.data->groups.empty() ? "The data set" : "Group " + s.data->groups[g]));
        }
    }
    std::vector<bool> seen(items, false);
    std::size_t blocks = 0;
    for (std::uint32_t j = 0; j < items; ++j) {
        const std::uint32_t root = by_person.of(j);
        blocks += seen[root] ? 0 : 1;
        seen[root] = true;
    }
    if (blocks > 1) {
        s.problems.push_back(
            {"disconnected", "",
             fmt::format("The items fall into {} blocks that no person links. Their parameters are on "
                         "one scale only if the persons who took them are of one population.",
                         blocks)});
    }
    return {};
}

}  // namespace psychometrics
