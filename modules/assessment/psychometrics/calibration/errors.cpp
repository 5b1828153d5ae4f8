#include <errors.hpp>

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

// At a bound an estimate has no normal distribution: its item is taken as known.
std::vector<bool> at_bound(const Layout& layout, const Point& point) {
    std::vector<bool> out(layout.items.size());
    for (std::size_t j = 0; j < out.size(); ++j) {
        const Curve& curve = point.curves[j];
        out[j] = layout.items[j].d != Layout::held &&
                 (std::abs(curve.a) >= slope_bound || std::abs(curve.d) >= intercept_bound ||
                  (!std::isinf(curve.g) && std::abs(curve.g) >= logit_bound));
    }
    return out;
}

// Variances and covariances of the parameters that are free and not left out; 0 for the others. Empty: there
// is no inverse.
Eigen::MatrixXd inverse(Eigen::MatrixXd information, const Layout& layout,
                        const std::vector<bool>& left_out) {
    std::vector<bool> out_of_it(std::size_t(layout.size), false);
    for (std::size_t j = 0; j < left_out.size(); ++j) {
        for (const int at : {layout.items[j].a, layout.items[j].d, layout.items[j].g}) {
            if (left_out[j] && at != Layout::held) {
                out_of_it[std::size_t(at)] = true;
            }
        }
    }
    for (int i = 0; i < layout.size; ++i) {
        if (out_of_it[std::size_t(i)]) {
            information.row(i).setZero();
            information.col(i).setZero();
            information(i, i) = 1;
        }
    }
    const Eigen::LLT<Eigen::MatrixXd> root(information);
    if (root.info() != Eigen::Success) {
        return {};
    }
    Eigen::MatrixXd covariance = root.solve(Eigen::MatrixXd::Identity(layout.size, layout.size));
    return covariance.allFinite() ? covariance : Eigen::MatrixXd();
}

void state(const Layout::Item& item, const Curve& curve, double metric, const Eigen::MatrixXd& v,
           ItemParameters& out) {
    const double dd = v(item.d, item.d);
    const double aa = item.a == Layout::held ? 0 : v(item.a, item.a);
    const double ad = item.a == Layout::held ? 0 : v(item.a, item.d);
    const double b = -curve.d / curve.a;
    // b = -d / a by the delta method.
    const double variance = (dd + 2 * b * ad + b * b * aa) / (curve.a * curve.a);
    if (std::isfinite(variance) && variance >= 0) {
        out.se_b = std::sqrt(variance);
    }
    if (item.a != Layout::held) {
        out.se_a = std::sqrt(aa) / metric;
    }
    if (item.g != Layout::held) {
        const double c = curve.c();
        out.se_c = c * (1 - c) * std::sqrt(v(item.g, item.g));
    }
}

}  // namespace

void add_standard_errors(const Screened& s, const CalibrationPlan& plan, const Layout& layout,
                         const Point& point, const ItemPriors& priors, Calibration& out) {
    if (layout.size == 0) {
        return;
    }
    const std::vector<bool> left_out = at_bound(layout, point);
    const Eigen::MatrixXd v = inverse(observed_information(s, plan, layout, point, priors), layout, left_out);
    if (v.size() == 0) {
        out.problems.push_back(
            {"no_standard_error", "",
             "The data do not determine all parameters, so that there are no standard errors. Use a "
             "simpler model, or priors."});
        return;
    }
    if (s.items.size() > standard_errors_items_max) {
        out.problems.push_back(
            {"standard_errors_by_item", "",
             "With so many items the standard error of each takes the other items as known."});
    }
    for (std::size_t j = 0; j < s.items.size(); ++j) {
        if (left_out[j]) {
            out.problems.push_back({"no_standard_error", out.items[j].item,
                                    "Its estimate is at a bound, so that it has no standard error."});
        } else if (layout.items[j].d != Layout::held) {
            state(layout.items[j], point.curves[j], plan.metric, v, out.items[j]);
        }
    }
    for (std::size_t g = 0; g < out.groups.size(); ++g) {
        const Layout::Group& group = layout.groups[g];
        if (group.mean != Layout::held) {
            out.groups[g].se_mean = std::sqrt(v(group.mean, group.mean));
        }
        if (group.log_sd != Layout::held) {
            out.groups[g].se_sd = point.latent[g].sd * std::sqrt(v(group.log_sd, group.log_sd));
        }
    }
}

}  // namespace psychometrics
