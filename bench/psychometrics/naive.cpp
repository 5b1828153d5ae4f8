#include "naive.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <cmath>
#include <numbers>
#include <vector>

namespace naive {
namespace {

struct Item {
    double a = 1, d = 0, g = -1.1;
};
constexpr double a_sd = 0.5, g_mean = -1.1, g_sd = 2;

double chance(const Item& item, bool guessing, double theta) {
    const double l = 1 / (1 + std::exp(-(item.a * theta + item.d)));
    const double c = guessing ? 1 / (1 + std::exp(-item.g)) : 0;
    return c + (1 - c) * l;
}

double log_prior(const Item& item) {
    const double log_a = std::log(item.a), za = log_a / a_sd, zg = (item.g - g_mean) / g_sd;
    return -0.5 * (za * za + zg * zg) - log_a - std::log(a_sd) - std::log(g_sd) -
           std::log(2 * std::numbers::pi);
}

// Fisher's scoring to the end.
Item maximised(Item item, bool guessing, const std::vector<double>& theta, const std::vector<double>& persons,
               const std::vector<double>& right) {
    for (int n = 0; n < 50; ++n) {
        Eigen::Vector3d slope = Eigen::Vector3d::Zero();
        Eigen::Matrix3d bend = Eigen::Matrix3d::Zero();
        const double c = guessing ? 1 / (1 + std::exp(-item.g)) : 0;
        for (std::size_t q = 0; q < theta.size(); ++q) {
            const double p = chance(item, guessing, theta[q]), l = (p - c) / (1 - c);
            const double by_d = (1 - c) * l * (1 - l);
            const Eigen::Vector3d by{by_d * theta[q], by_d, guessing ? c * (1 - c) * (1 - l) : 0};
            const double v = std::max(1e-12, p * (1 - p));
            slope += (right[q] - persons[q] * p) / v * by;
            bend += persons[q] / v * by * by.transpose();
        }
        if (guessing) {
            slope[0] -= (std::log(item.a) / (a_sd * a_sd) + 1) / item.a;
            bend(0, 0) += 1 / (a_sd * a_sd * item.a * item.a);
            slope[2] -= (item.g - g_mean) / (g_sd * g_sd);
            bend(2, 2) += 1 / (g_sd * g_sd);
        } else {
            bend(2, 2) = 1;
        }
        const Eigen::Vector3d step = bend.ldlt().solve(slope).cwiseMax(-0.5).cwiseMin(0.5);
        item.a = guessing ? std::max(0.01, item.a + step[0]) : item.a + step[0];
        item.d += step[1];
        item.g += step[2];
        if (step.lpNorm<Eigen::Infinity>() < 1e-8) {
            break;
        }
    }
    return item;
}

}  // namespace

Fit fit(const psychometrics::Responses& data, bool guessing, int nodes, double tol, int cycles_max) {
    const std::size_t items = data.item_count(), persons = data.person_count(), q_max = std::size_t(nodes);
    std::vector<double> theta(q_max), weight(q_max);
    double total = 0;
    for (std::size_t q = 0; q < q_max; ++q) {
        theta[q] = -6 + 12.0 * double(q) / double(q_max - 1);
        weight[q] = std::exp(-0.5 * theta[q] * theta[q]);
        total += weight[q];
    }
    std::vector<Item> at(items);
    Fit out;
    while (out.cycles < cycles_max) {
        std::vector<double> log_right(items * q_max), log_wrong(items * q_max);
        for (std::size_t j = 0; j < items; ++j) {
            for (std::size_t q = 0; q < q_max; ++q) {
                const double p = chance(at[j], guessing, theta[q]);
                log_right[j * q_max + q] = std::log(p);
                log_wrong[j * q_max + q] = std::log(1 - p);
            }
        }
        std::vector<std::vector<double>> right(items, std::vector<double>(q_max, 0.0));
        std::vector<double> expected(q_max, 0.0), posterior(q_max);
        out.objective = 0;
        for (std::size_t n = 0; n < persons; ++n) {
            double sum = 0, top = -1e300;
            for (std::size_t q = 0; q < q_max; ++q) {
                double l = std::log(weight[q] / total);
                for (std::size_t j = 0; j < items; ++j) {
                    l += data.at(n, j) == 1 ? log_right[j * q_max + q] : log_wrong[j * q_max + q];
                }
                posterior[q] = l;
                top = std::max(top, l);
            }
            for (double& p : posterior) {
                p = std::exp(p - top);
                sum += p;
            }
            out.objective += top + std::log(sum);
            for (std::size_t q = 0; q < q_max; ++q) {
                posterior[q] /= sum;
                expected[q] += posterior[q];
            }
            for (std::size_t j = 0; j < items; ++j) {
                for (std::size_t q = 0; data.at(n, j) == 1 && q < q_max; ++q) {
                    right[j][q] += posterior[q];
                }
            }
        }
        double change = 0;
        for (std::size_t j = 0; j < items; ++j) {
            out.objective += guessing ? log_prior(at[j]) : 0;
            const Item next = maximised(at[j], guessing, theta, expected, right[j]);
            change = std::max({change, std::abs(next.a - at[j].a), std::abs(next.d - at[j].d),
                               guessing ? std::abs(next.g - at[j].g) : 0});
            at[j] = next;
        }
        ++out.cycles;
        if (change <= tol) {
            break;
        }
    }
    return out;
}

}  // namespace naive
