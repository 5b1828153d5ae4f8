#include <base/text.hpp>
#include <psychometrics/csv.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace psychometrics {
namespace {

// The beginning of a cell, never a part of a character.
std::string shown(std::string_view cell) {
    std::string out(cell.substr(0, 40));
    while (!out.empty() && !is_utf8(out)) {
        out.pop_back();
    }
    return out;
}

// What each column of the header is.
struct Columns {
    std::vector<std::size_t> items;
    std::optional<std::size_t> person, group;
    std::vector<std::string> names;  // of the items
};

std::optional<std::size_t> place_of(const std::vector<std::string_view>& header, std::string_view name) {
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? std::nullopt : std::optional(std::size_t(found - header.begin()));
}

Result<std::optional<std::size_t>> column_of(const std::vector<std::string_view>& header,
                                             const std::optional<std::string>& wanted,
                                             std::initializer_list<std::string_view> usual) {
    if (wanted) {
        if (const auto place = place_of(header, *wanted)) {
            return place;
        }
        return refuse("column_missing", fmt::format("The header has no column \"{}\".", *wanted));
    }
    for (const auto name : usual) {
        if (const auto place = place_of(header, name)) {
            return place;
        }
    }
    return std::optional<std::size_t>();
}

Result<Columns> columns_of(const std::vector<std::string_view>& header, const ReadWish& wish) {
    Columns out;
    out.person = TRY(column_of(header, wish.person_column, {"person", "person_id", "candidate"}));
    out.group = TRY(column_of(header, wish.group_column, {"group"}));
    for (const auto& name : wish.leave_out) {
        if (!place_of(header, name)) {
            return refuse("column_missing",
                          fmt::format("The header has no column \"{}\" to leave out.", name));
        }
    }
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (i == out.person || i == out.group ||
            std::find(wish.leave_out.begin(), wish.leave_out.end(), header[i]) != wish.leave_out.end()) {
            continue;
        }
        if (header[i].empty()) {
            return refuse("item_unnamed", fmt::format("Column {} of the header has no name.", i + 1));
        }
        if (!seen.insert(header[i]).second) {
            return refuse("item_twice", fmt::format("The header names \"{}\" twice.", header[i]));
        }
        out.items.push_back(i);
        out.names.emplace_back(header[i]);
    }
    if (out.items.empty()) {
        return refuse("no_items", "The header names no item.");
    }
    if (out.items.size() > items_max) {
        return refuse("too_many_items", fmt::format("The header names {} items; at most {} are read.",
                                                    out.items.size(), items_max));
    }
    return out;
}

// What is no score, or nothing.
std::optional<std::uint8_t> mark_of(std::string_view cell) {
    if (cell.empty() || cell == "NA") {
        return not_presented;
    }
    return cell == "-" ? std::optional(omitted) : cell == ">" ? std::optional(not_reached) : std::nullopt;
}

std::optional<std::uint8_t> score_of(std::string_view cell) {
    if (cell.size() == 1 && cell[0] >= '0' && cell[0] <= '9') {
        return std::uint8_t(cell[0] - '0');
    }
    if (const auto mark = mark_of(cell)) {
        return mark;
    }
    unsigned value = 0;
    const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (failed != std::errc() || end != cell.data() + cell.size() || value > score_max) {
        return std::nullopt;
    }
    return std::uint8_t(value);
}

