#include <psychometrics/curves.hpp>
#include <psychometrics/fit.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/quadrature.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "moments.hpp"

namespace psychometrics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

// Sums over the persons who were presented both items, for correlations of what is there.
struct PairSums {
    MatrixXd n, x, xx, xy;
};

// Residuals x - E(theta), 0 with a mask of 0 where not presented, in blocks of persons: memory does not grow
// with them.
PairSums residual_sums(const Aligned& data, const Scores& scores) {
    const auto items = Index(data.set.items.size());
    constexpr Index block = 2048;
    PairSums out{MatrixXd::Zero(items, items), MatrixXd::Zero(items, items), MatrixXd::Zero(items, items),
                 MatrixXd::Zero(items, items)};
    MatrixXd residual = MatrixXd::Zero(block, items), mask = MatrixXd::Zero(block, items);
    const auto add = [&](Index rows) {
        const auto r = residual.topRows(rows);
        const auto m = mask.topRows(rows);
        out.n.noalias() += m.transpose() * m;
        out.x.noalias() += r.transpose() * m;
        out.xx.noalias() += r.cwiseProduct(r).transpose() * m;
        out.xy.noalias() += r.transpose() * r;
        residual.setZero();
        mask.setZero();
    };
    Index rows = 0;
    for (std::size_t person = 0; person < scores.persons.size(); ++person) {
        const auto theta = scores.persons[person].theta;
        const auto row = data.responses.row(person);
        for (Index i = 0; theta && i < items; ++i) {
            if (row[std::size_t(i)] != not_presented) {
                const auto& item = data.set.items[std::size_t(i)];
                residual(rows, i) = row[std::size_t(i)] - expected_score(item, data.set.metric, *theta);
                mask(rows, i) = 1;
            }
        }
        if (++rows == block) {
            add(rows);
            rows = 0;
        }
    }
    add(rows);
    return out;
}

std::optional<double> correlation(const PairSums& s, Index i, Index j) {
    const double n = s.n(i, j);
    const double xy = s.xy(i, j) - s.x(i, j) * s.x(j, i) / n;
    const double xx = s.xx(i, j) - s.x(i, j) * s.x(i, j) / n;
    const double yy = s.xx(j, i) - s.x(j, i) * s.x(j, i) / n;
    // Residuals of an item everybody answers alike at one theta differ by rounding alone.
    return n > 1 && xx > 1e-12 * n && yy > 1e-12 * n ? std::optional(xy / std::sqrt(xx * yy)) : std::nullopt;
}

// How many persons have score k of the first and l of the second item.
MatrixXd table_of(const Responses& responses, std::size_t first, std::size_t second, const Grid& grid) {
    MatrixXd out = MatrixXd::Zero(Index(grid.scores(first)), Index(grid.scores(second)));
    const std::size_t items = responses.item_count();
    const std::uint8_t* row = responses.scores.data();
    for (std::size_t person = 0; person < responses.person_count(); ++person, row += items) {
        if (row[first] != not_presented && row[second] != not_presented) {
            out(row[first], row[second]) += 1;
        }
    }
    return out;
}

MatrixXd chances_of(const Grid& grid, std::span<const double> weights, std::size_t first,
                    std::size_t second) {
    MatrixXd out(Index(grid.scores(first)), Index(grid.scores(second)));
    for (Index k = 0; k < out.rows(); ++k) {
        for (Index l = 0; l < out.cols(); ++l) {
            const auto p = grid.p(first, std::size_t(k)), r = grid.p(second, std::size_t(l));
            double sum = 0;
            for (std::size_t q = 0; q < weights.size(); ++q) {
                sum += weights[q] * p[q] * r[q];
            }
            out(k, l) = sum;
        }
    }
    return out;
}

// The correlation of the two scores in a table of shares; 0 where one does not vary.
double association(const MatrixXd& share) {
    double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (Index k = 0; k < share.rows(); ++k) {
        for (Index l = 0; l < share.cols(); ++l) {
            x += double(k) * share(k, l);
            y += double(l) * share(k, l);
            xx += double(k * k) * share(k, l);
            yy += double(l * l) * share(k, l);
            xy += double(k * l) * share(k, l);
        }
    }
    const double both = (xx - x * x) * (yy - y * y);
    return both > 0 ? (xy - x * y) / std::sqrt(both) : 0;
}

void add_dependence(PairFit& pair, const MatrixXd& observed, const MatrixXd& chance) {
    const double n = observed.sum();
    if (!(n > 0)) {
        return;
    }
    const MatrixXd expected = n * chance;
    double x2 = 0;
    for (Index k = 0; k < observed.rows(); ++k) {
        for (Index l = 0; l < observed.cols(); ++l) {
            if (expected(k, l) > 0) {
                x2 += std::pow(observed(k, l) - expected(k, l), 2) / expected(k, l);
            }
        }
    }
    if (!std::isfinite(x2)) {
        return;
    }
    pair.ld_x2 = x2;
    const double size = std::sqrt(x2 / (n * double(std::min(observed.rows(), observed.cols()) - 1)));
    pair.ld_v = association(observed / n) < association(chance) ? -size : size;
}

}  // namespace

Result<PairsFit> pair_fit(const Aligned& data, const FitPlan& plan) {
    const Latent latent = plan.latent.value_or(data.set.latent);
    CHECK(check(plan, latent));
    const std::size_t items = data.set.items.size();
    if (items > pair_items_max) {
        return refuse("too_many_items",
                      fmt::format("Pairs of items are compared among at most {} items.", pair_items_max));
    }
    const Scores scores = TRY(score(data, {.prior = latent, .nodes = plan.nodes, .reach = plan.reach}));
    const PairSums sums = residual_sums(data, scores);
    const Quadrature points = normal_quadrature(plan.nodes, latent, plan.reach);
    const Grid grid(data.set, points.nodes);
    PairsFit out{{}, {}, {}, data.problems};
    std::vector<double> q3s;
    for (std::size_t i = 0; i < items; ++i) {
        for (std::size_t j = i + 1; j < items; ++j) {
            PairFit pair{data.set.items[i].item, data.set.items[j].item};
            pair.persons = std::int64_t(std::lround(sums.n(Index(i), Index(j))));
            pair.q3 = correlation(sums, Index(i), Index(j));
            pair.ld_df = std::int64_t((grid.scores(i) - 1) * (grid.scores(j) - 1));
            add_dependence(pair, table_of(data.responses, i, j, grid),
                           chances_of(grid, points.weights, i, j));
            if (pair.q3) {
                q3s.push_back(*pair.q3);
            }
            out.pairs.push_back(std::move(pair));
        }
    }
    if (q3s.empty()) {
        out.problems.push_back(
            {"q3_none", "", "No two items were presented to the same persons and vary: no Q3."});
        return out;
    }
    out.q3_mean = mean_of(q3s);
    out.q3_flag_above = *out.q3_mean + plan.q3_above_mean;
    for (PairFit& pair : out.pairs) {
        pair.flagged = pair.q3 && pair.persons >= plan.minimum && *pair.q3 > *out.q3_flag_above;
    }
    return out;
}

}  // namespace psychometrics
