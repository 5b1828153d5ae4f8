#include "mixture.hpp"

#include <psychometrics/numbers.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <limits>

namespace psychometrics::decisions {
namespace {
using Matrix = std::vector<std::vector<double>>;

Matrix square(std::size_t n) { return Matrix(n, std::vector<double>(n, 0.0)); }

void add_product(Matrix& to, double weight, const std::vector<double>& rows,
                 const std::vector<double>& columns) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            to[r][c] += weight * rows[r] * columns[c];
        }
    }
}

double block(const Matrix& m, std::size_t r0, std::size_t r1, std::size_t c0, std::size_t c1) {
    double sum = 0;
    for (std::size_t r = r0; r < r1; ++r) {
        for (std::size_t c = c0; c < c1; ++c) {
            sum += m[r][c];
        }
    }
    return sum;
}

// A share of less than this is none: what rounding leaves where nobody is.
constexpr double nobody = 1e-12;

std::optional<double> ratio(double part, double whole) {
    return whole > nobody ? std::optional(part / whole) : std::nullopt;
}
std::optional<double> kappa_of(double p, double p_c) { return ratio(p - p_c, 1 - p_c); }

Accuracy accuracy_at(const Matrix& m, std::size_t cut, Positive positive) {
    const std::size_t n = m.size();
    Accuracy a;
    a.correct_fail = block(m, 0, cut, 0, cut);
    a.false_pass = block(m, 0, cut, cut, n);
    a.false_fail = block(m, cut, n, 0, cut);
    a.correct_pass = block(m, cut, n, cut, n);
    a.accuracy = a.correct_fail + a.correct_pass;
    const bool below = positive == Positive::below_cut;
    const double tp = below ? a.correct_fail : a.correct_pass, tn = below ? a.correct_pass : a.correct_fail;
    const double fp = below ? a.false_fail : a.false_pass, fn = below ? a.false_pass : a.false_fail;
    a.sensitivity = ratio(tp, tp + fn);
    a.specificity = ratio(tn, tn + fp);
    a.positive_predictive_value = ratio(tp, tp + fp);
    a.negative_predictive_value = ratio(tn, tn + fn);
    if (a.sensitivity && a.specificity) {
        a.youden = *a.sensitivity + *a.specificity - 1;
    }
    return a;
}

Consistency consistency_at(const Matrix& m, std::size_t cut) {
    const std::size_t n = m.size();
    Consistency c;
    c.fail_fail = block(m, 0, cut, 0, cut);
    c.fail_pass = block(m, 0, cut, cut, n);
    c.pass_fail = block(m, cut, n, 0, cut);
    c.pass_pass = block(m, cut, n, cut, n);
    c.p = c.fail_fail + c.pass_pass;
    c.p_c = (c.fail_fail + c.fail_pass) * (c.fail_fail + c.pass_fail) +
            (c.pass_fail + c.pass_pass) * (c.fail_pass + c.pass_pass);
    c.kappa = kappa_of(c.p, c.p_c);
    return c;
}

}  // namespace

void tabulate(const std::vector<Point>& points, DecisionReport& report) {
    const std::size_t n = report.cuts.size() + 1;
    Matrix accuracy = square(n), consistency = square(n);
    for (const Point& p : points) {
        add_product(accuracy, p.weight, p.actual, p.decided.empty() ? p.first : p.decided);
        add_product(consistency, p.weight, p.first, p.second);
    }
    for (std::size_t cut = 1; cut < n; ++cut) {
        CutDecisions& at = report.cuts[cut - 1];
        at.accuracy = accuracy_at(accuracy, cut, report.positive);
        at.consistency = consistency_at(consistency, cut);
        at.pass_rate = at.accuracy.correct_pass + at.accuracy.false_pass;
    }
    if (n == 2) {
        return;
    }
    CategoryDecisions all;
    for (std::size_t k = 0; k < n; ++k) {
        all.accuracy += accuracy[k][k];
        all.p += consistency[k][k];
        all.p_c += block(consistency, k, k + 1, 0, n) * block(consistency, 0, n, k, k + 1);
    }
    all.kappa = kappa_of(all.p, all.p_c);
    all.accuracy_matrix = std::move(accuracy);
    all.consistency_matrix = std::move(consistency);
    report.categories = std::move(all);
}

std::vector<double> only(std::size_t category, std::size_t categories) {
    std::vector<double> out(categories, 0.0);
    out[category] = 1;
    return out;
}

Result<std::vector<double>> sorted_cuts(const DecisionPlan& plan, double lowest, double highest) {
    if (plan.cuts.empty()) {
        return refuse("cut_missing", "Say at least one cut: the lowest score that passes.");
    }
    if (plan.cuts.size() > cuts_max) {
        return refuse("too_many_cuts", fmt::format("Give at most {} cuts.", cuts_max));
    }
    std::vector<double> cuts = plan.cuts;
    for (const double cut : cuts) {
        if (!std::isfinite(cut) || cut <= lowest || cut > highest) {
            return refuse(
                "cut_outside",
                fmt::format("The cut {} must be above the lowest score, {}, and at most the highest, {}.",
                            cut, lowest, highest));
        }
    }
    std::ranges::sort(cuts);
    if (std::ranges::adjacent_find(cuts) != cuts.end()) {
        return refuse("cut_twice", "Give each cut once.");
    }
    return cuts;
}

std::size_t category_of(double score, const std::vector<double>& cuts) {
    return std::size_t(std::ranges::count_if(cuts, [&](double cut) { return score >= cut; }));
}

std::vector<double> chances_of_categories(std::span<const double> scores, const std::vector<double>& cuts) {
    std::vector<double> out(cuts.size() + 1, 0.0);
    for (std::size_t x = 0; x < scores.size(); ++x) {
        out[category_of(double(x), cuts)] += scores[x];
    }
    return out;
}

std::vector<double> actual_given(const std::vector<Point>& points, std::span<const double> log_likelihood) {
    double top = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i].weight > 0) {
            top = std::max(top, log_likelihood[i]);
        }
    }
    std::vector<double> out(points.front().actual.size(), 0.0);
    if (!std::isfinite(top)) {
        return {};  // nobody can have this score
    }
    double all = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double mass = points[i].weight * std::exp(log_likelihood[i] - top);
        all += mass;
        for (std::size_t k = 0; k < out.size(); ++k) {
            out[k] += mass * points[i].actual[k];
        }
    }
    for (double& p : out) {
        p /= all;
    }
    return out;
}

ScoreDecision decision_of(std::int64_t score, double share, std::size_t category,
                          const std::vector<double>& actual) {
    ScoreDecision d{score, share, std::int64_t(category), actual[category], {}};
    for (std::size_t cut = 1; cut < actual.size(); ++cut) {
        double above = 0;
        for (std::size_t k = cut; k < actual.size(); ++k) {
            above += actual[k];
        }
        d.probability_above.push_back(std::min(1.0, above));
    }
    return d;
}

}  // namespace psychometrics::decisions
