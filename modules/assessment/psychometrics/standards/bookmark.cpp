#include "panel.hpp"

#include <psychometrics/bookmark.hpp>
#include <psychometrics/curves.hpp>
#include <psychometrics/numbers.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace psychometrics {
namespace {
using standards::is_empty;
using standards::median_of;
using standards::needed;
using standards::round_of;

Result<double> theta_of(const Mark& mark, const std::vector<BookletPage>& pages, MarkMeans means) {
    const auto last = std::int64_t(pages.size());
    // With the page before, a mark may stand behind the last page: all is mastered.
    const std::int64_t from = means == MarkMeans::marked_page ? 1 : 2;
    const std::int64_t to = means == MarkMeans::page_before ? last + 1 : last;
    if (mark.page < from || mark.page > to) {
        return refuse("mark_outside",
                      fmt::format("Judge {} marks page {}; here a mark can stand on pages {} to {}.",
                                  mark.judge, mark.page, from, to));
    }
    const auto location = [&](std::int64_t page) { return pages[std::size_t(page - 1)].location; };
    switch (means) {
        case MarkMeans::marked_page:
            return location(mark.page);
        case MarkMeans::page_before:
            return location(mark.page - 1);
        case MarkMeans::between:
            return (location(mark.page - 1) + location(mark.page)) / 2;
    }
    return 0;
}

// One-way components of judges in tables (unequal sizes: the usual n0), as an intraclass correlation.
std::optional<double> intraclass(const std::map<std::string, std::vector<double>>& tables,
                                 std::size_t judges) {
    const auto groups = double(tables.size()), n = double(judges);
    if (groups < 2 || n <= groups) {
        return std::nullopt;
    }
    double grand = 0, squares = 0;
    for (const auto& [table, thetas] : tables) {
        grand += mean_of(thetas) * double(thetas.size()) / n;
        squares += double(thetas.size() * thetas.size());
    }
    double between = 0, inside = 0;
    for (const auto& [table, thetas] : tables) {
        const double mean = mean_of(thetas);
        between += double(thetas.size()) * (mean - grand) * (mean - grand);
        inside += variance_of(thetas) * double(thetas.size() - 1);
    }
    const double ms_between = between / (groups - 1), ms_inside = inside / (n - groups);
    const double size = (n - squares / n) / (groups - 1);
    const double variance = std::max(0.0, (ms_between - ms_inside) / size);
    return variance + ms_inside > 0 ? std::optional(variance / (variance + ms_inside)) : std::nullopt;
}

Result<BookmarkRound> round_of_marks(const ParameterSet& set, const std::vector<const Mark*>& marks,
                                     const std::vector<BookletPage>& pages, const BookmarkPlan& plan) {
    BookmarkRound out{.round = marks.front()->round};
    std::vector<double> thetas;
    std::map<std::string, std::vector<double>> tables;
    std::set<std::string> judges;
    for (const Mark* mark : marks) {
        if (!judges.insert(mark->judge).second) {
            return refuse("mark_twice",
                          fmt::format("Judge {} has two marks in round {}.", mark->judge, mark->round));
        }
        const double theta = TRY(theta_of(*mark, pages, plan.mark));
        thetas.push_back(theta);
        tables[mark->table].push_back(theta);
        out.judges.push_back({mark->judge, mark->table, mark->page, theta, expected_score(set, theta)});
    }
    const auto n = double(thetas.size());
    out.mean_theta = mean_of(thetas);
    out.median_theta = median_of(thetas);
    const bool median = plan.centre == PanelCentre::median;
    out.theta_cut = median ? out.median_theta : out.mean_theta;
    out.raw_cut = expected_score(set, out.theta_cut);
    if (thetas.size() < 2) {
        return out;
    }
    out.sd = sd_of(thetas);
    out.se_mean = *out.sd / std::sqrt(n);
    out.se_median = std::sqrt(std::acos(-1.0) / 2) * *out.se_mean;
    out.intraclass = intraclass(tables, thetas.size());
    if (out.intraclass) {
        const auto groups = double(tables.size());
        out.se_cluster = std::sqrt(*out.sd * *out.sd / n * (1 + (n / groups - 1) * *out.intraclass));
    }
    const double step = 1e-4;
    const double slope =
        (expected_score(set, out.theta_cut + step) - expected_score(set, out.theta_cut - step)) / (2 * step);
    out.raw_se = slope * (median ? *out.se_median : *out.se_mean);
    return out;
}

}  // namespace

Result<std::vector<Mark>> read_marks(const Table& t) {
    const char* all = "judge, page, and round and table where there are several";
    const std::size_t judge = TRY(needed(t, "judge", all));
    const auto bookmark = t.column("bookmark");
    const std::size_t page = bookmark ? *bookmark : TRY(needed(t, "page", all));
    const auto round = t.column("round"), table = t.column("table");
    std::vector<Mark> out;
    for (std::size_t row = 0; row < t.rows.size(); ++row) {
        if (is_empty(t.rows[row][page])) {
            continue;
        }
        Mark mark{t.rows[row][judge], TRY(round_of(t, row, round)), table ? t.rows[row][*table] : ""};
        const double number = TRY(number_of(t, row, page));
        if (number != std::floor(number) || number < 0 || number > 1e6) {
            return refuse("mark_outside", fmt::format("Row {}: a page is a whole number.", row + 1));
        }
        mark.page = std::int64_t(number);
        out.push_back(std::move(mark));
    }
    return out;
}

Result<BookmarkReport> bookmark(const ParameterSet& set, const std::vector<Mark>& marks,
                                const BookmarkPlan& plan) {
    Booklet made = TRY(booklet(set, plan));
    if (marks.empty()) {
        return refuse("no_marks", "The file has no marks.");
    }
    BookmarkReport out{.response_probability = plan.response_probability,
                       .guessing = plan.guessing,
                       .mark = plan.mark,
                       .centre = plan.centre};
    std::map<std::int64_t, std::vector<const Mark*>> rounds;
    for (const Mark& mark : marks) {
        rounds[mark.round].push_back(&mark);
    }
    for (const auto& [round, of_round] : rounds) {
        out.rounds.push_back(TRY(round_of_marks(set, of_round, made.pages, plan)));
    }
    const BookmarkRound& last = out.rounds.back();
    out.problems = panel_problems(last.judges.size(), rounds.size());
    out.problems.insert(out.problems.end(), made.problems.begin(), made.problems.end());
    out.booklet = std::move(made.pages);
    out.theta_cut = last.theta_cut;
    out.cut = last.raw_cut;
    out.required_score = required_score(out.cut);
    out.se = last.raw_se;
    out.impact = impact_of(out.cut, out.se, plan.impact);
    return out;
}

}  // namespace psychometrics
