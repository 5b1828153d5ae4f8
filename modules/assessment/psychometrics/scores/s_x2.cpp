#include "s_x2.hpp"

#include <psychometrics/distributions.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "sum_scores.hpp"

namespace psychometrics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

void drop_row(MatrixXd& m, Index row) {
    const Index below = m.rows() - row - 1;
    m.middleRows(row, below) = m.bottomRows(below).eval();
    m.conservativeResize(m.rows() - 1, m.cols());
}

void join(FitTable& t, Index row, Index onto) {
    t.observed.row(onto) += t.observed.row(row);
    t.expected.row(onto) += t.expected.row(row);
    drop_row(t.observed, row);
    drop_row(t.expected, row);
}

// Sums at which some score of the item cannot happen join the nearest at which all can: the lowest sums below
// `most`, the item's highest score, and the highest above `others`, the other items' highest sum. Row 0 is
// sum 1.
void join_ends(FitTable& t, Index most, Index others) {
    if (most > others) {
        return;
    }
    while (t.observed.rows() > others) {
        join(t, t.observed.rows() - 1, t.observed.rows() - 2);
    }
    for (Index sum = 1; sum < most; ++sum) {
        join(t, 0, 1);
    }
}

// The first row with a cell that is too small; the number of rows where none has.
Index first_small(const MatrixXd& expected, double least) {
    for (Index row = 0; row < expected.rows(); ++row) {
        for (Index k = 0; k < expected.cols(); ++k) {
            if (expected(row, k) != 0 && expected(row, k) < least) {
                return row;
            }
        }
    }
    return expected.rows();
}

// Within a row of several scores, small cells join the next lower one, and at the low end the next higher,
// but two cells remain. Cells close up to the left: rows that join later do so cell by cell.
void join_cells(FitTable& t, Index row, double least) {
    Index left = t.expected.cols();
    while (left > 0 && t.expected(row, left - 1) <= 0) {
        --left;
    }
    const auto move = [&](Index from, Index onto) {
        for (MatrixXd* cells : {&t.observed, &t.expected}) {
            (*cells)(row, onto) += (*cells)(row, from);
            for (Index k = from; k + 1 < left; ++k) {
                (*cells)(row, k) = (*cells)(row, k + 1);
            }
            (*cells)(row, left - 1) = 0;
        }
        --left;
    };
    for (Index k = left - 1; k > 0 && left > 2; --k) {
        if (t.expected(row, k) < least) {
            move(k, k - 1);
        }
    }
    while (left > 2 && t.expected(row, 0) < least) {
        move(0, 1);
    }
}

// The neighbour a row joins.
Index neighbour(const FitTable& t, Index row) {
    const Index last = t.observed.rows() - 1;
    if (row == 0 || row == last) {
        return row == 0 ? 1 : last - 1;
    }
    return t.observed.row(row - 1).sum() <= t.observed.row(row + 1).sum() ? row - 1 : row + 1;
}

// Calls `use` with each item's distribution of the sum of all other items: halves of the list in turn take in
// the other half, so that it costs items^2 log(items) and not items^3.
void without_each(const Grid& grid, std::span<const std::size_t> items, const MatrixXd& others,
                  const std::function<void(std::size_t, const MatrixXd&)>& use) {
    if (items.size() == 1) {
        use(items.front(), others);
        return;
    }
    const auto half = items.size() / 2;
    for (const auto& [part, rest] : {std::pair(items.first(half), items.subspan(half)),
                                     std::pair(items.subspan(half), items.first(half))}) {
        MatrixXd more = others;
        for (const std::size_t item : rest) {
            more = with_item(more, grid, item);
        }
        without_each(grid, part, more, use);
    }
}

// counts[item of the form](sum, score)
std::vector<MatrixXd> counts_of(const Aligned& data, const PresentedForm& form, const Grid& grid,
                                Index sums) {
    std::vector<MatrixXd> out;
    for (const std::size_t item : form.items) {
        out.push_back(MatrixXd::Zero(sums, Index(grid.scores(item))));
    }
    for (const std::size_t person : form.persons) {
        const auto row = data.responses.row(person);
        Index sum = 0;
        for (const std::size_t item : form.items) {
            sum += row[item];
        }
        for (std::size_t i = 0; i < form.items.size(); ++i) {
            out[i](sum, row[form.items[i]]) += 1;
        }
    }
    return out;
}

}  // namespace

