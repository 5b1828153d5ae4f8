// Probability distributions. A tail is the chance of more than x. Arguments outside a distribution's domain
// are a broken program, not a value.
#pragma once

namespace psychometrics {

double normal_density(double z);
double normal_below(double z);
double normal_quantile(double p);  // 0 < p < 1
double chi_squared_tail(double x, double df);
double chi_squared_quantile(double p, double df);
double noncentral_chi_squared_below(double x, double df, double noncentrality);
double f_tail(double x, double df1, double df2);
double student_tail(double t, double df);  // one side
double student_quantile(double p, double df);
double beta_density(double x, double alpha, double beta);
double beta_below(double x, double alpha, double beta);
double beta_quantile(double p, double alpha, double beta);
double binomial_chance(int successes, int trials, double p);
double log_choose(double n, double k);

}  // namespace psychometrics
