#include "score_functions.hpp"

#include <psychometrics/distributions.hpp>
#include <psychometrics/presmoothing.hpp>
#include <psychometrics/regression.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

struct Degrees {
    std::int64_t total = 1, anchor = 0, cross = 0;
};

struct Fitted {
    SmoothingModel model;
    Degrees degrees;
    ScoreFrequencies table;
    bool converged = false;
};

// An internal anchor of k points cannot be above the total, nor leave more to the rest than the rest has.
bool possible(const ScoreFrequencies& f, std::int64_t row, std::int64_t column) {
    const std::int64_t rest = f.lowest + row - (f.anchor_lowest + column);
    return rest >= f.lowest - f.anchor_lowest && rest <= f.highest() - f.anchor_highest();
}

std::vector<std::pair<std::int64_t, std::int64_t>> cells_of(const ScoreFrequencies& f, bool possible_only) {
    std::vector<std::pair<std::int64_t, std::int64_t>> out;
    for (std::int64_t r = 0; r < f.totals; ++r) {
        for (std::int64_t c = 0; c < f.columns(); ++c) {
            if (f.anchors == 0 || !possible_only || possible(f, r, c) || f.at(r, c) > 0) {
                out.emplace_back(r, c);
            }
        }
    }
    return out;
}

// Chebyshev polynomials instead of powers: the same models and fitted counts, without the powers'
// near-dependence.
Eigen::MatrixXd design_of(const ScoreFrequencies& f,
                          const std::vector<std::pair<std::int64_t, std::int64_t>>& cells, const Degrees& d) {
    const Eigen::MatrixXd totals = score_functions(f.totals, d.total);
    const Eigen::MatrixXd anchors = score_functions(f.columns(), d.anchor);
    Eigen::MatrixXd out(Eigen::Index(cells.size()), 1 + d.total + d.anchor + d.cross * d.cross);
    for (Eigen::Index i = 0; i < out.rows(); ++i) {
        const auto [row, column] = cells[std::size_t(i)];
        Eigen::Index at = 0;
        out(i, at++) = 1;
        for (std::int64_t t = 0; t < d.total; ++t) {
            out(i, at++) = totals(row, t);
        }
        for (std::int64_t a = 0; a < d.anchor; ++a) {
            out(i, at++) = anchors(column, a);
        }
        for (std::int64_t t = 0; t < d.cross; ++t) {
            for (std::int64_t a = 0; a < d.cross; ++a) {
                out(i, at++) = totals(row, t) * anchors(column, a);
            }
        }
    }
    return out;
}

Fitted fit(const ScoreFrequencies& f, const Degrees& degrees, bool possible_only, std::string table) {
    const auto cells = cells_of(f, possible_only);
    const Eigen::MatrixXd design = design_of(f, cells, degrees);
    Eigen::VectorXd seen(Eigen::Index(cells.size()));
    for (Eigen::Index i = 0; i < seen.size(); ++i) {
        seen[i] = f.at(cells[std::size_t(i)].first, cells[std::size_t(i)].second);
    }
    Fitted out;
    out.degrees = degrees;
    if (design.cols() >= design.rows()) {
        return out;  // nothing left to smooth
    }
    const Regression done = regress(Family::poisson, design, seen);
    // regress() doubts every fit whose counts span more than e^100, as those of an anchor that goes closely
    // with the total do in the corners. What decides is whether the moments are kept, which is what maximum
    // likelihood means here.
    const double off = (design.transpose() * (done.fitted - seen)).cwiseAbs().maxCoeff();
    out.converged = !done.singular && done.fitted.allFinite() && done.fitted.minCoeff() > 0 &&
                    off <= 1e-6 * std::max(1.0, seen.sum());
    SmoothingModel& m = out.model;
    m.table = std::move(table);
    m.degree = degrees.total;
    if (f.anchors > 0) {
        m.anchor_degree = degrees.anchor;
        m.cross_degree = degrees.cross;
    }
    m.parameters = std::int64_t(design.cols());
    m.df = std::int64_t(design.rows()) - m.parameters;
    m.deviance = done.deviance;
    m.aic = -2 * done.log_likelihood + 2 * double(m.parameters);
    m.bic = -2 * done.log_likelihood + std::log(double(design.rows())) * double(m.parameters);
    out.table = f;
    std::fill(out.table.counts.begin(), out.table.counts.end(), 0.0);
    for (Eigen::Index i = 0; i < seen.size(); ++i) {
        const double n = seen[i], fitted = std::max(done.fitted[i], 1e-300);
        const double root = std::sqrt(n) + std::sqrt(n + 1) - std::sqrt(4 * fitted + 1);
        m.freeman_tukey += root * root;
        m.cressie_read += 1.8 * n * (std::pow(n / fitted, 2.0 / 3) - 1);
        m.pearson += (n - fitted) * (n - fitted) / fitted;
        const auto [row, column] = cells[std::size_t(i)];
        out.table.counts[std::size_t(row * f.columns() + column)] = done.fitted[i];
    }
    return out;
}

