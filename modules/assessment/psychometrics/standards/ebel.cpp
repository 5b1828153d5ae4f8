#include "panel.hpp"

#include <psychometrics/numbers.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace psychometrics {
using standards::median_of;

Result<EbelReport> ebel(const std::vector<EbelCell>& cells, const ImpactPlan& impact) {
    if (cells.empty()) {
        return refuse("no_ratings", "There are no ratings.");
    }
    EbelReport out;
    std::map<std::string, std::size_t> judges;
    std::vector<double> sorted;  // items a judge
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    std::set<std::pair<std::string, std::size_t>> seen;
    for (const EbelCell& c : cells) {
        if (!(c.share >= 0 && c.share <= 1) || !(c.items >= 0) || c.items != std::floor(c.items)) {
            return refuse(
                "rating_outside",
                fmt::format(
                    "Judge {}, {} and {}: items is a whole number from 0, the rating a share from 0 to 1.",
                    c.judge, c.difficulty, c.relevance));
        }
        const auto [judge, fresh] = judges.emplace(c.judge, out.judges.size());
        if (fresh) {
            out.judges.push_back({c.judge, 0});
            sorted.push_back(0);
        }
        const auto [cell, first] = places.emplace(std::pair(c.difficulty, c.relevance), out.cells.size());
        if (first) {
            out.cells.push_back({c.difficulty, c.relevance, 0, 0, 0});
        }
        if (!seen.emplace(c.judge, cell->second).second) {
            return refuse("cell_twice", fmt::format("Judge {} has the cell {} and {} twice.", c.judge,
                                                    c.difficulty, c.relevance));
        }
        out.judges[judge->second].cut += c.items * c.share;
        sorted[judge->second] += c.items;
        EbelCellMean& mean = out.cells[cell->second];
        mean.items += c.items;
        mean.share += c.share;
        ++mean.judges;
    }
    if (std::ranges::adjacent_find(sorted, std::ranges::not_equal_to()) != sorted.end()) {
        return refuse(
            "items_differ",
            fmt::format("The judges sorted different numbers of items, from {} to {}: each must sort "
                        "all items of the form.",
                        *std::ranges::min_element(sorted), *std::ranges::max_element(sorted)));
    }
    if (!(sorted.front() > 0)) {
        return refuse("no_ratings", "The cells hold no items.");
    }
    for (EbelCellMean& mean : out.cells) {
        mean.items /= double(mean.judges);
        mean.share /= double(mean.judges);
    }
    std::vector<double> cuts;
    for (const JudgeCut& j : out.judges) {
        cuts.push_back(j.cut);
    }
    out.items = sorted.front();
    out.cut = mean_of(cuts);
    out.median_cut = median_of(cuts);
    out.required_score = required_score(out.cut);
    if (cuts.size() > 1) {
        out.sd = sd_of(cuts);
        out.se = *out.sd / std::sqrt(double(cuts.size()));
    }
    out.impact = impact_of(out.cut, out.se, impact);
    out.problems = panel_problems(cuts.size(), rounds_min);
    return out;
}

}  // namespace psychometrics
