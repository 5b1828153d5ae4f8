// The graded response model (Samejima 1969): P(k) = G_k - G_(k+1) with G_k = logistic(a theta + d_k), G_0 = 1
// and G_(K+1) = 0. Steps by Fisher's information, which is never negative (Baker and Kim 2004, chapter 8).
#include "mixed_item.hpp"

#include <cmath>

namespace psychometrics::mixed::graded {
namespace {

constexpr double p_floor = 1e-290;

double log_logistic(double z) { return z < 0 ? z - std::log1p(std::exp(z)) : -std::log1p(std::exp(-z)); }

// At one node: the boundaries' chances above (G_0..G_(K+1)), their densities G (1 - G), and the chances of
// the scores.
struct Point {
    Eigen::ArrayXd above, density, p;

    explicit Point(Eigen::Index steps) : above(steps + 2), density(steps + 2), p(steps + 1) {}
    void move_to(const Eigen::VectorXd& at, double theta, const Eigen::ArrayXd& gap) {
        const Eigen::Index steps = at.size() - 1;
        above[0] = 1;
        above[steps + 1] = 0;
        density[0] = density[steps + 1] = 0;
        double left = 1;  // logistic of the boundary below
        for (Eigen::Index k = 1; k <= steps; ++k) {
            const double z = at[0] * theta + at[k];
            const double small = std::exp(-std::abs(z));
            const double up = z >= 0 ? 1 / (1 + small) : small / (1 + small);
            const double down = z >= 0 ? small / (1 + small) : 1 / (1 + small);
            above[k] = up;
            density[k] = up * down;
            // G_(k-1) - G_k without cancelling: G_(k-1) (1 - G_k) (1 - exp(d_k - d_(k-1)))
            p[k - 1] = std::max(left * down * gap[k - 1], p_floor);
            left = up;
        }
        p[steps] = std::max(left, p_floor);
    }
};

// 1 - exp(d_k - d_(k-1)); 1 for the first.
Eigen::ArrayXd gaps(const Eigen::VectorXd& at) {
    Eigen::ArrayXd out = Eigen::ArrayXd::Ones(at.size() - 1);
    for (Eigen::Index k = 1; k < out.size(); ++k) {
        out[k] = std::max(-std::expm1(at[k + 1] - at[k]), p_floor);  // held steps may be equal
    }
    return out;
}

}  // namespace

bool allowed(const Eigen::VectorXd& at) {
    for (Eigen::Index k = 2; k < at.size(); ++k) {
        if (!(at[k] < at[k - 1])) {
            return false;
        }
    }
    return at.allFinite();
}

Eigen::ArrayXXd log_chances(const Item& item, const Eigen::ArrayXd& nodes) {
    const Eigen::Index steps = item.size() - 1;
    const Eigen::ArrayXd log_gap = gaps(item.at).log();
    Eigen::ArrayXXd out(nodes.size(), steps + 1);
    for (Eigen::Index q = 0; q < nodes.size(); ++q) {
        double left = 0;
        for (Eigen::Index k = 1; k <= steps; ++k) {
            const double z = item.at[0] * nodes[q] + item.at[k];
            const double up = log_logistic(z);
            out(q, k - 1) = left + (up - z) + log_gap[k - 1];
            left = up;
        }
        out(q, steps) = left;
    }
    return out;
}

void add(const Item& item, const Counts& counts, const Eigen::ArrayXd& nodes, Hill& hill,
         Curvature curvature) {
    const Eigen::Index steps = item.size() - 1;
    const Eigen::ArrayXd gap = gaps(item.at);
    Point point(steps);
    // What the products of slopes count: r / P^2, which is expected to be persons / P.
    Eigen::ArrayXd ratio(steps + 1), square(steps + 1);
    for (Eigen::Index q = 0; q < nodes.size(); ++q) {
        const double theta = nodes[q];
        point.move_to(item.at, theta, gap);
        ratio = counts.cells.row(q).transpose() / point.p;
        square =
            curvature == Curvature::exact ? (ratio / point.p).eval() : (counts.persons[q] / point.p).eval();
        double by_a = 0, a_a = 0;
        for (Eigen::Index k = 0; k <= steps; ++k) {
            const double slope = point.density[k] - point.density[k + 1];
            by_a += ratio[k] * slope;
            a_a += slope * slope * square[k];
        }
        hill.gradient[0] += theta * by_a;
        hill.information(0, 0) += theta * theta * a_a;
        for (Eigen::Index k = 1; k <= steps; ++k) {
            const double w = point.density[k];
            hill.gradient[k] += w * (ratio[k] - ratio[k - 1]);
            const double a_d =
                theta * w *
                ((w - point.density[k + 1]) * square[k] - (point.density[k - 1] - w) * square[k - 1]);
            hill.information(0, k) += a_d;
            hill.information(k, 0) += a_d;
            hill.information(k, k) += w * w * (square[k] + square[k - 1]);
            if (k < steps) {
                const double d_d = w * point.density[k + 1] * square[k];
                hill.information(k, k + 1) -= d_d;
                hill.information(k + 1, k) -= d_d;
            }
        }
    }
    if (curvature == Curvature::exact) {
        hill.information -= graded::second(item, counts, nodes);
    }
}

std::vector<Eigen::MatrixXd> scores(const Item& item, const Eigen::ArrayXd& nodes) {
    const Eigen::Index steps = item.size() - 1;
    const Eigen::ArrayXd gap = gaps(item.at);
    std::vector<Eigen::MatrixXd> out(item.categories, Eigen::MatrixXd::Zero(nodes.size(), item.size()));
    Point point(steps);
    for (Eigen::Index q = 0; q < nodes.size(); ++q) {
        point.move_to(item.at, nodes[q], gap);
        for (Eigen::Index k = 0; k <= steps; ++k) {
            auto& score = out[std::size_t(k)];
            score(q, 0) = nodes[q] * (point.density[k] - point.density[k + 1]) / point.p[k];
            if (k > 0) {
                score(q, k) = point.density[k] / point.p[k];
            }
            if (k < steps) {
                score(q, k + 1) = -point.density[k + 1] / point.p[k];
            }
        }
    }
    return out;
}

Eigen::MatrixXd second(const Item& item, const Counts& counts, const Eigen::ArrayXd& nodes) {
    const Eigen::Index steps = item.size() - 1;
    const Eigen::ArrayXd gap = gaps(item.at);
    Eigen::MatrixXd out = Eigen::MatrixXd::Zero(item.size(), item.size());
    Point point(steps);
    for (Eigen::Index q = 0; q < nodes.size(); ++q) {
        const double theta = nodes[q];
        point.move_to(item.at, theta, gap);
        for (Eigen::Index k = 1; k <= steps; ++k) {
            // G_k stands in P(k) and, with a minus, in P(k - 1)
            const double bend = point.density[k] * (1 - 2 * point.above[k]) *
                                (counts.cells(q, k) / point.p[k] - counts.cells(q, k - 1) / point.p[k - 1]);
            out(0, 0) += theta * theta * bend;
            out(0, k) += theta * bend;
            out(k, 0) += theta * bend;
            out(k, k) += bend;
        }
    }
    return out;
}

}  // namespace psychometrics::mixed::graded
