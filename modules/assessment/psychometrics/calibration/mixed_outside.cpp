// Between working slopes and intercepts and the parameters that are written down, with their derivatives.
#include "mixed_item.hpp"

#include <cmath>
#include <numeric>

namespace psychometrics::mixed {
namespace {

bool has_steps(Model m) { return m == Model::grm || m == Model::pcm || m == Model::gpcm; }

}  // namespace

bool is_flat(const Item& item) { return item.model != Model::nrm && std::abs(slope_of(item)) < 1e-8; }

double slope_of(const Item& item) { return item.slopes() == 0 ? item.metric : item.at[0]; }

Eigen::VectorXd boundaries(const Item& item) {
    const auto steps = Eigen::Index(item.categories) - 1;
    if (item.model == Model::three_pl) {
        return item.at.segment(1, 1);
    }
    Eigen::VectorXd d = item.at.tail(steps);
    if (item.model == Model::pcm || item.model == Model::gpcm) {
        for (Eigen::Index k = steps - 1; k > 0; --k) {
            d[k] -= d[k - 1];
        }
    }
    return d;
}

Eigen::VectorXd working(const ItemParameters& from, double metric) {
    std::vector<double> at;
    const double a = metric * from.a;
    switch (from.model) {
        case Model::nrm:
            for (std::size_t k = 1; k < from.slopes.size(); ++k) {
                at.push_back(from.slopes[k] - from.slopes[0]);
            }
            for (std::size_t k = 1; k < from.intercepts.size(); ++k) {
                at.push_back(from.intercepts[k] - from.intercepts[0]);
            }
            break;
        case Model::grm:
            at.push_back(a);
            for (const double step : from.steps) {
                at.push_back(-a * step);
            }
            break;
        case Model::pcm:
        case Model::gpcm: {
            if (from.model == Model::gpcm) {
                at.push_back(a);
            }
            double sum = 0;
            for (const double step : from.steps) {
                at.push_back(sum -= a * step);
            }
            break;
        }
        case Model::three_pl: {
            constexpr double smallest = 1e-12;  // a c of 0 has no logit
            const double c = std::max(from.c, smallest);
            at = {a, -a * from.b, std::log(c / (1 - c))};
            break;
        }
        default:
            if (from.model != Model::rasch) {
                at.push_back(a);
            }
            at.push_back(-a * from.b);
    }
    return Eigen::Map<const Eigen::VectorXd>(at.data(), Eigen::Index(at.size()));
}

ItemParameters outside(const Item& item) {
    ItemParameters out{.item = item.id, .model = item.model};
    const auto steps = Eigen::Index(item.categories) - 1;
    if (item.model == Model::nrm) {
        out.a = out.b = 0;
        out.slopes.assign(1, 0);
        out.slopes.insert(out.slopes.end(), item.at.data(), item.at.data() + steps);
        out.intercepts.assign(1, 0);
        out.intercepts.insert(out.intercepts.end(), item.at.data() + steps, item.at.data() + 2 * steps);
        return out;
    }
    const double a = slope_of(item);
    out.a = item.slopes() == 0 ? 1 : a / item.metric;
    const Eigen::VectorXd d = boundaries(item);
    const Eigen::VectorXd b = is_flat(item) ? Eigen::VectorXd::Zero(d.size()) : Eigen::VectorXd(-d / a);
    out.b = b.mean();
    if (has_steps(item.model)) {
        out.steps.assign(b.data(), b.data() + b.size());
    }
    if (item.model == Model::three_pl) {
        out.c = 1 / (1 + std::exp(-item.at[2]));
    }
    return out;
}

Eigen::MatrixXd outside_slope(const Item& item) {
    if (item.model == Model::nrm) {
        return Eigen::MatrixXd::Identity(item.size(), item.size());
    }
    const Eigen::VectorXd d = boundaries(item);
    const auto slopes = Eigen::Index(item.slopes());
    const double a = slope_of(item);
    const bool steps = has_steps(item.model), guessed = item.model == Model::three_pl;
    const Eigen::Index rows = slopes + 1 + (steps ? d.size() : 0) + (guessed ? 1 : 0);
    Eigen::MatrixXd out = Eigen::MatrixXd::Zero(rows, item.size());
    Eigen::MatrixXd by_step = Eigen::MatrixXd::Zero(d.size(), item.size());
    for (Eigen::Index k = 0; k < d.size(); ++k) {
        by_step(k, slopes + k) = -1 / a;
        if (k > 0 && item.model != Model::grm) {
            by_step(k, slopes + k - 1) = 1 / a;
        }
        if (slopes > 0) {
            by_step(k, 0) = d[k] / (a * a);
        }
    }
    if (slopes > 0) {
        out(0, 0) = 1 / item.metric;
    }
    out.row(slopes) = by_step.colwise().mean();
    if (steps) {
        out.bottomRows(d.size()) = by_step;
    }
    if (guessed) {
        const double c = 1 / (1 + std::exp(-item.at[2]));
        out(rows - 1, 2) = c * (1 - c);
    }
    return out;
}

}  // namespace psychometrics::mixed
