#include "mixed_item.hpp"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <limits>

namespace psychometrics::mixed {

Shape shape_of(Model m) {
    switch (m) {
        case Model::grm:
            return Shape::graded;
        case Model::three_pl:
            return Shape::guessed;
        default:
            return Shape::linear;
    }
}

std::size_t Item::slopes() const {
    switch (model) {
        case Model::rasch:
        case Model::pcm:
            return 0;
        case Model::nrm:
            return categories - 1;
        default:
            return 1;
    }
}

double bound_of(const Item& item, Eigen::Index place) {
    if (place < Eigen::Index(item.slopes())) {
        return slope_max;
    }
    if (item.model != Model::three_pl) {
        return std::numeric_limits<double>::infinity();
    }
    return place == 1 ? intercept_max : logit_max;
}
bool is_bound(const Item& item, Eigen::Index place) {
    return std::abs(item.at[place]) >= bound_of(item, place);
}

void tabulate(const Item& item, const Eigen::ArrayXd& nodes, Table& table) {
    if (shape_of(item.model) == Shape::linear) {
        linear::tabulate(item, nodes, table);
    } else {
        table.log_p = log_chances(item, nodes);
    }
}

Eigen::ArrayXXd log_chances(const Item& item, const Eigen::ArrayXd& nodes) {
    switch (shape_of(item.model)) {
        case Shape::graded:
            return graded::log_chances(item, nodes);
        case Shape::guessed:
            return guessed::log_chances(item, nodes);
        case Shape::linear:
            break;
    }
    Table table;
    linear::tabulate(item, nodes, table);
    Eigen::ArrayXXd out(nodes.size(), Eigen::Index(item.categories));
    for (Eigen::Index k = 0; k < out.cols(); ++k) {
        out.col(k) = table.slope[k] * nodes + table.intercept[k] - table.norm;
    }
    return out;
}

double height(const Item& item, const Counts& counts, const Eigen::ArrayXd& nodes) {
    constexpr double never = -std::numeric_limits<double>::infinity();
    if (!item.at.allFinite() || (item.model == Model::grm && !graded::allowed(item.at))) {
        return never;
    }
    Hill hill;
    if (shape_of(item.model) == Shape::linear) {
        linear::add(item, counts, nodes, hill, false);
    } else {
        hill.value = (log_chances(item, nodes) * counts.cells).sum();
    }
    if (!add_prior(item, hill.value, nullptr, nullptr, false) || !std::isfinite(hill.value)) {
        return never;
    }
    return hill.value;
}

Hill hill(const Item& item, const Counts& counts, const Eigen::ArrayXd& nodes, Curvature curvature) {
    Hill out;
    out.gradient = Eigen::VectorXd::Zero(item.size());
    out.information = Eigen::MatrixXd::Zero(item.size(), item.size());
    switch (shape_of(item.model)) {
        case Shape::linear:
            linear::add(item, counts, nodes, out, true);
            break;
        case Shape::graded:
            graded::add(item, counts, nodes, out, curvature);
            break;
        case Shape::guessed:
            guessed::add(item, counts, nodes, out, curvature);
            break;
    }
    if (shape_of(item.model) != Shape::linear) {
        out.value = (log_chances(item, nodes) * counts.cells).sum();
    }
    add_prior(item, out.value, &out.gradient, &out.information, curvature == Curvature::exact);
    for (Eigen::Index l = 0; l < item.size(); ++l) {
        if (is_bound(item, l) && out.gradient[l] * item.at[l] > 0) {
            out.gradient[l] = 0;
            out.information.row(l).setZero();
            out.information.col(l).setZero();
            out.information(l, l) = 1;
        }
    }
    return out;
}

Eigen::VectorXd newton_step(const Hill& hill) {
    Eigen::MatrixXd information = hill.information;
    const double little = 1e-10 * (1 + information.diagonal().maxCoeff());
    for (double more = 0; more < 1e12 * little; more = more == 0 ? little : more * 100) {
        information.diagonal() = hill.information.diagonal().array() + more;
        const Eigen::LLT<Eigen::MatrixXd> root(information);
        if (root.info() == Eigen::Success) {
            const Eigen::VectorXd step = root.solve(hill.gradient);
            if (step.allFinite()) {
                return step;
            }
        }
    }
    return Eigen::VectorXd::Zero(hill.gradient.size());
}

namespace {
Eigen::VectorXd step_of(const Item& item, const Counts& counts, const Eigen::ArrayXd& nodes) {
    const Hill exact = hill(item, counts, nodes, Curvature::exact);
    const Eigen::LLT<Eigen::MatrixXd> root(exact.information);
    if (root.info() == Eigen::Success) {
        const Eigen::VectorXd step = root.solve(exact.gradient);
        if (step.allFinite()) {
            return step;
        }
    }
    return newton_step(hill(item, counts, nodes, Curvature::safe));
}
}  // namespace

bool climb(Item& item, const Counts& counts, const Eigen::ArrayXd& nodes, const Eigen::VectorXd& step) {
    constexpr double longest = 3;  // logits; further steps are taken by further cycles
    constexpr int halvings = 30;
    const double from = height(item, counts, nodes);
    const double length = step.cwiseAbs().maxCoeff();
    const Eigen::VectorXd start = item.at;
    double share = length > longest ? longest / length : 1;
    for (int i = 0; i < halvings; ++i, share /= 2) {
        item.at = start + share * step;
        for (Eigen::Index l = 0; l < item.size(); ++l) {
            const double bound = bound_of(item, l);
            item.at[l] = std::clamp(item.at[l], -bound, bound);
        }
        if (height(item, counts, nodes) >= from - 1e-12 * std::abs(from)) {
            return true;
        }
    }
    item.at = start;
    return false;
}

void improve(Item& item, const Counts& counts, const Eigen::ArrayXd& nodes, int steps) {
    constexpr double enough = 1e-4;  // what is left after one more quadratic step is far below any tolerance
    for (int i = 0; i < steps; ++i) {
        const Eigen::VectorXd step = step_of(item, counts, nodes);
        if (!climb(item, counts, nodes, step) || step.cwiseAbs().maxCoeff() < enough) {
            return;
        }
    }
}

std::vector<Eigen::MatrixXd> scores(const Item& item, const Eigen::ArrayXd& nodes) {
    switch (shape_of(item.model)) {
        case Shape::graded:
            return graded::scores(item, nodes);
        case Shape::guessed:
            return guessed::scores(item, nodes);
        case Shape::linear:
            break;
    }
    return linear::scores(item, nodes);
}

Eigen::MatrixXd second(const Item& item, const Counts& counts, const Eigen::ArrayXd& nodes) {
    switch (shape_of(item.model)) {
        case Shape::graded:
            return graded::second(item, counts, nodes);
        case Shape::guessed:
            return guessed::second(item, counts, nodes);
        case Shape::linear:
            break;
    }
    return linear::second(item, counts, nodes);
}

}  // namespace psychometrics::mixed