// Reads rows, giving each item's cell to `take(item, cell)`, which says the code or nothing where it is none.
template <class Take>
Result<Responses> read_rows(std::istream& in, const ReadWish& wish, Take take) {
    CsvRows rows(in);
    std::vector<std::string_view> fields;
    if (!TRY(rows.next(fields))) {
        return refuse("csv_empty",
                      "The file is empty: it needs a header with the ids of the items, and a row a person.");
    }
    const std::size_t width = fields.size();
    const Columns columns = TRY(columns_of(fields, wish));
    Responses out{columns.names, {}};
    std::unordered_set<std::string> people;
    std::unordered_map<std::string, std::uint16_t> groups;
    while (TRY(rows.next(fields))) {
        if (fields.size() != width) {
            return refuse("row_length", fmt::format("Line {} has {} fields; the header has {}.", rows.line(),
                                                    fields.size(), width));
        }
        if (out.scores.size() + columns.items.size() > cells_max) {
            return refuse("too_large", fmt::format("The file has more than {} responses.", cells_max));
        }
        for (std::size_t i = 0; i < columns.items.size(); ++i) {
            const auto code = take(i, fields[columns.items[i]]);
            if (!code) {
                return refuse(
                    "not_a_score",
                    fmt::format(
                        "Line {}, column \"{}\": \"{}\" is no score. Scores are whole numbers from 0 to "
                        "{}; empty means not presented, - omitted, > not reached.",
                        rows.line(), columns.names[i], shown(fields[columns.items[i]]), score_max));
            }
            out.scores.push_back(*code);
        }
        if (columns.person) {
            out.persons.emplace_back(fields[*columns.person]);
            if (out.persons.back().empty() || !people.insert(out.persons.back()).second) {
                return refuse("person_twice",
                              fmt::format("Line {}: the person \"{}\" has no id or was there before.",
                                          rows.line(), out.persons.back()));
            }
        }
        if (columns.group) {
            const std::string name(fields[*columns.group]);
            if (name.empty()) {
                return refuse("group_unnamed", fmt::format("Line {} names no group.", rows.line()));
            }
            const auto [place, fresh] = groups.try_emplace(name, std::uint16_t(groups.size()));
            if (fresh) {
                if (groups.size() > groups_max) {
                    return refuse("too_many_groups",
                                  fmt::format("There are more than {} groups.", groups_max));
                }
                out.groups.push_back(name);
            }
            out.group_of.push_back(place->second);
        }
    }
    if (out.scores.empty()) {
        return refuse("no_persons", "The file has a header and no rows.");
    }
    return out;
}

}  // namespace

Result<Responses> read_responses(std::istream& in, const ReadWish& wish) {
    return read_rows(in, wish, [](std::size_t, std::string_view cell) { return score_of(cell); });
}

Result<Choices> read_choices(std::istream& in, const ReadWish& wish) {
    std::vector<std::map<std::string, std::uint8_t, std::less<>>> codes;
    auto read =
        read_rows(in, wish, [&](std::size_t item, std::string_view cell) -> std::optional<std::uint8_t> {
            if (const auto mark = mark_of(cell)) {
                return mark;
            }
            codes.resize(std::max(codes.size(), item + 1));
            const auto found = codes[item].find(cell);
            if (found != codes[item].end()) {
                return found->second;
            }
            if (codes[item].size() > score_max || cell.size() > 200) {
                return std::nullopt;
            }
            const auto next = std::uint8_t(codes[item].size());
            codes[item].emplace(std::string(cell), next);
            return next;
        });
    Choices out{TRY(std::move(read)), {}};
    codes.resize(out.codes.item_count());
    // The map is sorted by label: codes follow that order instead of the order of appearance.
    std::vector<std::vector<std::uint8_t>> sorted(codes.size());
    for (std::size_t i = 0; i < codes.size(); ++i) {
        sorted[i].resize(codes[i].size());
        out.labels.emplace_back();
        for (const auto& [label, code] : codes[i]) {
            sorted[i][code] = std::uint8_t(out.labels[i].size());
            out.labels[i].push_back(label);
        }
    }
    for (std::size_t at = 0; at < out.codes.scores.size(); ++at) {
        if (auto& code = out.codes.scores[at]; code <= score_max) {
            code = sorted[at % codes.size()][code];
        }
    }
    return out;
}

std::optional<std::size_t> Table::column(std::string_view name) const {
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? std::nullopt : std::optional(std::size_t(found - header.begin()));
}

Result<double> number_of(const Table& table, std::size_t row, std::size_t column) {
    const std::string& cell = table.rows[row][column];
    double value = 0;
    const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (failed != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value)) {
        return refuse("not_a_number", fmt::format("Row {}, column \"{}\": \"{}\" is no number.", row + 1,
                                                  table.header[column], shown(cell)));
    }
    return value;
}

}  // namespace psychometrics