// Which of them is chosen; the tests against the model before are written into all.
std::size_t choose(std::vector<Fitted>& models, ChooseBy by) {
    for (std::size_t i = 1; i < models.size(); ++i) {
        SmoothingModel& m = models[i].model;
        const std::int64_t more = m.parameters - models[i - 1].model.parameters;
        if (more > 0) {
            m.likelihood_ratio = std::max(0.0, models[i - 1].model.deviance - m.deviance);
            m.p = chi_squared_tail(*m.likelihood_ratio, double(more));
        }
    }
    std::size_t out = 0;
    const double level = 1 - std::pow(0.95, 1 / std::max(1.0, double(models.size()) - 1));
    for (std::size_t i = 1; i < models.size(); ++i) {
        const SmoothingModel &m = models[i].model, &best = models[out].model;
        if (by == ChooseBy::aic   ? m.aic < best.aic
            : by == ChooseBy::bic ? m.bic < best.bic
                                  : m.p && *m.p < level) {
            out = i;
        }
    }
    models[out].model.chosen = true;
    return out;
}

Failure failed(const std::string& table) {
    return Failure{
        Why::invalid, "smoothing_failed",
        fmt::format("No log-linear model of the {} scores could be fitted: the data are too few or too "
                    "uneven. Ask for a lower degree, or for no smoothing.",
                    table)};
}

Result<std::int64_t> points_seen(const ScoreFrequencies& totals, const std::string& table) {
    const auto seen =
        std::count_if(totals.counts.begin(), totals.counts.end(), [](double n) { return n > 0; });
    if (seen < 2) {
        return refuse("constant_scores",
                      fmt::format("All {} scores are the same; there is nothing to smooth.", table));
    }
    return seen;
}

// All models of a table of totals; stops where one does not converge, since those above it will not either.
Result<std::vector<Fitted>> compare(const ScoreFrequencies& totals, std::int64_t degree_max,
                                    const std::string& table, Notices& problems) {
    const std::int64_t seen = TRY(points_seen(totals, table));
    std::vector<Fitted> out;
    for (std::int64_t d = 1; d <= std::min(degree_max, seen - 1); ++d) {
        Fitted one = fit(totals, {d, 0, 0}, false, table);
        if (!one.converged) {
            problems.push_back(
                {"smoothing_not_converged", table,
                 fmt::format("The model of degree {} and those above it could not be fitted.", d)});
            break;
        }
        out.push_back(std::move(one));
    }
    if (out.empty()) {
        return std::unexpected(failed(table));
    }
    return out;
}

void keep(std::vector<Fitted>& from, Smoothed& to) {
    for (auto& one : from) {
        to.compared.push_back(std::move(one.model));
    }
}

