#include "equate_tables.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics::commands {
namespace {

Result<std::size_t> place(const Table& t, const std::string& column, const std::string& path) {
    if (const auto at = t.column(column)) {
        return *at;
    }
    return refuse("column_missing", fmt::format("The file {} has no column \"{}\".", path, column));
}

// Scores are whole: rounding them would be a decision the file does not make.
Result<std::int64_t> whole(const Table& t, std::size_t row, std::size_t column) {
    const double v = TRY(number_of(t, row, column));
    if (v != std::floor(v) || std::abs(v) > 1e9) {
        return refuse(
            "not_a_whole_score",
            fmt::format(
                "Row {}, column \"{}\": {} is not a whole score up to 1,000,000,000. Multiply or round "
                "the scores first.",
                row + 2, t.header[column], t.rows[row][column]));
    }
    return std::int64_t(v);
}

bool blank(const std::string& cell) { return cell.empty() || cell == "NA"; }

std::string anchor_column(const EquateForms& forms, const std::vector<std::string>& header, bool wanted) {
    if (!wanted) {
        return "";
    }
    return forms.anchor.empty() && has_column(header, "anchor") ? "anchor"
           : forms.anchor.empty()                               ? ""
                                                                : forms.anchor.front();
}

std::unexpected<Failure> anchor_unnamed(const std::string& path) {
    return refuse(
        "anchor_missing",
        fmt::format("The file {} has no column \"anchor\"; name the anchor's with --anchor.", path));
}

// A person a row: total, and anchor where there is one.
Result<FormRead> of_totals(const EquateForms& forms, const Side& side, bool with_anchor) {
    const Table t = TRY(read_table_file(side.file));
    const std::size_t total = TRY(place(t, forms.total, side.file));
    std::optional<std::size_t> anchor;
    if (with_anchor) {
        const std::string name = anchor_column(forms, t.header, true);
        if (name.empty()) {
            return anchor_unnamed(side.file);
        }
        anchor = TRY(place(t, name, side.file));
    }
    FormRead out;
    std::vector<std::int64_t> totals, anchors;
    for (std::size_t r = 0; r < t.rows.size(); ++r) {
        if (blank(t.rows[r][total]) || (anchor && blank(t.rows[r][*anchor]))) {
            continue;
        }
        totals.push_back(TRY(whole(t, r, total)));
        if (anchor) {
            anchors.push_back(TRY(whole(t, r, *anchor)));
        }
    }
    if (const std::size_t lost = t.rows.size() - totals.size(); lost > 0) {
        out.problems.push_back(
            {"persons_dropped", side.form,
             fmt::format("{} rows of form {} have no score and are left out.", lost, side.form)});
    }
    out.table = TRY(tabulate(totals, anchors, side.range));
    return out;
}

// A score, or a pair of total and anchor, a row.
Result<FormRead> of_counts(const EquateForms& forms, const Side& side, bool with_anchor) {
    const Table t = TRY(read_table_file(side.file));
    const std::size_t score = TRY(place(t, forms.score, side.file)),
                      count = TRY(place(t, side.count, side.file));
    std::optional<std::size_t> anchor;
    if (with_anchor) {
        const std::string name = anchor_column(forms, t.header, true);
        if (name.empty()) {
            return anchor_unnamed(side.file);
        }
        anchor = TRY(place(t, name, side.file));
    }
    std::vector<std::int64_t> scores, anchors;
    std::vector<double> counts;
    for (std::size_t r = 0; r < t.rows.size(); ++r) {
        scores.push_back(TRY(whole(t, r, score)));
        counts.push_back(TRY(number_of(t, r, count)));
        if (anchor) {
            anchors.push_back(TRY(whole(t, r, *anchor)));
        }
        if (counts.back() < 0 || counts.back() > 1e9) {
            return refuse("negative_count",
                          fmt::format("Row {} of {}: a count is 0 to 1,000,000,000.", r + 2, side.file));
        }
    }
    FormRead out;
    out.table = TRY(tabulate(scores, anchors, side.range));
    std::fill(out.table.counts.begin(), out.table.counts.end(), 0.0);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const std::int64_t column = anchor ? anchors[i] - out.table.anchor_lowest : 0;
        out.table.counts[std::size_t((scores[i] - out.table.lowest) * out.table.columns() + column)] +=
            counts[i];
    }
    return out;
}

}  // namespace

bool has_column(const std::vector<std::string>& header, const std::string& name) {
    return std::find(header.begin(), header.end(), name) != header.end();
}

Result<FormRead> read_form_table(const EquateForms& forms, const std::vector<std::string>& header,
                                 const Side& side, bool with_anchor) {
    return has_column(header, side.count) ? of_counts(forms, side, with_anchor)
                                          : of_totals(forms, side, with_anchor);
}

}  // namespace psychometrics::commands
