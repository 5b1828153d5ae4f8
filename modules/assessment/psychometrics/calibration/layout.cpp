#include <layout.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace psychometrics {
namespace {

Curve curve_of(const ItemParameters& item, double metric) {
    const double a = metric * item.a;
    return {a, -a * item.b,
            item.c > 0 ? std::log(item.c / (1 - item.c)) : -std::numeric_limits<double>::infinity()};
}

Eigen::VectorXd bounds_of(const Layout& layout) {
    Eigen::VectorXd out = Eigen::VectorXd::Constant(layout.size, slope_bound);
    for (const Layout::Item& item : layout.items) {
        if (item.d != Layout::held) {
            out[item.d] = intercept_bound;
        }
        if (item.g != Layout::held) {
            out[item.g] = logit_bound;
        }
    }
    for (const Layout::Group& group : layout.groups) {
        if (group.mean != Layout::held) {
            out[group.mean] = mean_bound;
        }
        if (group.log_sd != Layout::held) {
            out[group.log_sd] = log_sd_bound;
        }
    }
    return out;
}

}  // namespace

double Curve::c() const { return std::isinf(g) ? 0 : 1 / (1 + std::exp(-g)); }

Point Layout::point(const Eigen::VectorXd& x) const {
    Point out = base;
    for (std::size_t j = 0; j < items.size(); ++j) {
        Curve& curve = out.curves[j];
        curve.a = items[j].a == held ? curve.a : x[items[j].a];
        curve.d = items[j].d == held ? curve.d : x[items[j].d];
        curve.g = items[j].g == held ? curve.g : x[items[j].g];
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        Latent& latent = out.latent[g];
        latent.mean = groups[g].mean == held ? latent.mean : x[groups[g].mean];
        latent.sd = groups[g].log_sd == held ? latent.sd : std::exp(x[groups[g].log_sd]);
    }
    return out;
}

Eigen::VectorXd Layout::vector(const Point& p) const {
    Eigen::VectorXd x = Eigen::VectorXd::Zero(size);
    const auto put = [&](int at, double value) {
        if (at != held) {
            x[at] = value;
        }
    };
    for (std::size_t j = 0; j < items.size(); ++j) {
        put(items[j].a, p.curves[j].a);
        put(items[j].d, p.curves[j].d);
        put(items[j].g, p.curves[j].g);
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        put(groups[g].mean, p.latent[g].mean);
        put(groups[g].log_sd, std::log(p.latent[g].sd));
    }
    return x;
}

bool Layout::guessed() const {
    return std::ranges::any_of(base.curves, [](const Curve& c) { return !std::isinf(c.g); });
}

Layout layout_of(const Screened& s, const CalibrationPlan& plan) {
    Layout out;
    bool scaled = false;  // a slope of 1 gives the scale its unit, so that the sd is free
    for (std::size_t j = 0; j < s.items.size(); ++j) {
        Layout::Item item{s.models[j]};
        Curve curve{s.models[j] == Model::rasch ? plan.metric : 1, 0,
                    -std::numeric_limits<double>::infinity()};
        if (s.held[j]) {
            curve = curve_of(*s.held[j], plan.metric);
        } else {
            item.d = out.size++;
            if (item.model == Model::one_pl) {
                out.common = out.common == Layout::held ? out.size++ : out.common;
                item.a = out.common;
            } else if (item.model != Model::rasch) {
                item.a = out.size++;
            }
            if (item.model == Model::three_pl) {
                item.g = out.size++;
                curve.g = priors_of(s, item.model).c.value_or(Prior{"", -1.4, 1}).mean;
            }
            scaled = scaled || item.model == Model::rasch;
        }
        out.items.push_back(item);
        out.base.curves.push_back(curve);
    }
    for (std::size_t g = 0; g < s.groups; ++g) {
        Layout::Group group;
        if (g > 0 || s.anchored) {
            group.mean = out.size++;
        }
        if (g > 0 || s.anchored || scaled) {
            group.log_sd = out.size++;
        }
        out.groups.push_back(group);
    }
    out.base.latent.resize(s.groups);
    return out;
}

Eigen::VectorXd bounded(const Layout& layout, Eigen::VectorXd x) {
    const Eigen::VectorXd bounds = bounds_of(layout);
    return x.cwiseMax(-bounds).cwiseMin(bounds);
}

Eigen::VectorXd projected(const Layout& layout, const Eigen::VectorXd& at, Eigen::VectorXd gradient) {
    const Eigen::VectorXd bounds = bounds_of(layout);
    for (Eigen::Index i = 0; i < gradient.size(); ++i) {
        if ((at[i] >= bounds[i] && gradient[i] > 0) || (at[i] <= -bounds[i] && gradient[i] < 0)) {
            gradient[i] = 0;
        }
    }
    return gradient;
}

}  // namespace psychometrics