Result<Smoothed> take(Fitted one, const std::string& table, Smoothed out) {
    if (!one.converged) {
        return std::unexpected(failed(table));
    }
    out.fitted = std::move(one.table);
    out.degree = one.degrees.total;
    if (out.fitted.anchors > 0) {
        out.anchor_degree = one.degrees.anchor;
        out.cross_degree = one.degrees.cross;
    }
    return out;
}

Result<Smoothed> smooth_alone(const ScoreFrequencies& f, const SmoothingPlan& plan) {
    Smoothed out;
    if (plan.degree) {
        CHECK(points_seen(f, "total"));
        Fitted one = fit(f, {*plan.degree, 0, 0}, false, "total");
        one.model.chosen = true;
        out.compared.push_back(one.model);
        return take(std::move(one), "total", std::move(out));
    }
    std::vector<Fitted> models = TRY(compare(f, plan.degree_max, "total", out.problems));
    Fitted one = models[choose(models, plan.choose_by)];
    keep(models, out);
    return take(std::move(one), "total", std::move(out));
}

// Each margin's degree first, then the cross moments: every combination would be many more models for little
// gain.
Result<Smoothed> smooth_both(const ScoreFrequencies& f, const SmoothingPlan& plan) {
    Smoothed out;
    if (plan.degree) {
        CHECK(points_seen(totals_of(f), "total"));
        CHECK(points_seen(anchors_of(f), "anchor"));
        const Degrees asked{*plan.degree, plan.anchor_degree.value_or(*plan.degree), plan.cross_degree};
        Fitted one = fit(f, asked, plan.possible_only, "both");
        one.model.chosen = true;
        out.compared.push_back(one.model);
        return take(std::move(one), "total and anchor", std::move(out));
    }
    std::vector<Fitted> of_totals = TRY(compare(totals_of(f), plan.degree_max, "total", out.problems));
    std::vector<Fitted> of_anchors = TRY(compare(anchors_of(f), plan.degree_max, "anchor", out.problems));
    const std::size_t total = choose(of_totals, plan.choose_by), anchor = choose(of_anchors, plan.choose_by);
    const Degrees margins{of_totals[total].degrees.total, of_anchors[anchor].degrees.total, 0};
    keep(of_totals, out);
    keep(of_anchors, out);
    std::vector<Fitted> models;
    const std::int64_t cross_max = std::min<std::int64_t>({margins.total, margins.anchor, 4});
    for (std::int64_t cross = 0; cross <= cross_max; ++cross) {
        Fitted one = fit(f, {margins.total, margins.anchor, cross}, plan.possible_only, "both");
        if (!one.converged) {
            break;
        }
        models.push_back(std::move(one));
    }
    if (models.empty()) {
        return std::unexpected(failed("total and anchor"));
    }
    Fitted one = models[choose(models, plan.choose_by)];
    keep(models, out);
    return take(std::move(one), "total and anchor", std::move(out));
}

}  // namespace

Result<Smoothed> smooth(const ScoreFrequencies& f, const SmoothingPlan& plan) {
    const std::int64_t degree = plan.degree.value_or(1), anchor = plan.anchor_degree.value_or(degree);
    const bool cross_fits = f.anchors == 0 || !plan.degree ||
                            (plan.cross_degree >= 0 && plan.cross_degree <= std::min({degree, anchor}));
    if (degree < 1 || degree > smoothing_degree_max || anchor < 1 || anchor > smoothing_degree_max ||
        !cross_fits || plan.degree_max < 1 || plan.degree_max > smoothing_degree_max) {
        return refuse(
            "degree_out_of_range",
            fmt::format(
                "A smoothing degree is 1 to {}, and the degree of the cross moments 0 to the lower of "
                "those of totals and anchor.",
                smoothing_degree_max));
    }
    return f.anchors > 0 ? smooth_both(f, plan) : smooth_alone(f, plan);
}

}  // namespace psychometrics
