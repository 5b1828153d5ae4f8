#include "consistency_inputs.hpp"

#include <psychometrics/curves.hpp>
#include <psychometrics/numbers.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics::commands {

Result<std::vector<double>> read_scores(const Table& t) {
    auto score = t.column("score");
    if (!score && t.header.size() == 1) {
        score = 0;
    }
    if (!score) {
        return refuse("column_missing", "The file of scores needs a column score.");
    }
    const auto count = t.column("count");
    std::vector<double> out;
    for (std::size_t row = 0; row < t.rows.size(); ++row) {
        const double x = TRY(number_of(t, row, *score));
        const double times = count ? TRY(number_of(t, row, *count)) : 1;
        if (times < 0 || times != std::floor(times) || double(out.size()) + times > 50e6) {
            return refuse("count_invalid", fmt::format("Row {}: a count is a whole number from 0.", row + 1));
        }
        out.insert(out.end(), std::size_t(times), x);
    }
    return out;
}

Result<Thetas> read_thetas(const Table& t) {
    const auto theta = t.column("theta"), se = t.column("se");
    if (!theta) {
        return refuse("column_missing",
                      "The file of estimates needs a column theta, and se for Rudner's method.");
    }
    Thetas out;
    for (std::size_t row = 0; row < t.rows.size(); ++row) {
        const auto& cells = t.rows[row];
        if (cells[*theta].empty() || (se && cells[*se].empty())) {
            ++out.without;
            continue;
        }
        out.theta.push_back(TRY(number_of(t, row, *theta)));
        if (se) {
            out.se.push_back(TRY(number_of(t, row, *se)));
        }
    }
    return out;
}

Result<Conversion> read_conversion(const Table& t) {
    const auto raw = t.column("raw"), reported = t.column("reported");
    if (!raw || !reported) {
        return refuse("column_missing", "The conversion needs the columns raw and reported.");
    }
    Conversion out;
    for (std::size_t row = 0; row < t.rows.size(); ++row) {
        if (TRY(number_of(t, row, *raw)) != double(row)) {
            return refuse("conversion_does_not_fit",
                          fmt::format("Row {}: raw scores must be 0, 1, 2 and so on, each once.", row + 1));
        }
        out.reported.push_back(TRY(number_of(t, row, *reported)));
    }
    return out;
}

Responses without(const Responses& r, const std::vector<std::string>& items) {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < r.item_count(); ++i) {
        if (std::ranges::find(items, r.items[i]) == items.end()) {
            kept.push_back(i);
        }
    }
    return with_items(r, kept);
}

std::vector<double> complete_sums(const Responses& r, Notices& problems) {
    std::vector<bool> presented(r.item_count());
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        for (std::size_t i = 0; i < r.item_count(); ++i) {
            presented[i] = presented[i] || r.at(p, i) != not_presented;
        }
    }
    std::vector<double> out;
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        double sum = 0;
        bool complete = true;
        for (std::size_t i = 0; i < r.item_count(); ++i) {
            if (r.at(p, i) != not_presented) {
                sum += r.at(p, i);
            } else {
                complete = complete && !presented[i];
            }
        }
        if (complete) {
            out.push_back(sum);
        }
    }
    if (out.size() < r.person_count()) {
        problems.push_back({"incomplete_persons", "",
                            fmt::format("{} of {} persons were not presented every item and are left out.",
                                        r.person_count() - out.size(), r.person_count())});
    }
    return out;
}

std::optional<double> kr21_of(const ObservedScores& s) {
    const double n = double(s.scores.size());
    const double variance = variance_of(s.scores) * (n - 1) / n;
    return variance > 0 ? std::optional(psychometrics::kr21_of(mean_of(s.scores), variance, s.highest))
                        : std::nullopt;
}

double highest_sum(const ParameterSet& set) {
    double sum = 0;
    for (const auto& item : set.items) {
        sum += double(categories_of(item) - 1);
    }
    return sum;
}

}  // namespace psychometrics::commands
