#include "read_times.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>

namespace psychometrics::commands {
namespace {

// The column named, or the first of the usual names.
Result<std::optional<std::size_t>> column_of(const Table& t, const std::string& named,
                                             std::initializer_list<const char*> usual) {
    if (!named.empty()) {
        const auto found = t.column(named);
        if (!found) {
            return refuse("column_missing", "There is no column " + named + ".");
        }
        return found;
    }
    for (const char* name : usual) {
        if (const auto found = t.column(name)) {
            return found;
        }
    }
    return std::optional<std::size_t>();
}

Result<std::uint16_t> group_place(Times& out, const std::string& name) {
    const auto at = std::ranges::find(out.groups, name);
    if (at == out.groups.end() && out.groups.size() >= groups_max) {
        return refuse("too_many_groups", fmt::format("There are more than {} groups.", groups_max));
    }
    const auto place = std::uint16_t(at - out.groups.begin());
    if (at == out.groups.end()) {
        out.groups.push_back(name);
    }
    return place;
}

}  // namespace

Result<Times> read_times(const std::string& path, const std::string& person_column,
                         const std::string& group_column, const std::vector<std::string>& leave_out) {
    const Table table = TRY(read_table_file(path));
    const auto person = TRY(column_of(table, person_column, {"person", "person_id", "candidate"}));
    const auto group = TRY(column_of(table, group_column, {"group"}));
    Times out;
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        if (c != person && c != group && std::ranges::find(leave_out, table.header[c]) == leave_out.end()) {
            if (std::ranges::find(out.items, table.header[c]) != out.items.end()) {
                return refuse("item_twice", "The column " + table.header[c] + " is there twice.");
            }
            columns.push_back(c);
            out.items.push_back(table.header[c]);
        }
    }
    if (columns.empty()) {
        return refuse("no_items", path + " has no column with times.");
    }
    std::set<std::string> seen;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const std::size_t c : columns) {
            const auto& cell = table.rows[row][c];
            out.seconds.push_back(cell.empty() || cell == "NA" ? 0 : TRY(number_of(table, row, c)));
        }
        if (person) {
            out.persons.push_back(table.rows[row][*person]);
            if (!seen.insert(out.persons.back()).second) {
                return refuse("person_twice", "The person " + out.persons.back() + " is there twice.");
            }
        }
        if (group) {
            out.group_of.push_back(TRY(group_place(out, table.rows[row][*group])));
        }
    }
    tell(fmt::format("{} persons, {} items with times", out.person_count(), out.items.size()));
    return out;
}

Times in_order(const Times& all, const std::vector<std::string>& ids) {
    std::map<std::string, std::size_t> place;
    for (std::size_t p = 0; p < all.persons.size(); ++p) {
        place[all.persons[p]] = p;
    }
    const std::size_t width = all.items.size();
    Times out{all.items, std::vector<double>(ids.size() * width, 0), ids};
    for (std::size_t p = 0; p < ids.size(); ++p) {
        if (const auto found = place.find(ids[p]); found != place.end()) {
            std::copy_n(all.seconds.begin() + std::ptrdiff_t(found->second * width), width,
                        out.seconds.begin() + std::ptrdiff_t(p * width));
        }
    }
    return out;
}

}  // namespace psychometrics::commands
