#include "panel_table.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <limits>

namespace psychometrics::standards {
namespace {

// Judge mean + item mean - grand mean, by least squares over the cells given: rows and columns in turn, until
// they rest.
void fill(PanelTable& t) {
    const Eigen::Index judges = t.given.rows(), items = t.given.cols();
    Eigen::VectorXd row = Eigen::VectorXd::Zero(judges), column = Eigen::VectorXd::Zero(items);
    const auto given = [&](Eigen::Index j, Eigen::Index i) { return !std::isnan(t.given(j, i)); };
    constexpr int cycles_max = 10'000;
    for (int cycle = 0; cycle < cycles_max; ++cycle) {
        double moved = 0;
        for (Eigen::Index i = 0; i < items; ++i) {
            double sum = 0, n = 0;
            for (Eigen::Index j = 0; j < judges; ++j) {
                if (given(j, i)) {
                    sum += t.given(j, i) - row(j);
                    ++n;
                }
            }
            moved = std::max(moved, std::abs(sum / n - column(i)));
            column(i) = sum / n;
        }
        for (Eigen::Index j = 0; j < judges; ++j) {
            double sum = 0, n = 0;
            for (Eigen::Index i = 0; i < items; ++i) {
                if (given(j, i)) {
                    sum += t.given(j, i) - column(i);
                    ++n;
                }
            }
            moved = std::max(moved, std::abs(sum / n - row(j)));
            row(j) = sum / n;
        }
        if (moved < 1e-13) {
            break;
        }
    }
    t.filled = t.given;
    for (Eigen::Index j = 0; j < judges; ++j) {
        for (Eigen::Index i = 0; i < items; ++i) {
            if (!given(j, i)) {
                t.filled(j, i) = std::clamp(row(j) + column(i), 0.0, 1.0);
            }
        }
    }
}

// Whether one can walk from each judge to each item along ratings.
bool is_connected(const Eigen::MatrixXd& given) {
    const Eigen::Index judges = given.rows(), all = judges + given.cols();
    std::vector<bool> reached(std::size_t(all), false);
    std::vector<Eigen::Index> open{0};
    reached[0] = true;
    while (!open.empty()) {
        const Eigen::Index at = open.back();
        open.pop_back();
        const bool judge = at < judges;
        for (Eigen::Index to = judge ? judges : 0; to < (judge ? all : judges); ++to) {
            const double rating = judge ? given(at, to - judges) : given(to, at - judges);
            if (!reached[std::size_t(to)] && !std::isnan(rating)) {
                reached[std::size_t(to)] = true;
                open.push_back(to);
            }
        }
    }
    return std::ranges::find(reached, false) == reached.end();
}

}  // namespace

PanelTable panel_table(const Ratings& r, std::size_t round) {
    PanelTable t;
    std::vector<bool> item_rated(r.items.size());
    for (std::size_t j = 0; j < r.judges.size(); ++j) {
        bool any = false;
        for (std::size_t i = 0; i < r.items.size(); ++i) {
            const bool rated = r.at(round, j, i).has_value();
            any = any || rated;
            item_rated[i] = item_rated[i] || rated;
        }
        if (any) {
            t.judges.push_back(j);
        }
    }
    for (std::size_t i = 0; i < r.items.size(); ++i) {
        if (item_rated[i]) {
            t.items.push_back(i);
        }
    }
    t.given.resize(Eigen::Index(t.judges.size()), Eigen::Index(t.items.size()));
    for (std::size_t j = 0; j < t.judges.size(); ++j) {
        for (std::size_t i = 0; i < t.items.size(); ++i) {
            const auto rating = r.at(round, t.judges[j], t.items[i]);
            t.missing += !rating;
            t.given(Eigen::Index(j), Eigen::Index(i)) =
                rating.value_or(std::numeric_limits<double>::quiet_NaN());
        }
    }
    if (t.given.size() > 0) {
        t.connected = is_connected(t.given);
        fill(t);
    }
    return t;
}

std::optional<RatingComponents> components(const PanelTable& t, Notices& problems, std::int64_t round) {
    const auto judges = double(t.judges.size()), items = double(t.items.size());
    const double df = (judges - 1) * (items - 1) - double(t.missing);
    if (judges < 2 || items < 2 || df < 1) {
        return std::nullopt;
    }
    const Eigen::VectorXd by_judge = t.filled.rowwise().mean(), by_item = t.filled.colwise().mean();
    const double grand = t.filled.mean();
    RatingComponents c;
    c.ms_judge = items * (by_judge.array() - grand).square().sum() / (judges - 1);
    c.ms_item = judges * (by_item.array() - grand).square().sum() / (items - 1);
    const Eigen::MatrixXd left =
        ((t.filled.colwise() - by_judge).rowwise() - by_item.transpose()).array() + grand;
    c.ms_residual = left.squaredNorm() / df;
    c.var_residual = c.ms_residual;
    const auto component = [&](const char* name, double between, double n) {
        const double found = (between - c.ms_residual) / n;
        if (found < -1e-12) {  // not what rounding leaves of 0
            problems.push_back(
                {"negative_variance", "",
                 fmt::format("Round {}: the variance of {} is estimated below 0 ({:.3g}) and taken as 0.",
                             round, name, found)});
        }
        return std::max(0.0, found);
    };
    c.var_judge = component("judges", c.ms_judge, items);
    c.var_item = component("items", c.ms_item, judges);
    c.se_fixed_items = items * std::sqrt(c.ms_judge / (items * judges));
    c.se_random_items =
        items * std::sqrt(c.var_judge / judges + c.var_item / items + c.var_residual / (items * judges));
    const double relative = c.var_residual / judges, absolute = relative + c.var_judge / judges;
    if (c.var_item + relative > 0) {
        c.generalizability = c.var_item / (c.var_item + relative);
        c.dependability = c.var_item / (c.var_item + absolute);
    }
    return c;
}

}  // namespace psychometrics::standards
