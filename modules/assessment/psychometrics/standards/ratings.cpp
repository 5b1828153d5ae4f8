// Ratings of a panel from a file, wide or long.
#include "panel.hpp"

#include <algorithm>
#include <map>

namespace psychometrics {
namespace {
using standards::is_empty;
using standards::needed;
using standards::round_of;

struct Cell {
    std::int64_t round;
    std::string judge, item;
    std::optional<double> rating;
};

Result<std::optional<double>> rating_of(const Table& t, std::size_t row, std::size_t column,
                                        const std::string& judge, RatingScale scale) {
    if (is_empty(t.rows[row][column])) {
        return std::nullopt;
    }
    const double value = TRY(number_of(t, row, column));
    const double highest = scale == RatingScale::percent ? 100 : 1;
    if (value < 0 || value > highest) {
        return refuse("rating_outside",
                      fmt::format("The rating {} of judge {} (row {}) is not between 0 and {}.{}", value,
                                  judge, row + 1, highest,
                                  scale == RatingScale::proportion && value > 1 && value <= 100
                                      ? " If the file has percents, say so: --scale percent."
                                      : ""));
    }
    if (scale == RatingScale::yes_no && value != 0 && value != 1) {
        return refuse(
            "rating_outside",
            fmt::format("The rating {} of judge {} (row {}) is not 0 or 1, which yes and no are written as.",
                        value, judge, row + 1));
    }
    return value;
}

Result<std::vector<Cell>> cells_of(const Table& t, RatingScale scale) {
    const std::size_t judge =
        TRY(needed(t, "judge", "judge, round (where there are several) and one an item"));
    const auto round = t.column("round"), item = t.column("item"), rating = t.column("rating");
    std::vector<Cell> out;
    for (std::size_t row = 0; row < t.rows.size(); ++row) {
        const auto& cells = t.rows[row];
        const std::int64_t when = TRY(round_of(t, row, round));
        if (cells[judge].empty()) {
            return refuse("judge_missing", fmt::format("Row {} names no judge.", row + 1));
        }
        if (item && rating) {
            out.push_back(
                {when, cells[judge], cells[*item], TRY(rating_of(t, row, *rating, cells[judge], scale))});
            continue;
        }
        for (std::size_t c = 0; c < t.header.size(); ++c) {
            if (c != judge && c != round) {
                out.push_back(
                    {when, cells[judge], t.header[c], TRY(rating_of(t, row, c, cells[judge], scale))});
            }
        }
    }
    return out;
}

template <class T>
std::size_t place(std::vector<T>& all, std::map<T, std::size_t>& places, const T& one) {
    const auto [at, fresh] = places.emplace(one, all.size());
    if (fresh) {
        all.push_back(one);
    }
    return at->second;
}

}  // namespace

Result<Ratings> read_ratings(const Table& t, RatingScale scale) {
    const auto cells = TRY(cells_of(t, scale));
    Ratings out;
    std::map<std::string, std::size_t> judges, items;
    std::map<std::int64_t, std::size_t> rounds;
    for (const Cell& c : cells) {
        place(out.judges, judges, c.judge);
        place(out.items, items, c.item);
        rounds.emplace(c.round, 0);
    }
    if (out.judges.empty() || out.items.empty()) {
        return refuse("no_ratings", "The file has no ratings.");
    }
    if (out.judges.size() > judges_max) {
        return refuse("too_many_judges", fmt::format("The file has more than {} judges.", judges_max));
    }
    for (auto& [round, at] : rounds) {
        at = out.rounds.size();
        out.rounds.push_back(round);
    }
    const std::size_t size = out.rounds.size() * out.judges.size() * out.items.size();
    if (size > 50'000'000) {
        return refuse("too_large", "The file has too many rounds, judges and items.");
    }
    out.cells.resize(size);
    std::vector<bool> seen(size);
    double highest = 0;
    for (const Cell& c : cells) {
        const std::size_t at =
            (rounds[c.round] * out.judges.size() + judges[c.judge]) * out.items.size() + items[c.item];
        if (seen[at]) {
            return refuse("rating_twice",
                          fmt::format("Judge {} rates item {} twice in round {}.", c.judge, c.item, c.round));
        }
        seen[at] = true;
        highest = std::max(highest, c.rating.value_or(0));
        if (c.rating) {
            out.cells[at] = scale == RatingScale::percent ? *c.rating / 100 : *c.rating;
        }
    }
    if (std::ranges::none_of(out.cells, [](const auto& cell) { return cell.has_value(); })) {
        return refuse("no_ratings", "The file has no ratings.");
    }
    if (scale == RatingScale::percent && highest <= 1 && highest > 0) {
        return refuse("rating_outside",
                      "No rating is above 1, so these look like proportions: leave out --scale percent.");
    }
    return out;
}

}  // namespace psychometrics
