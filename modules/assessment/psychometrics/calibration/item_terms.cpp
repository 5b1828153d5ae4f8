#include <maximise.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
constexpr double least = 1e-12;  // of a probability, where it divides

double logistic(double z) { return z > 0 ? 1 / (1 + std::exp(-z)) : std::exp(z) / (1 + std::exp(z)); }

// c = 0: the right responses and their thetas are sufficient.
ItemTerms unguessed(const Curve& curve, const Expected& e, std::size_t item) {
    const double* persons = e.presented_to(item);
    double s0 = 0, s1 = 0, w0 = 0, w1 = 0, w2 = 0;
    for (std::size_t q = 0; q < e.columns; ++q) {
        const double theta = e.theta[q];
        const double p = logistic(curve.a * theta + curve.d);
        const double expected = persons[q] * p, w = expected * (1 - p);
        s0 += expected;
        s1 += expected * theta;
        w0 += w;
        w1 += w * theta;
        w2 += w * theta * theta;
    }
    ItemTerms out;
    out.slope << e.right_theta[item] - s1, e.right[item] - s0, 0;
    out.bend << -w2, -w1, 0, -w1, -w0, 0, 0, 0, 0;
    return out;
}

ItemTerms guessed(const Curve& curve, const Expected& e, std::size_t item, Bend bend) {
    const double* persons = e.presented_to(item);
    const double* right = e.right_at.data() + item * e.columns;
    const double c = curve.c();
    double slope_d = 0, slope_a = 0, slope_g = 0;
    double dd = 0, ad = 0, aa = 0, dg = 0, ag = 0, gg = 0;
    for (std::size_t q = 0; q < e.columns; ++q) {
        const double theta = e.theta[q];
        const double l = logistic(curve.a * theta + curve.d);
        const double p = std::max(least, c + (1 - c) * l), not_p = std::max(least, (1 - c) * (1 - l));
        const double by_d = (1 - c) * l * (1 - l), by_g = c * (1 - c) * (1 - l);
        const double r = right[q], wrong = persons[q] - r;
        const double first = r / p - wrong / not_p;
        slope_d += first * by_d;
        slope_a += first * by_d * theta;
        slope_g += first * by_g;
        double on_dd = 0, on_dg = 0, on_gg = 0;
        if (bend == Bend::exact) {
            const double second = -r / (p * p) - wrong / (not_p * not_p);
            on_dd = second * by_d * by_d + first * by_d * (1 - 2 * l);
            on_dg = second * by_d * by_g - first * c * (1 - c) * l * (1 - l);
            on_gg = second * by_g * by_g + first * by_g * (1 - 2 * c);
        } else {
            const double second = -persons[q] / (p * not_p);
            on_dd = second * by_d * by_d;
            on_dg = second * by_d * by_g;
            on_gg = second * by_g * by_g;
        }
        dd += on_dd;
        ad += on_dd * theta;
        aa += on_dd * theta * theta;
        dg += on_dg;
        ag += on_dg * theta;
        gg += on_gg;
    }
    ItemTerms out;
    out.slope << slope_a, slope_d, slope_g;
    out.bend << aa, ad, ag, ad, dd, dg, ag, dg, gg;
    return out;
}

}  // namespace

ItemTerms item_terms(const Curve& curve, const Expected& e, std::size_t item, Bend bend) {
    return std::isinf(curve.g) ? unguessed(curve, e, item) : guessed(curve, e, item, bend);
}

double item_value(const Curve& curve, const Expected& e, std::size_t item) {
    const double* persons = e.presented_to(item);
    const double c = curve.c();
    double out = c == 0 ? curve.a * e.right_theta[item] + curve.d * e.right[item] : 0;
    for (std::size_t q = 0; q < e.columns; ++q) {
        const double z = curve.a * e.theta[q] + curve.d;
        const double log_wrong = -std::max(z, 0.0) - std::log1p(std::exp(-std::abs(z)));
        if (c == 0) {
            out += persons[q] * log_wrong;
        } else {
            const double right = e.right_at[item * e.columns + q];
            out += right * std::log(std::max(least, c + (1 - c) * logistic(z))) +
                   (persons[q] - right) * (std::log1p(-c) + log_wrong);
        }
    }
    return out;
}

}  // namespace psychometrics
