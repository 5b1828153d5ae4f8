#include "mixed_item.hpp"
#include "prior.hpp"

namespace psychometrics::mixed {
namespace {

// f(b) with b = -d / slope for one step, by slope and by the intercepts d is made of.
void add_step(const Item& item, Eigen::Index k, double d, double& value, Eigen::VectorXd* gradient,
              Eigen::MatrixXd* information, bool exact) {
    const auto slopes = Eigen::Index(item.slopes());
    const double a = slope_of(item);
    const LogDensity f = normal_log_density(*item.priors.b, -d / a);
    value += f.value;
    Eigen::VectorXd by = Eigen::VectorXd::Zero(item.size());
    by[slopes + k] = -1 / a;
    if (k > 0 && item.model != Model::grm) {
        by[slopes + k - 1] = 1 / a;
    }
    if (slopes > 0) {
        by[0] = d / (a * a);
    }
    if (gradient) {
        *gradient += f.slope * by;
    }
    if (!information) {
        return;
    }
    *information -= f.bend * by * by.transpose();
    if (exact && slopes > 0) {
        (*information)(0, 0) += f.slope * 2 * d / (a * a * a);
        for (Eigen::Index j = 1; j < item.size(); ++j) {  // b by slope and intercept: -b_j / slope
            (*information)(0, j) += f.slope * by[j] / a;
            (*information)(j, 0) += f.slope * by[j] / a;
        }
    }
}

}  // namespace

bool add_prior(const Item& item, double& value, Eigen::VectorXd* gradient, Eigen::MatrixXd* information,
               bool exact) {
    if (item.model == Model::nrm) {
        return true;  // a nominal item has no a, b or c
    }
    if (item.priors.a && item.slopes() > 0) {
        if (!(item.at[0] > 0)) {
            return false;
        }
        const LogDensity f = lognormal_log_density(*item.priors.a, item.at[0] / item.metric);
        value += f.value;
        if (gradient) {
            (*gradient)[0] += f.slope / item.metric;
        }
        if (information) {
            const double bend = -f.bend / (item.metric * item.metric);
            (*information)(0, 0) += exact ? bend : std::max(bend, 0.0);
        }
    }
    if (item.priors.b) {
        if (slope_of(item) == 0) {
            return false;
        }
        const Eigen::VectorXd d = boundaries(item);
        for (Eigen::Index k = 0; k < d.size(); ++k) {
            add_step(item, k, d[k], value, gradient, information, exact);
        }
    }
    if (item.priors.c && item.model == Model::three_pl) {
        const LogDensity f = normal_log_density(*item.priors.c, item.at[2]);
        value += f.value;
        if (gradient) {
            (*gradient)[2] += f.slope;
        }
        if (information) {
            (*information)(2, 2) -= f.bend;
        }
    }
    return true;
}

}  // namespace psychometrics::mixed
