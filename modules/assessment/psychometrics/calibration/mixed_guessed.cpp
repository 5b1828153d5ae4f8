// The three-parameter logistic model (Birnbaum 1968) with the lower asymptote on its logit.
#include "mixed_item.hpp"

#include <cmath>

namespace psychometrics::mixed::guessed {
namespace {

constexpr double p_floor = 1e-290;

struct Point {
    double up, down;        // logistic(a theta + d), and 1 minus it
    double p, wrong;        // chance of 1, of 0
    double by_z, by_logit;  // derivatives of p
    double c, not_c;

    Point(const Eigen::VectorXd& at, double theta) {
        const auto logistic = [](double z) {
            const double small = std::exp(-std::abs(z));
            return std::pair(z >= 0 ? 1 / (1 + small) : small / (1 + small),
                             z >= 0 ? small / (1 + small) : 1 / (1 + small));
        };
        std::tie(up, down) = logistic(at[0] * theta + at[1]);
        std::tie(c, not_c) = logistic(at[2]);
        p = std::max(c + not_c * up, p_floor);
        wrong = std::max(not_c * down, p_floor);
        by_z = not_c * up * down;
        by_logit = c * not_c * down;
    }
    Eigen::Matrix3d bend(double theta) const {
        const double z_z = not_c * up * down * (down - up), z_logit = -c * not_c * up * down;
        const double logit_logit = c * not_c * (not_c - c) * down;
        Eigen::Matrix3d out;
        out << theta * theta * z_z, theta * z_z, theta * z_logit,  //
            theta * z_z, z_z, z_logit,                             //
            theta * z_logit, z_logit, logit_logit;
        return out;
    }
    Eigen::Vector3d slope(double theta) const { return {theta * by_z, by_z, by_logit}; }
};

}  // namespace

Eigen::ArrayXXd log_chances(const Item& item, const Eigen::ArrayXd& nodes) {
    Eigen::ArrayXXd out(nodes.size(), 2);
    for (Eigen::Index q = 0; q < nodes.size(); ++q) {
        const Point at(item.at, nodes[q]);
        out(q, 0) = std::log(at.wrong);
        out(q, 1) = std::log(at.p);
    }
    return out;
}

void add(const Item& item, const Counts& counts, const Eigen::ArrayXd& nodes, Hill& hill,
         Curvature curvature) {
    for (Eigen::Index q = 0; q < nodes.size(); ++q) {
        const Point at(item.at, nodes[q]);
        const Eigen::Vector3d slope = at.slope(nodes[q]);
        const double right = counts.cells(q, 1) / at.p, wrong = counts.cells(q, 0) / at.wrong;
        hill.gradient += (right - wrong) * slope;
        if (curvature == Curvature::exact) {
            hill.information += (right / at.p + wrong / at.wrong) * slope * slope.transpose();
            hill.information -= (right - wrong) * at.bend(nodes[q]);
        } else {
            hill.information += counts.persons[q] / (at.p * at.wrong) * slope * slope.transpose();
        }
    }
}

std::vector<Eigen::MatrixXd> scores(const Item& item, const Eigen::ArrayXd& nodes) {
    std::vector<Eigen::MatrixXd> out(2, Eigen::MatrixXd(nodes.size(), 3));
    for (Eigen::Index q = 0; q < nodes.size(); ++q) {
        const Point at(item.at, nodes[q]);
        const Eigen::Vector3d slope = at.slope(nodes[q]);
        out[0].row(q) = -slope.transpose() / at.wrong;
        out[1].row(q) = slope.transpose() / at.p;
    }
    return out;
}

Eigen::MatrixXd second(const Item& item, const Counts& counts, const Eigen::ArrayXd& nodes) {
    Eigen::MatrixXd out = Eigen::MatrixXd::Zero(3, 3);
    for (Eigen::Index q = 0; q < nodes.size(); ++q) {
        const Point at(item.at, nodes[q]);
        out += (counts.cells(q, 1) / at.p - counts.cells(q, 0) / at.wrong) * at.bend(nodes[q]);
    }
    return out;
}

}  // namespace psychometrics::mixed::guessed
