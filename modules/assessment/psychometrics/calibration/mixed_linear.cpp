// Items whose categories are a multinomial logit in theta (Bock 1972; Muraki 1992; Masters 1982; Birnbaum
// 1968). The expected log-likelihood is concave in slopes and intercepts, so Newton's steps with the exact
// Hessian are safe.
#include "mixed_item.hpp"

namespace psychometrics::mixed::linear {
namespace {

// Derivative of the slopes s_0..s_K by the free slopes: categories x slopes.
Eigen::MatrixXd loading(const Item& item) {
    const auto categories = Eigen::Index(item.categories);
    const auto slopes = Eigen::Index(item.slopes());
    if (item.model == Model::nrm) {
        Eigen::MatrixXd out = Eigen::MatrixXd::Zero(categories, slopes);
        out.bottomRows(slopes).setIdentity();
        return out;
    }
    return Eigen::VectorXd::LinSpaced(categories, 0, double(categories - 1)).replicate(1, slopes);
}

Eigen::ArrayXd slopes_of(const Item& item) {
    if (item.slopes() == 0) {
        return item.metric *
               Eigen::ArrayXd::LinSpaced(Eigen::Index(item.categories), 0, double(item.categories - 1));
    }
    return (loading(item) * item.at.head(Eigen::Index(item.slopes()))).array();
}

// (theta A', I): what the log chances are linear in at one node, categories x parameters.
void fill_design(const Item& item, const Eigen::MatrixXd& by_slope, double theta, Eigen::MatrixXd& design) {
    const auto slopes = Eigen::Index(item.slopes());
    design.setZero(Eigen::Index(item.categories), item.size());
    design.leftCols(slopes) = theta * by_slope;
    for (Eigen::Index k = 1; k < design.rows(); ++k) {
        design(k, slopes + k - 1) = 1;
    }
}

}  // namespace

void tabulate(const Item& item, const Eigen::ArrayXd& nodes, Table& table) {
    const auto categories = Eigen::Index(item.categories);
    table.slope = slopes_of(item);
    table.intercept = Eigen::ArrayXd::Zero(categories);
    table.intercept.tail(categories - 1) = item.at.tail(categories - 1).array();
    Eigen::ArrayXd highest = Eigen::ArrayXd::Zero(nodes.size());
    for (Eigen::Index k = 1; k < categories; ++k) {
        highest = highest.max(table.slope[k] * nodes + table.intercept[k]);
    }
    table.norm = (-highest).exp();
    for (Eigen::Index k = 1; k < categories; ++k) {
        table.norm += (table.slope[k] * nodes + table.intercept[k] - highest).exp();
    }
    table.norm = table.norm.log() + highest;
}

Eigen::ArrayXXd chances(const Item& item, const Eigen::ArrayXd& nodes) {
    Table table;
    linear::tabulate(item, nodes, table);
    Eigen::ArrayXXd out(nodes.size(), Eigen::Index(item.categories));
    for (Eigen::Index k = 0; k < out.cols(); ++k) {
        out.col(k) = (table.slope[k] * nodes + table.intercept[k] - table.norm).exp();
    }
    return out;
}

// Value: sum of s_k m_k + c_k n_k - sum over the nodes of N log(sum of exp). Only the counts, no cells.
void add(const Item& item, const Counts& counts, const Eigen::ArrayXd& nodes, Hill& hill, bool derivatives) {
    Table table;
    linear::tabulate(item, nodes, table);
    hill.value += (table.slope * counts.moment).sum() + (table.intercept * counts.chosen).sum() -
                  (counts.persons * table.norm).sum();
    if (!derivatives) {
        return;
    }
    const auto slopes = Eigen::Index(item.slopes());
    const Eigen::Index steps = Eigen::Index(item.categories) - 1;
    const Eigen::MatrixXd by_slope = loading(item);
    Eigen::MatrixXd p(nodes.size(), steps + 1);
    for (Eigen::Index k = 0; k <= steps; ++k) {
        p.col(k) = (table.slope[k] * nodes + table.intercept[k] - table.norm).exp().matrix();
    }
    const Eigen::VectorXd here = counts.persons.matrix(), there = (counts.persons * nodes).matrix();
    const Eigen::VectorXd expected = p.transpose() * here, expected_moment = p.transpose() * there;
    hill.gradient.head(slopes) += by_slope.transpose() * (counts.moment.matrix() - expected_moment);
    hill.gradient.tail(steps) += (counts.chosen.matrix() - expected).tail(steps);
    // E(theta^i (diag p - p p')) in full over the categories, then by the free slopes.
    const auto covariance = [&](const Eigen::VectorXd& mass) -> Eigen::MatrixXd {
        Eigen::MatrixXd out = -(p.transpose() * mass.asDiagonal() * p);
        out.diagonal() += p.transpose() * mass;
        return out;
    };
    hill.information.bottomRightCorner(steps, steps) += covariance(here).bottomRightCorner(steps, steps);
    if (slopes > 0) {
        const Eigen::MatrixXd cross = by_slope.transpose() * covariance(there);
        hill.information.topRightCorner(slopes, steps) += cross.rightCols(steps);
        hill.information.bottomLeftCorner(steps, slopes) += cross.rightCols(steps).transpose();
        const Eigen::MatrixXd squares = covariance((counts.persons * nodes.square()).matrix());
        hill.information.topLeftCorner(slopes, slopes) += by_slope.transpose() * squares * by_slope;
    }
}

std::vector<Eigen::MatrixXd> scores(const Item& item, const Eigen::ArrayXd& nodes) {
    const Eigen::ArrayXXd p = chances(item, nodes);
    const Eigen::MatrixXd by_slope = loading(item);
    std::vector<Eigen::MatrixXd> out(item.categories, Eigen::MatrixXd(nodes.size(), item.size()));
    Eigen::MatrixXd design;
    for (Eigen::Index q = 0; q < nodes.size(); ++q) {
        fill_design(item, by_slope, nodes[q], design);
        const Eigen::RowVectorXd mean = p.row(q).matrix() * design;
        for (std::size_t k = 0; k < out.size(); ++k) {
            out[k].row(q) = design.row(Eigen::Index(k)) - mean;
        }
    }
    return out;
}

// P''/P = score score' - X' (diag p - p p') X, whose second part does not depend on the category.
Eigen::MatrixXd second(const Item& item, const Counts& counts, const Eigen::ArrayXd& nodes) {
    const Eigen::ArrayXXd p = chances(item, nodes);
    const Eigen::MatrixXd by_slope = loading(item);
    Eigen::MatrixXd out = Eigen::MatrixXd::Zero(item.size(), item.size()), design;
    for (Eigen::Index q = 0; q < nodes.size(); ++q) {
        fill_design(item, by_slope, nodes[q], design);
        const Eigen::RowVectorXd mean = p.row(q).matrix() * design;
        design.rowwise() -= mean;
        const Eigen::VectorXd weight =
            (counts.cells.row(q) - counts.persons[q] * p.row(q)).matrix().transpose();
        out.noalias() += design.transpose() * weight.asDiagonal() * design;
    }
    return out;
}

}  // namespace psychometrics::mixed::linear
