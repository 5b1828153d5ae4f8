#include "grid.hpp"

#include <psychometrics/curves.hpp>
#include <psychometrics/responses.hpp>

#include <Eigen/Core>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
constexpr double least = 1e-300;
}

Grid::Grid(const ParameterSet& set, std::vector<double> nodes) : nodes_(std::move(nodes)) {
    std::size_t rows = 0;
    for (const auto& item : set.items) {
        first_.push_back(rows);
        rows += categories_of(item);
    }
    first_.push_back(rows);
    p_.resize(rows * size());
    log_p_.resize(rows * size());
    std::vector<double> p;
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        p.resize(scores(i));
        for (std::size_t q = 0; q < size(); ++q) {
            probabilities(set.items[i], set.metric, nodes_[q], p);
            for (std::size_t k = 0; k < p.size(); ++k) {
                const std::size_t at = (first_[i] + k) * size() + q;
                p_[at] = p[k];
                log_p_[at] = std::log(std::max(p[k], least));
            }
        }
    }
}

void Grid::add_log_likelihood(std::span<const std::uint8_t> row, std::span<double> onto) const {
    const std::size_t n = size();
    double* const sum = onto.data();
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == not_presented) {
            continue;
        }
        const double* const one = log_p_.data() + (first_[i] + row[i]) * n;
        for (std::size_t q = 0; q < n; ++q) {
            sum[q] += one[q];
        }
    }
}

double posterior(const Grid& grid, std::span<const double> log_weights, std::span<const std::uint8_t> row,
                 std::span<double> into) {
    std::ranges::copy(log_weights, into.begin());
    grid.add_log_likelihood(row, into);
    Eigen::Map<Eigen::ArrayXd> values(into.data(), Eigen::Index(into.size()));
    const double highest = values.maxCoeff();
    values = (values - highest).exp();
    const double total = values.sum();
    values /= total;
    return highest + std::log(total);
}

std::vector<double> logs_of(std::span<const double> weights) {
    std::vector<double> out;
    for (const double w : weights) {
        out.push_back(std::log(std::max(w, least)));
    }
    return out;
}

}  // namespace psychometrics