FitTable merged(FitTable t, double least) {
    for (Index row = t.observed.rows(); row-- > 0;) {
        if (t.observed.row(row).sum() == 0) {
            drop_row(t.observed, row);
            drop_row(t.expected, row);
        }
    }
    const bool several = t.expected.cols() > 2;
    for (Index row = 0; several && row < t.expected.rows(); ++row) {
        join_cells(t, row, least);
    }
    while (t.expected.rows() > 1) {
        const Index row = first_small(t.expected, least);
        if (row == t.expected.rows()) {
            break;
        }
        const Index onto = neighbour(t, row);
        join(t, row, onto);
        if (several) {
            join_cells(t, onto > row ? onto - 1 : onto, least);
        }
    }
    return t;
}

std::vector<FitTable> fit_tables(const Aligned& data, const PresentedForm& form, const Grid& grid,
                                 std::span<const double> weights) {
    const Eigen::Map<const Eigen::VectorXd> weight(weights.data(), Index(weights.size()));
    const Eigen::VectorXd chance = sums_at_nodes(grid, form.items) * weight;
    const Index sums = chance.size();
    const auto counts = counts_of(data, form, grid, sums);
    std::vector<FitTable> out(form.items.size());
    without_each(grid, form.items, MatrixXd::Ones(1, weight.size()),
                 [&](std::size_t item, const MatrixXd& others) {
                     const auto at = std::size_t(std::ranges::find(form.items, item) - form.items.begin());
                     MatrixXd expected = MatrixXd::Zero(sums, counts[at].cols());
                     for (Index k = 0; k < expected.cols(); ++k) {
                         const auto p = grid.p(item, std::size_t(k));
                         const Eigen::Map<const Eigen::VectorXd> right(p.data(), Index(p.size()));
                         expected.col(k).segment(k, others.rows()) = others * weight.cwiseProduct(right);
                     }
                     for (Index sum = 0; sum < sums; ++sum) {
                         expected.row(sum) *= chance[sum] > 0 ? counts[at].row(sum).sum() / chance[sum] : 0;
                     }
                     if (sums > 2) {  // persons with the lowest or the highest sum say nothing about the item
                         out[at] = {counts[at].middleRows(1, sums - 2), expected.middleRows(1, sums - 2)};
                         join_ends(out[at], expected.cols() - 1, others.rows() - 1);
                     }
                 });
    return out;
}

void test_item(const FitTable& t, std::int64_t estimated, ItemFit& into) {
    double x2 = 0;
    std::int64_t cells = 0;
    for (Index row = 0; row < t.expected.rows(); ++row) {
        for (Index k = 0; k < t.expected.cols(); ++k) {
            if (t.expected(row, k) > 0) {
                const double off = t.observed(row, k) - t.expected(row, k);
                x2 += off * off / t.expected(row, k);
                ++cells;
            }
        }
    }
    into.df = cells - t.expected.rows() - estimated;
    if (*into.df <= 0) {
        into.df = std::nullopt;
        return;
    }
    into.s_x2 = x2;
    into.p = chi_squared_tail(x2, double(*into.df));
    if (into.persons > 1) {
        into.rmsea =
            std::sqrt(std::max(0.0, x2 - double(*into.df)) / (double(*into.df) * double(into.persons - 1)));
    }
}

std::int64_t parameters_of_item(const ItemParameters& item) {
    switch (item.model) {
        case Model::rasch:
        case Model::one_pl:
            return 1;
        case Model::two_pl:
            return 2;
        case Model::three_pl:
            return 3;
        case Model::pcm:
            return std::int64_t(item.steps.size());
        case Model::nrm:
            return 2 * (std::int64_t(item.slopes.size()) - 1);
        default:
            return 1 + std::int64_t(item.steps.size());
    }
}

}  // namespace psychometrics
