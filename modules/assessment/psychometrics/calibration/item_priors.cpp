#include <maximise.hpp>
#include <prior.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace psychometrics {

std::array<double, 3> ItemPriors::on_slope(double a, Model m, Bend bend) const {
    const Priors priors = priors_of(screened_, m);
    if (!priors.a) {
        return {};
    }
    if (a <= 0) {
        return {-std::numeric_limits<double>::infinity(), 0, 0};
    }
    const LogDensity l = lognormal_log_density(*priors.a, a / metric_);
    const double second = l.bend / (metric_ * metric_);
    return {l.value, l.slope / metric_, bend == Bend::exact ? second : std::min(second, 0.0)};
}

std::array<double, 3> ItemPriors::common(double a, Bend bend) const {
    return on_slope(a, Model::one_pl, bend);
}

ItemTerms ItemPriors::terms(const Curve& curve, const Layout::Item& item, Bend bend) const {
    ItemTerms out;
    if (item.d == Layout::held) {
        return out;
    }
    const Priors priors = priors_of(screened_, item.model);
    if (item.a != Layout::held && item.model != Model::one_pl) {
        const auto [value, slope, second] = on_slope(curve.a, item.model, bend);
        out.slope[0] += slope;
        out.bend(0, 0) += second;
    }
    if (priors.b) {
        const double b = -curve.d / curve.a;
        const LogDensity l = normal_log_density(*priors.b, b);
        const Eigen::Vector3d by{-b / curve.a, -1 / curve.a, 0};
        out.slope += l.slope * by;
        out.bend += l.bend * by * by.transpose();
        if (bend == Bend::exact) {
            const double square = 1 / (curve.a * curve.a);
            out.bend(0, 0) += l.slope * 2 * b * square;
            out.bend(0, 1) += l.slope * square;
            out.bend(1, 0) += l.slope * square;
        }
    }
    if (priors.c && item.g != Layout::held) {
        const LogDensity l = normal_log_density(*priors.c, curve.g);
        out.slope[2] += l.slope;
        out.bend(2, 2) += l.bend;
    }
    return out;
}

double ItemPriors::value(const Curve& curve, const Layout::Item& item) const {
    if (item.d == Layout::held) {
        return 0;
    }
    const Priors priors = priors_of(screened_, item.model);
    double out = item.a != Layout::held && item.model != Model::one_pl
                     ? on_slope(curve.a, item.model, Bend::exact)[0]
                     : 0;
    out += priors.b ? normal_log_density(*priors.b, -curve.d / curve.a).value : 0;
    out += priors.c && item.g != Layout::held ? normal_log_density(*priors.c, curve.g).value : 0;
    return out;
}

double ItemPriors::value(const Layout& layout, const Point& point) const {
    double out = 0;
    bool shared = false;
    for (std::size_t j = 0; j < layout.items.size(); ++j) {
        out += value(point.curves[j], layout.items[j]);
        if (layout.items[j].a == layout.common && layout.common != Layout::held && !shared) {
            out += common(point.curves[j].a, Bend::exact)[0];
            shared = true;
        }
    }
    return out;
}

}  // namespace psychometrics
