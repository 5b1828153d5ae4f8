#include "standard_inputs.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <sstream>

namespace psychometrics::commands {
namespace {

struct Columns {
    std::size_t score, other;
};
Result<Columns> columns_of(const Table& t, const char* other) {
    const auto score = t.column("score"), second = t.column(other);
    if (!score || !second) {
        return refuse("column_missing", fmt::format("The file needs the columns score and {}.", other));
    }
    return Columns{*score, *second};
}

}  // namespace

Result<std::vector<std::optional<double>>> p_of_items(const Table& t, const std::vector<std::string>& items,
                                                      Notices& problems) {
    const auto item = t.column("item"), p = t.column("p");
    if (!item || !p) {
        return refuse("column_missing", "The file of --p needs the columns item and p.");
    }
    std::map<std::string, double> known;
    for (std::size_t row = 0; row < t.rows.size(); ++row) {
        if (t.rows[row][*p].empty() || t.rows[row][*p] == "NA") {
            continue;
        }
        const double value = TRY(number_of(t, row, *p));
        if (value < 0 || value > 1) {
            return refuse("p_outside", fmt::format("Row {}: p is a share from 0 to 1.", row + 1));
        }
        known[t.rows[row][*item]] = value;
    }
    std::vector<std::optional<double>> out;
    for (const auto& id : items) {
        const auto at = known.find(id);
        out.push_back(at == known.end() ? std::nullopt : std::optional(at->second));
        if (!out.back()) {
            problems.push_back({"item_without_p", id, fmt::format("Item {} has no p to compare with.", id)});
        }
    }
    return out;
}

Result<BorderlineScores> read_borderline(const Table& t, const std::string& rating) {
    const auto columns = TRY(columns_of(t, "rating"));
    BorderlineScores out;
    for (std::size_t row = 0; row < t.rows.size(); ++row) {
        out.all.push_back(TRY(number_of(t, row, columns.score)));
        if (t.rows[row][columns.other] == rating) {
            out.borderline.push_back(out.all.back());
        }
    }
    if (out.borderline.empty()) {
        return refuse(
            "too_few_persons",
            fmt::format("Nobody has the rating {}; say which means borderline with --borderline.", rating));
    }
    return out;
}

Result<Rated> read_rated(const Table& t) {
    const auto columns = TRY(columns_of(t, "rating"));
    Rated out;
    for (std::size_t row = 0; row < t.rows.size(); ++row) {
        out.scores.push_back(TRY(number_of(t, row, columns.score)));
        out.ratings.push_back(TRY(number_of(t, row, columns.other)));
    }
    return out;
}

Result<double> borderline_number(const std::string& text) {
    std::istringstream in(text);
    double value = 0;
    if (text.empty() || !(in >> value) || !in.eof()) {
        return refuse("borderline_missing", "Say which rating means borderline: --borderline NUMBER.");
    }
    return value;
}

Result<Groups> read_groups(const Table& t) {
    const auto columns = TRY(columns_of(t, "group"));
    Groups out;
    for (std::size_t row = 0; row < t.rows.size(); ++row) {
        const std::string& group = t.rows[row][columns.other];
        const bool master = group == "master" || group == "pass" || group == "1";
        if (!master && group != "nonmaster" && group != "fail" && group != "0") {
            return refuse("group_unknown",
                          fmt::format("Row {}: the group {} is none of master and nonmaster, pass and fail, "
                                      "1 and 0.",
                                      row + 1, group));
        }
        (master ? out.masters : out.others).push_back(TRY(number_of(t, row, columns.score)));
    }
    return out;
}

}  // namespace psychometrics::commands
