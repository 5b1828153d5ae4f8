#include <base/must.hpp>
#include <psychometrics/distributions.hpp>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace psychometrics {
namespace {
namespace math = boost::math;
// Far tails are 0 here, not an error; whatever else goes wrong throws.
using Policy = math::policies::policy<math::policies::underflow_error<math::policies::ignore_error>,
                                      math::policies::promote_double<false>>;
using ChiSquared = math::chi_squared_distribution<double, Policy>;
using Student = math::students_t_distribution<double, Policy>;
using Beta = math::beta_distribution<double, Policy>;
}  // namespace

double normal_density(double z) { return std::exp(-0.5 * z * z) * 0.3989422804014326779; }
double normal_below(double z) { return 0.5 * std::erfc(-z * 0.7071067811865475244); }
double normal_quantile(double p) {
    MUST(p > 0 && p < 1);
    return math::quantile(math::normal_distribution<double, Policy>(), p);
}

double chi_squared_tail(double x, double df) {
    MUST(df > 0);
    return x <= 0 ? 1 : math::cdf(math::complement(ChiSquared(df), x));
}
double chi_squared_quantile(double p, double df) {
    MUST(df > 0 && p >= 0 && p < 1);
    return math::quantile(ChiSquared(df), p);
}
double noncentral_chi_squared_below(double x, double df, double noncentrality) {
    MUST(df > 0 && noncentrality >= 0);
    return x <= 0
               ? 0
               : math::cdf(math::non_central_chi_squared_distribution<double, Policy>(df, noncentrality), x);
}
double f_tail(double x, double df1, double df2) {
    MUST(df1 > 0 && df2 > 0);
    return x <= 0 ? 1 : math::cdf(math::complement(math::fisher_f_distribution<double, Policy>(df1, df2), x));
}
double student_tail(double t, double df) {
    MUST(df > 0);
    return math::cdf(math::complement(Student(df), t));
}
double student_quantile(double p, double df) {
    MUST(df > 0 && p > 0 && p < 1);
    return math::quantile(Student(df), p);
}

double beta_density(double x, double alpha, double beta) {
    MUST(alpha > 0 && beta > 0 && x > 0 && x < 1);
    return math::pdf(Beta(alpha, beta), x);
}
double beta_below(double x, double alpha, double beta) {
    MUST(alpha > 0 && beta > 0);
    return x <= 0 ? 0 : x >= 1 ? 1 : math::cdf(Beta(alpha, beta), x);
}
// By bisection: the library's own inversion gives up for some shapes.
double beta_quantile(double p, double alpha, double beta) {
    MUST(alpha > 0 && beta > 0 && p >= 0 && p <= 1);
    double lo = 0, hi = 1;
    for (int step = 0; step < 1100 && hi - lo > 1e-15 * hi; ++step) {
        const double middle = lo + (hi - lo) / 2;
        (beta_below(middle, alpha, beta) < p ? lo : hi) = middle;
    }
    return p == 0 ? 0 : p == 1 ? 1 : lo + (hi - lo) / 2;
}

double binomial_chance(int successes, int trials, double p) {
    MUST(trials >= 0 && p >= 0 && p <= 1);
    if (successes < 0 || successes > trials) {
        return 0;
    }
    return math::pdf(math::binomial_distribution<double, Policy>(trials, p), successes);
}

double log_choose(double n, double k) {
    return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

}  // namespace psychometrics
