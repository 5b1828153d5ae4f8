#include <base/must.hpp>
#include <psychometrics/optimise.hpp>

#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include <cmath>

namespace psychometrics {

std::optional<double> root_of(const std::function<double(double)>& f, double lo, double hi, double within) {
    MUST(lo <= hi);
    const double at_lo = f(lo), at_hi = f(hi);
    if (at_lo == 0) {
        return lo;
    }
    if (at_hi == 0) {
        return hi;
    }
    if ((at_lo < 0) == (at_hi < 0) || !std::isfinite(at_lo) || !std::isfinite(at_hi)) {
        return std::nullopt;
    }
    const auto near_enough = [within](double a, double b) {
        return std::abs(b - a) <= within * std::max(1.0, std::abs(a));
    };
    std::uintmax_t steps = 200;
    const auto [a, b] = boost::math::tools::toms748_solve(f, lo, hi, at_lo, at_hi, near_enough, steps);
    return 0.5 * (a + b);
}

double lowest_between(const std::function<double(double)>& f, double lo, double hi) {
    MUST(lo <= hi);
    std::uintmax_t steps = 500;
    return boost::math::tools::brent_find_minima(f, lo, hi, 52, steps).first;
}

namespace {
using Function = std::function<double(const Eigen::VectorXd&)>;

// Central differences with a step of the cube root of the machine's precision, relative to each coordinate.
Eigen::VectorXd gradient_of(const Function& f, const Eigen::VectorXd& at) {
    Eigen::VectorXd out(at.size());
    Eigen::VectorXd x = at;
    for (Eigen::Index i = 0; i < at.size(); ++i) {
        const double step = 6.06e-6 * std::max(1.0, std::abs(at[i]));
        x[i] = at[i] + step;
        const double above = f(x);
        x[i] = at[i] - step;
        const double below = f(x);
        x[i] = at[i];
        out[i] = (above - below) / (2 * step);
    }
    return out;
}
}  // namespace

Minimum minimise(const Function& f, const Eigen::VectorXd& start, double within, int cycles_max) {
    Minimum m{start, f(start)};
    MUST(std::isfinite(m.value));
    Eigen::VectorXd gradient = gradient_of(f, m.at);
    const Eigen::Index n = start.size();
    Eigen::MatrixXd inverse = Eigen::MatrixXd::Identity(n, n);
    bool fresh = true;  // inverse is the identity
    for (; m.cycles < cycles_max; ++m.cycles) {
        m.gradient_norm = gradient.norm();
        if (m.gradient_norm <= within * std::max(1.0, std::abs(m.value))) {
            m.converged = true;
            return m;
        }
        Eigen::VectorXd direction = -(inverse * gradient);
        double slope = direction.dot(gradient);
        if (!(slope < 0)) {
            inverse.setIdentity();
            fresh = true;
            direction = -gradient;
            slope = -gradient.squaredNorm();
        }
        // Armijo's rule, halving; the first step of a fresh start is kept to unit length.
        double step = fresh ? std::min(1.0, 1.0 / m.gradient_norm) : 1.0;
        double value = f(m.at + step * direction);
        for (int halvings = 0; halvings < 60 && !(value <= m.value + 1e-4 * step * slope); ++halvings) {
            step *= 0.5;
            value = f(m.at + step * direction);
        }
        if (!(value < m.value)) {
            if (fresh) {
                m.converged = true;  // no step goes lower: as low as the function's own rounding lets us see
                return m;
            }
            inverse.setIdentity();
            fresh = true;
            continue;
        }
        const Eigen::VectorXd moved = step * direction;
        m.at += moved;
        m.value = value;
        const Eigen::VectorXd next = gradient_of(f, m.at);
        const Eigen::VectorXd bent = next - gradient;
        gradient = next;
        const double curvature = moved.dot(bent);
        if (curvature > 1e-14 * moved.norm() * bent.norm()) {
            const Eigen::VectorXd hy = inverse * bent;
            inverse += (1 + bent.dot(hy) / curvature) / curvature * moved * moved.transpose() -
                       (hy * moved.transpose() + moved * hy.transpose()) / curvature;
            fresh = false;
        }
    }
    m.gradient_norm = gradient.norm();
    return m;
}

}  // namespace psychometrics
