#include "panel.hpp"

#include <psychometrics/judged_persons.hpp>
#include <psychometrics/numbers.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {

Notices panel_problems(std::size_t judges, std::size_t rounds) {
    Notices out;
    if (judges < panel_min) {
        out.push_back({"panel_too_small", "",
                       fmt::format("{} judges; a panel has {} to {}.", judges, panel_min, panel_max)});
    } else if (judges > panel_max) {
        out.push_back({"panel_too_large", "",
                       fmt::format("{} judges; a panel has {} to {}.", judges, panel_min, panel_max)});
    }
    if (rounds < rounds_min) {
        out.push_back(
            {"one_round", "", fmt::format("One round; a standard is set in at least {}.", rounds_min)});
    }
    return out;
}

std::int64_t required_score(double cut) { return std::int64_t(std::ceil(cut - 1e-9)); }

std::vector<Impact> impact_of(double cut, std::optional<double> cut_error, const ImpactPlan& plan) {
    std::vector<Impact> out;
    const auto add = [&](ImpactUnit unit, std::int64_t steps, double at) {
        Impact i{unit, steps, at, required_score(at), {}};
        if (!plan.scores.empty()) {
            const auto passing =
                std::ranges::count_if(plan.scores, [&](double x) { return x >= double(i.required_score); });
            i.pass_rate = double(passing) / double(plan.scores.size());
        }
        out.push_back(i);
    };
    add(ImpactUnit::none, 0, cut);
    for (const auto& [unit, size] :
         {std::pair{ImpactUnit::sem, plan.sem}, {ImpactUnit::cut_error, cut_error}}) {
        for (const int steps : {-2, -1, 1, 2}) {
            if (size) {
                add(unit, steps, cut + steps * *size);
            }
        }
    }
    return out;
}

namespace standards {

double median_of(std::vector<double> v) { return quantile_of(v, 0.5); }

bool is_empty(const std::string& cell) { return cell.empty() || cell == "NA"; }

Result<std::size_t> needed(const Table& t, std::string_view column, std::string_view all) {
    if (const auto found = t.column(column)) {
        return *found;
    }
    return refuse("column_missing",
                  fmt::format("The file has no column {}. It needs the columns {}.", column, all));
}

Result<std::int64_t> round_of(const Table& t, std::size_t row, std::optional<std::size_t> column) {
    if (!column) {
        return 1;
    }
    const double round = TRY(number_of(t, row, *column));
    if (round < 1 || round > 100 || round != std::floor(round)) {
        return refuse("round_invalid",
                      fmt::format("Row {}: a round is a whole number from 1 to 100.", row + 1));
    }
    return std::int64_t(round);
}

Result<double> share_of(const Table& t, std::size_t row, std::size_t column, ShareUnit unit) {
    const double value = TRY(number_of(t, row, column));
    const bool percent = unit == ShareUnit::percent;
    if (value < 0 || value > (percent ? 100 : 1)) {
        return refuse("rating_outside",
                      fmt::format("Row {}, {}: {} is not between 0 and {}.{}", row + 1, t.header[column],
                                  value, percent ? 100 : 1,
                                  !percent && value <= 100 && value > 1
                                      ? " If the file has percents, say so: --scale percent."
                                      : ""));
    }
    return percent ? value / 100 : value;
}

Result<std::vector<std::size_t>> rows_of_last_round(const Table& t) {
    const auto column = t.column("round");
    std::int64_t last = 0;
    std::vector<std::size_t> out;
    for (std::size_t row = 0; row < t.rows.size(); ++row) {
        const std::int64_t round = TRY(round_of(t, row, column));
        if (round > last) {
            out.clear();
            last = round;
        }
        if (round == last) {
            out.push_back(row);
        }
    }
    if (out.empty()) {
        return refuse("no_ratings", "The file has no ratings.");
    }
    return out;
}

bool all_finite(std::span<const double> v) {
    return std::ranges::all_of(v, [](double x) { return std::isfinite(x); });
}

void tell_few(std::size_t persons, const char* who, Notices& problems) {
    if (persons < judged_persons_few) {
        problems.push_back({"few_persons", "",
                            fmt::format("{} {}; below {} the cut is uncertain by more than its error says.",
                                        persons, who, judged_persons_few)});
    }
}

std::optional<Spread> resampled(const Resampling& plan,
                                const std::function<std::optional<double>(Draws&)>& figure) {
    Draws draws(plan.seed);
    std::vector<double> found;
    for (std::int64_t i = 0; i < std::min(plan.replications, replications_max); ++i) {
        if (const auto one = figure(draws)) {
            found.push_back(*one);
        }
    }
    if (found.size() < 2) {
        return std::nullopt;
    }
    return Spread{sd_of(found), quantile_of(found, 0.025), quantile_of(found, 0.975)};
}

std::vector<double> drawn_again(std::span<const double> from, Draws& draws) {
    std::vector<double> out(from.size());
    for (double& x : out) {
        x = from[draws.below(from.size())];
    }
    return out;
}

}  // namespace standards
}  // namespace psychometrics
