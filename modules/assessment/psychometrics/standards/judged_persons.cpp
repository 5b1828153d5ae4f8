#include "panel.hpp"

#include <psychometrics/judged_persons.hpp>
#include <psychometrics/numbers.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
using standards::all_finite;
using standards::drawn_again;
using standards::median_of;
using standards::resampled;
using standards::tell_few;

std::unexpected<Failure> not_a_number() {
    return refuse("not_a_number", "Every score must be a finite number.");
}

ImpactPlan with_scores(ImpactPlan plan, std::span<const double> scores) {
    if (plan.scores.empty()) {
        plan.scores.assign(scores.begin(), scores.end());
    }
    return plan;
}

struct Line {
    double intercept = 0, slope = 0, mean_x = 0, squares_x = 0, squares_left = 0, squares_y = 0;
};
std::optional<Line> line_of(std::span<const double> x, std::span<const double> y) {
    Line l;
    l.mean_x = mean_of(x);
    const double mean_y = mean_of(y);
    double products = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        l.squares_x += (x[i] - l.mean_x) * (x[i] - l.mean_x);
        l.squares_y += (y[i] - mean_y) * (y[i] - mean_y);
        products += (x[i] - l.mean_x) * (y[i] - mean_y);
    }
    if (!(l.squares_x > 0)) {
        return std::nullopt;
    }
    l.slope = products / l.squares_x;
    l.intercept = mean_y - l.slope * l.mean_x;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double left = y[i] - l.intercept - l.slope * x[i];
        l.squares_left += left * left;
    }
    return l;
}

}  // namespace

Result<BorderlineGroupReport> borderline_group(std::span<const double> scores, const ImpactPlan& impact,
                                               const Resampling& resampling) {
    if (scores.empty()) {
        return refuse("too_few_persons", "Nobody is judged borderline.");
    }
    if (!all_finite(scores)) {
        return not_a_number();
    }
    BorderlineGroupReport out{.persons = std::int64_t(scores.size())};
    out.cut = quantile_of(scores, 0.5);
    out.required_score = required_score(out.cut);
    out.mean = mean_of(scores);
    if (scores.size() > 1) {
        out.sd = sd_of(scores);
        if (const auto s = resampled(
                resampling, [&](Draws& d) { return std::optional(median_of(drawn_again(scores, d))); })) {
            out.se = s->se;
            out.low = s->low;
            out.high = s->high;
        }
    }
    tell_few(scores.size(), "borderline persons", out.problems);
    out.impact = impact_of(out.cut, out.se, impact);
    return out;
}

Result<BorderlineRegressionReport> borderline_regression(std::span<const double> scores,
                                                         std::span<const double> ratings, double borderline,
                                                         const ImpactPlan& impact,
                                                         const Resampling& resampling) {
    const std::size_t n = scores.size();
    if (n < 3 || ratings.size() != n) {
        return refuse("too_few_persons", "Scores and ratings of at least 3 persons are needed.");
    }
    if (!all_finite(scores) || !all_finite(ratings) || !std::isfinite(borderline)) {
        return not_a_number();
    }
    const auto line = line_of(ratings, scores);
    if (!line) {
        return refuse("ratings_constant", "Everybody has the same rating, so no line can be drawn.");
    }
    if (!(line->slope > 0)) {
        return refuse("ratings_reversed",
                      "Scores do not rise with the ratings: check that a higher rating is a better one.");
    }
    const auto read = [&](const Line& l) { return l.intercept + l.slope * borderline; };
    BorderlineRegressionReport out{.persons = std::int64_t(n), .borderline = borderline};
    out.cut = read(*line);
    out.required_score = required_score(out.cut);
    out.intercept = line->intercept;
    out.slope = line->slope;
    out.residual_sd = std::sqrt(line->squares_left / double(n - 2));
    if (line->squares_y > 0) {
        out.r_squared = 1 - line->squares_left / line->squares_y;
    }
    const double away = borderline - line->mean_x;
    out.se = out.residual_sd * std::sqrt(1 / double(n) + away * away / line->squares_x);
    const auto spread = resampled(resampling, [&](Draws& d) -> std::optional<double> {
        std::vector<double> x(n), y(n);
        for (std::size_t i = 0; i < n; ++i) {
            const std::size_t who = d.below(n);
            x[i] = ratings[who];
            y[i] = scores[who];
        }
        const auto again = line_of(x, y);
        return again ? std::optional(read(*again)) : std::nullopt;
    });
    if (spread) {
        out.se_bootstrap = spread->se;
        out.low = spread->low;
        out.high = spread->high;
    }
    tell_few(n, "persons", out.problems);
    const auto [lowest, highest] = std::ranges::minmax(ratings);
    if (borderline <= lowest || borderline >= highest) {
        out.problems.push_back(
            {"borderline_outside", "",
             fmt::format("The ratings given run from {} to {}; the line is extended to {}.", lowest, highest,
                         borderline)});
    }
    out.impact = impact_of(out.cut, out.se, with_scores(impact, scores));
    return out;
}

}  // namespace psychometrics
